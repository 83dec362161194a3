"""The web server's application: API, click counter, health, figures and pages."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI, Response
from fastapi.responses import PlainTextResponse

from adapters import page
from adapters.page import Page
from app.demo.catalog import SHOP_NAME
from app.http import api, chatwoot, clicks, desk, errors, hooks
from app.http.guard import Guard
from app.web.embed import router as embed
from app.web.pages import router as pages
from app.wiring import Aisle
from bot.messages import Message, Tap


def create(aisle: Aisle, on_ready: Callable[[], None] = lambda: None, shop: APIRouter | None = None) -> FastAPI:
    """The ASGI application around a built Aisle; it starts it, says so by `on_ready`, and closes it.

    `shop` is a storefront under /shop, in place of the plain product pages.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await aisle.start()
        await aisle.connect()
        asked = app.state.page = Page()

        async def accept(event: Message | Tap) -> None:
            for payload in page.to_payload(await aisle.inbox.answer(event), event.conversation_id):
                await asked.send(payload, event.event_id)

        receiving = asyncio.create_task(asked.run(accept))
        on_ready()
        try:
            yield
        finally:
            await asked.close()
            await receiving
            await aisle.close()

    app = FastAPI(
        title="Aisle",
        description="A shopping guide that shows real products and learns what to show.",
        lifespan=lifespan,
        responses=errors.RESPONSES,
        # Their pages load scripts from elsewhere; /openapi.json is the reference.
        docs_url=None,
        redoc_url=None,
    )
    app.state.aisle = aisle
    app.state.stage = asyncio.Lock()  # one rehearsal at a time
    app.state.shop_name = SHOP_NAME if shop is not None else None
    app.add_middleware(Guard, open_to_all=aisle.settings.api_token is not None, public_url=aisle.settings.public_url)
    errors.install(app)
    app.include_router(api.router)
    app.include_router(clicks.router)
    app.include_router(hooks.router)
    app.include_router(desk.router)
    app.include_router(chatwoot.router)
    app.include_router(embed)
    if shop is not None:
        app.include_router(shop)
    app.include_router(pages)

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        """The process lives."""
        return {"status": "ok"}

    @app.get("/readyz")
    async def readyz(response: Response) -> dict[str, object]:
        """Whether messages are answered, and what does not work as it should."""
        ready = await aisle.reachable()
        response.status_code = 200 if ready else 503
        return {"status": "ready" if ready else "unavailable", "degraded": aisle.degraded()}

    @app.get("/metrics", response_class=PlainTextResponse)
    async def metrics() -> Response:
        """Figures for Prometheus."""
        return Response(aisle.metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")

    return app

"""A webhook route of ours in front of the stack, on a port of this machine."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import uvicorn
from fastapi import APIRouter, FastAPI

from app.http.errors import install
from app.settings import Settings
from tests.relays.stack import KEY, Stack


@asynccontextmanager
async def hooked(
    router: APIRouter, settings: Settings, running: Stack[Any], *, couriers: dict[str, Any]
) -> AsyncIterator[str]:
    """The address at which the route is served until the block ends."""
    app = FastAPI()
    install(app)
    app.include_router(router)
    app.state.aisle = SimpleNamespace(
        settings=settings, key=KEY, relays=SimpleNamespace(couriers=couriers), inbox=running.inbox,
        ledger=running.ledger, database=running.database,
    )  # fmt: skip
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", loop="asyncio")
        web = uvicorn.Server(config)
        serving = asyncio.create_task(web.serve(sockets=[door]))
        while not web.started:  # noqa: ASYNC110  # uvicorn tells in no other way
            await asyncio.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            web.should_exit = True
            await serving

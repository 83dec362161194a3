"""`aisle demo` and `aisle serve`: the web server in the foreground."""

import errno
import socket
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from secrets import token_bytes
from typing import TYPE_CHECKING

from pydantic import SecretStr

from app.cli import app
from app.cli.say import fail
from app.settings import Settings, load_settings

if TYPE_CHECKING:  # what takes long to import waits for its turn
    from fastapi import APIRouter

    from app.wiring import Aisle


@app.command()
def demo() -> None:
    """Serve the demo shop and the chat page; an empty data folder is filled first."""
    settings = load_settings()
    with _door(settings) as door:
        if settings.public_url is None:
            settings = settings.model_copy(update={"public_url": _address(settings, door)})
        if settings.webhook_secret is None:
            # The demo's shop and its guide live in one process, so a secret for as long as it runs is enough.
            made = SecretStr(f"whsec_{b64encode(token_bytes(24)).decode()}")
            settings = settings.model_copy(update={"webhook_secret": made})
        _run(settings, door, demo=True)


@app.command()
def serve() -> None:
    """Serve the shop in the data folder."""
    from app.database import refuse_missing

    settings = load_settings()
    refuse_missing(settings)
    with _door(settings) as door:
        _run(settings, door, demo=False)


def _run(settings: Settings, door: socket.socket, *, demo: bool) -> None:
    from app import logs
    from app.database import EmptyShopError
    from app.wiring import build, open_folder

    logs.configure()
    settings.data.mkdir(parents=True, exist_ok=True)
    # Opening takes longest and mostly waits; imports and the reading of the catalog fit into it.
    aside = ThreadPoolExecutor(1)
    vectors = aside.submit(open_folder, settings) if settings.chroma_url is None else None
    aside.shutdown(wait=False)
    import uvicorn

    from app.http import create

    aisle = build(settings, vectors=vectors.result if vectors else None)
    address = _address(settings, door)
    shop = _demo(aisle, address) if demo else None
    if aisle.catalog.is_empty():
        raise EmptyShopError(settings.data)
    config = uvicorn.Config(
        create(aisle, on_ready=lambda: logs.ready(address), shop=shop),
        log_config=None,
        access_log=False,
        server_header=False,
        # An open stream of events would otherwise keep the server from ending.
        timeout_graceful_shutdown=2,
    )
    uvicorn.Server(config).run(sockets=[door])


def _demo(aisle: "Aisle", address: str) -> "APIRouter":
    """The demo's storefront at this address; an empty shop is filled with its goods and pages."""
    from adapters.webhooks import secrets_of
    from app.demo.catalog import products
    from app.demo.knowledge import passages
    from app.demo.storefront import storefront

    if aisle.catalog.is_empty():
        aisle.catalog.upsert(products(), currency="USD", language="en")
    if not aisle.pages.version():
        aisle.pages.renew(passages())
    secret = aisle.settings.webhook_secret
    assert secret is not None  # noqa: S101  # the demo has made one
    return storefront(hook=f"{address}/hooks/shop", secret=secrets_of(secret.get_secret_value())[0])


def _door(settings: Settings) -> socket.socket:
    """The listening socket, taken before anything is loaded, so that a busy port is known at once."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((settings.host, settings.port))
        door.listen(128)
    except OSError as problem:
        door.close()
        if problem.errno == errno.EADDRINUSE:
            fail(f"port {settings.port} is in use: stop what uses it, or set AISLE_PORT to another one")
        fail(f"cannot listen on AISLE_HOST and AISLE_PORT: {problem.strerror}")
    return door


def _address(settings: Settings, door: socket.socket) -> str:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104  # compared, not bound
    return f"http://{f'[{host}]' if ':' in host else host}:{door.getsockname()[1]}"

"""What no request passes without: a body of bearable size, a name that is ours, and headers that protect browsers."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.http.errors import error
from app.settings import is_loopback

MOST = 64 * 1024
"""Bytes in a body."""
MORE = {"/hooks/telegram": 256 * 1024, "/hooks/slack": 256 * 1024, "/hooks/chatwoot": 256 * 1024}
"""Where a body may be larger: Telegram escapes Chinese, quotes what is answered to, and repeats what is refused; Slack
sends the whole message along with a button that was pressed in it, Chatwoot the conversation with each message."""
SAFE = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
"""Unless a route says otherwise."""


class Guard:
    """ASGI middleware. `open_to_all` is true when a token protects the API instead of the loopback address."""

    def __init__(self, app: ASGIApp, *, open_to_all: bool, public_url: str | None) -> None:
        self._app = app
        self._open = open_to_all
        self._public = urlsplit(public_url).netloc if public_url else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with an error."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in SAFE.items():
                    answer.setdefault(name, value)
            await send(message)

        if not self._open and (reason := self._foreign(headers, scope["method"])):
            await error(403, reason)(scope, receive, protected)
            return
        # What follows the third part is a secret of that platform's.
        most = MORE.get("/".join(scope["path"].split("/")[:3]), MOST)
        body = await _read(headers, receive, most)
        if body is None:
            refusal = error(413, f"The body is larger than {most // 1024} KiB.", headers={"Connection": "close"})
            await refusal(scope, receive, protected)
            return
        # All our bodies are JSON, whatever the header says: curl -d and many programs send another one.
        MutableHeaders(scope=scope)["content-type"] = "application/json"
        await self._app(scope, _replay(body, receive), protected)

    def _foreign(self, headers: Headers, method: str) -> str | None:
        """Why a page of another site may be behind this request (DNS rebinding, cross-site posts)."""
        host = headers.get("host", "")
        if host != self._public and not is_loopback(_name(host)):
            return "Without AISLE_API_TOKEN Aisle answers only under a loopback name or AISLE_PUBLIC_URL."
        origin = headers.get("origin")
        if origin is not None and method not in ("GET", "HEAD") and urlsplit(origin).netloc not in (host, self._public):
            return "Without AISLE_API_TOKEN Aisle takes messages only from its own pages and from programs."
        return None


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


async def _read(headers: Headers, receive: Receive, most: int) -> list[Message] | None:
    """The whole body as it came in, or None when it is too large."""
    declared = headers.get("content-length", "0")
    if declared.isdecimal() and int(declared) > most:
        return None
    parts: list[Message] = []
    size = 0
    while True:
        part = await receive()
        parts.append(part)
        size += len(part.get("body", b""))
        if size > most:
            return None
        if part["type"] != "http.request" or not part.get("more_body", False):
            return parts


def _replay(parts: list[Message], receive: Receive) -> Receive:
    waiting = iter(parts)

    async def again() -> Message:
        return next(waiting, None) or await receive()

    return again

"""A chat completions server of our own, on a real socket: strict about what it is asked, and told what to do wrong.

with serving() as server:
    server.script = say("Hello there. ", "Good [P1].")
    Endpoint(server.base_url, model="m")
    server.asked          # the bodies of the chat requests, oldest first
"""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Json = dict[str, Any]
PORTABLE = frozenset({"model", "messages", "max_tokens", "temperature", "stop", "stream"})
"""What every server understands."""
LONGEST = 30.0
"""Seconds that an answer without an end takes at most."""
_FRAME: Json = {"id": "c", "object": "chat.completion.chunk", "created": 1}


@dataclass(frozen=True)
class Script:
    """How one answer comes about."""

    pieces: Sequence[str] = ()
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    before: float = 0.0
    """Seconds before the first byte."""
    between: float = 0.0
    """Seconds before each piece."""
    endless: bool = False
    cut: bool = False
    """Hang up after the pieces, without an end."""
    raw: bytes | None = None
    """The whole body, in place of pieces."""
    usage: tuple[int, int] | None = None


def say(*pieces: str, **more: Any) -> Script:
    """An answer in these pieces."""
    return Script(pieces, **more)


@dataclass
class ChatServer:
    """What it was asked, and what it says."""

    models: Sequence[str] = ("m",)
    script: Script | Callable[[Json], Script] = field(default_factory=Script)
    asked: list[Json] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    """What was wrong with requests."""
    hung_up: threading.Event = field(default_factory=threading.Event)
    """Set when somebody hangs up on an answer."""
    base_url: str = ""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, state: ChatServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.state = state
        self.closing = threading.Event()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        state = self.server.state
        state.keys.add(self.headers.get("authorization", ""))
        models = [{"id": name, "object": "model", "owned_by": "us"} for name in state.models]
        listed = json.dumps({"object": "list", "data": models})
        self._whole(200 if self.path == "/v1/models" else 404, listed.encode())

    def do_POST(self) -> None:
        state = self.server.state
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        state.asked.append(asked)
        state.keys.add(self.headers.get("authorization", ""))
        _judge(state, self.path, asked)
        script = state.script(asked) if callable(state.script) else state.script
        try:
            self.server.closing.wait(script.before)
            if script.status != 200:
                self._whole(script.status, b'{"error": {"message": "no"}}', script.headers)
            elif script.raw is not None:
                self._whole(200, script.raw, script.headers)
            else:
                self._stream(asked["model"], script)
        except OSError:
            state.hung_up.set()
            self.close_connection = True

    def _stream(self, model: str, script: Script) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        self.close_connection = True
        until = time.monotonic() + LONGEST
        self._chunk(model, {"role": "assistant", "content": ""})
        again = True
        while again:
            for piece in script.pieces:
                self.server.closing.wait(script.between)
                self._chunk(model, {"content": piece})
            again = script.endless and time.monotonic() < until and not self.server.closing.is_set()
        if script.cut:
            return
        self._chunk(model, {}, "stop")
        if script.usage:
            prompt, answer = script.usage
            usage = {"prompt_tokens": prompt, "completion_tokens": answer, "total_tokens": prompt + answer}
            self._event(_FRAME | {"model": model, "choices": [], "usage": usage})
        self.wfile.write(b"data: [DONE]\n\n")

    def _chunk(self, model: str, delta: Json, finish: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        self._event(_FRAME | {"model": model, "choices": [choice]})

    def _event(self, value: Json) -> None:
        self.wfile.write(f"data: {json.dumps(value)}\n\n".encode())
        self.wfile.flush()

    def _whole(self, status: int, body: bytes, headers: Sequence[tuple[str, str]] = ()) -> None:
        self.send_response(status)
        for name, value in (("content-type", "application/json"), ("content-length", str(len(body))), *headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name in the library
        """Keep quiet."""


@contextmanager
def serving(script: Script | Callable[[Json], Script] | None = None) -> Iterator[ChatServer]:
    """The server, until the block ends."""
    state = ChatServer(script=script or Script())
    server = _Server(state)
    state.base_url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()


def _judge(state: ChatServer, path: str, asked: Json) -> None:
    """Note what a strict server would refuse."""
    if path != "/v1/chat/completions":
        state.faults.append(path)
    if odd := asked.keys() - PORTABLE:
        state.faults.append(f"fields that not every server knows: {sorted(odd)}")
    roles = [message["role"] for message in asked["messages"]]
    if roles not in (["system", "user"], ["user"]):
        state.faults.append(f"roles {roles}: some chat templates want them in turn")
    if not all(isinstance(message["content"], str) and message["content"] for message in asked["messages"]):
        state.faults.append("content is not text")
    if not 0 < asked["max_tokens"] <= 1000:
        state.faults.append("max_tokens")

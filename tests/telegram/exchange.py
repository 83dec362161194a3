"""The HTTP side: one call in, checked, met by scripted trouble or carried out, written down, answered."""

import asyncio
import inspect
import json
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.relays.faults import Fault, Rule
from tests.telegram.description import Upload
from tests.telegram.errors import ApiError, too_many_requests
from tests.telegram.methods import METHODS
from tests.telegram.wire import Query, check, read_query
from tests.telegram.world import World

SLACK = 0.05
"""Seconds that a caller may be early: a sleep may end a little too soon."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot, as it came in and was answered."""

    method: str
    params: Mapping[str, Any]
    files: Mapping[str, Upload]
    at: float
    """Seconds of a clock that only goes forward."""
    code: int
    result: Any
    error: str | None
    """The description of a refusal."""
    retry_after: int | None
    """The seconds a 429 asked to wait."""
    done: bool
    """Whether it was carried out."""
    answered: bool
    """False where the connection was closed instead."""

    @property
    def chat_id(self) -> int | str | None:
        """Where it went."""
        return self.params.get("chat_id")


class Exchange:
    """Answers calls. All of it lives on the server's own loop; `calls` may be read from anywhere."""

    def __init__(self, world: World) -> None:
        self.calls: list[Call] = []
        self.polls = 0
        self.rules: list[Rule] = []
        self._world = world
        self._flooded: dict[Any, float] = {}

    def app(self) -> web.Application:
        """The routes."""
        app = web.Application(client_max_size=60 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        return app

    async def _call(self, request: web.Request) -> web.StreamResponse:
        """One call."""
        token, name = request.match_info["token"], request.match_info["method"]
        if token != self._world.token:
            return _answer(ApiError(401, "Unauthorized"))
        method = self._world.description.spelled(name)
        if method is None:
            return _answer(ApiError(404, "Not Found"))
        if method not in METHODS:
            return _answer(ApiError(501, f"Not Implemented: this server has no {method}"))
        at = time.monotonic()
        try:
            query = await read_query(request, method, self._world.description)
        except ApiError as error:
            self._note(Query(method, {}, {}), at, error, Fault())
            return _answer(error)
        fault = self._fault(query)
        result: Any = fault.error
        if fault.accept:
            try:
                result = await self._carry_out(query)
            except ApiError as error:
                result = error
        self._note(query, at, result, fault)
        await asyncio.sleep(fault.delay)
        if fault.drop:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        return _answer(result)

    async def _carry_out(self, query: Query) -> Any:
        check(query, self._world.description)
        result = METHODS[query.method](self._world, query)
        return await result if inspect.isawaitable(result) else result

    def _fault(self, query: Query) -> Fault:
        chat = query.get("chat_id")
        left = self._flooded.get(chat, 0) - time.monotonic()
        if chat is not None and left > SLACK:
            return Fault(too_many_requests(math.ceil(left)), accept=False)
        met = [rule.fault for rule in self.rules if rule.meets(query.method, chat, query.params)]
        if not met:
            return Fault()
        if met[0].flood and met[0].error and met[0].error.parameters:
            self._flooded[chat] = time.monotonic() + met[0].error.parameters["retry_after"]
        return met[0]

    def _note(self, query: Query, at: float, result: Any, fault: Fault) -> None:
        if query.method == "getUpdates":
            self.polls += 1
            return
        error = result if isinstance(result, ApiError) else None
        call = Call(
            method=query.method,
            params=query.params,
            files=query.files,
            at=at,
            code=error.code if error else 200,
            # As it is now: a later edit changes the message, not what was answered.
            result=None if error else json.loads(json.dumps(result)),
            error=error.description if error else None,
            retry_after=(error.parameters or {}).get("retry_after") if error else None,
            done=fault.accept and not error,
            answered=not fault.drop,
        )
        self.calls.append(call)

    async def _download(self, request: web.Request) -> web.Response:
        """A download."""
        for path, upload in self._world.files.values():
            if request.match_info["token"] == self._world.token and request.match_info["path"] == path:
                return web.Response(body=upload.content, content_type=upload.content_type)
        return web.Response(status=404)


def _answer(result: Any) -> web.Response:
    if isinstance(result, ApiError):
        return web.json_response(result.body(), status=result.code)
    return web.json_response({"ok": True, "result": result})

"""The HTTP side: a call in, checked, met by scripted trouble or carried out, written down, answered."""

import asyncio
import base64
import json
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from aiohttp import web

from tests.relays.faults import Fault, Rule
from tests.slack.limits import problems
from tests.slack.methods import METHODS
from tests.slack.world import Json, Refusal, Team, World

EARLY = 0.05
"""Seconds that a caller may be early: a sleep may end a little too soon."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call, as it came in and was answered."""

    method: str
    team: str
    params: Mapping[str, Any]
    at: float
    """Seconds of a clock that only goes forward."""
    error: str | None
    status: int
    retry_after: int | None
    done: bool
    """Whether it was carried out."""

    @property
    def channel(self) -> str | None:
        """Where it went."""
        return self.params.get("channel") or self.params.get("channel_id")


class Exchange:
    """Answers calls. All of it lives on the server's own loop; `calls` may be read from anywhere."""

    def __init__(self, world: World, sockets: Any) -> None:
        self.calls: list[Call] = []
        self.rules: list[Rule] = []
        self._world = world
        self._sockets = sockets
        self._flooded: dict[Any, float] = {}

    def app(self) -> web.Application:
        """The routes."""
        app = web.Application(client_max_size=10 * 1024 * 1024)
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_post("/respond/{name}", self._respond)
        app.router.add_get("/oauth/v2/authorize", self._authorize)
        app.router.add_get("/socket/{ticket}", self._sockets.serve)
        return app

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        query = await _query(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        at = time.monotonic()
        if method in ("oauth.v2.access", "apps.connections.open"):
            try:
                result = self._access(request, query) if method == "oauth.v2.access" else self._open(request, token)
            except Refusal as refusal:
                return _answer(refusal)
            return _answer(result)
        try:
            team = self._world.team_of(token)
            fault = self._fault(method, query, team)
        except Refusal as refusal:
            self.calls.append(Call(method, "", query, at, refusal.error, refusal.status, None, False))
            return _answer(refusal)
        outcome: Json | Refusal = fault.error or {}
        if fault.accept:
            try:
                outcome = self._carry_out(method, team, query, request)
            except Refusal as refusal:
                outcome = refusal
        refused = outcome if isinstance(outcome, Refusal) else None
        self.calls.append(
            Call(method, team.id, query, at, str(refused) if refused else None, refused.status if refused else 200,
                 refused.retry_after if refused else None, fault.accept and refused is None)
        )  # fmt: skip
        await asyncio.sleep(fault.delay)
        if fault.drop:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        return _answer(outcome)

    def _carry_out(self, method: str, team: Team, query: Json, request: web.Request) -> Json:
        if method not in METHODS:
            raise Refusal("unknown_method")
        act, needed, allowed = METHODS[method]
        if lacking := needed - query.keys():
            raise Refusal("invalid_arguments", why=f"{method} lacks {sorted(lacking)}")
        if odd := query.keys() - needed - allowed:
            raise Refusal("invalid_arguments", why=f"{method} does not know {sorted(odd)}")
        if request.method == "POST" and request.content_type == "application/json" and not request.charset:
            raise Refusal("missing_charset")
        return act(self._world, team, query)

    def _fault(self, method: str, query: Json, team: Team) -> Fault:
        chat = query.get("channel") or query.get("channel_id")
        left = self._flooded.get((team.id, method, chat), 0) - time.monotonic()
        if chat is not None and left > EARLY:
            seconds = math.ceil(left)
            return Fault(Refusal("ratelimited", 429, seconds), accept=False)
        met = [rule.fault for rule in self.rules if rule.meets(method, chat, query)]
        if not met:
            return Fault()
        if met[0].flood:
            self._flooded[team.id, method, chat] = time.monotonic() + met[0].error.retry_after
        return met[0]

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        address = self._world.respond.get(request.match_info["name"])
        if address is None or time.monotonic() > address["until"]:
            return web.json_response({"ok": False, "error": "expired_url"}, status=404)
        body = await request.json()
        if address["left"] < 1:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        address["left"] -= 1
        found = problems(body.get("blocks", []))
        at = time.monotonic()
        self.calls.append(
            Call(
                "respond",
                address["team"].id,
                body,
                at,
                "; ".join(found) or None,
                400 if found else 200,
                None,
                not found,
            )
        )
        if found:
            return web.Response(text="invalid_blocks", status=400)
        team: Team = address["team"]
        ts = self._world.ts()
        shown = {"type": "message", "ts": ts, "bot_id": team.bot_id, "user": team.bot, "only": address["user"]}
        address["channel"].messages[ts] = shown | {name: body[name] for name in ("text", "blocks") if name in body}
        return web.Response(text="ok")

    async def _authorize(self, request: web.Request) -> web.StreamResponse:
        """Somebody who agrees to everything, into the workspace that `team` names."""
        world = self._world
        if request.query["client_id"] != world.client_id:
            return web.Response(status=400, text="invalid_client_id")
        code = f"code-{world.number()}"
        world.codes[code] = request.query["team"]
        back = f"{request.query['redirect_uri']}?code={code}&state={request.query['state']}"
        raise web.HTTPFound(back)

    def _access(self, request: web.Request, query: Json) -> Json:
        world = self._world
        basic = request.headers.get("Authorization", "").removeprefix("Basic ")
        given = (query.get("client_id"), query.get("client_secret"))
        if basic:
            name, _, secret = base64.b64decode(basic).decode().partition(":")
            given = (name, secret)
        if given != (world.client_id, world.client_secret):
            raise Refusal("bad_client_secret")
        team = world.teams.get(world.codes.pop(query.get("code", ""), ""))
        if team is None:
            raise Refusal("invalid_code")
        team.installed = True
        return {
            "access_token": team.token, "token_type": "bot", "scope": "chat:write", "bot_user_id": team.bot,
            "app_id": "A1", "team": {"id": team.id, "name": team.name}, "enterprise": None,
            "is_enterprise_install": False, "authed_user": {"id": next(iter(team.people), "U0INSTALL")},
        }  # fmt: skip

    def _open(self, request: web.Request, token: str) -> Json:
        if token != self._world.app_token:
            raise Refusal("invalid_auth")
        return {"url": f"ws://{request.host}/socket/{self._sockets.ticket()}"}


async def _query(request: web.Request) -> Json:
    query: Json = dict(request.query)
    if request.content_type == "application/json":
        return query | (await request.json())
    body = {name: values[-1] for name, values in parse_qs((await request.read()).decode()).items()}
    query |= body
    return query


def _answer(result: Json | Refusal) -> web.Response:
    if isinstance(result, Refusal):
        headers = {"Retry-After": str(result.retry_after)} if result.retry_after else {}
        if result.status >= 500:
            return web.Response(status=result.status, text="upstream request timeout")
        return web.Response(
            text=json.dumps({"ok": False, "error": result.error}), status=result.status, headers=headers,
            content_type="application/json",
        )  # fmt: skip
    return web.json_response({"ok": True, **result})

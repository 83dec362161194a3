"""The connection to Slack: events over HTTP or a web socket, sending, streams, and what cannot wait for a turn."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncBoltRequest
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.base import GoneError, House, Payload, StoppedError, UnsureError
from adapters.slack.bolt import Answer, answer_of, bolt, oauth, request_of
from adapters.slack.courtesies import Courtesies, spoken
from adapters.slack.errors import NOT_STREAMING, mapped, reason_of, words
from adapters.slack.incoming import UNREADABLE, Heard, Me, to_message
from adapters.slack.manifest import INSTALLED
from adapters.slack.outgoing import LIMITS
from adapters.slack.places import Place
from adapters.slack.responding import Responses
from adapters.slack.signature import proves
from adapters.slack.streams import Speaker, Streams, remember, status
from adapters.slack.workspaces import Keys, States, Workspace, Workspaces
from bot.messages import Message, Tap

API = "https://slack.com/api"
PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
"""Seconds between attempts when the connection or a token is in the way."""
LOOK = 1.0
"""Seconds between looks whether the web socket still stands."""
SENT = "aisle_sent"
"""Names the metadata by which a message of ours is found again."""

log = structlog.get_logger()

Accept = Callable[[Message | Tap], Awaitable[None]]


class NotReadyError(Exception):
    """Slack itself was not reached yet; the delivery will come again."""


class Slack:
    """One app. `trouble` says in plain words what keeps it from receiving; empty when nothing does."""

    limits = LIMITS

    def __init__(
        self, keys: Keys, *, key: bytes, house: House, api_url: str = API, pauses: tuple[float, ...] = PAUSES
    ) -> None:
        """`key` keeps the names of conversations from being guessed."""
        self.trouble = ""
        self._keys = keys
        self._key = key
        self._house = house
        self._api = f"{api_url}/"
        self._pauses = pauses
        self._workspaces = Workspaces(house.notes)
        self._streams = Streams()
        self.progress = self._streams.progress
        self.edited = self._streams.edited
        self._responses = Responses()
        self._bolt = bolt(self._client(None), self._workspaces, self._take)
        self._accept: Accept | None = None
        self._session: aiohttp.ClientSession | None = None
        self._socket: AsyncSocketModeHandler | None = None
        self._closed = asyncio.Event()
        self._sent: OrderedDict[str, str | None] = OrderedDict()
        self._courtesies = Courtesies(house, self._of)
        self._ending: asyncio.Task[None] | None = None

    async def run(self, accept: Accept) -> None:
        """Receive until closed, whatever Slack or the network do meanwhile."""
        failures = 0
        while not self._closed.is_set():
            try:
                await self._begin()
                self._accept = accept
                self.trouble, failures = "", 0
                await self._receiving()
            except (SlackApiError, SlackClientError, aiohttp.ClientError, TimeoutError, OSError) as problem:
                self.trouble = words(problem)
                pause = self._pauses[min(failures, len(self._pauses) - 1)]
                failures += 1
                log.warning("slack does not deliver", reason=self.trouble, next_attempt=pause)
                await self._rest(pause)
        await self.close()

    def proves(self, body: bytes, headers: Mapping[str, str]) -> bool:
        """Whether a delivery is signed with our secret."""
        secret = self._keys.signing_secret
        return secret is not None and proves(secret, body, headers)

    async def receive(self, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Take in a delivery that is proved; returns when it is safe. Raises NotReadyError before `run` has begun."""
        if self._accept is None and b'"url_verification"' not in body:
            raise NotReadyError
        try:
            answer = answer_of(await self._bolt.async_dispatch(request_of(body, headers)))
        except UNREADABLE as problem:
            # Signed, yet not as Slack describes it: what cannot be read now could not be read again.
            log.warning("a delivery that cannot be read was left out", reason=type(problem).__name__)
            return Answer(200, {}, "")
        # To Slack anything else than success says that it should try again.
        return replace(answer, status=200, body="") if answer.status == 404 else answer

    async def install(self, query: str, headers: Mapping[str, str], *, back: bool) -> Answer | None:
        """Send somebody to Slack's page of permissions, or take them `back` from it; None where that is not set up."""
        keys = self._keys
        if not (keys.client_id and keys.client_secret and keys.public_url):
            return None
        flow = oauth(
            self._client(None),
            self._workspaces,
            States(self._house.notes),
            client_id=keys.client_id,
            client_secret=keys.client_secret,
            site=self._api.removesuffix("/api/"),
            redirect_uri=f"{keys.public_url}{INSTALLED}",
        )
        request = AsyncBoltRequest(body="", query=query, headers=dict(headers))
        return answer_of(await (flow.handle_callback(request) if back else flow.handle_installation(request)))

    async def send(self, payload: Payload, key: str) -> str | None:
        """Send once per key. Returns the time by which Slack names the message."""
        if key in self._sent:
            return self._sent[key]
        self._streams.refuse_stopped(payload.body)
        body = dict(payload.body)
        method = str(body.pop("method"))
        receipt: str | None
        if method == "respond":
            await self._responses.send(self._open(), payload.conversation_id, body)
            receipt = None
        else:
            receipt = await self._call(payload, method, body, key)
        remember(self._sent, key, receipt)
        return receipt

    async def arrived(self, payload: Payload, key: str, since: datetime) -> str | None:
        """The message that was sent under this key, where Slack has it: every message of ours carries its key."""
        place = Place.of(payload.conversation_id)
        if payload.body["method"] != "chat.postMessage" or place.alone:
            return None
        client = await self._of(place)
        method = "conversations.replies" if place.thread else "conversations.history"
        where = {"channel": place.channel, "oldest": f"{since.timestamp() - 60:.6f}", "limit": 100}
        thread = {"ts": place.thread} if place.thread else {}
        with mapped(payload):
            found = await client.api_call(method, data={**where, **thread, "include_all_metadata": "true"})
        for message in found.get("messages") or []:
            if message.get("metadata", {}).get("event_payload", {}).get("key") == key:
                return str(message["ts"])
        return None

    async def close(self) -> None:
        """Stop receiving and let go of the connections."""
        self._closed.set()
        self._ending = self._ending or asyncio.create_task(self._let_go())
        # Whoever closes from inside a delivery is cancelled by that, which must not stop the closing.
        await asyncio.shield(self._ending)

    async def _let_go(self) -> None:
        await self._courtesies.close()
        if self._socket is not None:
            client = self._socket.client
            await client.close()  # type: ignore[no-untyped-call]
            # The library cancels its tasks without waiting: one of them may hold a connection.
            ended = (client.message_processor, client.current_session_monitor, client.message_receiver)
            await asyncio.gather(*filter(None, ended), return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def _begin(self) -> None:
        """Learn who we are, where a token says so, and see that the socket's token is good."""
        token = self._keys.bot_token
        if token and self._workspaces.only is None:
            me = await self._client(token).auth_test()
            self._workspaces.only = Workspace(
                str(me["team_id"]), str(me.get("team", "")), token, str(me["user_id"]), str(me.get("bot_id", ""))
            )
        if self._keys.app_token and self._socket is None:
            # Asked here once: the library itself would go on asking with a wrong token for ever.
            opened = await self._client(None).apps_connections_open(app_token=self._keys.app_token)
            if self._closed.is_set():
                return  # nobody would let go of the connection any more
            self._socket = AsyncSocketModeHandler(self._bolt, self._keys.app_token)
            self._socket.client.wss_uri = opened["url"]

    async def _receiving(self) -> None:
        """Until closed, or the socket has gone and does not come back by itself."""
        if self._socket is None:
            await self._closed.wait()
            return
        connecting = asyncio.create_task(self._socket.client.connect())  # type: ignore[no-untyped-call]
        try:
            while not self._closed.is_set():
                await self._rest(LOOK)
                up = await self._socket.client.is_connected()
                self.trouble = "" if up or self._closed.is_set() else "the web socket to Slack is down"
        finally:
            connecting.cancel()
            await asyncio.gather(connecting, return_exceptions=True)

    async def _take(self, body: Mapping[str, Any], me: Me) -> None:
        """Take in one delivery."""
        event = body.get("event") or {}
        kind = event.get("type") or body.get("type")
        if kind in ("app_uninstalled", "tokens_revoked"):
            if kind == "app_uninstalled" or (event.get("tokens") or {}).get("bot"):
                await self._workspaces.drop(me.team)
            return
        if kind == "app_home_opened" and event.get("tab") == "home":
            self._courtesies.show_home(me.team, str(event["user"]))
        elif kind == "block_actions" and body.get("view"):
            await self._courtesies.switch(body, me)
        elif heard := to_message(body, me, key=self._key, now=datetime.now(UTC)):
            await self._heard(heard, me)
            if kind == "assistant_thread_started":
                self._courtesies.prompt(Place.of(heard.event.conversation_id), heard.user_id)

    async def _heard(self, heard: Heard, me: Me) -> None:
        language = await self._courtesies.locale(me.team, heard.user_id)
        event = heard.event
        located = replace(event, locale=language or None)
        self._streams.heard(event.conversation_id, Speaker(heard.user_id, spoken(language)))
        if heard.respond:
            self._responses.heard(event.conversation_id, heard.respond)
        if self._accept is None:
            raise NotReadyError
        await self._accept(located)

    async def _call(self, payload: Payload, method: str, body: dict[str, Any], key: str) -> str | None:
        client = await self._of(Place.of(payload.conversation_id))
        if method == "chat.postMessage":
            body["metadata"] = {"event_type": SENT, "event_payload": {"key": key}}
        ts = str(body.get("ts") or "")
        if method == "chat.update" and self._streams.open(ts):
            # A message is not changed while it streams.
            with suppress(SlackApiError):
                await client.api_call("chat.stopStream", json={"channel": body["channel"], "ts": ts})
            self._streams.closed(ts)
        try:
            with mapped(payload):
                try:
                    answer = await client.api_call(method, json=body)
                except SlackApiError as problem:
                    if reason_of(problem) in NOT_STREAMING:
                        self._streams.closed(ts)
                    raise
        except StoppedError:
            self._streams.stopped(ts)
            if Place.of(payload.conversation_id).thread:
                self._courtesies.do_aside(self._no_status(payload.conversation_id))
            raise
        receipt = str(answer.get("ts") or answer.get("message_ts") or ts) or None
        if receipt:
            self._streams.sent(payload.body, receipt)
        return receipt

    async def _no_status(self, conversation_id: str) -> None:
        body = dict(status(conversation_id, "").body)
        await (await self._of(Place.of(conversation_id))).api_call(str(body.pop("method")), json=body)

    async def _of(self, place: Place) -> AsyncWebClient:
        """The client that may write there."""
        found = await self._workspaces.find(place.team)
        if found is None:
            if self._keys.bot_token and self._workspaces.only is None:
                raise UnsureError("Slack was not reached yet")
            raise GoneError("the bot is not installed in this workspace")
        return self._client(found.token)

    def _client(self, token: str | None) -> AsyncWebClient:
        # Without the library's own second attempts: what may have arrived must not be sent again blindly.
        session = self._open() if token else None
        return AsyncWebClient(token=token, base_url=self._api, session=session, retry_handlers=[])

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        return self._session

    async def _rest(self, pause: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await self._closed.wait()

"""Somebody else's Bot API emulator for a smoke run: npm's telegram-test-api, and a shim that makes it legible.

    with emulator() as foreign:
        request = ForeignRequest()
        Bot("1:x", base_url=foreign.base_url, request=request, get_updates_request=ForeignRequest())
        foreign.say("/start c_1"); foreign.say("boots"); foreign.press("d1", on=3)
        foreign.said                # what the bot has sent and edited, oldest first
        request.lacking             # the calls that the emulator does not know

It is installed on first use into a cache outside the project. It needs node and npm, and the network that first time.
"""

import asyncio
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from telegram.request import HTTPXRequest

from tests.npm import installed, running

Json = dict[str, Any]
PACKAGE = "telegram-test-api@4.2.1"
START = """
const Server = require(process.argv[1]);
new (Server.default || Server)({host: '127.0.0.1', port: Number(process.argv[2]), storeTimeout: 600}).start();
"""
# What it does not know and a bot can do without; the rest of what it lacks stays an error.
_SIGNS = frozenset({
    "deleteMyCommands", "sendChatAction", "sendMessageDraft", "setChatMenuButton", "setMessageReaction",
    "setMyCommands", "setMyDescription", "setMyShortDescription",
})  # fmt: skip
_NO_WEBHOOK = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
_IDLE_SECONDS = 0.05


class ForeignRequest(HTTPXRequest):
    """Mends the emulator's answers; `lacking` collects the calls it does not know."""

    def __init__(self) -> None:
        super().__init__()
        self.lacking: set[str] = set()

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """The emulator's answer as Telegram would write it."""
        code, body = await super().do_request(url, *args, **kwargs)
        method = url.rpartition("/")[2]
        if b"is not supported" in body:
            self.lacking.add(method)
            if method not in _SIGNS and method != "getWebhookInfo":
                return 404, b'{"ok": false, "error_code": 404, "description": "Not Found"}'
            return 200, json.dumps({"ok": True, "result": True if method in _SIGNS else _NO_WEBHOOK}).encode()
        answer = json.loads(body)
        answer["result"] = _mended(method, answer.get("result"))
        if method == "getUpdates" and not answer["result"]:
            # It answers at once, however long it was asked to wait.
            await asyncio.sleep(_IDLE_SECONDS)
        return code, json.dumps(answer).encode()


def _mended(method: str, result: Any) -> Any:
    if method == "getMe":
        return result | {"is_bot": True}
    if method == "sendMessage":
        return result | {"date": result["date"] // 1000}
    if method == "getUpdates":
        for update in result:
            if pressed := update.get("callback_query"):
                pressed["chat_instance"] = "1"
        return result
    return True if result is None else result


@dataclass
class Foreign:
    """The emulator and the one person in it."""

    url: str
    token: str = "1:x"
    chat_id: int = 7

    @property
    def base_url(self) -> str:
        """What python-telegram-bot calls base_url."""
        return f"{self.url}/bot"

    @property
    def said(self) -> list[Json]:
        """What the bot has sent: each message's parameters as they stand after edits."""
        history = self._post("getUpdatesHistory", {"token": self.token})["result"]
        return [entry["message"] for entry in history if "chat_id" in entry.get("message", {})]

    def say(self, text: str) -> None:
        """Send text or a command."""
        message = self._message() | {"botToken": self.token, "text": text}
        if text.startswith("/"):
            entity = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
            self._post("sendCommand", message | {"entities": [entity]})
        else:
            self._post("sendMessage", message)

    def press(self, data: str, *, on: int) -> None:
        """Press a button with this data on a message."""
        shown = self._message() | {"message_id": on}
        self._post("sendCallback", {"botToken": self.token, "from": shown["from"], "message": shown, "data": data})

    def _message(self) -> Json:
        person = {"id": self.chat_id, "first_name": "Ann", "is_bot": False}
        chat = {"id": self.chat_id, "first_name": "Ann", "type": "private"}
        return {"date": int(time.time()), "from": person, "chat": chat}

    def _post(self, path: str, body: Json) -> Json:
        answer: Json = httpx.post(f"{self.url}/{path}", json=body, timeout=10).raise_for_status().json()
        return answer


@contextmanager
def emulator() -> Iterator[Foreign]:
    """Run it until the block ends."""
    package = str(installed(PACKAGE))
    with running(
        lambda port: ("node", "-e", START, package, str(port)),
        lambda url: httpx.get(f"{Foreign(url).base_url}{Foreign.token}/getMe", timeout=1).raise_for_status(),
    ) as url:
        yield Foreign(url)

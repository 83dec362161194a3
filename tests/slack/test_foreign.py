"""A smoke run of our adapter against somebody else's Slack, and which calls that one lacks."""

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from adapters.base import House
from adapters.slack import PLATFORM, Keys, Slack, to_payload
from bot.messages import Button, Message, Reply, Tap
from tests.relays.stack import KEY, at_work, card, heard, says
from tests.slack.deliveries import signed
from tests.slack.foreign import Foreign, emulator
from tests.slack.stack import listening

SECRET = "s3cret"
LACKING = {
    "chat.startStream", "chat.appendStream", "chat.stopStream", "apps.connections.open",
    "assistant.threads.setStatus", "assistant.threads.setSuggestedPrompts",
}  # fmt: skip


@pytest.fixture
def foreign() -> Iterator[Foreign]:
    """The emulator, or a line about what it needs."""
    with emulator() as running:
        yield running


def test_what_it_lacks_is_known(foreign: Foreign) -> None:
    used = {
        "auth.test", "users.info", "chat.postMessage", "chat.postEphemeral", "chat.update", "conversations.replies",
        "conversations.history", "views.publish", *LACKING,
    }  # fmt: skip
    assert {method for method in used if foreign.lacks(method)} == LACKING


async def test_a_mention_cards_a_press_and_a_command(foreign: Foreign, tmp_path: Path) -> None:
    me = foreign.call("auth.test")
    ann = next(user for user in foreign.call("users.list")["members"] if user["name"] == "ann")["id"]
    channel = next(one for one in foreign.call("conversations.list")["channels"] if one["name"] == "shopping")["id"]
    asked = foreign.call("chat.postMessage", channel=channel, text=f"<@{me['user_id']}> boots")["ts"]

    def say(event: Message | Tap) -> Reply:
        cards = tuple(card(f"boot{n}", f"https://shop.example/{n}.jpg") for n in range(3))
        return (
            says("Three", cards=cards, buttons=(Button("More", "t1"),)) if isinstance(event, Message) else heard(event)
        )

    def make(house: House) -> Slack:
        keys = Keys(bot_token=foreign.token, signing_secret=SECRET)
        return Slack(keys, key=KEY, house=house, api_url=foreign.api_url, pauses=(0.05,))

    async with at_work(PLATFORM, make, to_payload, tmp_path, say) as running:
        await _until(lambda: running.adapter._accept)
        async with listening(running.adapter) as hook, httpx.AsyncClient() as client:

            async def deliver(body: dict[str, Any]) -> None:
                raw = json.dumps(body).encode()
                assert (await client.post(hook, content=raw, headers=signed(SECRET, raw))).status_code == 200

            def thread() -> list[dict[str, Any]]:
                found: list[dict[str, Any]] = foreign.call("conversations.replies", channel=channel, ts=asked)[
                    "messages"
                ]
                return found

            event = {
                "type": "app_mention",
                "user": ann,
                "text": f"<@{me['user_id']}> boots",
                "ts": asked,
                "channel": channel,
            }
            await deliver({"type": "event_callback", "event_id": "Ev1", "team_id": me["team_id"], "event": event})
            await _until(lambda: len(thread()) == 2)
            answer = thread()[1]
            assert [block["type"] for block in answer["blocks"]] == ["rich_text", "carousel", "actions"]
            pressed = answer["blocks"][1]["elements"][0]["actions"][0]
            await deliver({
                "type": "block_actions", "user": {"id": ann}, "team": {"id": me["team_id"]}, "trigger_id": "1.2",
                "channel": {"id": channel}, "message": answer, "response_url": "",
                "container": {"message_ts": answer["ts"], "thread_ts": asked},
                "actions": [{**pressed, "action_ts": f"{time.time():.6f}"}],
            })  # fmt: skip
            await _until(lambda: len(thread()) == 3)
            assert "heard boot0-d" in json.dumps(thread()[2])
            # What may have arrived is found again by its metadata.
            delivery = running.outbox.holding(running.dialogue.events[0].conversation_id, answer["ts"])
            assert delivery is not None
            payload = to_payload(say(running.dialogue.events[0]), delivery.conversation_id)[0]
            found = await running.adapter.arrived(payload, f"{delivery.position}.0", running.courier._began)
            assert found == answer["ts"]


async def _until(seen: Callable[[], object]) -> None:
    end = time.monotonic() + 15
    while not await asyncio.to_thread(seen):
        assert time.monotonic() < end, "it did not happen"
        await asyncio.sleep(0.05)

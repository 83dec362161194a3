"""Chatwoot: what comes in and what must go out, against a strict server that knows who holds each conversation."""

import asyncio
import json
import time
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.messages import Button, Message, Reply, Tap
from bot.people import PersonEvent
from tests.chatwoot.server import Chatwoot, lost_answer, lost_call, refuse
from tests.chatwoot.stack import conversation, hands_over, stack
from tests.relays.stack import card, heard, says

MINUTE = timedelta(minutes=1)


async def test_a_message_is_answered_once_and_our_own_echo_is_not(any_desk: Chatwoot, tmp_path: Path) -> None:
    any_desk.copies = 3
    async with stack(any_desk, tmp_path) as at_work:
        ann = any_desk.shopper()
        ann.write("boots")
        await any_desk.until(ann.conversation.said)
        await any_desk.quiet()
        assert ann.conversation.said() == ["heard boots"]
        assert len(at_work.dialogue.events) == 1
    assert {status for _, status in any_desk.deliveries} == {200}


async def test_19_one_note_one_hand_over_silence_while_open_and_on_again_when_pending(
    any_desk: Chatwoot, tmp_path: Path
) -> None:
    async with stack(any_desk, tmp_path, hands_over) as at_work:
        ann = any_desk.shopper()
        ann.write("boots")
        ann.write("human")
        await any_desk.until(lambda: ann.conversation.status == "open")
        assert ann.conversation.said() == ["heard boots", "I pass you on"]
        assert [note.splitlines()[-1] for note in ann.conversation.notes()] == ["said: boots, human"]
        assert len(ann.conversation.handed) == 1
        note = next(place for place, one in enumerate(ann.conversation.messages) if one["private"])
        assert note < ann.conversation.handed[0], "the note is there before the agents look"
        await any_desk.quiet()
        ann.write("hello?")
        any_desk.reply(ann, "Mei here")
        ann.write("are you there?")
        any_desk.assign(ann)
        ann.write("human")
        await any_desk.quiet()
        assert len(ann.conversation.said()) == 2
        assert len(ann.conversation.handed) == 1
        any_desk.status(ann, "pending")
        ann.write("hats")
        await any_desk.until(lambda: ann.conversation.said()[-1] == "heard hats")
        await any_desk.quiet()
        ann.write("human")
        await any_desk.until(lambda: len(ann.conversation.handed) == 2)
        assert len(ann.conversation.notes()) == 2
        assert len(at_work.dialogue.events) == 7, "nothing the shopper wrote was lost"
    assert ann.conversation.talked_over == []


@pytest.mark.parametrize("status", ["open", "snoozed"])
async def test_19_the_guide_is_silent_in_what_agents_took(desk: Chatwoot, tmp_path: Path, status: str) -> None:
    async with stack(desk, tmp_path) as at_work:
        ann = desk.shopper()
        desk.status(ann, status)
        ann.write("boots")
        desk.status(ann, "open")
        ann.write("hats")
        await desk.quiet()
        assert ann.conversation.said() == []
        session = at_work.ledger.session(conversation(ann))
        assert session
        assert (session.owner, session.held, session.said) == ("human", True, ("boots", "hats"))


async def test_19_what_was_resolved_is_the_guide_s_again_when_the_shopper_writes(
    any_desk: Chatwoot, tmp_path: Path
) -> None:
    async with stack(any_desk, tmp_path, hands_over):
        ann = any_desk.shopper()
        ann.write("human")
        await any_desk.until(lambda: ann.conversation.status == "open")
        any_desk.reply(ann, "done")
        any_desk.status(ann, "resolved")
        await any_desk.quiet()
        assert ann.conversation.said() == ["I pass you on"], "nothing is said into what is resolved"
        ann.write("one more thing")
        await any_desk.until(lambda: ann.conversation.said()[-1] == "heard one more thing")
    assert ann.conversation.talked_over == []


async def test_an_agent_who_writes_has_the_conversation(any_desk: Chatwoot, tmp_path: Path) -> None:
    async with stack(any_desk, tmp_path):
        ann = any_desk.shopper()
        ann.write("boots")
        await any_desk.until(ann.conversation.said)
        any_desk.reply(ann, "a note among us", private=True)
        ann.write("hats")
        await any_desk.until(lambda: len(ann.conversation.said()) == 2)
        any_desk.reply(ann, "Mei here")
        await any_desk.until(lambda: ann.conversation.status == "open")
        ann.write("hello Mei")
        await any_desk.quiet()
        assert ann.conversation.said() == ["heard boots", "heard hats"]


async def test_what_was_begun_before_an_agent_came_is_not_said_over_them(desk: Chatwoot, tmp_path: Path) -> None:
    async with stack(desk, tmp_path, seconds=0.6):
        ann = desk.shopper()
        ann.write("boots")
        await asyncio.sleep(0.2)
        desk.status(ann, "open")
        desk.reply(ann, "Mei here")
        await desk.quiet(1.0)
        assert ann.conversation.said() == []
    assert ann.conversation.talked_over == []


async def test_18_what_nobody_said_is_not_answered(any_desk: Chatwoot, tmp_path: Path) -> None:
    async with stack(any_desk, tmp_path) as at_work:
        ann = any_desk.shopper()
        world = any_desk.world

        def odd() -> None:
            here = ann.conversation
            world.say(here, "Welcome", "template", {})
            world.say(here, "we rule", "outgoing", {"id": 9, "name": "Other", "type": "agent_bot"})
            world.say(here, "campaign", "outgoing", {})
            world.say(here, "by rule", "activity", {})
            world.delete(here, world.say(here, "oops", "outgoing", {}))
            world.tell("conversation_typing_on", here)
            world.tell("a_new_event", here)

        any_desk.do(odd)
        await any_desk.quiet()
        assert (at_work.dialogue.events, ann.conversation.said()) == ([], [])
        ann.attach("image")
        ann.attach("audio")
        ann.attach("file", "my bill")
        ann.write("")
        ann.write(None)
        await any_desk.until(lambda: len(at_work.dialogue.events) == 5)
        await any_desk.quiet()
        assert [e.text for e in at_work.dialogue.events if isinstance(e, Message)] == [
            "/photo",
            "/voice",
            "my bill",
            "",
            "",
        ]
    assert {status for _, status in any_desk.deliveries} == {200}


async def test_cards_are_drawn_and_options_are_pressed(any_desk: Chatwoot, tmp_path: Path) -> None:
    def shows(event: Message | Tap) -> Reply:
        if isinstance(event, Tap):
            return heard(event)
        shown = (
            card("boot", "https://shop.example/boot.jpg", price=None, url="https://shop.example/boot"),
            card("hat <b>&", None),
        )
        return says("two things", cards=shown, buttons=(Button("More", "more-1"),))

    async with stack(any_desk, tmp_path, shows) as at_work:
        ann = any_desk.shopper()
        ann.write("things")
        await any_desk.until(lambda: len(ann.conversation.said()) == 3)
        kinds = [one["content_type"] for one in ann.conversation.public()[1:]]
        assert kinds == ["text", "cards", "input_select"]
        items = ann.conversation.public()[2]["content_attributes"]["items"]
        assert items[0]["actions"] == [
            {"type": "link", "text": "See it in the shop", "uri": "https://shop.example/boot"}
        ]
        assert items[0]["media_url"] == "https://shop.example/boot.jpg"
        assert [item["title"] for item in items] == ["Boot", "Hat <B>&"]
        ann.choose("2 Details")
        await any_desk.until(lambda: len(at_work.dialogue.events) == 2)
        ann.choose("2 Details")
        ann.choose("More")
        await any_desk.until(lambda: ann.conversation.said()[-1] == "heard more-1")
        assert [e.action for e in at_work.dialogue.events if isinstance(e, Tap)] == ["hat <b>&-d", "more-1"]


async def test_cards_that_are_refused_are_said_in_words(desk: Chatwoot, tmp_path: Path) -> None:
    def shows(event: Message | Tap) -> Reply:
        return says("", cards=(card("boot", "https://shop.example/boot.jpg"),))

    async with stack(desk, tmp_path, shows):
        ann = desk.shopper()
        desk.fail(refuse(422))
        ann.write("things")
        await desk.until(lambda: len(ann.conversation.said()) == 2)
        assert [one["content_type"] for one in ann.conversation.public()[1:]] == ["text", "input_select"]
        assert ann.conversation.said() == ["1. Boot", "What next?"]


async def test_a_desk_that_is_down_loses_nothing(desk: Chatwoot, tmp_path: Path) -> None:
    async with stack(desk, tmp_path, hands_over) as at_work:
        ann, bob = desk.shopper("Ann"), desk.shopper("Bob")
        desk.down(True)
        ann.write("boots")
        ann.write("human")
        await desk.until(lambda: at_work.adapter.trouble)
        await asyncio.sleep(0.5)
        assert ann.conversation.said() == []
        desk.down(False)
        await desk.until(lambda: ann.conversation.status == "open")
        assert ann.conversation.said() == ["heard boots", "I pass you on"]
        assert at_work.adapter.trouble == ""
        desk.fail(refuse(429, Retry_After="1"), lost_call(), refuse(401))
        began = time.monotonic()
        bob.write("hats")
        await desk.until(lambda: bob.conversation.said() == ["heard hats"])
        assert time.monotonic() - began > 3, "one second that was asked for, then 1 and 2 s between attempts"


async def test_4_an_answer_that_was_lost_is_not_said_twice(desk: Chatwoot, tmp_path: Path) -> None:
    async with stack(desk, tmp_path):
        ann = desk.shopper()
        desk.fail(lost_answer())
        ann.write("boots")
        ann.write("hats")
        await desk.until(lambda: len(ann.conversation.said()) == 2)
        await desk.quiet(1.5)
        assert ann.conversation.said() == ["heard boots", "heard hats"]


async def test_a_shopper_whom_nobody_answers_is_taken_back(desk: Chatwoot, tmp_path: Path) -> None:
    async with stack(desk, tmp_path, hands_over) as at_work:
        ann = desk.shopper()
        ann.write("human")
        await desk.until(lambda: ann.conversation.status == "open")
        await desk.quiet()

        async def ring() -> None:
            session = at_work.ledger.session(conversation(ann))
            assert session
            assert session.since
            name = f"timeout:{session.since}"
            await at_work.inbox.accept(
                PersonEvent(name, conversation(ann), "timeout", session.since + MINUTE, about=session.since)
            )

        await ring()
        await desk.until(lambda: ann.conversation.status == "pending")
        await desk.until(lambda: len(ann.conversation.said()) == 2)
        assert "Nobody of the shop has taken over yet" in ann.conversation.said()[1]
        ann.write("human")
        await desk.until(lambda: ann.conversation.status == "open")
        desk.reply(ann, "Mei here")
        ann.write("and now?")
        await desk.quiet()
        notes = len(ann.conversation.notes())
        await ring()
        await desk.until(lambda: len(ann.conversation.notes()) == notes + 1)
        assert ann.conversation.status == "open", "whoever has it is reminded first"
        await ring()
        await desk.until(lambda: ann.conversation.status == "pending")
    assert ann.conversation.talked_over == []


async def test_a_person_elsewhere_is_heard_and_the_status_says_so(desk: Chatwoot, tmp_path: Path) -> None:
    async with stack(desk, tmp_path) as at_work:
        ann = desk.shopper()
        ann.write("boots")
        await desk.until(ann.conversation.said)
        here, at = conversation(ann), at_work.dialogue.events[0].at
        await at_work.inbox.accept(PersonEvent("1", here, "message", at, "Mei here"))
        await desk.until(lambda: ann.conversation.status == "open")
        await desk.quiet()
        assert ann.conversation.said()[-1] == "👤 Mei here"
        await at_work.inbox.accept(PersonEvent("2", here, "return", at))
        await desk.until(lambda: ann.conversation.status == "pending")
        await at_work.inbox.accept(PersonEvent("3", here, "close", at))
        await desk.quiet()
        ann.write("hats")
        await desk.until(lambda: ann.conversation.said()[-1] == "heard hats")


async def test_5_20_what_is_not_proved_is_refused(desk: Chatwoot, tmp_path: Path) -> None:
    body = {
        "event": "message_created", "id": 1, "content": "boots", "message_type": "incoming",
        "sender": {"id": 1, "type": "contact"}, "conversation": {"id": 1, "status": "pending"}, "account": {"id": 3},
    }  # fmt: skip
    raw = json.dumps(body).encode()
    now = time.time()
    right = desk.signed(raw, "d")
    async with stack(desk, tmp_path) as at_work, httpx.AsyncClient() as client:
        hook = desk.hook

        async def post(content: bytes, headers: dict[str, str], path: str = "") -> int:
            given = [(name.encode(), value.encode()) for name, value in headers.items()]
            return (await client.post(hook + path, content=content, headers=given)).status_code

        wrong = [
            (raw, {}), (raw, desk.signed(raw, "d", secret="another")), (raw, desk.signed(raw, "d", at=now - 301)),
            (raw, desk.signed(raw, "d", at=now + 310)), (json.dumps(body, indent=1).encode(), right), (b"\xff", right),
            (raw, right | {"X-Chatwoot-Timestamp": "abc"}), (raw, right | {"X-Chatwoot-Timestamp": "9" * 40}),
            (raw, right | {"X-Chatwoot-Signature": "sha256=é"}), (raw, right | {"X-Chatwoot-Signature": "sha256="}),
            (raw, right | {"X-Chatwoot-Signature": right["X-Chatwoot-Signature"][7:]}),
        ]  # fmt: skip
        assert [await post(content, headers) for content, headers in wrong] == [401] * len(wrong)
        assert await post(raw, right, "/another-path") == 401
        assert await post(raw, {}, "/a-path-that-nobody-guesses") == 401, "signed too, where a secret is set"
        await desk.quiet()
        assert at_work.dialogue.events == []
        odd = [
            b"[]",
            b"null",
            b"{}",
            b'{"event": 7}',
            b'{"event": "message_created", "conversation": 7}',
            b"[" * 30_000,
        ]
        statuses = [await post(one, desk.signed(one, "o")) for one in odd]
        assert statuses == [200] * 5 + [400]
        assert [await post(raw, desk.signed(raw, f"d{number}")) for number in range(5)] == [200] * 5
        await desk.until(lambda: len(at_work.dialogue.events) == 1)


async def test_a_slow_engine_never_delays_the_desk(desk: Chatwoot, tmp_path: Path) -> None:
    async with stack(desk, tmp_path, seconds=2.0):
        ann = desk.shopper()
        began = time.monotonic()
        ann.write("boots")
        await desk.until(lambda: desk.deliveries)
        assert time.monotonic() - began < 1.5
        await desk.until(lambda: ann.conversation.said() == ["heard boots"])
        assert desk.made("toggle_typing_status"), "a sign that the answer is coming"

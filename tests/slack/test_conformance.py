"""The cases of bots that went wrong elsewhere: what comes in, and what must go out."""

import asyncio
import json
import time
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from adapters.slack.places import Place
from bot.messages import Button, Message, Reply, Tap
from tests.relays.stack import KEY, card, heard, says
from tests.slack.deliveries import signed
from tests.slack.limits import length
from tests.slack.people import Line, Person, Room, Workspace
from tests.slack.server import Slack, broken, lost_answer, lost_call, refuse, too_many
from tests.slack.stack import stack

LONG = "".join(
    f"第{number}段：防水登山鞋 👩‍👩‍👧‍👦 boots number {number} with a <b>bold</b> *promise* & more 🇨🇳.\n"
    for number in range(150)
)
WHOLE = " ".join(f"word{number}" for number in range(120))


def answers(place: Person | Room) -> list[str]:
    """What the bot said there."""
    return [line.text for line in shown(place)]


def shown(place: Person | Room) -> list[Line]:
    """The bot's messages there."""
    return [line for line in place.lines if line.sender == "Aisle" and line.text != "New Assistant Thread"]


async def settled(seconds: float = 0.3) -> None:
    """Long enough for something wrong to happen."""
    await asyncio.sleep(seconds)


@pytest.mark.parametrize("first", [True, False], ids=["all four arrive", "the first one never does"])
async def test_2_an_event_and_its_retries_are_one_answer(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person, first: bool
) -> None:
    async with stack(slack, tmp_path, only=acme) as at_work:
        body = acme.envelope(ann.compose("boots"))
        for attempt in range(0 if first else 1, 4):
            done = await slack.on_its_loop(slack.deliverer.once(body, attempt=attempt))
            assert done.status == 200
        await slack.until(lambda: answers(ann))
        await slack.on_its_loop(slack.deliverer.once(body, attempt=3))
        await settled()
        assert answers(ann) == ["heard boots"]
        assert len(at_work.dialogue.events) == 1


async def test_2_an_event_is_acknowledged_at_once_while_the_answer_takes_twenty_seconds(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    async with stack(slack, tmp_path, only=acme, seconds=20.0, durable=True) as at_work:
        done = [
            await slack.on_its_loop(slack.deliverer.event(acme.envelope(ann.compose(f"boots {number}"))))
            for number in range(5)
        ]
        assert [one.status for one in done] == [200] * 5
        assert max(one.seconds for one in done) < 3
        assert [one.attempt for one in done] == [0] * 5
        at_work.dialogue.seconds = 0.1
        await slack.until(lambda: len(answers(ann)) == 5, seconds=60)
    with capsys.disabled():
        print(f"\n  acknowledged with a 20 s engine: {max(one.seconds for one in done):.3f} s at most of 5")  # noqa: T201


async def test_3_one_mention_that_comes_as_two_events_is_one_answer(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person, general: Room
) -> None:
    async with stack(slack, tmp_path, only=acme) as at_work:
        event = ann.mention("boots", general)
        acme.happens({**event, "type": "message", "channel_type": "channel"})
        await slack.until(lambda: answers(general))
        await settled()
        assert answers(general) == ["heard boots"]
        assert general.lines[-1].thread == event["ts"]
        assert len(at_work.dialogue.events) == 1


@pytest.mark.parametrize("direct", [True, False], ids=["own chat", "thread of a channel"])
async def test_4_a_send_that_may_have_arrived_is_asked_about_and_not_repeated(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person, general: Room, direct: bool
) -> None:
    where: Person | Room = ann if direct else general
    slack.fail(lost_answer(), method="chat.postMessage")
    async with stack(slack, tmp_path, only=acme):
        if direct:
            ann.say("boots")
        else:
            ann.mention("boots", general)
        await slack.until(lambda: answers(where))
        ann.say("hats")
        await slack.until(lambda: "heard hats" in answers(ann))
    assert answers(where).count("heard boots") == 1


async def test_4_a_send_that_never_arrived_is_not_lost(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person
) -> None:
    slack.fail(lost_call(), method="chat.postMessage", times=2)
    slack.fail(broken(), method="chat.postMessage", nth=3)
    async with stack(slack, tmp_path, only=acme):
        ann.say("boots")
        await slack.until(lambda: answers(ann), seconds=20)
        await settled()
    assert answers(ann) == ["heard boots"]


async def test_4_where_slack_will_not_tell_the_answer_is_sent_again_rather_than_lost(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person
) -> None:
    slack.fail(lost_call(), method="chat.postMessage")
    slack.fail(refuse("missing_scope"), method="conversations.history")
    async with stack(slack, tmp_path, only=acme):
        ann.say("boots")
        await slack.until(lambda: answers(ann))
    assert answers(ann) == ["heard boots"]


async def test_5_what_is_not_proved_is_refused_and_reaches_nothing(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person
) -> None:
    async with stack(slack, tmp_path, only=acme) as at_work:
        hook, secret = slack.deliverer.hook, slack.world.signing_secret
        assert hook
        body = json.dumps(acme.envelope(ann.compose("boots"))).encode()
        good = signed(secret, body)
        stamp, mac = "X-Slack-Request-Timestamp", "X-Slack-Signature"
        odd: list[tuple[dict[str, str] | dict[bytes, bytes], bytes]] = [
            ({}, body),
            ({stamp: good[stamp]}, body),
            ({mac: good[mac]}, body),
            (signed("another secret", body), body),
            (signed(secret, body, time.time() - 301), body),
            (signed(secret, body, time.time() + 400), body),
            (good, body + b" "),
            (good | {stamp: "abc"}, body),
            (good | {stamp: "-1"}, body),
            (good | {stamp: "9" * 400}, body),
            (good | {stamp: ""}, body),
            (good | {mac: "v0="}, body),
            (good | {mac: good[mac].removeprefix("v0=")}, body),
            (signed(secret, b"\xff".decode("latin-1").encode()), b"\xff"),
            ({stamp.encode(): good[stamp].encode(), mac.encode(): "v0=é".encode()}, body),
            ({stamp.encode(): "१७".encode(), mac.encode(): good[mac].encode()}, body),
        ]
        async with httpx.AsyncClient() as client:
            posted = [await client.post(hook, headers=headers, content=content) for headers, content in odd]
            statuses = [answer.status_code for answer in posted]
            assert statuses == [401] * len(odd)
            await settled()
            assert not at_work.dialogue.events
            assert (await client.post(hook, headers=good, content=body)).status_code == 200
        await slack.until(lambda: answers(ann))


async def test_7_a_long_answer_and_sixty_products_keep_every_limit(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person
) -> None:
    assert len(LONG) > 10_000
    cards = tuple(card(f"boot{n}", f"https://shop.example/{n}.jpg", url=f"https://shop.example/{n}") for n in range(60))
    async with stack(slack, tmp_path, lambda _: says(LONG, cards=cards, buttons=(Button("More", "t1"),)), only=acme):
        ann.say("boots")
        await slack.until(lambda: ann.lines[-1].labels[-1:] == ["More"], seconds=30)
    said = shown(ann)
    assert all(line.raw["text"] for line in said)
    assert "".join("".join(line.text for line in said).split()) == "".join(LONG.split())
    assert sum(line.labels.count("More") for line in said) == 1
    assert [title for line in said for title in line.titles] == [f"Boot{n}" for n in range(60)]
    assert max(len(line.blocks) for line in said) <= 50
    assert max(length(line.blocks) for line in said) < 13_000
    rows = [block for line in said for block in line.blocks if block["type"] == "carousel"]
    assert max(len(row["elements"]) for row in rows) <= 10


@pytest.mark.parametrize("many", [1, 3], ids=["one card", "several"])
async def test_8_titles_full_of_markup_are_shown_as_they_are_and_call_nobody(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person, many: int
) -> None:
    title = "<!channel> <@U1> & > </b> <https://evil.example|shop> &lt;"
    cards = tuple(replace(card(f"a{n}", "https://shop.example/a.jpg"), title=title) for n in range(many))
    async with stack(slack, tmp_path, lambda _: says(f"1 < 2 & {title}", cards=cards), only=acme):
        ann.say("toys")
        await slack.until(lambda: answers(ann))
    (line,) = shown(ann)
    assert line.text.startswith(f"1 < 2 & {title}")
    assert line.titles == [title] * many if many > 1 else title in line.text
    assert not line.calls_people
    assert not [call for call in slack.calls if call.error]


async def test_8_where_the_new_blocks_are_refused_the_cards_come_in_older_ones(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person
) -> None:
    for kind in ("carousel", "section"):
        slack.fail(
            refuse("invalid_blocks"),
            method="chat.postMessage",
            when=lambda body, kind=kind: f'"type": "{kind}"' in json.dumps(body),
        )
    cards = tuple(card(f"boot{n}") for n in range(3))
    async with stack(slack, tmp_path, lambda _: says("Three", cards=cards), only=acme):
        ann.say("boots")
        await slack.until(lambda: answers(ann))
        ann.say("again")
        await slack.until(lambda: len(answers(ann)) == 2)
    tried = [
        [block["type"] for block in call.params.get("blocks", [])][1:2] for call in slack.calls
        if call.method == "chat.postMessage"
    ]  # fmt: skip
    assert tried == [["carousel"], ["section"], [], ["carousel"]]
    assert "Boot2" in shown(ann)[0].raw["text"]


async def test_10_a_channel_that_must_wait_waits_and_no_other_does(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person
) -> None:
    ben = acme.user("Ben")
    slack.fail(too_many(2), method="chat.postMessage", channel=ann.dm.id)
    async with stack(slack, tmp_path, only=acme, speed=1.0):
        ann.say("boots")
        await slack.until(lambda: [call for call in slack.calls if call.status == 429])
        refused = time.monotonic()
        ben.say("hats")
        await slack.until(lambda: answers(ben))
        assert time.monotonic() - refused < 1.8
        assert not answers(ann)
        await slack.until(lambda: answers(ann))
    first, second = [call for call in slack.calls if call.method == "chat.postMessage" and call.channel == ann.dm.id]
    assert 2 <= second.at - first.at < 5


async def grow(slack: Slack, at_work: object, text: str, upto: int, pause: float = 0.03) -> None:
    """Let the answer that is being made grow word by word."""
    await slack.until(lambda: at_work.dialogue.events)  # type: ignore[attr-defined]  # a Stack
    conversation = at_work.dialogue.events[-1].conversation_id  # type: ignore[attr-defined]
    for number in range(1, upto):
        at_work.courier.show(conversation, " ".join(text.split()[:number]))  # type: ignore[attr-defined]
        await asyncio.sleep(pause)


async def greeted(slack: Slack, person: Person) -> str:
    """A thread that the bot has greeted in; whatever comes later is about what is said there."""
    thread = person.open_thread()
    await slack.until(lambda: answers(person) == ["heard /start"])
    return thread


async def test_13_a_growing_answer_is_one_stream_that_ends_with_its_cards(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person
) -> None:
    cards = tuple(card(f"boot{n}") for n in range(3))
    async with stack(slack, tmp_path, only=acme, speed=4.0) as at_work:
        thread = await greeted(slack, ann)
        statuses, posted = len(acme.team.statuses), len(slack.made("chat.postMessage"))
        at_work.dialogue.seconds = 3.5
        at_work.dialogue.say = lambda _: says(WHOLE, cards=cards, buttons=(Button("More", "t1"),))
        ann.say("tell me", thread=thread)
        await slack.until(lambda: len(acme.team.statuses) > statuses and len(at_work.dialogue.events) == 2)
        await grow(slack, at_work, WHOLE, 100)
        await slack.until(lambda: slack.made("chat.stopStream"))
        await settled()
    _, line = shown(ann)
    assert line.text == WHOLE
    assert line.kinds == ["carousel", "actions"]
    assert len(slack.made("chat.startStream")) == 1
    assert 1 <= len(slack.made("chat.appendStream")) <= 5
    assert len(slack.made("chat.postMessage")) == posted
    assert not slack.made("chat.update")
    assert acme.team.statuses[statuses][2]
    (stop,) = slack.made("chat.stopStream")
    assert [chunk["type"] for chunk in stop.params["chunks"]] == ["markdown_text", "blocks"]


@pytest.mark.parametrize("when", ["append", "stop"])
async def test_13_a_stream_that_slack_ends_becomes_one_update_with_the_whole_answer(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person, general: Room, when: str
) -> None:
    async with stack(slack, tmp_path, lambda _: says(WHOLE), only=acme, seconds=3.0, speed=4.0) as at_work:
        ann.mention("tell me", general)
        await grow(slack, at_work, WHOLE, 2)
        await slack.until(lambda: slack.made("chat.startStream"))
        slack.world.stream_lasts = 0.0
        if when == "append":
            await grow(slack, at_work, WHOLE, 60)
        await slack.until(lambda: slack.made("chat.update"))
        await settled()
    assert answers(general) == [WHOLE]
    assert len(slack.made("chat.update")) == 1
    assert not slack.made("chat.postMessage")
    refused = {call.method for call in slack.calls if call.error == "message_not_in_streaming_state"}
    assert f"chat.{when}Stream" in refused


async def test_13_a_reader_who_stops_the_answer_gets_nothing_more_of_it(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person
) -> None:
    async with stack(slack, tmp_path, only=acme, speed=4.0) as at_work:
        thread = await greeted(slack, ann)
        at_work.dialogue.seconds, at_work.dialogue.say = 3.0, lambda _: says(WHOLE)
        ann.say("tell me", thread=thread)
        await slack.until(lambda: len(at_work.dialogue.events) == 2)
        await grow(slack, at_work, WHOLE, 20)
        await slack.until(lambda: slack.made("chat.startStream"))
        ann.stop(shown(ann)[-1])
        before = answers(ann)
        await grow(slack, at_work, WHOLE, 60)
        await slack.until(lambda: not at_work.outbox.waiting())
        await slack.until(lambda: acme.team.statuses[-1][2] == "")
        await settled()
        assert answers(ann) == before
        assert not slack.made("chat.update")
        assert len([call for call in slack.calls if call.error == "stopped_by_user"]) == 1
        at_work.dialogue.seconds, at_work.dialogue.say = 0.0, heard
        ann.say("go on", thread=thread)
        await slack.until(lambda: answers(ann)[-1] == "heard go on")


async def test_14_three_presses_are_acknowledged_at_once_and_are_one_action(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person
) -> None:
    async with stack(slack, tmp_path, lambda _: says("Hm", buttons=(Button("More", "t1"),)), only=acme) as at_work:
        ann.say("boots")
        await slack.until(lambda: ann.lines[-1].labels)
        at_work.dialogue.seconds = 2.5
        before = len(slack.deliverer.done)
        for _ in range(3):
            ann.press("More")
        await slack.until(lambda: len(slack.deliverer.done) == before + 3, seconds=1.5)
        assert [one.status for one in slack.deliverer.done[before:]] == [200] * 3
        await slack.until(lambda: len(answers(ann)) == 2)
        await settled()
        assert len([event for event in at_work.dialogue.events if isinstance(event, Tap)]) == 1
        assert len(answers(ann)) == 2


async def test_15_a_button_carries_a_short_token_and_an_old_one_is_still_heard(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person
) -> None:
    cards = (card("boot1"), replace(card("boot2"), buttons=(Button("Long", "x" * 151), Button("Fine", "y" * 22))))
    async with stack(slack, tmp_path, lambda _: says("Two", cards=cards), only=acme):
        ann.say("boots")
        await slack.until(lambda: answers(ann))
        assert "Long" not in ann.lines[-1].labels
        assert "Fine" in ann.lines[-1].labels
    async with stack(slack, tmp_path, only=acme) as at_work:
        ann.press_value("of-a-month-ago")
        await slack.until(lambda: answers(ann)[-1] == "heard of-a-month-ago")
        assert at_work.dialogue.events


async def test_18_nobody_is_answered_who_did_not_speak_to_us(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person, general: Room
) -> None:
    bot = acme.team.bot
    async with stack(slack, tmp_path, only=acme) as at_work:
        said = ann.compose("boots")
        for more in (
            {"subtype": "bot_message", "bot_id": "B0OTHER"}, {"bot_id": "B0OTHER"},
            {"user": bot, "bot_id": acme.team.bot_id},
            {"subtype": "message_changed", "message": said, "previous_message": said},
            {"subtype": "message_deleted", "deleted_ts": said["ts"]}, {"subtype": "channel_join"},
            {"subtype": "assistant_app_thread"}, {"user": None}, {"ts": "soon"}, {"ts": None}, {"channel": "x:y"},
            {"user": "U1:2"}, {"text": 7, "ts": {}}, {"channel": 9},
        ):  # fmt: skip
            acme.happens({**said, **more})
        for odd in ("reaction_added", "team_join", "assistant_thread_started", "never_heard_of"):
            acme.happens({"type": odd})
        acme.happens({})
        ann.say("just among us", to=general)
        ann.say("<@U0SOMEBODY> boots", to=general)
        acme.happens({**ann.compose("x"), "type": "message", "subtype": "me_message"})
        await slack.until(lambda: len(slack.deliverer.done) >= 21)
        await settled()
        assert not at_work.dialogue.events
        assert {one.status for one in slack.deliverer.done} == {200}
        assert not answers(ann)
        assert not answers(general)


async def test_18_what_has_no_words_gets_a_line_and_an_empty_answer_is_filled(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person
) -> None:
    def say(event: Message | Tap) -> Reply:
        return heard(event) if isinstance(event, Message) and event.text else says("")

    async with stack(slack, tmp_path, say, only=acme) as at_work:
        for text, more in (
            ("", {"subtype": "file_share", "files": [{"mimetype": "image/png"}]}),
            ("", {"subtype": "file_share", "files": [{"subtype": "slack_audio", "mimetype": "audio/webm"}]}),
            ("", {}),
        ):
            ann.say(text, **more)
            before = len(at_work.dialogue.events)
            await slack.until(lambda before=before: len(at_work.dialogue.events) > before)  # type: ignore[misc]
        await slack.until(lambda: len(answers(ann)) == 3)
        assert answers(ann)[:2] == ["heard /photo", "heard /voice"]
        assert answers(ann)[2]


async def test_words_arrive_as_they_were_meant(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person, general: Room
) -> None:
    async with stack(slack, tmp_path, only=acme) as at_work:
        ann.mention("A &amp; B &lt;3 <https://x.example/a?b=1|x.example> <#C1|shoes> <!here> <@U2|ben>", general)
        await slack.until(lambda: at_work.dialogue.events)
        (event,) = at_work.dialogue.events
        assert isinstance(event, Message)
        assert event.text == "A & B <3 x.example #shoes @here @ben"
        assert event.locale == "en-US"
        assert Place.of(event.conversation_id).team == acme.team.id
        assert event.conversation_id == Place.of(event.conversation_id).conversation(KEY)

"""The cases of bots that went wrong elsewhere: what comes in, and what must go out."""

import asyncio
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adapters.base import Payload
from adapters.telegram.adapter import connect
from bot.messages import Button, Card, Message, Reply, Tap
from bot.people import PersonEvent
from tests.relays.stack import Stack, card, heard, says
from tests.telegram.exchange import SLACK
from tests.telegram.faults import lost_answer, lost_call, refuse, slow, too_many, unparseable
from tests.telegram.people import Person, Room
from tests.telegram.server import Telegram
from tests.telegram.stack import stack

LONG = "".join(
    f"第{number}段：防水登山鞋 👩‍👩‍👧‍👦 boots number {number} with a <b>bold</b> promise & more 🇨🇳.\n"
    for number in range(160)
)


@pytest.fixture
def ann(telegram: Telegram) -> Person:
    """A shopper who has spoken to the bot."""
    person = telegram.user("Ann", language="en")
    person.compose({"text": "/start"})
    return person


def answers(person: Person) -> list[str]:
    """What the bot said in the private chat."""
    return [line.text for line in person.lines if line.sender == "Aisle"]


def replace_title(shown: Card, title: str) -> Card:
    """The card under another title."""
    return replace(shown, title=title)


def hikers_message(person: Person, room: Room, text: str) -> dict[str, Any]:
    """An update of something that was said among people, as a bot that reads all would get it."""
    return person.compose({"text": text}, to=room)


def turns(stack: Stack[Any], conversation: str) -> int:
    """How many turns a conversation has taken."""
    session = stack.ledger.session(conversation)
    return session.turn if session else 0


async def settled(seconds: float = 0.3) -> None:
    """Long enough for something wrong to happen."""
    await asyncio.sleep(seconds)


async def test_1_the_same_update_twice_and_at_once_is_one_answer(
    telegram: Telegram, tmp_path: Path, ann: Person
) -> None:
    async with stack(telegram, tmp_path) as at_work:
        update = ann.send("boots")
        for _ in range(4):
            telegram.push(update)
        await telegram.until(lambda: answers(ann))
        telegram.push(update)
        await settled()
        assert answers(ann) == ["heard boots"]
        assert len(at_work.dialogue.events) == 1


async def test_4_a_send_that_may_have_arrived_is_repeated_at_most_until_one_is_certain(
    telegram: Telegram, tmp_path: Path, ann: Person
) -> None:
    telegram.fail(lost_answer(), method="sendMessage")
    async with stack(telegram, tmp_path):
        ann.send("boots")
        await telegram.until(lambda: len(answers(ann)) == 2)
        await settled()
    assert answers(ann) == ["heard boots"] * 2


async def test_4_a_send_that_never_arrived_is_not_lost(telegram: Telegram, tmp_path: Path, ann: Person) -> None:
    telegram.fail(lost_call(), method="sendMessage", times=2)
    async with stack(telegram, tmp_path):
        ann.send("boots")
        await telegram.until(lambda: answers(ann))
        await settled()
    assert answers(ann) == ["heard boots"]


async def test_6_a_long_answer_comes_in_whole_pieces_with_buttons_under_the_last(
    telegram: Telegram, tmp_path: Path, ann: Person
) -> None:
    assert len(LONG) > 10_000
    async with stack(telegram, tmp_path, lambda _: says(LONG, buttons=(Button("More", "t1"),))):
        ann.send("boots")
        await telegram.until(lambda: ann.lines[-1].labels)
    pieces = answers(ann)
    assert len(pieces) >= 3
    assert "".join(pieces).replace("\n", "") == LONG.replace("\n", "")
    assert [line.labels for line in ann.lines if line.sender == "Aisle"][:-1] == [()] * (len(pieces) - 1)


async def test_8_titles_full_of_markup_are_shown_as_they_are(telegram: Telegram, tmp_path: Path, ann: Person) -> None:
    title = '<b>Tom & "Jerry" </b> _*[`~>#+-=|{}.! @all https://evil.example &lt;'
    shown = card("a", "https://shop.example/a.jpg", url="https://shop.example/a?x=1&y=%22")
    async with stack(telegram, tmp_path, lambda _: says(f"1 < 2 & {title}", cards=(replace_title(shown, title),))):
        ann.send("toys")
        await telegram.until(lambda: len(answers(ann)) == 2)
    assert answers(ann)[0] == f"1 < 2 & {title}"
    assert answers(ann)[1].splitlines()[0] == title
    assert not [call for call in telegram.calls if call.code == 400]


async def test_9_markup_that_is_refused_is_sent_once_more_without(
    telegram: Telegram, tmp_path: Path, ann: Person
) -> None:
    telegram.fail(unparseable(), method="sendMessage", when=lambda params: "parse_mode" in params)
    async with stack(telegram, tmp_path, lambda _: says("Here", cards=(card("one"),))):
        ann.send("boots")
        await telegram.until(lambda: len(answers(ann)) == 2)
        await settled()
    tried = [(call.params.get("parse_mode"), call.code) for call in telegram.calls if call.method == "sendMessage"]
    assert tried == [(None, 200), ("HTML", 400), (None, 200)]
    assert answers(ann) == ["Here", "One\nfits"]


async def test_10_a_chat_that_must_wait_waits_and_no_other_does(
    telegram: Telegram, tmp_path: Path, ann: Person
) -> None:
    ben = telegram.user("Ben")
    telegram.fail(too_many(3), method="sendMessage", chat=ann.id)
    async with stack(telegram, tmp_path, speed=1.0) as at_work:
        ann.send("boots")
        await telegram.until(lambda: [call for call in telegram.calls if call.code == 429])
        refused = time.monotonic()
        at_work.courier.show(next(iter(at_work.dialogue.events)).conversation_id, "half an answer")
        ben.send("hats")
        await telegram.until(lambda: answers(ben))
        assert time.monotonic() - refused < 2.5
        assert not answers(ann)
        await telegram.until(lambda: answers(ann))
    first, second = [call for call in telegram.calls if call.chat_id == ann.id]
    assert (first.method, second.method) == ("sendMessage", "sendMessage")
    assert 3 <= second.at - first.at < 6


async def test_11_a_growing_answer_is_a_paced_draft_and_then_one_message(
    telegram: Telegram, tmp_path: Path, ann: Person
) -> None:
    whole = " ".join(f"word{number}" for number in range(200))
    telegram.fail(too_many(2), method="sendMessageDraft", nth=2)
    reply = says(whole, buttons=(Button("More", "t1"),))
    async with stack(telegram, tmp_path, lambda _: reply, seconds=4.0, speed=1.0) as at_work:
        ann.send("tell me")
        await telegram.until(lambda: at_work.dialogue.events)
        conversation = at_work.dialogue.events[0].conversation_id
        for number in range(1, 200):
            at_work.courier.show(conversation, " ".join(whole.split()[:number]))
            await asyncio.sleep(0.015)
        await telegram.until(lambda: answers(ann), seconds=15)
        await settled()
    drafts = [call for call in telegram.calls if call.method == "sendMessageDraft"]
    assert 2 <= len(drafts) <= 5
    assert not [call for call in telegram.calls if call.method == "editMessageText"]
    assert answers(ann) == [whole]
    assert ann.lines[-1].labels == ("More",)


async def test_12_in_a_group_a_growing_answer_is_one_message_that_is_edited(
    telegram: Telegram, tmp_path: Path, ann: Person
) -> None:
    hikers = telegram.supergroup("Hikers")
    whole = " ".join(f"word{number}" for number in range(60))
    reply = says(whole, buttons=(Button("More", "t1"),))
    async with stack(telegram, tmp_path, lambda _: reply, seconds=2.5, speed=4.0) as at_work:
        ann.send("@aisle_bot tell me", to=hikers)
        await telegram.until(lambda: at_work.dialogue.events)
        conversation = at_work.dialogue.events[0].conversation_id
        for number in range(1, 61):
            at_work.courier.show(conversation, " ".join(whole.split()[:number]))
            await asyncio.sleep(0.03)
        await telegram.until(lambda: hikers.lines[-1].labels, seconds=15)
        await settled()
    assert not telegram.made("sendMessageDraft")
    assert len(telegram.made("sendMessage")) == 1
    assert 1 <= len(telegram.made("editMessageText")) <= 4
    assert [(line.text, line.labels) for line in hikers.lines[1:]] == [(whole, ("More",))]


async def test_12_an_edit_that_changes_nothing_is_a_success(telegram: Telegram, tmp_path: Path, ann: Person) -> None:
    hikers = telegram.group("Hikers")
    async with stack(telegram, tmp_path, lambda _: says("all of it"), seconds=1.5, speed=4.0) as at_work:
        ann.send("@aisle_bot tell me", to=hikers)
        await telegram.until(lambda: at_work.dialogue.events)
        at_work.courier.show(at_work.dialogue.events[0].conversation_id, "all of it")
        await telegram.until(lambda: [call for call in telegram.calls if call.method == "editMessageText"])
        ann.send("@aisle_bot again", to=hikers)
        await telegram.until(lambda: len(telegram.made("sendMessage")) == 2, seconds=15)
    assert [line.text for line in hikers.lines if line.sender == "Aisle"] == ["all of it"] * 2


async def test_14_three_presses_are_answered_at_once_and_are_one_action(
    telegram: Telegram, tmp_path: Path, ann: Person
) -> None:
    async with stack(telegram, tmp_path, lambda _: says("Hm", buttons=(Button("More", "t1"),))) as at_work:
        ann.send("boots")
        await telegram.until(lambda: ann.lines[-1].labels)
        at_work.dialogue.seconds = 2.5
        pressed = [ann.press("More") for _ in range(3)]
        await telegram.until(lambda: all(one.answers for one in pressed), seconds=1.5)
        await telegram.until(lambda: len(answers(ann)) == 2)
        await settled()
        assert len([event for event in at_work.dialogue.events if isinstance(event, Tap)]) == 1
        assert len(answers(ann)) == 2


async def test_14_a_press_too_old_to_be_answered_still_gets_its_reply(
    telegram: Telegram, tmp_path: Path, ann: Person
) -> None:
    telegram.fail(
        refuse("query is too old and response timeout expired or query ID is invalid"), method="answerCallbackQuery"
    )
    async with stack(telegram, tmp_path):
        ann.press_data("t1")
        await telegram.until(lambda: answers(ann))
    assert answers(ann) == ["heard t1"]


async def test_16_in_a_group_an_album_survives_a_bad_picture_and_the_buttons_follow(
    telegram: Telegram, tmp_path: Path, ann: Person
) -> None:
    hikers = telegram.group("Hikers")
    telegram.bad_picture("https://shop.example/3.jpg")
    cards = tuple(card(f"boot{number}", f"https://shop.example/{number}.jpg") for number in range(1, 6))
    async with stack(telegram, tmp_path, lambda _: says("Five", cards=cards)):
        ann.send("/boots", to=hikers)
        await telegram.until(lambda: hikers.lines[-1].labels, seconds=15)
    shown = hikers.lines[1:]
    assert [line.picture for line in shown] == [f"https://shop.example/{number}.jpg" for number in (1, 2, 4, 5)] + [
        None
    ]
    assert len({line.album for line in shown[:4]}) == 1
    assert shown[-1].labels == tuple(f"{number} Details" for number in range(1, 6))
    assert all(f"{number}. Boot{number}" in shown[-1].text for number in range(1, 6))


async def test_16_a_picture_that_cannot_be_fetched_becomes_a_text_card(
    telegram: Telegram, tmp_path: Path, ann: Person
) -> None:
    bad = "https://shop.example/3.jpg"
    telegram.bad_picture(bad)
    cards = (card("one", "https://shop.example/1.jpg"), card("two", bad), card("three"))
    async with stack(telegram, tmp_path, lambda _: says("Three for you", cards=cards)):
        ann.send("boots")
        await telegram.until(lambda: len(answers(ann)) == 4)
    assert [(line.text.splitlines()[0], line.picture, line.labels) for line in ann.lines[-3:]] == [
        ("One", "https://shop.example/1.jpg", ("Details", "👍", "👎")),
        ("Two", None, ("Details", "👍", "👎")),
        ("Three", None, ("Details", "👍", "👎")),
    ]


async def test_17_a_webhook_that_is_set_is_left_alone_and_said(telegram: Telegram, tmp_path: Path, ann: Person) -> None:
    other = connect(telegram.token, telegram.url)
    async with other:
        await other.set_webhook("http://127.0.0.1:9/elsewhere")
        async with stack(telegram, tmp_path) as at_work:
            await telegram.until(lambda: at_work.adapter.trouble)
            assert "webhook at 127.0.0.1" in at_work.adapter.trouble
            assert "aisle connect telegram" in at_work.adapter.trouble
            assert not telegram.made("deleteWebhook")
            await other.delete_webhook()
            ann.send("boots")
            await telegram.until(lambda: answers(ann))
            await telegram.until(lambda: not at_work.adapter.trouble, seconds=30)


async def test_17_two_that_poll_with_one_token_neither_spin_nor_keep_silent(
    telegram: Telegram, tmp_path: Path, ann: Person
) -> None:
    async with stack(telegram, tmp_path, pauses=(0.2, 0.4)) as at_work:
        await telegram.until(lambda: telegram.made("getWebhookInfo"))
        await settled(0.2)
        async with connect(telegram.token, telegram.url) as other:
            await other.get_updates(timeout=0)
            await telegram.until(lambda: "another program" in at_work.adapter.trouble)
            before = telegram.polls
            await settled(1.0)
            assert telegram.polls - before <= 6
        ann.send("boots")
        await telegram.until(lambda: answers(ann))


async def test_18_nobody_is_answered_who_did_not_speak_to_us(telegram: Telegram, tmp_path: Path, ann: Person) -> None:
    robot = telegram.user("Robot", is_bot=True)
    hikers = telegram.supergroup("Hikers")
    async with stack(telegram, tmp_path) as at_work:
        robot.send("boots")
        telegram.push(hikers_message(ann, hikers, "just talking"))
        ann.send("/help@other_bot", to=hikers)
        ann.say({"left_chat_member": {"id": 1, "is_bot": False, "first_name": "Bo"}}, to=hikers)
        ann.add_bot(hikers)
        telegram.raw(
            {"channel_post": {"message_id": 1, "date": 1, "chat": {"id": -100, "type": "channel", "title": "C"}}}
        )
        telegram.raw({"some_kind_of_tomorrow": {"x": 1}})
        telegram.raw({"message": "not an object"})
        telegram.raw({"message": {"message_id": "one", "date": "now", "chat": 7, "from": [], "text": {"a": 1}}})
        ann.send("the last")
        await telegram.until(lambda: answers(ann))
        assert [event.text for event in at_work.dialogue.events if isinstance(event, Message)] == ["the last"]
    assert not [line for line in hikers.lines if line.sender == "Aisle"]


async def test_18_what_has_no_words_gets_a_line(telegram: Telegram, tmp_path: Path, ann: Person) -> None:
    async with stack(telegram, tmp_path) as at_work:
        ann.sticker()
        ann.voice()
        ann.photo("this one")
        ann.say({"location": {"latitude": 1.0, "longitude": 2.0}})
        await telegram.until(lambda: len(answers(ann)) == 4)
        said = [event.text for event in at_work.dialogue.events if isinstance(event, Message)]
    assert said == ["", "/voice", "/photo", ""]


async def test_18_an_empty_answer_is_still_an_answer(telegram: Telegram, tmp_path: Path, ann: Person) -> None:
    async with stack(telegram, tmp_path, lambda _: says("  ")):
        ann.send("?")
        await telegram.until(lambda: answers(ann))
    assert answers(ann) == ["Tell me what you are looking for, and I will look."]


async def test_18_the_last_message_edited_at_once_is_heard_again_and_never_twice(
    telegram: Telegram, tmp_path: Path, ann: Person
) -> None:
    async with stack(telegram, tmp_path) as at_work:
        first = ann.send("boots under 100")
        number = first["message"]["message_id"]
        await telegram.until(lambda: len(answers(ann)) == 1)
        update = ann.edit(number, "boots under 120")
        telegram.push(update)
        await telegram.until(lambda: len(answers(ann)) == 2)
        ann.send("red ones")
        await telegram.until(lambda: len(answers(ann)) == 3)
        ann.edit(number, "boots under 140")
        ann.send("blue ones")
        await telegram.until(lambda: len(answers(ann)) == 4)
        said = [event.text for event in at_work.dialogue.events if isinstance(event, Message)]
    assert said == ["boots under 100", "boots under 120", "red ones", "blue ones"]


async def test_a_shopper_who_blocked_us_is_left_alone(telegram: Telegram, tmp_path: Path, ann: Person) -> None:
    async with stack(telegram, tmp_path, seconds=0.3) as at_work:
        ann.send("boots")
        await telegram.until(lambda: at_work.dialogue.events)
        ann.block()
        await telegram.until(lambda: [call for call in telegram.calls if call.code == 403])
        await settled()
        assert len([call for call in telegram.calls if call.method == "sendMessage"]) == 1
        assert not at_work.outbox.waiting()
        ann.unblock()
        ann.send("hats")
        await telegram.until(lambda: answers(ann))
    assert answers(ann) == ["heard hats"]


async def test_a_group_that_became_a_supergroup_goes_on(telegram: Telegram, tmp_path: Path, ann: Person) -> None:
    hikers = telegram.group("Hikers")
    async with stack(telegram, tmp_path, seconds=0.5) as at_work:
        ann.send("/boots", to=hikers)
        await telegram.until(lambda: at_work.dialogue.events)
        bigger = hikers.become_supergroup()
        await telegram.until(lambda: [line for line in bigger.lines if line.sender == "Aisle"])
        ann.send("/hats", to=bigger)
        await telegram.until(lambda: len(at_work.dialogue.events) == 2)
        old, new = (event.conversation_id for event in at_work.dialogue.events)
        await telegram.until(lambda: turns(at_work, new) == 2)
        assert at_work.ledger.session(old) is None


async def test_topics_are_conversations_of_their_own(telegram: Telegram, tmp_path: Path, ann: Person) -> None:
    hikers = telegram.supergroup("Hikers", topics=("Shoes", "Hats"))
    async with stack(telegram, tmp_path) as at_work:
        ann.send("/boots", to=hikers, topic="Shoes")
        ann.send("/caps", to=hikers, topic="Hats")
        await telegram.until(lambda: len([line for line in hikers.lines if line.sender == "Aisle"]) == 2)
        assert len({event.conversation_id for event in at_work.dialogue.events}) == 2
    topics = {line.text: line.topic for line in hikers.lines}
    assert topics["heard /boots"] == topics["/boots"]
    assert topics["heard /caps"] == topics["/caps"]


async def test_in_a_group_our_name_or_an_answer_to_us_is_needed(
    telegram: Telegram, tmp_path: Path, ann: Person
) -> None:
    hikers = telegram.supergroup("Hikers")
    async with stack(telegram, tmp_path) as at_work:
        ann.send("@aisle_bot boots", to=hikers)
        await telegram.until(lambda: len(hikers.lines) == 2)
        ann.send("in red", to=hikers, reply_to=hikers.lines[-1].message_id)
        ann.send("hats please @aisle_bot", to=hikers)
        ann.send("/help@aisle_bot", to=hikers)
        await telegram.until(lambda: len(at_work.dialogue.events) == 4)
    assert [event.text for event in at_work.dialogue.events if isinstance(event, Message)] == [
        "boots", "in red", "hats please", "/help",
    ]  # fmt: skip


async def test_a_reaction_is_the_thumb_of_its_card(telegram: Telegram, tmp_path: Path, ann: Person) -> None:
    def say(event: Message | Tap) -> Reply:
        return says("Two", cards=(card("one"), card("two"))) if isinstance(event, Message) else heard(event)

    async with stack(telegram, tmp_path, say) as at_work:
        ann.send("boots")
        await telegram.until(lambda: len(answers(ann)) == 3)
        shown = [line for line in ann.lines if line.sender == "Aisle"]
        await telegram.until(lambda: not at_work.outbox.waiting())
        ann.react(shown[0].message_id, "👍")
        ann.react(shown[2].message_id, "🔥")
        await telegram.until(lambda: answers(ann)[-1] == "heard two-u")
        ann.react(shown[1].message_id, "👎")
        await telegram.until(lambda: answers(ann)[-1] == "heard one-n")
        ann.react(shown[1].message_id)
        ann.react(shown[1].message_id, "🤔")
        await settled()
        assert len(answers(ann)) == 5


async def test_more_turns_the_page_of_a_groups_list(telegram: Telegram, tmp_path: Path, ann: Person) -> None:
    hikers = telegram.group("Hikers")
    pages = iter(("one", "two", "three"))

    def say(event: Message | Tap) -> Reply:
        name = next(pages)
        reply = says(f"page {name}", cards=(card(name),), buttons=(Button("More", f"more-{name}"),))
        return reply if isinstance(event, Message) else Reply(reply.text, "en", "more", reply.cards, reply.buttons)

    async with stack(telegram, tmp_path, say):
        ann.send("/boots", to=hikers)
        await telegram.until(lambda: hikers.lines[-1].labels)
        ann.press("More", to=hikers)
        await telegram.until(lambda: "page two" in hikers.lines[-1].text)
        assert [line.text.splitlines()[0] for line in hikers.lines] == ["/boots", "page two"]
        ann.send("/more", to=hikers)
        await telegram.until(lambda: "page three" in hikers.lines[-1].text)
    assert [line.text.splitlines()[0] for line in hikers.lines] == ["/boots", "page two", "/more", "page three"]


async def test_what_a_person_of_the_shop_does_reaches_the_chat(telegram: Telegram, tmp_path: Path, ann: Person) -> None:
    async with stack(telegram, tmp_path) as at_work:
        ann.send("a person please")
        await telegram.until(lambda: answers(ann))
        event = at_work.dialogue.events[0]
        for number, (kind, text) in enumerate((("take", ""), ("message", "Hi <Ann>!"), ("return", ""))):
            await at_work.inbox.accept(PersonEvent(f"p{number}", event.conversation_id, kind, event.at, text))  # type: ignore[arg-type]  # the three kinds
        await telegram.until(lambda: len(answers(ann)) == 4)
    assert answers(ann)[1:] == [
        "A person of the shop has joined.",
        "👤 Hi <Ann>!",
        "The person has left; the guide is back.",
    ]


async def test_a_slow_turn_shows_that_it_is_typing(telegram: Telegram, tmp_path: Path, ann: Person) -> None:
    async with stack(telegram, tmp_path, seconds=1.0):
        ann.send("boots")
        await telegram.until(lambda: answers(ann))
    assert [call.method for call in telegram.calls if call.chat_id == ann.id] == ["sendChatAction", "sendMessage"]


async def test_an_answer_does_not_overtake_the_sign_on_its_way(telegram: Telegram, tmp_path: Path, ann: Person) -> None:
    telegram.fail(slow(1.5), method="sendChatAction")
    async with stack(telegram, tmp_path, seconds=1.0):
        ann.send("boots")
        ann.send("hats")  # so that the sign is not ended by the first answer
        await telegram.until(lambda: len(answers(ann)) == 2)
    methods = ("sendChatAction", "sendMessage")
    sign, answer = (next(call for call in telegram.calls if call.method == name) for name in methods)
    # A pause that the answer is asked for would reach the bot behind a sign that came in meanwhile.
    assert answer.at >= sign.at + 1.5 - SLACK


async def test_a_delivery_that_breaks_us_is_given_up_and_the_next_is_not(
    telegram: Telegram, tmp_path: Path, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.courier.PAUSES", (0.01,))
    async with stack(telegram, tmp_path) as at_work:
        draw = at_work.courier._draw

        def broken(reply: Reply, conversation: str) -> tuple[Payload, ...]:
            if "boots" in reply.text:
                raise RuntimeError("a bug of ours")
            return draw(reply, conversation)

        at_work.courier._draw = broken
        ann.send("boots")
        ann.send("hats")
        await telegram.until(lambda: answers(ann))
    assert answers(ann) == ["heard hats"]

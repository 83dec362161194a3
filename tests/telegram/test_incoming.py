"""What an update means, without any server: also updates that no server of sound mind would send."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram.incoming import Me, moved, read, thumb, to_message
from adapters.telegram.places import Place
from bot.messages import Message, Tap
from tests.relays.stack import KEY

ME = Me(42, "Aisle_Bot")
NOW = datetime(2026, 11, 22, tzinfo=UTC)
ANN = {"id": 7, "is_bot": False, "first_name": "Ann", "language_code": "zh-hans"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ann"}
GROUP = {"id": -9, "type": "supergroup", "title": "Hikers"}
DATE = 1_790_000_000


def update(message: dict[str, Any], kind: str = "message") -> dict[str, Any]:
    """An update with a message from Ann."""
    return {"update_id": 5, kind: {"message_id": 1, "date": DATE, "chat": PRIVATE, "from": ANN, **message}}


def event(data: object, latest: int = 0) -> Message | Tap | None:
    """What the update means."""
    found = read(data)
    return to_message(found, ME, key=KEY, now=NOW, latest=latest) if found else None


def test_words_become_a_message() -> None:
    at = datetime.fromtimestamp(DATE, UTC)
    place = Place(7).conversation(KEY)
    assert event(update({"text": "靴子"})) == Message("5", "telegram", place, "telegram:7", "靴子", at, "zh-hans")


def test_a_press_becomes_a_tap_even_on_a_message_long_gone() -> None:
    for message in (
        {"message_id": 1, "date": DATE, "chat": PRIVATE, "text": "x"},
        {"message_id": 1, "date": 0, "chat": PRIVATE},
    ):
        query = {"id": "1", "from": ANN, "chat_instance": "c", "data": "t1", "message": message}
        found = event({"update_id": 6, "callback_query": query})
        assert found == Tap("6", "telegram", Place(7).conversation(KEY), "telegram:7", "t1", NOW, "zh-hans")


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("@aisle_bot boots", "boots"), ("boots, @AISLE_BOT!", "boots, !"), ("@aisle_bottom boots", None),
        ("mail me@aisle_bot", None), ("/help", "/help"), ("/help@aisle_bot now", "/help now"),
        ("/help@other_bot", None),
        ("just talking", None), ("/", None), ("3/4 of it", None),
    ],
)  # fmt: skip
def test_in_a_group_only_what_is_meant_for_us(said: str, heard: str | None) -> None:
    found = event(update({"chat": GROUP, "text": said}))
    assert (found.text if isinstance(found, Message) else None) == heard


def test_an_answer_to_us_is_meant_for_us() -> None:
    me = {"id": 42, "is_bot": True, "first_name": "Aisle"}
    ours = {"message_id": 1, "date": DATE, "chat": GROUP, "from": me, "text": "x"}
    assert event(update({"chat": GROUP, "text": "cheaper", "reply_to_message": ours}))
    assert not event(update({"chat": GROUP, "text": "cheaper", "reply_to_message": {**ours, "from": ANN}}))


@pytest.mark.parametrize(
    "message",
    [
        {"text": "x", "from": {**ANN, "is_bot": True}},
        {"text": "x", "via_bot": {"id": 42, "is_bot": True, "first_name": "Aisle"}},
        {"new_chat_members": [ANN]},
        {"pinned_message": {"message_id": 1, "date": DATE, "chat": PRIVATE}},
        {"delete_chat_photo": True},
        {"text": "x", "from": None},
    ],
)
def test_what_nobody_says_to_us_is_nothing(message: dict[str, Any]) -> None:
    assert event(update(message)) is None


def test_an_edit_counts_for_two_minutes_and_only_on_the_last_message() -> None:
    def edit(after: int, latest: int = 1) -> Message | Tap | None:
        return event(update({"text": "x", "edit_date": DATE + after}, "edited_message"), latest)

    assert edit(5)
    assert not edit(500)
    assert not edit(5, latest=2)


def test_thumbs() -> None:
    def given_(*emoji: str) -> bool | None:
        reaction = {
            "chat": PRIVATE, "message_id": 3, "user": ANN, "date": DATE, "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": one} for one in emoji],
        }  # fmt: skip
        found = read({"update_id": 5, "message_reaction": reaction})
        assert found
        mark = thumb(found, key=KEY)
        return mark.up if mark else None

    assert [given_("👍"), given_("❤"), given_("👎"), given_("👍", "👎"), given_("🤔"), given_()] == [
        True, True, False, None, None, None,
    ]  # fmt: skip


def test_a_group_that_moves_tells_where() -> None:
    found = read(update({"chat": {**GROUP, "type": "group"}, "migrate_to_chat_id": -1009}))
    assert found
    assert moved(found, key=KEY) == (Place(-9).conversation(KEY), Place(-1009).conversation(KEY))


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
SOUND = update(
    {
        "text": "boots",
        "chat": GROUP,
        "message_thread_id": 3,
        "is_topic_message": True,
        "reply_to_message": update({})["message"],
    }
)
PLACES = [
    ("update_id",), ("message",), *(("message", name) for name in SOUND["message"]), ("message", "from", "id"),
    ("message", "from", "is_bot"), ("message", "from", "language_code"), ("message", "chat", "id"),
    ("message", "chat", "type"), ("message", "reply_to_message", "from"), ("message", "entities"), ("message", "voice"),
    ("message", "photo"), ("message", "via_bot"), ("edited_message",), ("callback_query",), ("message_reaction",),
    ("inline_query",), ("message", "migrate_to_chat_id"), ("message", "caption"),
]  # fmt: skip


@given(st.sampled_from(PLACES), junk)
def test_mistyped_updates_reach_nothing_and_raise_nothing(place: tuple[str, ...], value: object) -> None:
    data = _with(SOUND, place, value)
    found = read(data)
    if found is not None:
        thumb(found, key=KEY)
        moved(found, key=KEY)
        meant = to_message(found, ME, key=KEY, now=NOW)
        assert meant is None or all(
            isinstance(text, str) for text in (meant.event_id, meant.conversation_id, meant.user_id)
        )
        assert not isinstance(meant, Message) or (isinstance(meant.text, str) and isinstance(meant.at, datetime))


@given(junk)
def test_what_is_no_update_is_none(data: object) -> None:
    read(data)


def _with(data: dict[str, Any], place: tuple[str, ...], value: object) -> dict[str, Any]:
    first, *rest = place
    inner = data.get(first)
    changed = _with(inner if isinstance(inner, dict) else {}, tuple(rest), value) if rest else value
    return {**data, first: changed}

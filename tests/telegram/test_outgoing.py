"""A reply as Telegram calls, without any server: limits, markup, fallbacks."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.base import Payload
from adapters.telegram import LIMITS, to_payload
from adapters.telegram.outgoing import edited, progress, without
from adapters.telegram.places import Place
from adapters.text import length
from bot.messages import Button, Reply
from tests.adapters.replies import replies
from tests.relays.stack import KEY, card, says
from tests.telegram.limits import limit_problems

PRIVATE, GROUP, TOPIC = (
    Place(chat, topic).conversation(KEY) for chat, topic in ((7, None), (-7, None), (-1_001_000_000_007, 3))
)


def all_of(payload: Payload | None) -> list[Payload]:
    """A payload and everything that may be sent in its stead."""
    return [payload, *all_of(payload.plain), *all_of(payload.instead)] if payload else []


@settings(suppress_health_check=[HealthCheck.too_slow])  # a whole reply takes long to make
@given(replies, st.sampled_from([PRIVATE, GROUP, TOPIC]))
def test_any_reply_and_its_fallbacks_keep_the_limits(reply: Reply, conversation: str) -> None:
    for payload in to_payload(reply, conversation):
        for call in all_of(payload):
            body = dict(call.body)
            assert limit_problems(str(body.pop("method")), body) == []
            assert json.dumps(body)
            assert call.plain is None or "parse_mode" not in call.plain.body


@given(st.text(min_size=1, max_size=300))
def test_a_title_is_shown_as_it_is_with_markup_and_without(title: str) -> None:
    shown = replace(card("a"), title=title)
    _, payload = to_payload(says("Here", cards=(shown,)), PRIVATE)
    assert payload.plain is not None
    first = str(payload.plain.body["text"]).split("\n")[0]
    assert " ".join(title.split()).startswith(first.removesuffix("…")) or not title.strip()


def test_the_place_is_read_back_from_the_conversation_and_not_guessed() -> None:
    for place in (Place(7), Place(-7), Place(-1_001_000_000_007, 3)):
        assert Place.of(place.conversation(KEY)) == place
        assert place.conversation(KEY) != place.conversation(b"other")
    assert len(PRIVATE.split(":")[3]) == 18


def test_a_topic_is_named_in_every_call() -> None:
    assert {payload.body["message_thread_id"] for payload in to_payload(says("x", cards=(card("a"),)), TOPIC)} == {3}
    assert (
        to_payload(says("x"), TOPIC)[0].chat
        == to_payload(says("x"), Place(-1_001_000_000_007).conversation(KEY))[0].chat
    )


def test_one_answer_makes_one_sound() -> None:
    calls = to_payload(says("x", cards=(card("a"), card("b"))), PRIVATE)
    assert [call.body.get("disable_notification", False) for call in calls] == [False, True, True]


@pytest.mark.parametrize(("action", "kept"), [("t" * 64, True), ("t" * 65, False), ("字" * 22, False), ("", False)])
def test_a_button_that_telegram_would_refuse_does_not_cost_the_message(action: str, kept: bool) -> None:
    (call,) = to_payload(says("x", buttons=(Button("Press", action),)), PRIVATE)
    assert ("reply_markup" in call.body) is kept


def test_an_album_loses_one_picture_at_a_time_and_ends_as_a_photo() -> None:
    cards = tuple(card(name, f"https://shop.example/{name}.jpg") for name in ("one", "two", "three"))
    album, listed = to_payload(says("Three", cards=cards), GROUP)
    assert album.body["method"] == "sendMediaGroup"
    assert album.weight == 3
    assert "reply_markup" in listed.body
    two = without(album, 2)
    assert two is not None
    assert [item["media"][21:] for item in media(two)] == ["one.jpg", "three.jpg"]
    one = without(two, 1)
    assert one is not None
    assert (one.body["method"], one.body["photo"]) == ("sendPhoto", "https://shop.example/three.jpg")


def media(payload: Payload) -> Any:
    """The pictures of an album."""
    return payload.body["media"]


def test_progress_is_a_draft_for_one_and_an_edit_for_many() -> None:
    assert progress(PRIVATE, "", None).body["method"] == "sendChatAction"
    assert progress(PRIVATE, "half", "5").body["method"] == "sendMessageDraft"
    assert progress(GROUP, "half", None).body["method"] == "sendMessage"
    assert progress(GROUP, "half", "5").body["method"] == "editMessageText"
    assert length(str(progress(GROUP, "x" * 9000, None).body["text"])) <= LIMITS.text


def test_only_a_text_is_put_in_place_of_another() -> None:
    photo = to_payload(says("", cards=(card("a", "https://shop.example/a.jpg"),)), PRIVATE)[0]
    assert edited(photo, "5") is None
    text = to_payload(says("x"), TOPIC)[0]
    changed = edited(text, "5")
    assert changed is not None
    assert changed.instead == text
    assert "message_thread_id" not in changed.body

"""The table of owners: complete, and the same whatever language it is spoken in."""

from datetime import UTC, datetime, timedelta
from itertools import product
from typing import get_args

import pytest

from bot.handoff import NEXT, Happening, Line, step, told
from bot.messages import Owner
from bot.people import PersonEvent
from bot.say import WORDS
from bot.session import Session

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = AT + timedelta(minutes=10)


def session(owner: Owner, since: datetime | None = None, *, closed: bool = False) -> Session:
    return Session("c", "u", owner=owner, since=since, closed=closed)


def test_every_happening_is_settled_for_every_owner() -> None:
    assert NEXT.keys() == set(product(get_args(Owner), get_args(Happening)))


def test_every_line_has_words_in_every_language() -> None:
    lines = {line for _, line in NEXT.values() if line}
    assert lines == set(get_args(Line))
    for words in WORDS.values():
        assert words.people.keys() == lines


def test_only_a_wish_for_a_person_hands_over() -> None:
    for owner, what in NEXT:
        made = step(session(owner, AT), what, LATER, about=AT)
        assert made.handoff == ((owner, what) == ("bot", "asks")), (owner, what)


@pytest.mark.parametrize("what", ["take", "message"])
@pytest.mark.parametrize("owner", ["bot", "waiting", "human"])
def test_the_guide_is_silent_once_a_person_has_it(owner: Owner, what: Happening) -> None:
    held = step(session(owner), what, AT)
    assert not held.speaks
    assert not step(held.session, "writes", LATER).speaks
    asked = step(held.session, "asks", LATER)
    assert not asked.speaks
    assert asked.line is None


def test_a_wait_is_counted_from_what_nobody_has_answered() -> None:
    asked = step(session("bot"), "asks", AT).session
    assert asked.since == AT
    assert step(asked, "writes", LATER).session.since == AT, "writing more does not start it anew"
    taken = step(asked, "take", LATER).session
    assert taken.since == LATER, "who took it has as long to say something"
    answered = step(taken, "message", LATER).session
    assert answered.since is None, "nobody waits for one who has answered"
    assert step(answered, "writes", LATER).session.since == LATER
    assert step(session("bot"), "take", AT).session.since is None, "nobody waits where nothing was asked"


def test_a_person_who_falls_silent_gives_way_to_waiting_and_then_to_the_guide() -> None:
    silent = step(session("human", AT), "timeout", LATER, about=AT)
    assert (silent.session.owner, silent.session.since, silent.line) == ("waiting", LATER, "fell_silent")
    nobody = step(silent.session, "timeout", LATER + timedelta(minutes=10), about=LATER)
    assert (nobody.session.owner, nobody.session.since, nobody.line) == ("bot", None, "nobody_came")


@pytest.mark.parametrize("since", [None, LATER])
@pytest.mark.parametrize("owner", ["bot", "waiting", "human"])
def test_a_clock_that_rings_too_late_changes_nothing(owner: Owner, since: datetime | None) -> None:
    before = session(owner, since)
    assert step(before, "timeout", LATER, about=AT) == step(before, "timeout", LATER)
    assert step(before, "timeout", LATER, about=AT).session == before


def test_coming_back_is_told_once() -> None:
    back = step(session("human", AT), "return", LATER)
    assert (back.session.owner, back.line) == ("bot", "left")
    assert step(back.session, "return", LATER).line is None


@pytest.mark.parametrize("owner", ["bot", "waiting", "human"])
def test_a_closed_conversation_is_the_guides_and_the_next_message_opens_it(owner: Owner) -> None:
    closed = step(session(owner, AT), "close", LATER)
    assert (closed.session.owner, closed.session.since, closed.session.closed) == ("bot", None, True)
    assert closed.line == (None if owner == "bot" else "closed")
    assert step(closed.session, "return", LATER).session.closed
    opened = step(closed.session, "writes", LATER)
    assert (opened.session.closed, opened.speaks) == (False, True)
    assert not step(closed.session, "take", LATER).session.closed


def test_what_is_told_is_in_the_language_of_the_conversation() -> None:
    chinese = Session("c", "u", language="zh", owner="human")
    after, said = told(chinese, PersonEvent("p", "c", "return", AT))
    assert (after.owner, said.owner, said.line) == ("bot", "bot", WORDS["zh"].people["left"])
    _, wrote = told(chinese, PersonEvent("p", "c", "message", AT, "您好"))
    assert (wrote.text, wrote.line) == ("您好", "")

"""The rules of the desk: hours, who may call a person, what is said when nobody is there, and what drafts come to."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.copilot import verdict
from bot.desk import Desk, calls, noted
from bot.guide import compose
from bot.handoff import arrived, rings, step, told
from bot.hours import Hours, HoursError, hours, is_open, next_opening
from bot.ledger import MemoryLedger
from bot.messages import Card, Holder, Message, Owner, Reply
from bot.people import PersonEvent, PersonKind
from bot.session import Session
from tests.bot.talk import START, shop

WEEK = hours("Mo-Fr 9:00-18:00, Sa 10:00-14:00 Europe/Berlin")
MONDAY = datetime(2026, 11, 23, 11, tzinfo=UTC)
NIGHT = datetime(2026, 11, 23, 22, tzinfo=UTC)
PATIENCE = timedelta(minutes=10)


@pytest.mark.parametrize(
    ("at", "there"),
    [
        ("2026-11-23T07:59", False), ("2026-11-23T08:00", True), ("2026-11-23T16:59", True),
        ("2026-11-23T17:00", False),
        ("2026-11-28T09:00", True), ("2026-11-28T13:00", False), ("2026-11-29T11:00", False),
        ("2026-07-06T07:00", True), ("2026-07-06T16:00", False),
    ],
)  # fmt: skip
def test_hours_are_the_shop_s_own_also_in_summer(at: str, there: bool) -> None:
    assert is_open(WEEK, datetime.fromisoformat(at).replace(tzinfo=UTC)) is there


def test_a_week_may_go_round_and_a_day_may_end_at_midnight() -> None:
    weekend = hours("Sa-Mo 20:00-24:00 UTC")
    assert is_open(weekend, datetime(2026, 11, 22, 23, 59, tzinfo=UTC))
    assert not is_open(weekend, datetime(2026, 11, 24, 21, tzinfo=UTC))
    assert next_opening(weekend, datetime(2026, 11, 24, 21, tzinfo=UTC)) == datetime(2026, 11, 28, 20, tzinfo=UTC)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001  # Hypothesis adds it
def test_the_next_opening_is_open_and_nothing_before_it_is(at: datetime) -> None:
    opening = next_opening(WEEK, at)
    assert opening > at
    assert is_open(WEEK, opening)
    assert not is_open(WEEK, opening - timedelta(seconds=1))


@pytest.mark.parametrize(
    "text", ["", "Mo-Fr 9:00-18:00", "Mo 9-18 UTC", "Xx 9:00-18:00 UTC", "Mo 18:00-9:00 UTC", "Mo 9:00-25:00 UTC",
             "Mo 9:61-10:00 UTC", "Mo 9:00-18:00 Nowhere/Town", "Mo 9:00-18:00 ../etc/passwd"],
)  # fmt: skip
def test_what_is_no_hours_is_refused(text: str) -> None:
    with pytest.raises(HoursError):
        hours(text)


def test_who_may_call() -> None:
    assert calls(Desk(), NIGHT)
    assert calls(Desk(WEEK), MONDAY)
    assert not calls(Desk(WEEK), NIGHT)
    assert not calls(Desk(hands_over="desk"), MONDAY)
    assert "Tuesday at 09:00" in noted(Desk(WEEK), NIGHT, "en")
    assert "周二 09:00" in noted(Desk(WEEK), NIGHT, "zh")
    assert noted(Desk(WEEK, away={"zh": "明天见"}), NIGHT, "zh") == "明天见"
    assert "Tuesday" in noted(Desk(WEEK, away={"zh": "明天见"}), NIGHT, "en")


async def _said(desk: Desk, *texts: str, at: datetime = START) -> list[Reply]:
    ledger = MemoryLedger()
    dialogue = compose(shop(), ledger=ledger, log=ledger, seed=7, secret=b"test", desk=desk).dialogue
    return [
        await dialogue.handle(Message(f"e{number}", "test", "c", "u", text, at)) for number, text in enumerate(texts)
    ]


async def test_outside_the_hours_a_wish_is_noted_and_the_guide_goes_on() -> None:
    asked, again, more = await _said(Desk(WEEK), "I want to talk to a person", "human please", "a tent", at=NIGHT)
    assert [(one.owner, one.handoff) for one in (asked, again, more)] == [("waiting", False)] * 3
    assert "Tuesday at 09:00" in asked.text
    assert "Tuesday at 09:00" in again.text
    assert more.cards


@pytest.mark.parametrize(("caller", "handed"), [("shopper", False), ("guide", True), ("desk", False)])
async def test_a_complaint_calls_a_person_only_where_the_guide_may(caller: str, handed: bool) -> None:
    (reply,) = await _said(Desk(hands_over=caller), "this is terrible, it broke after one day")  # type: ignore[arg-type]
    assert (reply.handoff, reply.owner) == (handed, "waiting" if handed else "bot")


def session(owner: Owner = "waiting", since: datetime | None = MONDAY, *, held: bool = False) -> Session:
    return Session("c", "u", owner=owner, since=since, held=held)


@pytest.mark.parametrize(
    ("standing", "now", "week", "kind"),
    [
        (session(since=None), MONDAY, None, None),
        (session(), MONDAY + PATIENCE, None, None),
        (session(), MONDAY + PATIENCE * 2, None, "timeout"),
        (session(since=NIGHT), NIGHT + timedelta(hours=3), WEEK, None),
        (session(since=NIGHT), NIGHT + timedelta(hours=11), WEEK, "opens"),
        (session(since=NIGHT, held=True), NIGHT + PATIENCE * 2, WEEK, "timeout"),
        (session("human", NIGHT), NIGHT + PATIENCE * 2, WEEK, "timeout"),
        (session(), MONDAY + PATIENCE * 2, WEEK, "timeout"),
    ],
)
def test_when_the_clock_rings(standing: Session, now: datetime, week: Hours | None, kind: PersonKind | None) -> None:
    assert rings(standing, now, PATIENCE, week) == kind


def test_a_wait_of_the_night_begins_anew_when_the_desk_opens() -> None:
    morning = NIGHT + timedelta(hours=10)
    after, said = told(session(since=NIGHT), PersonEvent("e", "c", "opens", morning, about=NIGHT))
    assert (after.owner, after.since, bool(said.line)) == ("waiting", morning, True)
    late, silent = told(session(since=MONDAY), PersonEvent("e", "c", "opens", morning, about=NIGHT))
    assert (late.since, silent.line) == (MONDAY, "")


def test_the_shop_s_own_words_stand_where_nobody_came() -> None:
    _, said = told(session(), PersonEvent("e", "c", "timeout", NIGHT, "We are at lunch.", about=MONDAY))
    assert (said.line, said.text) == ("We are at lunch.", "")


def message(holder: Holder | None) -> Message:
    return Message("e", "chatwoot", "c", "u", "boots", NIGHT, holder=holder)


@pytest.mark.parametrize(
    ("standing", "holder", "owner", "speaks"),
    [
        (session("bot", None), None, "bot", True),
        (session("bot", None), "bot", "bot", True),
        (session("bot", None), "human", "human", False),
        (session("human", None), "bot", "bot", True),
        (session("human", None), None, "human", False),
        (session("waiting"), "bot", "waiting", True),
        (session("waiting"), "human", "waiting", False),
        (session("waiting", held=True), None, "waiting", False),
        (session("waiting", held=True), "bot", "bot", True),
    ],
)
def test_who_has_it_is_what_the_desk_says(standing: Session, holder: Holder | None, owner: Owner, speaks: bool) -> None:
    made = arrived(standing, message(holder))
    assert (made.session.owner, made.speaks) == (owner, speaks)


@pytest.mark.parametrize("what", ["return", "close"])
def test_what_is_given_back_is_held_no_more(what: PersonKind) -> None:
    assert not step(session(held=True), what, NIGHT).session.held  # type: ignore[arg-type]
    assert step(session("human", None, held=True), "timeout", NIGHT, None).session.held


DRAFT = Reply(
    "Here are two pairs of boots that keep water out.", "en", "find",
    cards=(Card("a", "Alpine Boot", "dry"), Card("b", "Bog Boot", "cheap")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "outcome", "kept", "dropped"),
    [
        ("Here are two pairs of boots that keep water out. Alpine Boot, Bog Boot", "sent", ("a", "b"), ()),
        ("Hi Ann! Here are two pairs of boots that keep water out: the ALPINE boot.", "edited", ("a",), ("b",)),
        ("Take the Bog Boot, trust me.", "edited", ("b",), ("a",)),
        ("Your parcel left yesterday.", "replaced", (), ()),
        ("Here are two pairs of boots that keep the water out", "edited", (), ()),
    ],
)
def test_what_became_of_a_draft(sent: str, outcome: str, kept: tuple[str, ...], dropped: tuple[str, ...]) -> None:
    found = verdict(DRAFT, sent)
    assert (found.outcome, found.kept, found.dropped) == (outcome, kept, dropped)

"""What every ledger promises. A subclass gives `ledger`; it is its own learning log too."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Protocol

import pytest

from bot.ledger import Action, LearningLog, Ledger, Turn
from bot.messages import Button, Card, Message, Reply, Tap, Understood
from bot.people import PersonEvent
from bot.profile import Change, Dropped, Erased, Kept, Learned, Profile, after
from bot.session import Cart, CartLine, Session, Shown, Step
from policy.base import Candidate, Decision, Feedback, StrategyChoice, Transition
from retrieval.query import Limit, Query

NOW = datetime(2026, 3, 1, 12, 30, 15, 250_000, tzinfo=UTC)


class FullLedger(Ledger, LearningLog, Protocol):
    """A ledger as the application uses it."""

    def record(self, feedback: Feedback, tastes: Sequence[Change] = ()) -> bool:
        """Log feedback that came by another way than a turn."""


def decision(decision_id: str) -> Decision:
    """A decision with something in every field."""
    return Decision(
        decision_id=decision_id,
        candidates=(
            Candidate("boot", {"match": 0.1 + 0.2}, {"brand": "Fell & Tarn"}),
            Candidate("靴子", {"match": 0.0}),
        ),
        slate=("靴子", "boot"),
        propensities=(0.25, 1.0),
        prefix_propensities=(0.25, 0.25),
        explored=(True, False),
        evaluable=True,
        policy="plackett-luce/1",
        context={"language": "zh", "position": 3.0},
        at=NOW,
    )


def turn(event_id: str, *, conversation: str = "c", decided: str | None = None) -> Turn:
    """A turn with something in every field."""
    limit = Limit("price", "<=", "120.00", "USD")
    return Turn(
        event=Message(event_id, "api", conversation, "u", "boots, 靴子 🥾", NOW, "zh-CN"),
        reply=Reply(
            text="here you are",
            language="zh",
            act="find",
            cards=(
                Card("boot", "Boot", "in black", price=Decimal("119.00"), currency="USD", buttons=(Button("?", "t"),)),
            ),
            decision_id=decided,
            understood=Understood("boots", (limit,), ("boot",), "upset", ("xyzzy",)),
        ),
        session=Session(
            conversation,
            "u",
            query=Query("boots", "en", (limit,)),
            shown=(Shown("boot", None, "d1"),),
            cart=Cart((CartLine("boot", "b1", 2),)),
            step=Step({"turn": 1.0}, "relevant"),
        ),
        actions=(
            Action(f"token-{event_id}", "open", conversation, decided, "boot", None, "https://shop.example/boot"),
        ),
        decision=decision(decided) if decided else None,
        strategy=StrategyChoice("relevant", {"relevant": 0.9, "clarify": 0.1}),
        rules=("price-under",),
    )


def told(user_id: str, changes: Sequence[Change], event_id: str = "taste") -> Turn:
    """A turn elsewhere by which this shopper's profile changes."""
    event = Message(event_id, "api", "elsewhere", user_id, "", NOW)
    return Turn(event, Reply("", "en", "profile"), Session("elsewhere", user_id), tastes=tuple(changes))


def click(decision_id: str, event_id: str) -> Feedback:
    """A click on the first card."""
    return Feedback(decision(decision_id), "靴子", event_id, "click", 1.0, NOW)


class LedgerContract:
    def test_lists_are_found_by_their_time_and_offers_are_none(self, ledger: FullLedger) -> None:
        for minutes, name in ((0, "early"), (90, "late"), (60, "between")):
            made = replace(decision(name), at=NOW + timedelta(minutes=minutes))
            offer = replace(made, decision_id=f"offer-{name}")
            ledger.commit(replace(turn(name), decision=made, offer=offer))
        since = NOW + timedelta(minutes=60)
        assert [one.decision_id for one in ledger.lists(since)] == ["between", "late"]
        assert ledger.lists(since, {"late"}) == [replace(decision("between"), at=since)]
        assert ledger.lists(since + timedelta(days=1)) == []

    """Subclass and override `ledger`."""

    @pytest.fixture
    def ledger(self) -> FullLedger:
        raise NotImplementedError

    def test_an_empty_ledger_knows_nothing(self, ledger: FullLedger) -> None:
        assert ledger.turn("api", "e1") is None
        assert ledger.session("c") is None
        assert ledger.action("t") is None
        assert ledger.decision("d") is None
        assert list(ledger.since(0)) == []

    def test_a_turn_comes_back_as_it_was(self, ledger: FullLedger) -> None:
        written = turn("e1", decided="d1")
        ledger.commit(written)
        assert ledger.turn("api", "e1") == written.reply
        assert ledger.session("c") == written.session
        assert ledger.action("token-e1") == written.actions[0]
        logged = ledger.decision("d1")
        assert logged is not None
        assert logged.decision == written.decision
        assert logged.feedback == ()

    def test_the_same_event_again_changes_nothing(self, ledger: FullLedger) -> None:
        first = turn("e1", decided="d1")
        ledger.commit(first)
        second = turn("e1", decided="d2")
        second = replace(second, reply=replace(second.reply, text="another"), feedback=(click("d1", "f1"),))
        ledger.commit(replace(second, session=replace(second.session, turn=9)))
        assert ledger.turn("api", "e1") == first.reply
        assert ledger.session("c") == first.session
        assert ledger.decision("d2") is None
        assert list(ledger.since(0)) == []

    def test_an_id_belongs_to_its_platform(self, ledger: FullLedger) -> None:
        ledger.commit(turn("e1"))
        assert ledger.turn("telegram", "e1") is None
        other = turn("e1", conversation="other")
        tap = Tap("e1", "telegram", "other", "u", "token", NOW)
        ledger.commit(replace(other, event=tap))
        assert ledger.turn("telegram", "e1") == other.reply
        assert ledger.session("other") == other.session

    def test_the_last_turn_makes_the_session(self, ledger: FullLedger) -> None:
        ledger.commit(turn("e1"))
        later = turn("e2")
        ledger.commit(replace(later, session=replace(later.session, turn=2, owner="waiting")))
        session = ledger.session("c")
        assert session is not None
        assert (session.turn, session.owner) == (2, "waiting")
        assert ledger.turn("api", "e1") is not None

    def test_feedback_in_a_turn_reaches_the_decision_and_the_log(self, ledger: FullLedger) -> None:
        ledger.commit(turn("e1", decided="d1"))
        transition = Transition({"turn": 1.0}, "relevant", 0.5, None, {"relevant": True, "clarify": False})
        feedback = click("d1", "e2")
        ledger.commit(replace(turn("e2"), feedback=(feedback,), transition=transition))
        logged = ledger.decision("d1")
        assert logged is not None
        assert logged.feedback == (feedback,)
        entries = list(ledger.since(0))
        assert [entry for _, entry in entries] == [feedback, transition]
        positions = [position for position, _ in entries]
        assert positions == sorted(set(positions))
        assert positions[0] >= 1

    def test_feedback_on_the_turns_own_decision(self, ledger: FullLedger) -> None:
        feedback = click("d1", "e1")
        ledger.commit(replace(turn("e1", decided="d1"), feedback=(feedback,)))
        assert [entry for _, entry in ledger.since(0)] == [feedback]

    def test_feedback_by_another_way_counts_once(self, ledger: FullLedger) -> None:
        ledger.commit(turn("e1", decided="d1"))
        assert ledger.record(click("d1", "click:t"))
        assert not ledger.record(click("d1", "click:t"))
        assert ledger.record(click("d1", "click:other"))
        assert [entry for _, entry in ledger.since(0)] == [click("d1", "click:t"), click("d1", "click:other")]

    def test_feedback_on_an_unknown_decision_is_not_logged(self, ledger: FullLedger) -> None:
        assert not ledger.record(click("nowhere", "e1"))
        ledger.commit(replace(turn("e1"), feedback=(click("nowhere", "e1"),)))
        assert list(ledger.since(0)) == []

    def test_the_log_goes_on_where_it_was_left(self, ledger: FullLedger) -> None:
        ledger.commit(turn("e1", decided="d1"))
        for number in range(5):
            ledger.record(click("d1", f"f{number}"))
        entries = list(ledger.since(0))
        left = entries[2][0]
        assert list(ledger.since(left)) == entries[3:]
        assert list(ledger.since(entries[-1][0])) == []

    def test_what_a_person_does_changes_whose_conversation_it_is(self, ledger: FullLedger) -> None:
        ledger.commit(turn("e1"))
        said = ledger.person(PersonEvent("p1", "c", "take", NOW))
        assert (said.owner, said.kind, bool(said.line)) == ("human", "take", True)
        assert ledger.session("c") == replace(turn("e1").session, owner="human")
        assert ledger.person(PersonEvent("p2", "c", "message", NOW, "hello 🥾")).text == "hello 🥾"

    def test_the_same_act_of_a_person_twice_is_one(self, ledger: FullLedger) -> None:
        ledger.commit(turn("e1"))
        taken = ledger.person(PersonEvent("p1", "c", "take", NOW))
        ledger.person(PersonEvent("p2", "c", "return", NOW))
        assert ledger.person(PersonEvent("p1", "c", "take", NOW)) == taken
        session = ledger.session("c")
        assert session is not None
        assert session.owner == "bot"

    def test_a_wait_comes_back_to_the_microsecond(self, ledger: FullLedger) -> None:
        """A timeout names the wait it is about by its beginning."""
        ledger.commit(replace(turn("e1"), session=replace(turn("e1").session, owner="waiting", since=NOW)))
        wrong = PersonEvent("p1", "c", "timeout", NOW, about=NOW + timedelta(microseconds=1))
        assert ledger.person(wrong).line == ""
        said = ledger.person(PersonEvent("p2", "c", "timeout", NOW, about=NOW))
        assert (said.owner, bool(said.line)) == ("bot", True)

    def test_a_profile_is_what_its_changes_make(self, ledger: FullLedger) -> None:
        assert ledger.profile("u") is None
        first = [Learned("brand:Fell & Tarn 靴", 1.0, NOW), Learned("color:blue", -0.5, NOW)]
        ledger.commit(told("u", first, "e1"))
        assert ledger.profile("u") == after(None, "u", first)
        second = [Learned("color:blue", 1.0, NOW + timedelta(days=9), said=True), Dropped("brand")]
        ledger.commit(told("u", second, "e2"))
        ledger.commit(told("u", second, "e2"))
        assert ledger.profile("u") == after(None, "u", [*first, *second])
        assert ledger.profile("v") is None
        ledger.commit(told("u", [Kept(on=False), *first], "e3"))
        assert ledger.profile("u") == Profile("u", kept=False)
        ledger.commit(told("u", [Erased()], "e4"))
        assert ledger.profile("u") is None

    def test_nobody_has_no_profile(self, ledger: FullLedger) -> None:
        ledger.commit(told("", [Learned("color:blue", 1.0, NOW)]))
        assert ledger.profile("") is None

    def test_a_click_tells_of_the_shopper_who_got_the_list_and_once(self, ledger: FullLedger) -> None:
        ledger.commit(turn("e1", decided="d1"))
        likes = [Learned("color:blue", 0.3, NOW)]
        assert ledger.record(click("d1", "f1"), likes)
        assert not ledger.record(click("d1", "f1"), likes)
        assert not ledger.record(click("nowhere", "f2"), likes)
        assert ledger.profile("u") == after(None, "u", likes)

    def test_odd_text_comes_back(self, ledger: FullLedger) -> None:
        for number, odd in enumerate(
            (
                "",
                "🥾" * 5000,
                "\u0645\u0631\u062d\u0628\u0627 \u202e abc",
                "'; DROP TABLE events; --",
                "<b>&amp;</b>",
                "\ufffd\u2028",
            )
        ):
            written = turn(f"e{number}")
            ledger.commit(replace(written, reply=replace(written.reply, text=odd)))
            reply = ledger.turn("api", f"e{number}")
            assert reply is not None
            assert reply.text == odd

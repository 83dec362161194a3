"""What the guide has learned, in figures: each recomputed here from the log."""

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.database import open_database
from app.ledger import SqlLedger
from app.orders import Sales
from app.overview import RECENT, Lately, overview, wilson
from app.settings import Settings
from bot.ledger import Turn
from policy import SLATE_POLICIES
from policy.base import Candidate, Decision, Feedback, FeedbackKind
from policy.slate import ModelSlates
from tests.contracts.ledger import NOW, turn

FEATURES = ("cheap", "same")


def decided(number: int) -> Decision:
    """Two cards, the first of them cheap."""
    offered = (
        Candidate(f"p{number}", {"cheap": 1.0, "same": 1.0}, {"brand": "Fell"}),
        Candidate("dear", {"cheap": 0.0, "same": 1.0}),
        Candidate("unseen", {"cheap": 1.0, "same": 1.0}),
    )
    at = NOW + timedelta(minutes=number)
    slate = (f"p{number}", "dear")
    return Decision(f"d{number}", offered, slate, (0.5, 0.25), (0.5, 0.125), (False, True), True, "any/1", {}, at)


def heard(number: int, kind: FeedbackKind, value: float = 1.0, product: str | None = None) -> Feedback:
    decision = decided(number)
    at = decision.at + timedelta(seconds=len(kind))
    return Feedback(decision, product or f"p{number}", f"{kind}{value}{product}", kind, value, at)


@pytest.fixture
def ledger(settings: Settings) -> Iterator[SqlLedger]:
    engine = open_database(settings)
    yield SqlLedger(engine)
    engine.dispose()


def log(ledger: SqlLedger, number: int, *feedback: Feedback) -> Turn:
    made = replace(turn(f"t{number}"), actions=(), decision=decided(number), feedback=feedback)
    ledger.commit(made)
    return made


def told(ledger: SqlLedger, policy: object = None) -> dict[str, object]:
    lists, standing = Lately(ledger).read()
    sales = [Sales("USD", 1, Decimal("89.00"))]
    return overview(lists, standing, sales, policy, 7, str.upper, lambda kind, name: f"{kind} {name}")


def test_rates_count_each_card_once_and_only_what_stands(ledger: SqlLedger) -> None:
    log(ledger, 1, heard(1, "click"), heard(1, "cart"), heard(1, "up"), heard(1, "ignored", product="dear"))
    log(ledger, 2, heard(2, "click"), heard(2, "down"), heard(2, "order", 50.0))
    log(ledger, 3, heard(3, "up"), replace(heard(3, "up", 0.0), at=NOW + timedelta(hours=1)))
    rates = {rate["name"]: rate for rate in told(ledger)["rates"]}  # type: ignore[attr-defined]
    assert rates["shown"] == {"name": "shown", "count": 6}
    counts = {name: rate["count"] for name, rate in rates.items()}
    assert counts == {"shown": 6, "clicked": 2, "carted": 1, "ordered": 1, "liked": 1, "disliked": 1}
    assert rates["clicked"]["share"] == pytest.approx(2 / 6)
    assert rates["clicked"]["low"] < 2 / 6 < rates["clicked"]["high"]


def test_the_newest_lists_come_first_with_what_became_of_them(ledger: SqlLedger) -> None:
    for number in range(RECENT + 3):
        log(ledger, number, heard(number, "click"))
    answer = told(ledger)
    recent = answer["decisions"]
    assert isinstance(recent, list)
    assert [one["decision_id"] for one in recent] == [f"d{RECENT + 2 - place}" for place in range(RECENT)]
    assert answer["lists"] == RECENT + 3
    first = recent[0]["slots"][0]
    assert first == {
        "product_id": f"p{RECENT + 2}", "title": f"P{RECENT + 2}",
        "propensity": 0.5, "explored": False, "heard": ["click"],
    }  # fmt: skip
    assert answer["orders"] == [{"currency": "USD", "count": 1, "amount": "89.00"}]


def test_what_is_read_once_stays_true_when_more_is_heard(ledger: SqlLedger) -> None:
    lately = Lately(ledger)
    log(ledger, 1)
    assert lately.read()[1] == {}
    ledger.record(heard(1, "click"))
    log(ledger, 2)
    lists, standing = lately.read()
    assert [one.decision_id for one in lists] == ["d2", "d1"]
    assert standing == {"d1": {"p1": frozenset({"click"})}}


def test_weights_tell_where_they_began_and_what_was_clicked(ledger: SqlLedger) -> None:
    policy = SLATE_POLICIES["plackett-luce"](FEATURES, prior={"cheap": (0.3, 20.0)})
    assert isinstance(policy, ModelSlates)
    assert told(ledger, policy)["weights"] == []
    feedback = [heard(number, "click") for number in range(5)]
    feedback += [heard(number, "ignored", product="dear") for number in range(5)]
    policy.learn(feedback)
    for number in range(5):
        log(ledger, number, *(one for one in feedback if one.decision.decision_id == f"d{number}"))
    answer = told(ledger, policy)
    (weight,) = answer["weights"]  # type: ignore[misc]
    assert weight["name"] == "cheap", "what all cards have alike tells nothing"
    assert weight["start"] == pytest.approx(0.3)
    assert weight["now"] > 0.3
    assert 0 < weight["spread"] < 1
    assert (weight["clicked_mean"], weight["shown_mean"]) == (1.0, 0.5)
    assert answer["groups"][0]["name"] == "brand Fell"  # type: ignore[index]


def test_a_policy_without_weights_has_figures_all_the_same(ledger: SqlLedger) -> None:
    log(ledger, 1, heard(1, "click"))
    answer = told(ledger, SLATE_POLICIES["retrieval-order"](FEATURES))
    assert answer["weights"] == []
    assert answer["lists"] == 1


@given(st.integers(0, 500), st.integers(1, 500))
@example(0, 197)  # the lower end came out a rounding error above the share
def test_an_interval_holds_its_share_and_stays_a_share(hits: int, more: int) -> None:
    low, high = wilson(hits, hits + more)
    assert 0 <= low <= hits / (hits + more) <= high <= 1
    assert math.isclose(sum(wilson(hits, hits + more)) + sum(wilson(more, hits + more)), 2, abs_tol=1e-9)

"""What feedback amounts to: any order, any number of times, within a bounded memory."""

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.base import Candidate, Context, Decision, Feedback, FeedbackKind
from policy.credit import KINDS, Credit, outcomes, standing
from policy.funnel import Funnel
from policy.likelihood import Told
from policy.logistic import EXAMINATION, LogisticModel, Showing
from tests.contracts.slate_policy import FEATURES, NOW, heard, varied

ALL = varied(6)
ITEMS = tuple(candidate.product_id for candidate in ALL[:4])
CONTEXT = {"segment": "all"}


def made(name: str = "d", days: float = 0.0) -> Decision:
    return Decision(
        name, ALL, ITEMS, (1.0,) * 4, (1.0,) * 4, (False,) * 4, True, "any", CONTEXT, NOW + timedelta(days=days)
    )


def belief(*log: Feedback, memory: int = 100) -> tuple[list[float], dict[str, int]]:
    credit, model = Credit(memory=memory), LogisticModel(FEATURES)
    for feedback in log:
        credit.take([feedback], model, Funnel())
    return model.logits(CONTEXT, ALL).tolist(), credit.refused


def positive(kinds: set[str]) -> float:
    return sum(one.weight * (1 if one.clicked else -1) for one in outcomes(frozenset(kinds), 0.5))


def test_kinds_are_worth_what_they_say() -> None:
    assert positive({"click", "cart", "order"}) == positive({"order"}) == positive({"click"}) > 0
    assert positive({"click"}) > positive({"up"}) > 0 > positive({"ignored"}) > positive({"down"})
    assert positive({"click", "order", "refund"}) == positive({"refund", "ignored"}) == positive(set()) == 0
    assert positive({"click", "ignored"}) == positive({"click"})
    assert positive({"up", "ignored"}) == positive({"up"})
    assert {*get_args(FeedbackKind)} == KINDS | {"left"}


def test_what_was_offered_but_not_shown_teaches_nothing() -> None:
    """Who judges by the log keeps of each decision the cards that were shown, and has to learn what the shop did."""
    slim = replace(made(), candidates=ALL[:4])
    assert belief(heard(slim, ITEMS[1], "click")) == belief(heard(made(), ITEMS[1], "click"))


def test_silence_weighs_less_where_few_look() -> None:
    first, last = (belief(heard(made(), ITEMS[slot], "ignored"))[0][slot] for slot in (0, 3))
    untouched = LogisticModel(FEATURES).logits(CONTEXT, ALL)
    assert untouched[0] - first > untouched[3] - last > 0
    clicked = belief(heard(made(), ITEMS[3], "click"))[0][3]
    assert clicked == pytest.approx(belief(heard(replace(made(), slate=ITEMS[::-1]), ITEMS[3], "click"))[0][3])


@pytest.mark.parametrize(
    "kinds", [("ignored", "click", "order"), ("click", "order", "refund"), ("ignored", "down", "up")]
)
def test_any_order_of_arrival_ends_alike(kinds: tuple[FeedbackKind, ...]) -> None:
    ends = [belief(*(heard(made(), ITEMS[1], kind) for kind in order))[0] for order in permutations(kinds)]
    for end in ends[1:]:
        # The first words to a cold model move it by three; what offsets and weights know of each other is then dropped.
        assert end == pytest.approx(ends[0], abs=0.2)
        assert end[1] == pytest.approx(ends[0][1], abs=1e-6), "the shown product itself: exactly"


@given(st.lists(st.tuples(st.sampled_from(ITEMS), st.sampled_from(sorted(KINDS)), st.integers(1, 3)), max_size=12))
def test_repeats_add_nothing(events: list[tuple[str, FeedbackKind, int]]) -> None:
    once = [heard(made(), product, kind) for product, kind, _ in events]
    often = [one for one, (_, _, times) in zip(once, events, strict=True) for _ in range(times)]
    assert belief(*once) == belief(*often, *once)


def thumb(kind: FeedbackKind, second: int, value: float = 1.0) -> Feedback:
    return replace(
        heard(made(), ITEMS[1], kind), event_id=f"t{second}", value=value, at=NOW + timedelta(seconds=second)
    )


def test_the_latest_thumb_stands_and_can_be_taken_back() -> None:
    nothing, up, down = (belief(*log)[0] for log in ((), (thumb("up", 1),), (thumb("down", 1),)))
    replaced = [thumb("up", 1), thumb("down", 2)]
    withdrawn = [thumb("up", 1), thumb("up", 2, 0.0)]
    again = [*withdrawn, thumb("up", 3)]
    for log, end in ((replaced, down), (withdrawn, nothing), (again, up)):
        for order in permutations(log):
            assert belief(*order)[0][1] == pytest.approx(end[1], abs=1e-6)


def test_what_stands_is_what_the_model_counts() -> None:
    log = [heard(made(), ITEMS[1], "click"), thumb("down", 5), thumb("up", 2), heard(made(), ITEMS[0], "ignored")]
    left = replace(heard(made(), ITEMS[0], "left"), product_id=None)
    assert standing([*log, left]) == {ITEMS[0]: frozenset({"ignored"}), ITEMS[1]: frozenset({"click", "down"})}
    credit, model = Credit(), LogisticModel(FEATURES)
    for one in (*log, thumb("down", 6, 0.0)):
        credit.take([one], model, Funnel())
    assert standing([*log, thumb("down", 6, 0.0)])[ITEMS[1]] == frozenset({"click"})
    assert Credit(state=json.loads(json.dumps(credit.state()))).state() == credit.state()


def test_a_flood_of_thumbs_does_not_fill_the_memory() -> None:
    credit, model = Credit(), LogisticModel(FEATURES)
    for second in range(300):
        credit.take([thumb("up" if second % 2 else "down", second)], model, Funnel())
    assert len(json.dumps(credit.state())) < 1_000
    assert all(map(math.isfinite, model.logits(CONTEXT, ALL)))


def test_a_flood_of_clicks_on_one_card_is_one_click() -> None:
    flood = [replace(heard(made(), ITEMS[0], "click"), event_id=f"e{number}") for number in range(500)]
    assert belief(*flood) == belief(flood[0])
    credit, model = Credit(), LogisticModel(FEATURES)
    for click in flood:
        credit.take([click], model, Funnel())
    assert len(json.dumps(credit.state())) < 1_000, "nor does it fill the memory"


def test_one_event_says_one_thing() -> None:
    click = heard(made(), ITEMS[0], "click")
    assert belief(click, replace(click, kind="order"), replace(click, product_id=ITEMS[1])) == belief(click)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (replace(heard(made(), "p5", "click")), "never shown"),
        (heard(made(), "nowhere", "click"), "never shown"),
        (heard(replace(made(), slate=("ghost",)), "ghost", "click"), "never shown"),
        (heard(made(), ITEMS[0], "order", float("nan")), "value"),
        (heard(made(), ITEMS[0], "order", float("inf")), "value"),
        (heard(replace(made(), candidates=(Candidate("p0", {"rating": float("nan")}),)), "p0", "click"), "feature"),
        (replace(heard(made(), ITEMS[0], "click"), kind="bribe"), "kind"),  # type: ignore[arg-type]  # on purpose
        (heard(made(), None, "click"), "never shown"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_reason(bad: Feedback, reason: str) -> None:
    good = heard(made(), ITEMS[0], "click")
    assert belief(bad, good) == (belief(good)[0], {reason: 1})


class Counting(LogisticModel):
    looks = 0

    def observe(self, context: Context, showings: Sequence[Showing]) -> list[Told]:
        self.looks += 1
        return super().observe(context, showings)


def test_what_was_heard_at_one_moment_is_one_look_of_the_model_and_ends_as_one_by_one() -> None:
    kinds: tuple[FeedbackKind, ...] = ("ignored", "click", "ignored", "click")
    moment = [heard(made(), item, kind) for item, kind in zip(ITEMS, kinds, strict=True)]
    model = Counting(FEATURES)
    Credit().take(moment, model, Funnel())
    assert model.looks == 1
    assert model.logits(CONTEXT, ALL).tolist() == pytest.approx(belief(*moment)[0], abs=1e-9)
    later = [replace(one, at=NOW + timedelta(seconds=n), event_id=f"e{n}") for n, one in enumerate(moment)]
    model = Counting(FEATURES)
    Credit().take(later, model, Funnel())
    assert model.looks == 4, "whoever reads the log between two moments does the same sums"


def test_a_card_heard_of_twice_at_one_moment_is_corrected() -> None:
    twice = [heard(made(), ITEMS[0], "ignored"), heard(made(), ITEMS[1], "ignored"), heard(made(), ITEMS[0], "click")]
    model = LogisticModel(FEATURES)
    Credit().take(twice, model, Funnel())
    assert model.logits(CONTEXT, ALL).tolist() == pytest.approx(belief(*twice)[0], abs=1e-9)


def test_walking_away_concerns_the_strategy_only() -> None:
    assert belief(heard(made(), None, "left")) == belief()


def test_what_is_forgotten_is_not_counted_again() -> None:
    log = [heard(made(f"d{number}", number / 24), ITEMS[0], "ignored") for number in range(50)]
    short, refused = belief(*log, *log[:10], memory=20)
    assert (short, refused) == (belief(*log)[0], {"late": 10})


def test_after_thirty_days_a_decision_is_forgotten() -> None:
    old, new = heard(made("old"), ITEMS[0], "ignored"), heard(made("new", 31), ITEMS[1], "click")
    late = heard(made("old"), ITEMS[0], "order")
    assert belief(old, new, late)[1] == {"late": 1}
    assert belief(old, heard(made("new", 29), ITEMS[1], "click"), late)[1] == {}


def test_memory_is_bounded_and_survives_json() -> None:
    credit, model = Credit(memory=50), LogisticModel(FEATURES)
    for number in range(300):
        credit.take([heard(made(f"d{number}", number / 1000), ITEMS[number % 4], "ignored")], model, Funnel())
    kept = json.loads(json.dumps(credit.state(), allow_nan=False))
    assert len(kept["cases"]) == 50
    again = Credit(memory=50, state=kept)
    assert json.loads(json.dumps(again.state())) == kept
    before = model.state()
    for number in (0, 299):
        again.take([heard(made(f"d{number}", number / 1000), ITEMS[number % 4], "ignored")], model, Funnel())
    assert model.state() == before


def test_further_slots_are_looked_at_like_the_last() -> None:
    assert Credit().examination == EXAMINATION
    wide = replace(made(), slate=tuple(c.product_id for c in ALL))
    model, credit = LogisticModel(FEATURES), Credit()
    credit.take([heard(wide, "p5", "ignored")], model, Funnel())
    assert model.offsets.products["p5"][0] < 0

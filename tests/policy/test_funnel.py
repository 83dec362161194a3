"""What a click is worth: heads that lean on what is above them, and counts that can be taken back."""

from itertools import permutations
from math import log
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy import SLATE_POLICIES
from policy.base import Candidate, FeedbackKind
from policy.credit import KINDS
from policy.funnel import Funnel, Worths, reached
from policy.plackett_luce import PlackettLuce
from tests.contracts.slate_policy import FEATURES, choose, heard

TEA, CUP, NEW, OTHER = (
    Candidate("tea", {}, {"category": "kitchen"}),
    Candidate("cup", {}, {"category": "kitchen"}),
    Candidate("new", {}, {"category": "kitchen"}),
    Candidate("other", {}, {"category": "garden"}),
)
sets = st.frozensets(st.sampled_from(sorted(KINDS)))


def grown(*log_: tuple[Candidate, int, int, int], worths: Worths | None = None) -> Funnel:
    """(product, clicks, carts, orders), each of the further steps among those before."""
    funnel = Funnel(worths)
    for candidate, clicks, carts, orders in log_:
        for number in range(clicks):
            funnel.move(candidate, (0, 0, 0), (1, int(number < carts), int(number < orders)))
    return funnel


def test_clicks_alone_are_all_worth_the_same() -> None:
    funnel = grown((TEA, 50, 0, 0), (OTHER, 1, 0, 0))
    assert funnel.flat
    assert funnel.gains([TEA, OTHER, NEW]) == [0.0, 0.0, 0.0]


def test_orders_steer_where_clicks_are_alike() -> None:
    funnel = grown((TEA, 100, 40, 20), (CUP, 100, 5, 0), (OTHER, 100, 5, 0))
    tea, cup, new, other = funnel.gains([TEA, CUP, NEW, OTHER])
    assert tea > new > cup, "a new product stands at its category's mean"
    assert new > other


def test_plenty_of_evidence_comes_to_what_was_seen() -> None:
    funnel = grown((TEA, 10_000, 4_000, 1_000), worths=Worths(1.0, 3.0, 10.0))
    shop = 1.0 + 0.4 * (3.0 + 0.25 * 10.0)
    (gain,) = funnel.gains([TEA])
    assert gain == pytest.approx(0.0, abs=1e-2)
    with_cup = grown((TEA, 10_000, 4_000, 1_000), (CUP, 10_000, 0, 0), worths=Worths(1.0, 3.0, 10.0))
    tea, cup = with_cup.gains([TEA, CUP])
    assert tea - cup == pytest.approx(log(shop), abs=1e-2)


def test_the_worths_can_be_changed_without_learning_again() -> None:
    kept = grown((TEA, 100, 40, 0), (OTHER, 100, 0, 0)).state()
    even = Funnel(Worths(1.0, 0.0, 0.0), state=kept).gains([TEA, OTHER])
    steep = Funnel(Worths(1.0, 30.0, 0.0), state=kept).gains([TEA, OTHER])
    assert even == [0.0, 0.0]
    assert steep[0] - steep[1] > 1.0
    for wrong in (Worths(click=0.0), Worths(cart=-1.0)):
        with pytest.raises(ValueError, match="worth"):
            Funnel(wrong)


@given(st.lists(st.tuples(st.sampled_from([TEA, CUP, OTHER]), sets, sets), max_size=20))
def test_what_is_taken_back_leaves_no_trace(moves: list[tuple[Candidate, frozenset[str], frozenset[str]]]) -> None:
    funnel = Funnel()
    for candidate, before, after in moves:
        funnel.move(candidate, reached(before), reached(after))
    for candidate, before, after in moves[::-1]:
        funnel.move(candidate, reached(after), reached(before))
    assert funnel.all == (0, 0, 0)
    assert not funnel.products | funnel.categories


@given(sets)
def test_no_step_without_the_one_before(heard_: frozenset[str]) -> None:
    clicks, carts, orders = reached(heard_)
    assert clicks >= carts >= orders
    assert not ("refund" in heard_ and clicks)


def shown_and_told(*kinds: FeedbackKind) -> PlackettLuce:
    policy = PlackettLuce(FEATURES)
    for number in range(30):
        decision = choose(policy, (TEA, OTHER), 2, decision_id=f"d{number}")
        policy.learn([heard(decision, name, "click") for name in ("tea", "other")])
        policy.learn([heard(decision, "tea", kind) for kind in kinds])
    return policy


def test_the_policy_shows_first_what_is_bought() -> None:
    bought, looked = (shown_and_told(*kinds) for kinds in (("cart", "order"), ()))
    parts = bought.contributions({}, TEA)
    assert parts["conversion"] > 0 > bought.contributions({}, OTHER)["conversion"]
    assert "conversion" not in looked.contributions({}, TEA)
    first = [policy.propensities({}, (TEA, OTHER), ("tea", "other")) for policy in (bought, looked)]
    assert first[0]
    assert first[1]
    assert first[0][0][0] > first[1][0][0]


def test_refunds_and_orders_in_any_order_leave_the_same_counts() -> None:
    ends, kinds = [], get_args(FeedbackKind)
    for order in permutations(kind for kind in kinds if kind in {"click", "order", "refund"}):
        policy = PlackettLuce(FEATURES)
        decision = choose(policy, (TEA,), 1)
        for kind in order:
            policy.learn([heard(decision, "tea", kind)])
        ends.append(policy.funnel.state())
    assert all(end == ends[0] for end in ends)
    assert policy.funnel.flat


def test_popular_shows_first_what_was_clicked_most() -> None:
    policy = SLATE_POLICIES["popular"](FEATURES)
    for number in range(3):
        decision = choose(policy, (TEA, CUP, OTHER), 3, decision_id=f"d{number}")
        policy.learn([heard(decision, "cup", "click"), *([heard(decision, "other", "click")] if number else [])])
    assert choose(policy, (TEA, CUP, OTHER), 3).slate == ("cup", "other", "tea")

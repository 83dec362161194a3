"""Worlds of dialogues with a known optimum: about a thousand states, seven strategies, at most eight turns.

A state is what the guide knows in one turn: the turn, how clear the wish is, what became of the last list, the segment,
whether something is in the cart. Three worlds, built differently on purpose, so that a learner tuned to one shows it:

- `shop`: chances of click, cart and order are logits with pair effects; asking and filling the cart pay later.
- `moods`: thresholds and exceptions instead of slopes: each kind of shopper has one thing that works, and it changes
  with clarity and after a disappointment. No sum of pairs describes it.
- `tables`: every outcome from random tables, a good part of them particular to a single state.

Where they favour our learner: all states are one-hots, and `shop` is near to a sum over pairs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from policy.strategies import STRATEGIES

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

TURNS = 8
CLARITY, HEARD, SEGMENTS, CART = 4, 4, 4, 2
HEARD_NAMES = ("none", "click", "ignored", "down")
NONE, CLICK, IGNORED, DOWN = range(HEARD)
CELLS = list(product(range(CLARITY), range(HEARD), range(SEGMENTS), range(CART)))
"""The states of one turn, in the order of their numbers."""
CLICKED, CARTED, ORDERED, PASSED_BY, DISLIKED, LEFT = range(6)
"""What can come of a turn."""
PAY = np.array([1.0, 4.0, 14.0, 0.0, -1.0, -1.0]) - 0.05
"""Of each outcome, in clicks: a cart is a click and 3, an order a cart and 10; every turn costs a little."""
ASK, BUNDLE, PERSONAL = (STRATEGIES.index(name) for name in ("clarify", "bundle", "personal"))
FEATURES = (
    *(f"turn_{n}" for n in range(1, TURNS + 1)),
    *(f"clarity_{n}" for n in range(CLARITY)),
    *(f"heard_{name}" for name in HEARD_NAMES),
    *(f"segment_{n}" for n in range(SEGMENTS)),
    "cart",
)


@dataclass(frozen=True, slots=True)
class World:
    """A finite dialogue. Axes: turn, cell (state within the turn), strategy, outcome."""

    chance: Floats
    """P(outcome | turn, cell, strategy)."""
    following: Ints
    """Cell after (cell, strategy, outcome); -1 when the dialogue is over."""
    open: NDArray[np.bool_]
    """Which strategies each cell allows."""
    start: Floats
    """P(cell) in the first turn."""

    def state(self, turn: int, cell: int) -> dict[str, float]:
        """What a learner sees."""
        clarity, heard, segment, cart = CELLS[cell]
        seen = {f"turn_{turn + 1}", f"clarity_{clarity}", f"heard_{HEARD_NAMES[heard]}", f"segment_{segment}"}
        return {name: 1.0 for name in FEATURES if name in seen or (name == "cart" and cart)}

    def mask(self, cell: int) -> dict[str, bool]:
        """Which strategies are open, by name."""
        return dict(zip(STRATEGIES, self.open[cell].tolist(), strict=True))


def shop(seed: int) -> World:
    """Logits with pair effects."""
    rng = default_rng([seed, 1])
    arms = len(STRATEGIES)
    pairs = {
        name: rng.normal(0.0, scale, (*sizes, arms))
        for name, scale, sizes in (
            ("segment", 0.8, (SEGMENTS,)),
            ("clarity", 0.5, (CLARITY,)),
            ("heard", 0.5, (HEARD,)),
            ("clarity and segment", 0.6, (CLARITY, SEGMENTS)),
            ("heard and cart", 0.5, (HEARD, CART)),
        )
    }

    def chances(turn: int, cell: tuple[int, ...], arm: int) -> Floats:
        clarity, heard, segment, cart = cell
        fit = (
            pairs["segment"][segment, arm]
            + pairs["clarity"][clarity, arm]
            + pairs["heard"][heard, arm]
            + pairs["clarity and segment"][clarity, segment, arm]
            + pairs["heard and cart"][heard, cart, arm]
        )
        click = _share(-1.6 + 0.35 * clarity + fit)
        cart_after = _share(-1.4 + 0.5 * clarity + 0.5 * fit)
        order_after = _share(-2.6 + 1.8 * cart + 0.4 * clarity + 0.3 * fit)
        left = _share(-2.6 + 0.15 * turn + 0.7 * (heard == IGNORED) + 1.0 * (heard == DOWN) - 0.3 * fit)
        if arm == ASK:
            click, left = click * 0.15, _share(-2.4 + 0.2 * turn + 0.5 * (heard == IGNORED))
        return _outcomes(click, cart_after, order_after, left, disliked=_share(-3.0 - 0.5 * fit))

    return _build(chances, rng)


def moods(seed: int) -> World:
    """One thing works for each kind of shopper, another while the wish is vague, a third after a disappointment."""
    rng = default_rng([seed, 2])
    shown = [arm for arm in range(len(STRATEGIES)) if arm != ASK]
    clear, vague, sorry = (rng.choice(shown, SEGMENTS) for _ in range(3))
    patience = rng.integers(2, 6, SEGMENTS)
    asks_well = rng.permutation(SEGMENTS) < SEGMENTS // 2

    def chances(turn: int, cell: tuple[int, ...], arm: int) -> Floats:
        clarity, heard, segment, cart = cell
        wanted = clear[segment] if clarity >= 2 else vague[segment]
        if heard in (IGNORED, DOWN) and turn >= 2:
            wanted = sorry[segment]
        right = arm == wanted or (arm == BUNDLE and cart == 1 and segment % 2 == 0)
        click = (0.55 if clarity >= 2 else 0.3) if right else 0.1
        cart_after = (0.5 if clarity == 3 else 0.25) if right else 0.1
        order_after = (0.6 if cart else 0.15) if right else 0.05
        left = 0.05 + 0.2 * (turn > patience[segment]) + 0.1 * (heard == DOWN) + (0.08 if not right else 0.0)
        if arm == ASK:
            click = 0.02
            left = 0.04 if asks_well[segment] and turn < 3 else 0.3
        return _outcomes(click, cart_after, order_after, left, disliked=0.02 if right else 0.12)

    return _build(chances, rng)


def tables(seed: int) -> World:
    """Random tables; a good part of the variation belongs to single states."""
    rng = default_rng([seed, 3])
    arms = len(STRATEGIES)
    alone = [rng.normal(0.0, 0.6, (size, arms, 4)) for size in (CLARITY, HEARD, SEGMENTS, CART, TURNS)]
    numbers: Mapping[tuple[int, ...], int] = {cell: number for number, cell in enumerate(CELLS)}
    together = rng.normal(0.0, 0.5, (len(CELLS), arms, 4))

    def chances(turn: int, cell: tuple[int, ...], arm: int) -> Floats:
        logits = sum(
            (table[value, arm] for table, value in zip(alone, (*cell, turn), strict=True)),
            start=together[numbers[cell], arm],
        )
        click, cart_after, order_after, left = (
            _share(base + float(logit)) for base, logit in zip((-1.2, -1.0, -1.8, -2.2), logits, strict=True)
        )
        return _outcomes(click * (0.3 if arm == ASK else 1.0), cart_after, order_after, left, disliked=0.04)

    return _build(chances, rng)


WORLDS: Mapping[str, Callable[[int], World]] = {"shop": shop, "moods": moods, "tables": tables}


def _build(chances: Callable[[int, tuple[int, ...], int], Floats], rng: Generator) -> World:
    arms = range(len(STRATEGIES))
    chance = np.array([[[chances(turn, cell, arm) for arm in arms] for cell in CELLS] for turn in range(TURNS)])
    following = np.array([[[_after(cell, arm, outcome) for outcome in range(6)] for arm in arms] for cell in CELLS])
    allowed = np.ones((len(CELLS), len(STRATEGIES)), dtype=bool)
    for number, (clarity, _, segment, cart) in enumerate(CELLS):
        allowed[number, BUNDLE] = cart == 1
        allowed[number, ASK] = clarity < CLARITY - 1
        allowed[number, PERSONAL] = segment > 0
    weights = np.array([(2.0, 1.5, 0.7, 0.3)[c] if h == NONE and k == 0 else 0.0 for c, h, _, k in CELLS])
    weights *= rng.dirichlet(np.full(SEGMENTS, 5.0))[[segment for _, _, segment, _ in CELLS]]
    return World(chance, following, allowed, weights / weights.sum())


def _after(cell: tuple[int, ...], arm: int, outcome: int) -> int:
    clarity, heard, segment, cart = cell
    if outcome in (ORDERED, LEFT):
        return -1
    if arm == ASK:
        # An answered question makes the wish clearer and is no list that could be ignored.
        clarity, heard = min(clarity + (outcome != DISLIKED), CLARITY - 1), NONE if outcome == PASSED_BY else heard
    if outcome in (CLICKED, CARTED):
        heard, cart = CLICK, 1 if outcome == CARTED else cart
    elif outcome == DISLIKED:
        heard = DOWN
    elif arm != ASK:
        heard = IGNORED
    return CELLS.index((clarity, heard, segment, cart))


def _outcomes(click: float, cart_after: float, order_after: float, left: float, *, disliked: float) -> Floats:
    """The six chances out of the shopper's steps: leave, or else click (and then cart, and then order), or not."""
    stay, cart = 1.0 - left, click * cart_after
    passed = stay * (1.0 - click)
    clicked, carted, ordered = click - cart, cart * (1.0 - order_after), cart * order_after
    return np.array([stay * clicked, stay * carted, stay * ordered, passed * (1.0 - disliked), passed * disliked, left])


def _share(logit: float) -> float:
    return float(1.0 / (1.0 + np.exp(-logit)))

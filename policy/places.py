"""How likely a product is to stand in a slot, whatever stands in the others.

A draw fills slots in turn, and what is left for a slot hangs only on which products stand above it, not on their
order. So it is enough to go over the sets that may stand above:

    P(set and x) = sum of P(set) P(x | set)         P(x in slot j) = sum over sets of j - 1 of P(set) P(x | set)
"""

from collections.abc import Sequence
from itertools import compress
from operator import add, mul

from policy.sampling import Conditional, Plan, Row

MOST = 2_000
"""Sets of one size that are gone over. Ten products make 120 of three, twenty 1,140, fifty 19,600: too many."""


def of_plan(plan: Plan, order: Sequence[int]) -> tuple[float, ...] | None:
    """For each slot how likely it shows the candidate that `order` names; None when too much could stand above."""
    inside = {place: cell for cell, place in enumerate(plan.cells)}
    return places(plan.weights, plan.conditional, len(plan.cells), [inside.get(place) for place in order])


def places(weights: Row, conditional: Conditional, n: int, order: Sequence[int | None]) -> tuple[float, ...] | None:
    """The same for cells; None for one that is never drawn.

    >>> from policy.sampling import uniform
    >>> places((1.0,), uniform, 4, (2, 0, None))
    (0.25, 0.25, 0.0)
    """
    reached: dict[int, Row] = {0: weights}
    """Set, as bits -> its probability jointly with each component."""
    found = []
    for slot, cell in enumerate(order, start=1):
        here, further = 0.0, dict[int, Row]()
        for taken, belief in reached.items():
            free = [not taken >> other & 1 for other in range(n)]
            rows = conditional(free)
            if cell is not None:
                here += sum(map(mul, belief, [row[cell] for row in rows]))
            if slot == len(order):
                continue
            for other in compress(range(n), free):
                joint = list(map(mul, belief, [row[other] for row in rows]))
                if any(joint):
                    more = taken | 1 << other
                    further[more] = list(map(add, further[more], joint)) if more in further else joint
        if len(further) > MOST:
            return None
        # The sum can exceed 1 by rounding errors.
        found.append(min(here, 1.0))
        reached = further
    return tuple(found)

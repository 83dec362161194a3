"""What products, and their groups, have of their own beside what their features say: an independent normal for each.

A product is believed to lie around what its features and its groups say, a group around 0. Those never learned from are
not kept, so that a large catalog costs nothing before it is shown.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from policy.base import Candidate
from policy.drift import discounted_effect
from policy.evidence import refitted
from policy.rows import Floats

PRODUCT_PRECISION = 6.0
"""Of a product's offset around 0, until its evidence is asked: most lie within a factor of 2.3 of what features say."""
GROUP_PRECISION = 20.0
"""Of the offset of a brand, category or seller, until then: they differ less than products do."""

Effect = tuple[float, float]
"""Mean and variance."""
Effects = dict[str, Effect]

Part = tuple[str | None, str, float, float]
"""One of a candidate's offsets: the group's name (None for the product's own), the key, mean and variance."""


class Offsets:
    """All offsets that were learned from."""

    def __init__(self, state: Mapping[str, Any] | None = None) -> None:
        """Start empty, or go on from `state`."""
        known = state or {"products": {}, "groups": {}}
        self.products = _effects(known["products"])
        """Product id -> its offset."""
        self.groups: dict[str, Effects] = {name: _effects(values) for name, values in known["groups"].items()}
        """Group name -> value -> its offset."""
        self.precisions: dict[str | None, float] = dict(known.get("apart", ()))
        """Group name, None for products -> how close its offsets lie to 0, once their evidence was asked."""

    def _new(self, group: str | None) -> Effect:
        """An offset that was not learned from."""
        return (0.0, 1.0 / self.precisions[group]) if group in self.precisions else _STARTS[group is not None]

    def means(self, candidates: Sequence[Candidate]) -> list[float]:
        """The sum of each candidate's offsets."""
        products, shelves = self.products, [candidate.groups for candidate in candidates]
        totals = [products.get(candidate.product_id, _NONE)[0] for candidate in candidates]
        for name, known in self.groups.items():
            get = known.get
            # Without strict, as this runs for every choice.
            totals = [
                total + get(groups[name], _NONE)[0] if name in groups else total
                for total, groups in zip(totals, shelves)  # noqa: B905
            ]
        return totals

    def doubts(self, candidates: Sequence[Candidate]) -> Floats:
        """The variance of that sum."""
        found = [sum([variance for _, _, _, variance in self.of(candidate)]) for candidate in candidates]
        return np.array(found, dtype=np.float64)

    def of(self, candidate: Candidate) -> list[Part]:
        """The candidate's own offset, then those of its groups."""
        product_id = candidate.product_id
        mean, variance = self.products.get(product_id) or self._new(None)
        found: list[Part] = [(None, product_id, mean, variance)]
        for name, value in candidate.groups.items():
            mean, variance = self.groups.get(name, _NOTHING).get(value) or self._new(name)
            found.append((name, value, mean, variance))
        return found

    def move(self, parts: Sequence[Part], pull: float, shrink: float) -> None:
        """Let them follow a showing: by `pull` of their variance, which loses `shrink` of its square."""
        for group, key, mean, own in parts:
            kept_in = self.products if group is None else self.groups.setdefault(group, {})
            kept_in[key] = (mean + own * pull, own - shrink * own * own)

    def forget(self, keep: float) -> None:
        """`keep` of the evidence is left (see drift)."""
        for group, effects in self._kinds():
            _, first = self._new(group)
            for key, (mean, variance) in effects.items():
                effects[key] = discounted_effect(mean, variance, first, keep)

    def suit(self) -> None:
        """Believe of each kind that its offsets lie as far apart as their evidence says (see evidence)."""
        for group, effects in self._kinds():
            if effects:
                means, variances = np.array(list(effects.values())).T
                before, first = 1.0 / self._new(group)[1], 1.0 / _STARTS[group is not None][1]
                means, variances, self.precisions[group] = refitted(means, variances, before, first)
                effects.update(zip(effects, zip(means.tolist(), variances.tolist(), strict=True), strict=True))

    def _kinds(self) -> list[tuple[str | None, Effects]]:
        """The offsets of products, then those of each group."""
        return [(None, self.products), *self.groups.items()]

    def state(self) -> dict[str, object]:
        """JSON-ready."""
        return {
            "products": {key: list(effect) for key, effect in self.products.items()},
            "groups": {
                name: {key: list(effect) for key, effect in known.items()} for name, known in self.groups.items()
            },
            "apart": [list(pair) for pair in self.precisions.items()],
        }


_NOTHING: Effects = {}
_NONE: Effect = (0.0, 0.0)
_STARTS: tuple[Effect, Effect] = ((0.0, 1.0 / PRODUCT_PRECISION), (0.0, 1.0 / GROUP_PRECISION))
"""Of a product, and of a group."""


def _effects(kept: Mapping[str, Sequence[float]]) -> Effects:
    return {key: (mean, variance) for key, (mean, variance) in kept.items()}

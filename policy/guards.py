"""What a shop forbids its policy, before anything is drawn.

A guard changes the candidates, or decides that nothing is drawn at all; it never touches a slate afterwards. So what is
drawn keeps its exact probability, and what is not drawn says so: `evaluable` is false, and the context's "guard" names
which guard it was.

The floor is the conservative rule of Kazerouni et al. 2017, "Conservative Contextual Linear Bandits", per slate: what
the policy would show is worth at least a share of what the hand blend would, as the policy's own model sees it. It
bounds what exploring may cost. A model that is wrong it does not see; the evaluation before going live does.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol, runtime_checkable

from numpy.random import Generator, default_rng

from policy.base import OFFSET, Candidate, Context, Decision, SlatePolicy

EXAMINATION = (1.0, 0.75, 0.6, 0.5)
"""How likely a slot is seen, the last for all further ones: what a product's place is worth."""
DRAWS = 16
"""Slates drawn to see what a policy would show; always with the same seeds, so that the same model decides alike."""
LATE = timedelta(minutes=5)
"""A list may be logged so long after the time it bears."""
PUSH = 1.0
"""Added to the score (a logit) of those that are shown too little."""


@runtime_checkable
class Scoring(Protocol):
    """A policy that can say how good it thinks each candidate is."""

    def scores(self, context: Context, candidates: Sequence[Candidate]) -> list[float]:
        """How likely each would be clicked in the first slot."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the shop allows."""

    floor: float = 0.95
    """Least worth of a slate, as a share of the hand blend's; 0 for none."""
    explored_per_day: int | None = None
    """Slots a day that may show another than the best; after that nothing is drawn until the next day (UTC)."""
    one_explored_slot: bool = False
    """Whether only the last slot is drawn. Such lists cannot judge another policy."""
    least: Mapping[str, float] = field(default_factory=dict)
    """ "brand:Acme" -> the share of the day's shown products it should have, while it fits what is asked for, …"""
    most: Mapping[str, float] = field(default_factory=dict)
    """… and at most."""

    @property
    def counted(self) -> bool:
        """Whether what was shown before matters."""
        return self.explored_per_day is not None or bool(self.least or self.most)


class Guards:
    """Guards around a slate policy. They count what was shown on the day, UTC.

    The log of decisions is what holds: whoever keeps one asks `since` from when on its lists are needed, and tells them
    with `note`. So a restart forgets nothing, and processes over one log count together.
    """

    def __init__(self, hand: Mapping[str, float], bounds: Bounds) -> None:
        """`hand` holds the hand blend's weight of each feature."""
        self._hand = hand
        self._bounds = bounds
        self._begin(None)

    def _begin(self, day: date | None) -> None:
        self._day = day
        self._newest: datetime | None = None
        self.noted: set[str] = set()
        """Ids of the day's lists that are counted."""
        self._explored = self._places = 0
        self._groups: Counter[str] = Counter()

    def since(self, now: datetime) -> datetime | None:
        """From when on lists must be known to decide at `now`, besides those in `noted`; None when none need be."""
        if not self._bounds.counted:
            return None
        if (day := _utc(now).date()) != self._day:
            self._begin(day)
        midnight = datetime.combine(day, time(), UTC)
        return max(midnight, self._newest - LATE) if self._newest else midnight

    def note(self, decision: Decision) -> None:
        """Count a list that was shown, each once; those of another day do not count."""
        if not self._bounds.counted or _utc(decision.at).date() != self._day or decision.decision_id in self.noted:
            return
        self.noted.add(decision.decision_id)
        at = _utc(decision.at)
        self._newest = max(at, self._newest or at)
        self._explored += sum(decision.explored)
        self._places += len(decision.slate)
        groups = {c.product_id: _groups(c) for c in decision.candidates}
        for product_id in decision.slate:
            self._groups.update(groups.get(product_id, ()))

    def choose(
        self,
        policy: SlatePolicy,
        context: Context,
        candidates: Sequence[Candidate],
        k: int,
        *,
        decision_id: str,
        now: datetime,
        rng: Generator,
    ) -> Decision:
        """A slate of the policy within the bounds, counted at once; errors are the policy's."""
        self.since(now)
        offered = self._within_shares(candidates, k)
        blend = sorted(offered, key=self._blended, reverse=True)[:k]
        scores = (
            {c.product_id: score for c, score in zip(offered, policy.scores(context, offered), strict=True)}
            if isinstance(policy, Scoring)
            else {}
        )
        if self._bounds.explored_per_day is not None and self._explored >= self._bounds.explored_per_day:
            best = sorted(offered, key=lambda c: _rank(c, scores) if scores else self._blended(c), reverse=True)[:k]
            made = fixed(offered, best, "budget", context, decision_id=decision_id, now=now)
        elif scores and self._too_dear(policy, context, offered, k, scores, blend, now):
            made = fixed(offered, blend, "floor", context, decision_id=decision_id, now=now)
        elif scores and self._bounds.one_explored_slot and 1 < k < len(offered):
            made = self._last_slot(policy, context, offered, k, scores, decision_id=decision_id, now=now, rng=rng)
        else:
            made = policy.choose(context, offered, k, decision_id=decision_id, now=now, rng=rng)
        self.note(made)
        return made

    def _too_dear(
        self,
        policy: SlatePolicy,
        context: Context,
        offered: Sequence[Candidate],
        k: int,
        scores: Mapping[str, float],
        blend: Sequence[Candidate],
        now: datetime,
    ) -> bool:
        if not self._bounds.floor or k >= len(offered):
            return False
        slates = [
            policy.choose(context, offered, k, decision_id="", now=now, rng=default_rng(seed)).slate
            for seed in range(DRAWS)
        ]
        mean = sum(worth(slate, scores) for slate in slates) / DRAWS
        return mean < self._bounds.floor * worth([c.product_id for c in blend], scores)

    def _last_slot(
        self,
        policy: SlatePolicy,
        context: Context,
        offered: Sequence[Candidate],
        k: int,
        scores: Mapping[str, float],
        *,
        decision_id: str,
        now: datetime,
        rng: Generator,
    ) -> Decision:
        """The best stand first; the policy draws what stands last."""
        head = sorted(offered, key=lambda c: _rank(c, scores), reverse=True)[: k - 1]
        rest = [c for c in offered if c not in head]
        drawn = policy.choose(context, rest, 1, decision_id=decision_id, now=now, rng=rng)
        sure = (1.0,) * len(head)
        return replace(
            drawn,
            candidates=tuple(offered),
            slate=(*(c.product_id for c in head), *drawn.slate),
            propensities=(*sure, *drawn.propensities),
            prefix_propensities=(*sure, *drawn.prefix_propensities),
            explored=(*(False for _ in head), *drawn.explored),
            evaluable=False,
            context={**drawn.context, "guard": "one slot"},
        )

    def _within_shares(self, candidates: Sequence[Candidate], k: int) -> tuple[Candidate, ...]:
        """Those of groups shown too much step back while enough others fit; those shown too little get a push."""
        bounds, shown, counts = self._bounds, max(self._places, 1), self._groups
        if not (bounds.least or bounds.most):
            return tuple(candidates)
        over = {group for group, share in bounds.most.items() if counts[group] / shown >= share}
        under = {group for group, share in bounds.least.items() if counts[group] / shown < share}
        left = [c for c in candidates if over.isdisjoint(_groups(c))]
        kept = left if len(left) >= min(k, len(candidates)) else candidates
        return tuple(c if under.isdisjoint(_groups(c)) else offset(c, PUSH) for c in kept)

    def _blended(self, candidate: Candidate) -> float:
        """The hand blend's score, with the strategy's offset."""
        features = candidate.features
        return features.get(OFFSET, 0.0) + sum(weight * features.get(name, 0.0) for name, weight in self._hand.items())


def fixed(
    offered: Sequence[Candidate],
    slate: Sequence[Candidate],
    guard: str,
    context: Context,
    *,
    decision_id: str,
    now: datetime,
) -> Decision:
    """A slate that is not drawn, on behalf of `guard`."""
    sure = (1.0,) * len(slate)
    ids = tuple(c.product_id for c in slate)
    noted = {**context, "guard": guard}
    return Decision(
        decision_id, tuple(offered), ids, sure, sure, (False,) * len(ids), False, f"{guard}-guard/1", noted, now
    )


def worth(slate: Sequence[str], scores: Mapping[str, float]) -> float:
    """Clicks expected of a slate, out of the chance of a click in the first slot and that each slot is seen."""
    seen = (EXAMINATION[min(slot, len(EXAMINATION) - 1)] for slot in range(len(slate)))
    return sum(chance * scores[product_id] for chance, product_id in zip(seen, slate, strict=True))


def offset(candidate: Candidate, amount: float) -> Candidate:
    """The candidate with so much more added to its score, which teaches nothing."""
    features = candidate.features
    return replace(candidate, features={**features, OFFSET: features.get(OFFSET, 0.0) + amount})


def _rank(candidate: Candidate, scores: Mapping[str, float]) -> float:
    """The odds of a click, raised by the strategy's offset: ranks as the policies do."""
    chance = min(scores[candidate.product_id], 1.0 - 1e-12)
    return chance / (1.0 - chance) * math.exp(candidate.features.get(OFFSET, 0.0))


def _utc(at: datetime) -> datetime:
    """A time without a zone is taken as UTC."""
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def _groups(candidate: Candidate) -> tuple[str, ...]:
    return tuple(f"{kind}:{name}" for kind, name in candidate.groups.items())

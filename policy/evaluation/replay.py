"""Logged decisions through another policy: as a log that can be estimated from, and as what would have been shown."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import numpy as np
from numpy.random import Generator, default_rng

from policy.base import Candidate, Context, Decision
from policy.evaluation.log import Log, Model, numbered, padded
from policy.logistic import EXAMINATION


class Target(Protocol):
    """A policy as far as judging needs it."""

    def choose(
        self,
        context: Context,
        candidates: Sequence[Candidate],
        k: int,
        *,
        decision_id: str,
        now: datetime,
        rng: Generator,
    ) -> Decision:
        """Draw a slate."""

    def propensities(
        self, context: Context, candidates: Sequence[Candidate], slate: Sequence[str]
    ) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
        """How likely it would draw a given slate; None when it does not know."""

    def rows(self, context: Context, candidates: Sequence[Candidate], slate: Sequence[str]) -> list[list[float]]:
        """Per slot, how likely each candidate would be put there after the slots before."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A logged decision and what became of it."""

    decision: Decision
    rewards: tuple[float, ...]
    """Per slot."""
    shopper: Hashable


Worth = Callable[[Decision], Sequence[float]]
"""The reward that a model expects of each candidate in the first slot."""


class NotEvaluableError(ValueError):
    """The target does not know its own probabilities, so no log can judge it."""


def log_of(
    judged: Iterable[Judged],
    target: Callable[[Decision], Target],
    *,
    worth: Worth | None = None,
    examination: Sequence[float] = EXAMINATION,
    seed: int = 0,
) -> Log:
    """The evaluable decisions with the target's probabilities.

    `target` gives the policy as it stood before a decision. With `worth` the log has a model, whose rewards fall from slot
    to slot with `examination`. Raises NotEvaluableError.
    """
    used = [one for one in judged if one.decision.evaluable and one.decision.slate]
    width = max((len(one.decision.slate) for one in used), default=1)
    wished, modelled = [], []
    for number, one in enumerate(used):
        decision, policy = one.decision, target(one.decision)
        found = policy.propensities(decision.context, decision.candidates, decision.slate)
        if found is None:
            raise NotEvaluableError("it does not know its own probabilities")
        wished.append(found[1])
        if worth is not None:
            modelled.append(_modelled(decision, policy, worth(decision), examination, default_rng([seed, number])))
    model = None
    if worth is not None:
        shown, expected, ahead = (padded([row[part] for row in modelled], width, 0.0) for part in range(3))
        model = Model(shown, expected, ahead, np.array([sum(row[3]) for row in modelled]))
    return Log(
        rewards=padded([one.rewards for one in used], width, 0.0),
        logging=padded([one.decision.prefix_propensities for one in used], width, 1.0),
        target=padded(wished, width, 0.0),
        shown=padded([(1.0,) * len(one.decision.slate) for one in used], width, 0.0) > 0,
        shoppers=numbered(one.shopper for one in used),
        model=model,
    )


def _modelled(
    decision: Decision, policy: Target, worth: Sequence[float], examination: Sequence[float], rng: Generator
) -> tuple[Sequence[float], Sequence[float], Sequence[float], Sequence[float]]:
    """The four parts of a Model for one decision."""
    slots = range(len(decision.slate))
    looks = [examination[min(slot, len(examination) - 1)] for slot in slots]
    place = {candidate.product_id: cell for cell, candidate in enumerate(decision.candidates)}
    rows = policy.rows(decision.context, decision.candidates, decision.slate)
    drawn = policy.choose(
        decision.context, decision.candidates, len(slots), decision_id="judged", now=decision.at, rng=rng
    )
    expected = [look * float(np.dot(row, worth)) for look, row in zip(looks, rows, strict=True)]
    first = expected[0] / looks[0]
    return (
        [look * worth[place[name]] for look, name in zip(looks, decision.slate, strict=True)],
        expected,
        [first * sum(looks[slot + 1 :]) for slot in slots],
        [look * worth[place[name]] for look, name in zip(looks, drawn.slate, strict=True)],
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """One decision that another policy would have made differently."""

    decision: Decision
    instead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """What would have been shown."""

    decisions: int
    changed: tuple[int, ...]
    """Per slot: how many decisions show another product there."""
    other: int
    """Slates that do not hold the same products, whatever their order."""
    examples: tuple[Difference, ...]
    """Those with most differences, of the newest first."""
    exposure: Mapping[str, Mapping[str, tuple[int, int]]]
    """Group name -> value -> cards shown by the log and by the other policy."""


def replay(
    decisions: Iterable[Decision], target: Callable[[Decision], Target], *, seed: int = 0, examples: int = 3
) -> Replay:
    """Let the target choose again at every decision that was drawn. Chance is seeded per decision."""
    count = other = 0
    changed: Counter[int] = Counter()
    seen: dict[str, dict[str, list[int]]] = {}
    differences: list[Difference] = []
    for decision in decisions:
        rng = default_rng([seed, count])
        made = target(decision).choose(
            decision.context,
            decision.candidates,
            len(decision.slate),
            decision_id=decision.decision_id,
            now=decision.at,
            rng=rng,
        )
        count += 1
        changed.update(
            slot for slot, (was, is_) in enumerate(zip(decision.slate, made.slate, strict=True)) if was != is_
        )
        groups = {candidate.product_id: candidate.groups for candidate in decision.candidates}
        for side, slate in enumerate((decision.slate, made.slate)):
            for kind, value in (pair for name in slate for pair in groups[name].items()):
                seen.setdefault(kind, {}).setdefault(value, [0, 0])[side] += 1
        if set(made.slate) != set(decision.slate):
            other += 1
            differences.append(Difference(decision, made.slate))
    differences.sort(key=lambda one: (len(set(one.instead) - set(one.decision.slate)), one.decision.at), reverse=True)
    width = max(changed, default=-1) + 1
    return Replay(
        count,
        tuple(changed[slot] for slot in range(width)),
        other,
        tuple(differences[:examples]),
        {kind: {value: (was, is_) for value, (was, is_) in known.items()} for kind, known in seen.items()},
    )

"""Logged decisions through another policy: as a log that can be estimated from, and as what would have been shown."""

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.random import default_rng

from policy.base import Candidate, Context, Decision, SlatePolicy
from policy.evaluation.log import Log, Model, numbered, padded
from policy.logistic import EXAMINATION

SAME = 1e-6
"""So far two probabilities may differ by rounding."""


@runtime_checkable
class Spreads(Protocol):
    """A policy that can spread out its choice, which doubly robust estimates need."""

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
    target: SlatePolicy,
    *,
    logging: SlatePolicy | None = None,
    worth: Worth | None = None,
    examination: Sequence[float] = EXAMINATION,
    seed: int = 0,
) -> Log:
    """The evaluable decisions with the target's probabilities. Raises NotEvaluableError.

    Each decision is done with before the next is asked for, so `judged` may be a stream that teaches the target between
    two of them: then it is judged as it would have learned along. `logging` is the policy that decided, taught alike:
    it says how likely each position was, which no decision holds, and is believed where it agrees with the log
    otherwise. With `worth` the log has a model, whose rewards fall from slot to slot with `examination`.
    """
    rewards: list[Sequence[float]] = []
    logged: list[Sequence[float]] = []
    wished: list[Sequence[float]] = []
    placed: list[Sequence[float]] = []
    modelled: list[tuple[Sequence[float], ...]] = []
    shoppers: list[Hashable] = []
    for one in judged:
        decision = one.decision
        if not (decision.evaluable and decision.slate):
            continue
        found = target.propensities(decision.context, decision.candidates, decision.slate)
        if found is None:
            raise NotEvaluableError("it does not know its own probabilities, so no log can judge it")
        if worth is not None and isinstance(target, Spreads):
            drawn = target.choose(
                decision.context,
                decision.candidates,
                len(decision.slate),
                decision_id=decision.decision_id,
                now=decision.at,
                rng=default_rng([seed, len(wished)]),
            )
            rows = target.rows(decision.context, decision.candidates, decision.slate)
            modelled.append(_modelled(decision, rows, drawn.slate, worth(decision), examination))
        wished.append(found[1])
        placed.append(_positions(decision, target, logging))
        rewards.append(one.rewards)
        logged.append(decision.prefix_propensities)
        shoppers.append(one.shopper)
    width = max(map(len, rewards), default=1)
    model = None
    if modelled:
        shown, expected, ahead = (padded([row[part] for row in modelled], width, 0.0) for part in range(3))
        model = Model(shown, expected, ahead, np.array([sum(row[3]) for row in modelled]))
    return Log(
        rewards=padded(rewards, width, 0.0),
        logging=padded(logged, width, 1.0),
        target=padded(wished, width, 0.0),
        shown=padded([(1.0,) * len(row) for row in rewards], width, 0.0) > 0,
        shoppers=numbered(shoppers),
        model=model,
        positions=padded(placed, width, math.nan),
    )


def _positions(decision: Decision, target: SlatePolicy, logging: SlatePolicy | None) -> Sequence[float]:
    """How much likelier the target is to show each product in its slot; nan where that is not known."""
    asked = decision.context, decision.candidates, decision.slate
    claimed = logging.propensities(*asked) if logging else None
    if logging and claimed and np.allclose(claimed[1], decision.prefix_propensities, rtol=SAME, atol=0.0):
        logged, wished = logging.places(*asked), target.places(*asked)
        if logged and wished:
            return [wish / log for wish, log in zip(wished, logged, strict=True)]
    return (math.nan,) * len(decision.slate)


def _modelled(
    decision: Decision,
    rows: Sequence[Sequence[float]],
    drawn: Sequence[str],
    worth: Sequence[float],
    examination: Sequence[float],
) -> tuple[Sequence[float], ...]:
    """The four parts of a Model for one decision."""
    looks = [examination[min(slot, len(examination) - 1)] for slot in range(len(decision.slate))]
    place = {candidate.product_id: cell for cell, candidate in enumerate(decision.candidates)}
    expected = [look * float(np.dot(row, worth)) for look, row in zip(looks, rows, strict=True)]
    return (
        [look * worth[place[name]] for look, name in zip(looks, decision.slate, strict=True)],
        expected,
        [expected[0] / looks[0] * sum(looks[slot + 1 :]) for slot in range(len(looks))],
        [look * worth[place[name]] for look, name in zip(looks, drawn, strict=True)],
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


def replay(decisions: Iterable[Decision], target: SlatePolicy, *, seed: int = 0, examples: int = 3) -> Replay:
    """Let the target choose again at every decision, one after the other. Chance is seeded per decision.

    Decisions that show what was not among their candidates are left out: something was put in afterwards.
    """
    count = other = 0
    changed: Counter[int] = Counter()
    seen: dict[str, dict[str, list[int]]] = {}
    differences: list[Difference] = []
    for decision in decisions:
        groups = {candidate.product_id: candidate.groups for candidate in decision.candidates}
        if not groups.keys() >= set(decision.slate):
            continue
        rng = default_rng([seed, count])
        made = target.choose(
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
        for side, slate in enumerate((decision.slate, made.slate)):
            for kind, value in (pair for name in slate for pair in groups[name].items()):
                seen.setdefault(kind, {}).setdefault(value, [0, 0])[side] += 1
        if set(made.slate) != set(decision.slate):
            other += 1
            differences.append(Difference(decision, made.slate))
            differences = nlargest(examples, differences, key=_telling)
    width = max(changed, default=-1) + 1
    return Replay(
        count,
        tuple(changed[slot] for slot in range(width)),
        other,
        tuple(differences),
        {kind: {value: (was, is_) for value, (was, is_) in known.items()} for kind, known in seen.items()},
    )


def _telling(one: Difference) -> tuple[int, datetime]:
    return len(set(one.instead) - set(one.decision.slate)), one.decision.at

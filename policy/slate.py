"""What all slate policies share: the checks and the bookkeeping around a draw.

A policy says how good each candidate is and how it draws; this file turns that into a logged decision.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict, Unpack

import numpy as np
from numpy.random import Generator

from policy.base import OFFSET, Candidate, Context, Decision, Feedback
from policy.credit import Credit
from policy.funnel import Funnel, Worths
from policy.likelihood import probability
from policy.logistic import EXAMINATION, HALF_LIFE, LogisticModel
from policy.places import of_plan
from policy.prior import Prior
from policy.rows import Floats, with_offsets
from policy.sampling import Draw, Plan

CONVERSION = "conversion"
"""The part of a score that says what a click is worth."""


class Common(TypedDict, total=False):
    """The keywords that all policies with the click model take."""

    prior: Prior | None
    """Feature name -> (mean, precision) of its weight before the first click."""
    state: Mapping[str, Any] | None
    """Go on from what another policy with the click model has learned."""
    segment: str
    """The context entry whose values get weights of their own."""
    examination: tuple[float, ...]
    """How likely each slot is looked at; further slots as the last one."""
    half_life: float
    """Days after which what was learned counts half."""
    worths: Worths | None
    """What a click, a cart and an order are worth."""


class Slates(ABC):
    """A slate policy that learns nothing. Subclasses draw."""

    name: str
    evaluable = True
    """Whether every eligible product could have been shown, so that the log can judge another policy."""

    def __init__(  # noqa: B027  # nothing to keep is the default
        self, features: tuple[str, ...], *, prior: Prior | None = None, state: Mapping[str, Any] | None = None
    ) -> None:
        """All slate policies are made alike; the ones that learn nothing need none of this."""

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
        """A slate of min(k, number of candidates) with its propensities.

        ValueError when a product is offered twice, k is negative or a feature is not a finite number.
        """
        ids = _ids(candidates)
        if k < 0:
            raise ValueError(f"a slate cannot have {k} products")
        drawn, scores, notes = (
            self._draw(context, candidates, k, rng) if candidates and k else (Draw((), (), (), 0), np.zeros(0), {})
        )
        return Decision(
            decision_id=decision_id,
            candidates=tuple(candidates),
            slate=tuple([ids[cell] for cell in drawn.order]),
            propensities=drawn.propensities,
            prefix_propensities=drawn.prefix,
            explored=_explored(scores, drawn.order),
            evaluable=self.evaluable,
            policy=f"{self.name}/1",
            context={**context, **notes},
            at=now,
        )

    def propensities(
        self, context: Context, candidates: Sequence[Candidate], slate: Sequence[str]
    ) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
        """Propensities and prefix propensities that `choose` would log now, were this slate the one it drew.

        0 from the first slot on that cannot come out so; None when the policy does not know its probabilities.
        ValueError when the slate holds a product twice or one that is not offered.
        """
        place = {name: cell for cell, name in enumerate(_ids(candidates))}
        if len(set(slate)) != len(slate) or not place.keys() >= set(slate):
            raise ValueError(f"not a slate of what is offered: {list(slate)}")
        if not slate:
            return (), ()
        _, plan = self._plan(context, candidates, len(slate))
        return plan.propensities([place[name] for name in slate])

    def places(
        self, context: Context, candidates: Sequence[Candidate], slate: Sequence[str]
    ) -> tuple[float, ...] | None:
        """Per slot of the slate, how likely that product is to stand there, whatever stands in the other slots.

        None when the policy does not know its probabilities, or too much could stand above to go over all of it.
        """
        place = {name: cell for cell, name in enumerate(_ids(candidates))}
        _, plan = self._plan(context, candidates, len(slate))
        return of_plan(plan, [place[name] for name in slate])

    def rows(self, context: Context, candidates: Sequence[Candidate], slate: Sequence[str]) -> list[list[float]]:
        """Per slot of the slate, how likely each candidate is to be put there after the slots before it.

        All 0 after a slot that cannot come out so. What doubly robust evaluation takes expectations over.
        """
        place = {name: cell for cell, name in enumerate(_ids(candidates))}
        _, plan = self._plan(context, candidates, len(slate))
        return plan.rows([place[name] for name in slate], len(candidates))

    @abstractmethod
    def _plan(self, context: Context, candidates: Sequence[Candidate], k: int) -> tuple[Floats, Plan]:
        """Every candidate's score, and how a slate of k is drawn."""

    def _draw(
        self, context: Context, candidates: Sequence[Candidate], k: int, rng: Generator
    ) -> tuple[Draw, Floats, Mapping[str, float]]:
        """The candidates shown with their probabilities, every candidate's score, and what to note in the log."""
        scores, plan = self._plan(context, candidates, k)
        drawn = plan.draw(k, rng)
        special = plan.of_component[drawn.component] if plan.of_component else {}
        return drawn, scores, {**plan.notes, **special}

    def learn(self, feedback: Sequence[Feedback]) -> None:  # noqa: B027  # learning nothing is the default
        """Nothing to learn."""

    def state(self) -> dict[str, object]:
        """Nothing learned."""
        return {}


class ModelSlates(Slates):
    """A slate policy that ranks by the click model. All of them share one form of state, so one can follow another."""

    def __init__(self, features: tuple[str, ...], **common: Unpack[Common]) -> None:
        """See Common; LogisticModel and Funnel say what they do not take."""
        if unknown := common.keys() - Common.__annotations__.keys():
            raise TypeError(f"unknown settings: {sorted(unknown)}")
        prior, state = common.get("prior"), common.get("state")
        super().__init__(features, prior=prior, state=state)
        # A policy that learns nothing leaves an empty state; following it is a fresh start.
        kept = state or {}
        self.model = LogisticModel(
            features,
            prior=prior,
            segment=common.get("segment", "segment"),
            half_life=common.get("half_life", HALF_LIFE),
            state=kept.get("model"),
        )
        self.funnel = Funnel(common.get("worths"), state=kept.get("funnel"))
        self.credit = Credit(common.get("examination", EXAMINATION), state=kept.get("credit"))

    def learn(self, feedback: Sequence[Feedback]) -> None:
        """Take in feedback, in any order, any number of times; what cannot be used is counted in `credit.refused`."""
        self.credit.take(feedback, self.model, self.funnel)

    def state(self) -> dict[str, object]:
        """Everything learned, as JSON-ready values."""
        return {"model": self.model.state(), "funnel": self.funnel.state(), "credit": self.credit.state()}

    def scores(self, context: Context, candidates: Sequence[Candidate]) -> list[float]:
        """How likely each would be clicked in the first slot, as the model thinks on average."""
        return [probability(logit) for logit in self.model.logits(context, candidates).tolist()]

    def contributions(self, context: Context, candidate: Candidate) -> dict[str, float]:
        """The named parts of the score on the logit scale; their sum ranks.

        Those of the click model; "conversion" where carts or orders say what a click is worth; the strategy's offset.
        """
        parts = self.model.contributions(context, candidate)
        if not self.funnel.flat:
            parts[CONVERSION] = self.funnel.gains([candidate])[0]
        return {**parts, OFFSET: candidate.features[OFFSET]} if OFFSET in candidate.features else parts

    def _rank(self, context: Context, candidates: Sequence[Candidate]) -> Floats:
        """What the candidates are ranked by: the logit of a click, what a click is worth, the strategy's offset."""
        return self._added(self.model.logits(context, candidates), candidates)

    def _added(self, logits: Floats, candidates: Sequence[Candidate]) -> Floats:
        """The logits (a row, or one row per member) with what does not come from the click model."""
        if not self.funnel.flat:
            logits = np.round(logits + self.funnel.gains(candidates), 9)
        return with_offsets(logits, candidates)


def _ids(candidates: Sequence[Candidate]) -> list[str]:
    ids = [candidate.product_id for candidate in candidates]
    if len(set(ids)) != len(ids):
        raise ValueError(f"offered twice: {sorted({name for name in ids if ids.count(name) > 1})}")
    return ids


def _explored(scores: Floats, order: Sequence[int]) -> tuple[bool, ...]:
    """Whether each slot shows another than the best-scored still free (any of them, when they tie)."""
    left = scores.tolist()
    shown = [left[cell] for cell in order]
    for cell in order:
        left[cell] = -np.inf
    # From the last slot up, so that all are looked through only once.
    best, found = max(left, default=-np.inf), []
    for score in reversed(shown):
        found.append(score < best)
        best = max(best, score)
    return tuple(reversed(found))

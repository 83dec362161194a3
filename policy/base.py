"""The nouns and ports of choosing: candidates in, a slate with its exact probabilities out.

A policy sees ids and named numbers, never a product. It does no I/O and reads no clock; `now` and `rng` are
arguments, so the same seed and the same log give the same decisions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from numpy.random import Generator

FeedbackKind = Literal["click", "cart", "order", "refund", "up", "down", "ignored", "left"]

Context = Mapping[str, float | str]
"""What is known of the turn: segment, language, position of the log, …"""

OFFSET = "offset"
"""A candidate feature by this name is added to the score as it stands and never learned: the strategy's prior."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be shown."""

    product_id: str
    features: Mapping[str, float]
    """Named numbers, about 0 to 1. Names a policy was not built for are ignored, missing ones are 0."""
    groups: Mapping[str, str] = field(default_factory=dict)
    """brand, seller, category: what items share, for cold start and fairness."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was shown, out of what, and how likely that was. Logged when it is made, never changed."""

    decision_id: str
    candidates: tuple[Candidate, ...]
    slate: tuple[str, ...]
    """Product ids, first slot first."""
    propensities: tuple[float, ...]
    """P(slot j shows this | the slots before it). Empty when the policy does not know its probabilities."""
    prefix_propensities: tuple[float, ...]
    """P(slots 0..j as shown)."""
    explored: tuple[bool, ...]
    """Whether the slot differs from the best-scored product still free."""
    evaluable: bool
    """False when the propensities are not those of a draw with full support, or the slate was changed after it."""
    policy: str
    """Name and version of the policy."""
    context: Context
    at: datetime


@dataclass(frozen=True, slots=True)
class Feedback:
    """Something that happened to a shown slate."""

    decision: Decision
    product_id: str | None
    """None for "left", which concerns the whole slate."""
    event_id: str
    kind: FeedbackKind
    value: float
    """Money for orders and refunds, 1 otherwise; 0 takes a thumb back."""
    at: datetime


@dataclass(frozen=True, slots=True)
class StrategyChoice:
    """Which strategy was drawn, and how likely each was. Masked ones have probability 0."""

    name: str
    probabilities: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Transition:
    """One step of the dialogue, for strategy learners."""

    state: Mapping[str, float]
    action: str
    reward: float
    next_state: Mapping[str, float] | None
    """None when the dialogue ended."""
    next_mask: Mapping[str, bool]


class SlatePolicy(Protocol):
    """Chooses up to k distinct products out of the candidates and learns from what became of them."""

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
        """A slate of min(k, number of candidates) with its propensities."""

    def propensities(
        self, context: Context, candidates: Sequence[Candidate], slate: Sequence[str]
    ) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
        """Propensities and prefix propensities that `choose` would log now, were this slate the one it drew.

        0 from the first slot on that cannot come out so; None when the policy does not know its probabilities.
        ValueError when the slate holds a product twice or one that is not offered.
        """

    def places(
        self, context: Context, candidates: Sequence[Candidate], slate: Sequence[str]
    ) -> tuple[float, ...] | None:
        """Per slot of the slate, how likely that product is to stand there, whatever stands in the other slots.

        None when the policy does not know its probabilities, or too much could stand above to go over all of it.
        """

    def learn(self, feedback: Sequence[Feedback]) -> None:
        """Take in feedback, in any order, any number of times: idempotent on (decision id, event id)."""

    def state(self) -> dict[str, object]:
        """Everything learned, as JSON-ready values; a constructor's `state=` continues from it."""


class StrategyPolicy(Protocol):
    """Chooses what the turn tries to do."""

    def choose(self, state: Mapping[str, float], mask: Mapping[str, bool], *, rng: Generator) -> StrategyChoice:
        """Draw one of the strategies whose mask is true; at least one must be."""

    def learn(self, step: Transition) -> None:
        """Take in one step of one dialogue."""

    def state(self) -> dict[str, object]:
        """Everything learned, as JSON-ready values; a constructor's `state=` continues from it."""

"""One logged decision in numbers a shop owner can read: what was picked, how likely, and what is estimated now."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, runtime_checkable

from bot.ledger import Logged
from policy.base import Candidate, Context
from policy.credit import standing

TOP = 4
"""How many contributions are worth reading."""
SAME_FOR_ALL = ("intercept",)


@runtime_checkable
class Explains(Protocol):
    """A slate policy that can say what it thinks of a candidate; those that learn nothing cannot."""

    def scores(self, context: Context, candidates: Sequence[Candidate]) -> list[float]:
        """The estimated chance of a click for each candidate."""

    def contributions(self, context: Context, candidate: Candidate) -> dict[str, float]:
        """What each named part adds to the estimate, in log-odds."""


def explain(logged: Logged, policy: object, title: Callable[[str], str], learned: int) -> dict[str, Any]:
    """The decision with what the policy estimates now, after the `learned` entries of the log it has taken in."""
    decision, heard = logged.decision, standing(logged.feedback)
    offered = {candidate.product_id: candidate for candidate in decision.candidates}
    slate = [offered[product_id] for product_id in decision.slate]
    thinking = policy if isinstance(policy, Explains) else None
    scores: Sequence[float | None] = thinking.scores(decision.context, slate) if thinking else [None] * len(slate)
    return {
        "decision_id": decision.decision_id,
        "policy": decision.policy,
        "at": decision.at.isoformat(),
        "candidates": len(decision.candidates),
        "evaluable": decision.evaluable,
        "slots": [
            {
                "product_id": candidate.product_id,
                "title": title(candidate.product_id),
                "propensity": decision.propensities[place] if decision.propensities else None,
                "explored": decision.explored[place],
                "heard": sorted(heard.get(candidate.product_id, ())),
                "score": scores[place],
                "contributions": _largest(thinking.contributions(decision.context, candidate)) if thinking else {},
            }
            for place, candidate in enumerate(slate)
        ],
        "learned": learned,
    }


def _largest(parts: dict[str, float]) -> dict[str, float]:
    """The parts that tell products apart, largest first; the name of a product's own part without its id."""
    telling = [(name, value) for name, value in parts.items() if name not in SAME_FOR_ALL and value]
    telling.sort(key=lambda part: -abs(part[1]))
    return {"item" if name.startswith("item:") else name: value for name, value in telling[:TOP]}

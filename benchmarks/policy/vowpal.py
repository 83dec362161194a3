"""VowpalWabbit beside us: contextual bandits with action-dependent features, fed text lines as its users do.

A slate is drawn slot by slot without repeats from the distribution that one prediction gives; each shown card is
learned as one decision with its cost and probability. Segment features are crossed with the product's (`-q sf`).
"""

from collections.abc import Sequence
from datetime import datetime

from numpy.random import Generator
from vowpalwabbit import pyvw

from benchmarks.policy.dense import FEATURES
from policy.base import Candidate, Context, Decision, Feedback

SETTINGS = {
    "vw epsilon (defaults)": "--cb_explore_adf",
    "vw squarecb (tuned)": "--cb_explore_adf --squarecb --gamma_scale 1000",
}


class Vowpal:
    """One model; `options` are VowpalWabbit's own."""

    def __init__(self, options: str) -> None:
        """Squared loss, crosses of segment and features."""
        self._vw = pyvw.Workspace(f"{options} -q sf --quiet")
        self._waiting: dict[str, tuple[list[str], dict[str, tuple[int, float]]]] = {}

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
        """k cards drawn from the predicted distribution, each renormalised over what is left."""
        lines = [f"shared |s {context['segment']}", *map(_line, candidates)]
        pmf = list(self._vw.predict(lines))
        chosen: dict[str, tuple[int, float]] = {}
        for _ in range(k):
            total = sum(pmf)
            cell = int(rng.choice(len(pmf), p=[p / total for p in pmf]))
            chosen[candidates[cell].product_id] = cell, pmf[cell] / total
            pmf[cell] = 0.0
        self._waiting[decision_id] = lines, chosen
        slate, odds = tuple(chosen), tuple(p for _, p in chosen.values())
        return Decision(decision_id, tuple(candidates), slate, odds, odds, (False,) * k, False, "vw", context, now)

    def learn(self, feedback: Sequence[Feedback]) -> None:
        """One labelled decision per card."""
        for one in feedback:
            lines, chosen = self._waiting[one.decision.decision_id]
            cell, p = chosen.pop(str(one.product_id))
            labelled = list(lines)
            labelled[cell + 1] = f"0:{-float(one.kind == 'click')}:{p} {lines[cell + 1]}"
            self._vw.learn(labelled)
            if not chosen:
                del self._waiting[one.decision.decision_id]


def _line(candidate: Candidate) -> str:
    numbers = " ".join([f"{name}:{candidate.features[name]:.4f}" for name in FEATURES])
    return f"|f {numbers} |g {candidate.groups['brand']} {candidate.groups['category']}"

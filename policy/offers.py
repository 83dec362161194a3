"""Which of the shop's running offers to mention under a list, if any: "none" is an arm like the others.

An offer earns 1 for a click and costs a little for each mention, since a line that nobody wants makes the next one
unread. Its worth is the share of its mentions that were clicked, shrunk towards a cautious start; the draw is a softmax
with a floor, so that every choice has its exact probability. What was chosen is logged as a Decision of one slot whose
candidates are the offers.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from numpy.random import Generator

from policy.base import Candidate, Context, Decision, Feedback
from policy.sampling import pick

NONE = "none"
"""The arm that mentions nothing."""
POLICY = "offers/1"
START, START_MENTIONS = 0.05, 20.0
"""Share of clicks thought of an offer before it was ever mentioned, and how many mentions that thought weighs."""
COST = 0.03
"""Of a mention, in clicks: an offer that is clicked less often than this is worth less than silence."""
TEMPERATURE = 0.02
"""In clicks a mention."""
FLOOR = 0.05
MEMORY = 5_000.0
"""Mentions of one offer that count; older ones fade."""


class Offers:
    """Chooses an offer or none, and learns from clicks on it."""

    def __init__(self, state: Mapping[str, Any] | None = None) -> None:
        """`state` continues from state()."""
        kept = state or {}
        self._told: dict[str, list[float]] = {name: list(pair) for name, pair in kept.get("told", {}).items()}
        """Offer -> mentions, clicks."""
        self._clicked: dict[str, None] = dict.fromkeys(kept.get("clicked", ()))
        """Decisions whose click was counted, the oldest first."""
        self._passed: dict[str, None] = dict.fromkeys(kept.get("passed", ()))
        """Decisions whose silence was counted."""

    def worth(self, offer: str) -> float:
        """Clicks expected of a mention, less its cost; 0 for none."""
        if offer == NONE:
            return 0.0
        mentions, clicks = self._told.get(offer, (0.0, 0.0))
        return (clicks + START * START_MENTIONS) / (mentions + START_MENTIONS) - COST

    def choose(
        self, context: Context, offers: Sequence[str], *, decision_id: str, now: datetime, rng: Generator
    ) -> Decision:
        """One of the offers, or none."""
        arms = (*offers, NONE)
        worth = [self.worth(arm) for arm in arms]
        soft = [math.exp((value - max(worth)) / TEMPERATURE) for value in worth]
        shares = [(1.0 - FLOOR) * weight / sum(soft) + FLOOR / len(arms) for weight in soft]
        cell = pick(shares, rng)
        chance = (min(shares[cell], 1.0),)
        return Decision(
            decision_id=decision_id,
            candidates=tuple(Candidate(arm, {}) for arm in arms),
            slate=(arms[cell],),
            propensities=chance,
            prefix_propensities=chance,
            explored=(worth[cell] < max(worth),),
            evaluable=True,
            policy=POLICY,
            context=context,
            at=now,
        )

    def learn(self, feedback: Feedback) -> None:
        """Count a click or a silence, each once per decision; a late click corrects the silence."""
        offer, name = feedback.product_id, feedback.decision.decision_id
        if offer is None or offer == NONE or offer not in feedback.decision.slate or name in self._clicked:
            return
        told = self._told.setdefault(offer, [0.0, 0.0])
        if feedback.kind == "click":
            told[0] += name not in self._passed
            told[1] += 1.0
            _remember(self._clicked, name)
        elif feedback.kind == "ignored" and name not in self._passed:
            told[0] += 1.0
            _remember(self._passed, name)
        if told[0] > MEMORY:
            told[1] *= MEMORY / told[0]
            told[0] = MEMORY

    def state(self) -> dict[str, object]:
        """Everything learned, as JSON-ready values."""
        return {"told": self._told, "clicked": list(self._clicked), "passed": list(self._passed)}


def _remember(names: dict[str, None], name: str) -> None:
    names[name] = None
    if len(names) > MEMORY:
        del names[next(iter(names))]

"""Choosing what a list shows: the strategy, the candidates it leaves or favours, the guards, the slate, the offer."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol, runtime_checkable

from bot.draft import Draft
from bot.features import FEATURE_VERSION, candidates
from bot.learner import Learner
from bot.ledger import Logged
from bot.messages import Act
from bot.rules import Offer, Rules
from bot.session import Step
from bot.steering import steer
from bot.strategy import GAP, mask, reward, state
from policy.base import Candidate, Context, Decision, Transition
from policy.guards import Guards
from policy.offers import NONE
from retrieval.products import Product
from retrieval.query import Hit, Query

NAMED_ORDER = "named-order"
"""The policy name of a list whose order the shopper named."""
JOINT = "joint"
"""The policy name of things that were chosen together under one budget."""
UNDRAWN = frozenset({NAMED_ORDER, JOINT})
"""Policy names of decisions in which no policy chose."""
SLATE = 4
"""Cards in a list, …"""
WHOLE = 5
"""… unless all that fit are at most this many: then all are shown."""
FEWEST = 3
"""Promoted goods stand only below a list that has so many cards without them."""
COOL_DOWN = timedelta(days=30)
"""A product with a thumb down is not shown again to the same shopper for so long."""
NAMED = 5
"""Parts of a score that are logged, the largest first."""
WHY = "why:"
"""The context of a decision holds, under this and a product's id, what its score was made of."""


@runtime_checkable
class Explains(Protocol):
    """A policy whose score has named parts."""

    def contributions(self, context: Context, candidate: Candidate) -> dict[str, float]:
        """The parts of the score on the logit scale."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """Makes decisions. `suits` tells how well products suit somebody who likes these traits, 0 to 1.

    `lists` gives the lists that were shown since a time, without those known by id.
    """

    learner: Learner
    guards: Guards
    rules: Rules
    suits: Callable[[Mapping[str, float]], Callable[[Hit], float]]
    lists: Callable[[datetime, Collection[str]], Sequence[Decision]]

    def strategy(self, draft: Draft, query: Query, act: Act, last: Logged | None, *, can_clarify: bool) -> str:
        """Draw a strategy, and reward the one before it."""
        known = any(strength > 0 for strength in draft.likes.values())
        now = state(draft.session, query, act, profile=known)
        allowed = mask(draft.session, query, act, can_clarify=can_clarify, profile=known)
        if step := draft.session.step:
            left = last is not None and draft.event.at - last.decision.at > GAP
            heard = reward([*(last.feedback if last else ()), *draft.feedback], left=left)
            ahead = (None, {}) if left else (now, allowed)
            draft.transition = Transition(step.state, step.action, heard, *ahead)
        draft.strategy = self.learner.strategy.choose(now, allowed, rng=draft.rng)
        draft.session = replace(draft.session, step=Step(now, draft.strategy.name))
        return draft.strategy.name

    def without(self, draft: Draft) -> tuple[str, ...]:
        """Products that must not come: blocked by the shop, or refused by the shopper lately."""
        refused = (one.product_id for one in draft.session.refused if draft.event.at - one.at < COOL_DOWN)
        return (*self.rules.blocked, *refused)

    def promoted(self, hits: Sequence[Hit], query: Query, act: Act) -> Hit | None:
        """The promoted product that fits and stands below the list, if any: never where the shopper named the order."""
        if len(hits) <= FEWEST or query.order is not None or act == "more":
            return None
        for wanted in self.rules.promoted:
            for hit in hits:
                if wanted in (hit.product.id, f"brand:{hit.product.text.brand}"):
                    return hit
        return None

    def slate(self, draft: Draft, query: Query, act: Act, hits: Sequence[Hit], *, most: int = WHOLE) -> Decision:
        """Choose among the hits; at most `most` cards."""
        offered = candidates(hits, query.lean, self.suits(draft.likes))
        context = self._context(draft)
        decision_id, now = draft.id("decision"), draft.event.at
        if query.order is None and act != "more":
            offered = steer(str(context["strategy"]), offered, hits)
            size = len(offered) if len(offered) <= most else min(SLATE, most)
            policy = self.learner.arm(draft.session.user_id).policy
            if since := self.guards.since(now):
                for shown in self.lists(since, self.guards.noted):
                    self.guards.note(shown)
            made = self.guards.choose(policy, context, offered, size, decision_id=decision_id, now=now, rng=draft.rng)
            return _explained(made, policy)
        # The shopper named the order: it is kept exactly, nothing is drawn and nothing explored.
        size = len(offered) if len(offered) <= most else min(SLATE, most)
        return _settled(NAMED_ORDER, decision_id, context, offered, size, now)

    def joint(self, draft: Draft, query: Query, hits: Sequence[Hit]) -> Decision:
        """The decision for things that were chosen together, all of them shown in their order."""
        offered = candidates(hits, query.lean, self.suits(draft.likes))
        context = self._context(draft)
        return _settled(JOINT, draft.id("decision"), context, offered, len(offered), draft.event.at)

    def _context(self, draft: Draft) -> dict[str, float | str]:
        return {
            "version": self.learner.arm(draft.session.user_id).version,
            "language": draft.session.language,
            "platform": draft.event.platform,
            "strategy": draft.strategy.name if draft.strategy else "relevant",
            "features": FEATURE_VERSION,
            "learned": float(self.learner.position),
        }

    def offer(self, draft: Draft, products: Sequence[Product]) -> Offer | None:
        """The offer to mention under this list, if any; never to an upset shopper."""
        draft.session = replace(draft.session, offered="")
        traits = {f"brand:{product.text.brand}" for product in products}
        traits |= {f"category:{kind}" for product in products for kind in product.text.category}
        running = {
            f"offer:{offer.id}": offer
            for offer in self.rules.offers
            if offer.runs(draft.event.at.date())
            and draft.session.language in offer.text
            and (offer.about is None or offer.about in traits)
        }
        if not running or draft.session.mood == "upset":
            return None
        context = {"language": draft.session.language, "list": draft.decision.decision_id if draft.decision else ""}
        made = self.learner.offers.choose(
            context, tuple(running), decision_id=f"offer-{draft.id('offer')}", now=draft.event.at, rng=draft.rng
        )
        draft.offer = made
        if made.slate[0] == NONE:
            return None
        draft.session = replace(draft.session, offered=made.decision_id)
        return running[made.slate[0]]


def _settled(
    policy: str, decision_id: str, context: Context, offered: tuple[Candidate, ...], size: int, now: datetime
) -> Decision:
    """The first of the candidates as they stand, for sure."""
    slate = tuple(candidate.product_id for candidate in offered[:size])
    sure = (1.0,) * len(slate)
    return Decision(decision_id, offered, slate, sure, sure, (False,) * len(slate), False, policy, context, now)


def _explained(decision: Decision, policy: object) -> Decision:
    """The decision with the parts of each shown product's score noted beside it, as the policy thinks now."""
    if not isinstance(policy, Explains):
        return decision
    shown = [candidate for candidate in decision.candidates if candidate.product_id in decision.slate]
    notes = {
        f"{WHY}{candidate.product_id}": _line(policy.contributions(decision.context, candidate)) for candidate in shown
    }
    return replace(decision, context={**decision.context, **notes})


def _line(parts: Mapping[str, float]) -> str:
    largest = sorted(parts.items(), key=lambda part: -abs(part[1]))[:NAMED]
    return ", ".join(f"{name} {value:+.2f}" for name, value in largest)


def parts(decision: Decision, product_id: str) -> dict[str, float]:
    """The noted parts of a shown product's score, the largest first; empty where none were noted.

    >>> from datetime import UTC, datetime
    >>> at = datetime(2026, 1, 1, tzinfo=UTC)
    >>> noted = {"why:a": "relevance +1.50, rating -0.20"}
    >>> parts(Decision("d", (), ("a",), (1.0,), (1.0,), (False,), True, "p", noted, at), "a")
    {'relevance': 1.5, 'rating': -0.2}
    """
    line = str(decision.context.get(f"{WHY}{product_id}", ""))
    pairs = (part.rsplit(" ", 1) for part in line.split(", ") if part)
    return {name: float(value) for name, value in pairs}

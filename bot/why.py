"""The answer to "why this?", fixed when the list was made: wishes, what counted, chance, exploring, promotion."""

from bot.choosing import JOINT, NAMED_ORDER, parts
from bot.say.phrases import Phrases
from policy.base import Decision
from retrieval.query import Hit

COUNTED = 3
"""Parts of a score that are named."""
NOTICEABLE = 0.05
"""Logit a part must add to be named."""


def why(hit: Hit, decision: Decision, phrases: Phrases) -> str:
    """Why this product stands where it does, in plain sentences. One that is not in the slate is promoted."""
    words = phrases.words
    sentences = [
        words.why_met.format(wishes=phrases.list(hit.met)) if hit.met else "",
        words.why_missed.format(wishes=phrases.list(hit.missed)) if hit.missed else "",
        words.why_unstated.format(wishes=phrases.bare(hit.unstated)) if hit.unstated else "",
    ]
    if hit.product.id not in decision.slate:
        return "\n".join(filter(None, [*sentences, words.why_promoted]))
    slot = decision.slate.index(hit.product.id)
    if decision.policy == NAMED_ORDER:
        sentences.append(words.why_ordered)
    elif decision.policy == JOINT:
        sentences.append(words.why_together)
    else:
        counted = [
            words.features[name]
            for name, amount in parts(decision, hit.product.id).items()
            if amount > NOTICEABLE and name in words.features
        ]
        if counted:
            sentences.append(words.why_counted.format(parts=words.comma.join(counted[:COUNTED])))
        sentences.append(words.why_explored if decision.explored[slot] else words.why_not_explored)
        if (chance := decision.propensities[slot]) < 1.0:
            sentences.append(words.why_chance.format(share=_percent(chance)))
    return "\n".join(filter(None, [*sentences, words.why_not_promoted]))


def _percent(share: float) -> str:
    """ "62 %", and never 0 or 100 for what is neither.

    >>> _percent(0.6213), _percent(0.0004), _percent(0.9999)
    ('62 %', '<1 %', '>99 %')
    """
    percent = round(100 * share)
    return "<1 %" if percent < 1 else ">99 %" if percent > 99 else f"{percent} %"

"""What became of a draft: whether an agent sent it, changed it or wrote something else, and which products stayed."""

from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from bot.messages import Reply
from retrieval.text import normalise

SAME = 95.0
"""Likeness in percent from which a text is the draft itself."""
LIKE = 50.0
"""Likeness from which it is the draft, changed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an agent made of a draft."""

    outcome: Literal["sent", "edited", "replaced"]
    kept: tuple[str, ...] = ()
    """Ids of the products that were left in."""
    dropped: tuple[str, ...] = ()
    """Ids of those that were taken out; none of a draft that was not used."""


def verdict(draft: Reply, sent: str) -> Verdict:
    """Compare what an agent sent with the draft."""
    said = normalise(sent)
    kept = tuple(card.product_id for card in draft.cards if normalise(card.title) in said)
    alike = fuzz.token_sort_ratio(normalise(draft.text), said)
    whole = alike >= SAME or (bool(draft.text) and normalise(draft.text) in said)
    if whole and len(kept) == len(draft.cards):
        return Verdict("sent", kept)
    if not kept and not whole and alike < LIKE:
        return Verdict("replaced")
    if not kept:
        return Verdict("edited")
    return Verdict("edited", kept, tuple(card.product_id for card in draft.cards if card.product_id not in kept))

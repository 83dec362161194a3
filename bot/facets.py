"""What a question should be about: the facet that splits the candidates best, and its values."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bot.cards import SELF_EXPLAINING
from bot.messages import Language
from retrieval.query import Hit

VALUES = 4
"""Values offered as buttons."""
LEAST = 0.5
"""Bits a question has to be worth: below, most answers would leave the list as it is."""


def best_facet(hits: Sequence[Hit], language: Language, stated: Iterable[str]) -> tuple[str, tuple[str, ...]] | None:
    """The facet ("category", "brand" or "color") worth most bits, and its commonest values; None when none is worth it.

    `stated` are the fields the shopper has spoken of already.
    """
    known = set(stated)
    found = {name: _counts(hits, name, language) for name in ("category", "brand", "color") if name not in known}
    worth = {name: _bits(counts, len(hits)) for name, counts in found.items() if len(counts) > 1}
    if not worth or max(worth.values()) < LEAST:
        return None
    best = max(worth, key=worth.__getitem__)
    return best, tuple(value for value, _ in found[best].most_common(VALUES))


def _bits(counts: Mapping[str, int], total: int) -> float:
    """Entropy of the answers: one of the values offered, or something else."""
    offered = sorted(counts.values(), reverse=True)[:VALUES]
    cells = [*offered, max(total - sum(offered), 0)]
    return -sum(cell / sum(cells) * math.log2(cell / sum(cells)) for cell in cells if cell)


def _counts(hits: Sequence[Hit], name: str, language: Language) -> Counter[str]:
    """How many hits have each value, a hit counted once."""
    counts: Counter[str] = Counter()
    for hit in hits:
        text = hit.product.words(language)
        if name == "category":
            value = text.category[-1] if text.category else ""
        elif name == "brand":
            value = text.brand
        else:
            option = next((v for key, v in hit.variant.options.items() if key in SELF_EXPLAINING), "")
            value = text.options.get(option, option)
        if value:
            counts[value] += 1
    return counts

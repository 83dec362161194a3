"""Whether one card alone has a value of an attribute: "only [P3] has long sleeves"."""

import re

from bot.llm.facts import CATEGORY, DESCRIPTION, OPTION, RATING, REASON, REVIEWS, STOCK, Facts
from bot.llm.tokens import key_of

_FIELDS = frozenset({CATEGORY, DESCRIPTION, RATING, REASON, REVIEWS, STOCK})


def alone(facts: Facts, place: int, said: str) -> bool:
    """Whether a card's value of an attribute is what is said, and every other card's is another.

    Only of attributes of which each card shown has exactly one value: where a record is silent, nobody knows.
    """
    if not 0 < place <= len(facts.products) or len(facts.products) == 1:
        return False
    names = {name for name, _ in facts.products[place - 1].fields if name not in _FIELDS and OPTION not in name}
    return any(_stands_out([one.fields for one in facts.products], place - 1, name, said) for name in names)


def _stands_out(fields: list[tuple[tuple[str, str], ...]], place: int, name: str, said: str) -> bool:
    values = [[value for known, value in one if known == name] for one in fields]
    if any(len(known) != 1 for known in values):
        return False
    called = [_words(known[0]) for known in values]
    return called[place] == _words(said) and called.count(called[place]) == 1


def _words(text: str) -> list[str]:
    return [key_of(word) for word in re.findall(r"[a-z0-9.]+|[\u4e00-\u9fff]+", text.lower())]

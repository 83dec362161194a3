"""Makes sentences that are false, out of the raw records of a turn. Knows nothing of what judges them.

Each mutator gets a source of chance and a turn as JSON has it, and gives a sentence that no fact of the turn bears, or
None where it has nothing to say about this turn.
"""

import itertools
from random import Random

from tests.llm.mutators.claims import (
    deeds,
    delivery,
    denied_field,
    invented_quality,
    known_brand,
    link,
    other_product,
    stock,
    swapped_field,
    true_and_false,
)
from tests.llm.mutators.disguises import (
    echo,
    hidden_characters,
    homoglyphs,
    markup,
    other_language,
    signs,
    spaced_letters,
    unknown_alias,
)
from tests.llm.mutators.figures import (
    chinese_numerals,
    invented_discount,
    other_currency,
    other_digits,
    other_price,
    placeholder_as_something_else,
    price_of_another,
    split_digits,
    wish_as_price,
    words_for_numbers,
    wrong_comparison,
    wrong_count,
    wrong_measure,
    wrong_rank,
)
from tests.llm.mutators.saying import Mutator, Turn

MUTATORS: dict[str, Mutator] = {
    one.__name__: one
    for one in (
        other_price, other_currency, price_of_another, wrong_comparison, wrong_rank, other_product, swapped_field,
        denied_field, wrong_measure, invented_discount, link, stock, delivery, words_for_numbers, chinese_numerals,
        other_digits, split_digits, homoglyphs, hidden_characters, spaced_letters, unknown_alias, markup,
        invented_quality, known_brand, other_language, echo, deeds, wish_as_price, wrong_count, true_and_false,
        placeholder_as_something_else, signs,
    )
}  # fmt: skip


def hostile(rng: Random, turns: list[Turn], most: int) -> list[tuple[str, Turn, str]]:
    """So many different false sentences, the mutators taking turns: mutator, turn, sentence."""
    found: list[tuple[str, Turn, str]] = []
    known: set[tuple[str, str]] = set()
    for name in itertools.cycle(MUTATORS):
        turn = rng.choice(turns)
        sentence = MUTATORS[name](rng, turn)
        if sentence is not None and (turn["id"], sentence) not in known:
            known.add((turn["id"], sentence))
            found.append((name, turn, sentence))
        if len(found) == most:
            break
    return found

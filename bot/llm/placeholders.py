"""The places in a model's sentence where code puts names, prices, stock and links."""

from bot.llm.facts import Facts


def fill(sentence: str, facts: Facts) -> str:
    """The sentence with `[P2]`, `[P2.price]`, `[P2.was]`, `[P2.stock]`, `[P2.rating]`, `[P2.link]` filled.

    ValueError for a place that no card of this turn can fill.
    """
    raise NotImplementedError

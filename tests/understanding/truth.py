"""Which records a perfect answer may draw from, told from the raw records alone."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.understanding.words import CJK, mentions

Expect = Mapping[str, Any]
Record = Mapping[str, Any]
Records = Mapping[str, Record]


def says(record: Record, *keys: str) -> str:
    """The record's words under `keys`, with full stops between so that no phrase spans two fields."""
    parts: list[str] = []
    for key in keys:
        value = record.get(key) or ""
        if isinstance(value, Mapping):
            parts += [f"{name}: {words}" for name, words in value.items()]
        elif isinstance(value, str):
            parts.append(value)
        else:
            parts += [str(word) for word in value]
    return " . ".join(parts)


def any_of(text: str, words: Iterable[str]) -> bool:
    return any(mentions(text, word) for word in words)


def has_kind(record: Record, kind: Sequence[str]) -> bool:
    return not kind or any_of(says(record, "title", "category"), kind)


def has_words(record: Record, groups: Iterable[Sequence[str]]) -> bool:
    text = says(record, "title", "description", "brand", "category", "attributes", "options")
    return all(any_of(text, words) for words in groups)


def broken_exclusion(expect: Expect, record: Record) -> str | None:
    text = says(record, "title", "attributes", "description")
    for word in expect.get("exclude_words", ()):
        if mentions(text, word):
            return str(word)
    for brand in expect.get("exclude_brand", ()):
        if mentions(says(record, "brand"), brand):
            return str(brand)
    return None


def in_price(expect: Expect, amount: float) -> bool:
    low, high = expect.get("price_min"), expect.get("price_max")
    return (low is None or amount >= low) and (high is None or amount <= high)


def amounts_of(expect: Expect, record: Record) -> list[float]:
    """The record's prices that keep the limits, in the currency of the case or in any."""
    prices: Mapping[str, Sequence[float]] = record["prices"]
    currency = expect.get("currency")
    kept = [prices.get(currency, ())] if currency else list(prices.values())
    return [float(amount) for amounts in kept for amount in amounts if in_price(expect, float(amount))]


def _priced(expect: Expect, record: Record) -> bool:
    limited = {"price_min", "price_max", "order"} & expect.keys()
    return bool(amounts_of(expect, record)) or not limited


def keeps_hard(expect: Expect, record: Record) -> bool:
    """Whether a record is of the kind asked for and breaks no hard limit of the case."""
    floor = expect.get("rating_min")
    return (
        has_kind(record, expect.get("kind", ()))
        and _priced(expect, record)
        and (floor is None or (record.get("rating") is not None and record["rating"] >= floor))
        and broken_exclusion(expect, record) is None
        and has_words(record, expect.get("must_word", ()))
    )


def truth(expect: Expect, records: Records, pool: Iterable[str] | None = None) -> list[str]:
    """Ids of all records a perfect answer may draw from: all wishes met, or the hard ones when none meets all."""
    ids = records if pool is None else [product_id for product_id in pool if product_id in records]
    hard = [product_id for product_id in ids if keeps_hard(expect, records[product_id])]
    return [product_id for product_id in hard if has_words(records[product_id], expect.get("any_word", ()))] or hard


def wishes_can_be_met(expect: Expect, records: Records) -> bool:
    groups = expect.get("any_word", ())
    return any(has_words(record, groups) and keeps_hard(expect, record) for record in records.values())


def _family(title: str) -> str:
    """The title without the colour that ends it in the raw catalogs: "Kanex - Cable - Blue", "居家地毯 青粉拼接"."""
    if title.count(" - ") > 1:
        return title.rpartition(" - ")[0]
    return (title.rpartition(" ")[0] or title) if CJK.search(title) else title


def different_things(ids: Iterable[str], records: Records) -> int:
    """How many different things the ids are: a list need not hold one thing in three colours."""
    return len({_family(records[product_id]["title"]) for product_id in ids})

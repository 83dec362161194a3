"""Judges a reply against the raw records, knowing nothing of how the reply was made."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from statistics import fmean, median
from typing import Any

from tests.understanding.truth import (
    Expect,
    Record,
    Records,
    amounts_of,
    any_of,
    broken_exclusion,
    different_things,
    has_kind,
    has_words,
    in_price,
    says,
    truth,
    wishes_can_be_met,
)

Reply = Mapping[str, Any]


def _amount(card: Mapping[str, Any]) -> float | None:
    return None if card.get("price") is None else float(Decimal(card["price"]))


def _judge_said(expect: Expect, reply: Reply) -> Iterable[str]:
    acts = expect.get("act")
    if acts and reply["act"] not in ([acts] if isinstance(acts, str) else acts):
        yield f"act is {reply['act']}, not {acts}"
    for key in ("language", "handoff"):
        if key in expect and reply[key] != expect[key]:
            yield f"{key} is {reply[key]}, not {expect[key]}"
    wanted = expect.get("reply_has", ())
    groups = [wanted] if wanted and isinstance(wanted[0], str) else wanted
    for words in groups:
        if not any(word.casefold() in reply["text"].casefold() for word in words):
            yield f"the text has none of {words}: {reply['text']!r}"


def _same_limit(want: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    if (want["field"], want["op"]) != (got["field"], got["op"]):
        return False
    try:
        return Decimal(str(want["value"])) == Decimal(str(got["value"]))
    except ArithmeticError:
        return str(want["value"]).casefold() == str(got["value"]).casefold()


def _judge_limits(expect: Expect, reply: Reply) -> Iterable[str]:
    limits = reply["understood"]["limits"]
    for want in expect.get("limits", ()):
        if not any(_same_limit(want, got) for got in limits):
            yield f"limit {want} is not among {limits}"
    foreign = expect.get("no_price_limit_in", ())
    for got in limits:
        if foreign and got["field"] == "price" and (got.get("unit") or foreign[0]) in foreign:
            yield f"a foreign amount was taken as a bare number: {got}"


def _judge_facts(expect: Expect, card: Mapping[str, Any], record: Record) -> Iterable[str]:
    """Whether the card repeats the record."""
    titles = record.get("titles") or [record["title"]]
    if " ".join(card["title"].split()) not in {" ".join(title.split()) for title in titles}:
        yield f"title {card['title']!r} is not the record's {titles}"
    if "currency" in expect and card["currency"] != expect["currency"]:
        yield f"currency is {card['currency']}, not {expect['currency']}"
    amount = _amount(card)
    known = [float(value) for value in record["prices"].get(card["currency"], ())]
    if amount is not None and not any(abs(amount - value) < 0.005 for value in known):
        yield f"price {amount} {card['currency']} is not the record's {known}"
    if {"price_min", "price_max"} & expect.keys() and (amount is None or not in_price(expect, amount)):
        yield f"price {amount} is outside {expect.get('price_min')}..{expect.get('price_max')}"


def _judge_variant(expect: Expect, card: Mapping[str, Any], record: Record) -> Iterable[str]:
    """The shown variant is the one asked for, when some variant of the record is."""
    wanted = expect.get("variant_word", ())
    variants: Mapping[str, Mapping[str, Any]] = record.get("variants", {})
    shown = variants.get(card.get("variant_id") or "")
    if not wanted or shown is None:
        return
    for words in wanted:
        if not any(any_of(says(v, "options"), words) for v in variants.values()):
            wanted = [other for other in wanted if other is not words]  # no variant says, so the record decides
    fitting = [key for key, v in variants.items() if _variant_fits(expect, v, wanted)]
    if fitting and card["variant_id"] not in fitting:
        yield f"variant {card['variant_id']} {shown['options']} is not {wanted}, though {fitting} are"


def _variant_fits(expect: Expect, variant: Mapping[str, Any], wanted: Iterable[Sequence[str]]) -> bool:
    options = says(variant, "options")
    return bool(amounts_of(expect, {"prices": variant["prices"]})) and all(any_of(options, words) for words in wanted)


def _judge_card(expect: Expect, card: Mapping[str, Any], record: Record, wishes: bool) -> Iterable[str]:
    yield from _judge_facts(expect, card, record)
    yield from _judge_variant(expect, card, record)
    if not has_kind(record, expect.get("kind", ())):
        yield f"is not of the kind {expect['kind']}"
    for words in expect.get("must_word", ()):
        if not has_words(record, [words]):
            yield f"has none of {words}, which is a must"
    for words in expect.get("any_word", ()) if wishes else ():
        if not has_words(record, [words]):
            yield f"has none of {words}, though some product meets all wishes"
    if (word := broken_exclusion(expect, record)) is not None:
        yield f"has the excluded {word!r}"
    floor = expect.get("rating_min")
    if floor is not None and (record.get("rating") is None or record["rating"] < floor):
        yield f"rating {record.get('rating')} is under {floor}"


def _judge_count(expect: Expect, shown: Sequence[str], previous: Sequence[str], records: Records) -> Iterable[str]:
    if len(set(shown)) < len(shown):
        yield f"a product stands twice: {shown}"
    most = expect.get("max_cards", 5)
    if len(shown) > most:
        yield f"{len(shown)} cards, at most {most}"
    least = expect.get("min_cards")
    if least is None:
        least = 0 if most == 0 or "kind" not in expect else _fitting(expect, previous, records)
    if len(shown) < least:
        yield f"{len(shown)} cards, at least {least}"


def _fitting(expect: Expect, previous: Sequence[str], records: Records) -> int:
    """No short page: as many cards as different things fit, up to 3."""
    pool: Iterable[str] = records
    if expect.get("subset_of_previous"):
        pool = previous
    elif expect.get("disjoint_from_previous"):
        pool = set(records) - set(previous)
    return min(3, different_things(truth(expect, records, pool), records))


def _judge_previous(expect: Expect, reply: Reply, previous: Reply | None, records: Records) -> Iterable[str]:
    before = [] if previous is None else [card["product_id"] for card in previous["cards"]]
    shown = [card["product_id"] for card in reply["cards"]]
    if expect.get("subset_of_previous") and not set(shown) <= set(before):
        yield f"shows {sorted(set(shown) - set(before))}, which was not in the last list"
    if expect.get("disjoint_from_previous") and set(shown) & set(before):
        yield f"shows {sorted(set(shown) & set(before))} again"
    if "references" in expect:
        wanted = [before[index] for index in expect["references"] if index < len(before)]
        if len(wanted) < len(expect["references"]):
            yield f"the last list had only {len(before)} cards"
        elif list(reply["understood"]["references"]) != wanted:
            yield f"references are {reply['understood']['references']}, not {wanted}"
    if "price_change" in expect and shown and _can_change(expect, previous, records):
        yield from _judge_price_change(expect["price_change"], reply, previous)


def _beyond(expect: Expect, previous: Reply | None) -> Expect:
    """With "cheaper" taken at its word, below all that was shown: only what is so can still hold anyone to the wishes.

    Preferences yield to it, as to any limit: a list may give up "waterproof" when nothing waterproof costs less.
    """
    before = _prices(previous)
    if "price_change" not in expect or not before:
        return expect
    bound = (
        {"price_max": min(before) - 0.01} if expect["price_change"] == "cheaper" else {"price_min": max(before) + 0.01}
    )
    return {**expect, **bound}


def _can_change(expect: Expect, previous: Reply | None, records: Records) -> bool:
    """Whether some record would make the list cheaper, or dearer, at all."""
    before = _prices(previous)
    amounts = [amount for product_id in truth(expect, records) for amount in amounts_of(expect, records[product_id])]
    if not before or not amounts:
        return bool(amounts)
    return min(amounts) < fmean(before) if expect["price_change"] == "cheaper" else max(amounts) > fmean(before)


def _prices(reply: Reply | None) -> list[float]:
    return [] if reply is None else [price for card in reply["cards"] if (price := _amount(card)) is not None]


def _judge_price_change(change: str, reply: Reply, previous: Reply | None) -> Iterable[str]:
    """A cheaper list costs less on the whole, and nothing in it more than the dearest before; dearer likewise."""
    now, before = _prices(reply), _prices(previous)
    if not now or not before:
        yield f"no prices to tell whether the list is {change}"
    elif change == "cheaper" and not (fmean(now) < fmean(before) and max(now) <= max(before)):
        yield f"{now} is not cheaper than {before}"
    elif change == "dearer" and not (fmean(now) > fmean(before) and min(now) >= min(before)):
        yield f"{now} is not dearer than {before}"


def _rating(records: Records, product_id: str) -> float:
    return float(records[product_id].get("rating") or 0)


def _extreme(expect: Expect, records: Records) -> tuple[float, float]:
    """Between what the first of an ordered list must lie; the dearest may be shown by any of its variants."""
    ids = truth(expect, records)
    if expect["order"] == "best_rated":
        best = max((_rating(records, product_id) for product_id in ids), default=0.0)
        return best, best
    amounts = [amounts_of(expect, records[product_id]) for product_id in ids]
    cheapest = [min(some) for some in amounts if some] or [0.0]
    if expect["order"] == "cheapest":
        return min(cheapest), min(cheapest)
    return max(cheapest), max(max(some) for some in amounts if some)


def _judge_order(expect: Expect, reply: Reply, records: Records) -> Iterable[str]:
    order = expect.get("order")
    if order and reply["cards"]:
        rated = order == "best_rated"
        values = [_rating(records, card["product_id"]) for card in reply["cards"]] if rated else _prices(reply)
        if values != sorted(values, reverse=order != "cheapest"):
            yield f"not sorted by {order}: {values}"
        low, high = _extreme(expect, records)
        if not values or not low - 0.005 <= values[0] <= high + 0.005:
            yield f"the first is {values[:1]}, but the {order} is {low}"
    if expect.get("cheap") and reply["cards"]:
        usual = median(min(amounts_of(expect, records[product_id])) for product_id in truth(expect, records))
        if (shown := median(_prices(reply))) > usual:
            yield f"cheap was asked for, but the list's median {shown} is over the usual {usual}"


def judge(expect: Expect, reply: Reply, previous_reply: Reply | None, records: Records) -> list[str]:
    """What is wrong with `reply`, in plain words; empty when nothing is.

    `reply` and `previous_reply` are replies as the HTTP face gives them. `records` maps a product id to
    {title, titles, description, brand, category, attributes, options, prices {currency: amounts}, rating,
    variants {id: {options, prices}}}, read from the shop's raw file. The keys of `expect` are told in README.md.
    """
    complaints = [*_judge_said(expect, reply), *_judge_limits(expect, reply)]
    shown = [card["product_id"] for card in reply["cards"]]
    strangers = [product_id for product_id in shown if product_id not in records]
    if strangers:
        return [*complaints, f"no record has the ids {strangers}"]
    wishes = wishes_can_be_met(_beyond(expect, previous_reply), records)
    for card in reply["cards"]:
        found = _judge_card(expect, card, records[card["product_id"]], wishes)
        complaints += [f"card {card['product_id']} {card['title']!r}: {text}" for text in found]
    before = [] if previous_reply is None else [card["product_id"] for card in previous_reply["cards"]]
    complaints += _judge_count(expect, shown, before, records)
    complaints += _judge_previous(expect, reply, previous_reply, records)
    complaints += _judge_order(expect, reply, records)
    return complaints

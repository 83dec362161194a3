"""Pointing by a description: "the cheaper one", 59的那个, 手工编织的那块, "the 112 litre one", 刚才那台IH的."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bot.understand.amounts import Amount
from bot.understand.carting_zh import CLASSIFIERS
from bot.understand.reading import CLAUSE_MARKS, Cue, Reading
from retrieval.products import Product
from retrieval.text import normalise

_MOST_WORDS = 10
"""Words before or after "the one" that may describe it."""
_MOST_POINTERS = 4
_PAIR = 2
_NEAR = 8
"""Words before the pointing ones in which "cheaper" belongs to them."""
_ENDS = frozenset("的了吧呢啊呀吗是")
_SORTS = frozenset(("形状", "造型", "样子", "图案", "花纹", "款式", "材质", "颜色"))
_ARTICLES = frozenset(("with", "in", "for", "from", "the", "a", "an", "of", "made"))
_LEADS = frozenset(
    ("的", "那", "这", "把", "将", "还", "要", "是", "和", "跟", "与", "比", "刚", "才", "之", "前", "要")
)
_ALL_OF = frozenset(("them", "these", "those", "the", "all"))
""" "The cheapest of them"."""
_CHEAP, _DEAR = ("cheap", "cheaper", "cheapest"), ("dear", "dearer", "dearest")


@dataclass(frozen=True)
class Candidate:
    """A product that was shown, and its price as shown."""

    product: Product
    price: Decimal | None

    @cached_property
    def title(self) -> str:
        """Its titles, normalised."""
        return normalise(" . ".join(text.title for text in (self.product.text, *self.product.translations.values())))

    @cached_property
    def said(self) -> str:
        """Everything its record calls it, normalised, without spaces between Chinese."""
        texts = (self.product.text, *self.product.translations.values())
        parts = [part for text in texts for part in (text.title, text.brand, *text.category)]
        parts += [value for text in texts for values in text.attributes.values() for value in values]
        parts += [value for text in texts for value in text.options.values()]
        parts += [value for variant in self.product.variants for value in variant.options.values()]
        return normalise(" . ".join(parts))


def picked(reading: Reading, shown: Sequence[Candidate], earlier: Sequence[Candidate]) -> list[str]:
    """Ids of what the message picks out of the last list, or of those before it; its words become taken."""
    found: list[str] = []
    for start, end, pointer in _pointers(reading)[:_MOST_POINTERS]:
        denied = any(
            start - 1 <= cue.end <= pointer[0] and cue.start <= pointer[0] for cue in reading.found("not", "without")
        )
        if reading.free(*pointer) and not denied:
            found += _picked_by(reading, start, end, pointer, shown, shown) or _picked_by(
                reading, start, end, pointer, earlier, _of_same_kind(earlier, shown)
            )
    return found


def _of_same_kind(earlier: Sequence[Candidate], shown: Sequence[Candidate]) -> Sequence[Candidate]:
    """What was shown before of the kinds in the last list: 便宜那个 chooses no thing of another sort."""
    kinds = {one.product.text.category for one in shown}
    return [one for one in earlier if not kinds or one.product.text.category in kinds]


def _picked_by(
    reading: Reading,
    start: int,
    end: int,
    pointer: tuple[int, int],
    candidates: Sequence[Candidate],
    ranked: Sequence[Candidate],
) -> list[str]:
    if not candidates:
        return []
    return (
        _superlative(reading, start, pointer[1], ranked)
        or _rated(reading, start, pointer[1], ranked)
        or _described(reading, start, end, pointer, candidates)
    )


def _pointers(reading: Reading) -> list[tuple[int, int, tuple[int, int]]]:
    """(first word of the description, word after it, the pointing words) for each "the … one" and …的那个."""
    found = []
    for cue in reading.found("that_one"):
        clause = reading.clause[cue.start]
        start = cue.start
        while start > 0 and cue.start - start < _MOST_WORDS and reading.clause[start - 1] == clause:
            start -= 1
        after = cue.end
        while after < len(reading.words) and after - cue.end < _MOST_WORDS and reading.clause[after] == clause:
            after += 1
        if not owned(reading, cue):
            found.append((start, after, (cue.start, cue.end)))
    for cue in reading.found(*_CHEAP, *_DEAR):
        before = reading.words[cue.start - 1].text if cue.start else ""
        if before in ("the", "that", "this") and reading.words[cue.end - 1].text == "one":
            found.append((cue.start - 1, cue.end, (cue.end - 1, cue.end)))
    found += _of_all(reading)
    for cue in reading.found("it"):
        told = cue.end < len(reading.words) and reading.words[cue.end].text in ("with", "in", "from", "made")
        if told and reading.words[cue.end - 1].text == "one":
            found.append((cue.start, _told_after(reading, cue.end), (cue.end - 1, cue.end)))
    for cue in reading.found("one"):
        start = cue.start
        while start > 0 and cue.start - start < _MOST_WORDS and reading.words[start - 1].text not in CLAUSE_MARKS:
            start -= 1
            if reading.words[start].text in ("the", "that", "this"):
                found.append((start, _told_after(reading, cue.end), (cue.start, cue.end)))
                break
    return found


def _of_all(reading: Reading) -> list[tuple[int, int, tuple[int, int]]]:
    """The same for each "the cheapest of them"."""
    found = []
    for cue in reading.found(*_CHEAP, *_DEAR):
        following = [word.text for word in reading.words[cue.end : cue.end + _PAIR]]
        definite = cue.start > 0 and reading.words[cue.start - 1].text == "the"
        if definite and len(following) == _PAIR and following[0] == "of" and following[1] in _ALL_OF:
            found.append((cue.start - 1, cue.end + _PAIR, (cue.end, cue.end + _PAIR)))
    return found


def owned(reading: Reading, cue: Cue) -> bool:
    """要防水的 之前那双一下雨脚就泡汤 tells of what the shopper had."""
    return reading.words[cue.start].text == "之" and _parted_by_space(reading, cue.start)


def _parted_by_space(reading: Reading, place: int) -> bool:
    words = reading.words
    return place > 0 and words[place].kind == words[place - 1].kind == "cjk" and not words[place].glued


def _told_after(reading: Reading, end: int) -> int:
    """The end of "with the light" after "the one"."""
    if end >= len(reading.words) or reading.words[end].text not in ("with", "in", "for", "from", "without", "made"):
        return end
    stop = end
    while stop < len(reading.words) and stop - end < _MOST_WORDS and reading.clause[stop] == reading.clause[end]:
        stop += 1
    return stop


def _superlative(reading: Reading, start: int, end: int, candidates: Sequence[Candidate]) -> list[str]:
    """ "The cheaper one", 贵的那支, 最便宜那个: by price among what was shown."""
    start = max(start, end - _NEAR)
    cheap = [cue for cue in reading.found(*_CHEAP) if start <= cue.start and cue.end <= end]
    dear = [cue for cue in reading.found(*_DEAR) if start <= cue.start and cue.end <= end]
    costly = [place for place in range(start, end) if reading.words[place].text == "贵"]
    priced = [candidate for candidate in candidates if candidate.price is not None]
    choosing = reading.has("add_to_cart", "put", "add", "takes_named")  # "add the cheapest one" of a single one
    if bool(cheap) == bool(dear or costly) or len(priced) < (1 if choosing else _PAIR):
        return []
    reading.take(min([*(cue.start for cue in (*cheap, *dear)), *costly]), end, "reference")
    prices = [candidate.price for candidate in priced if candidate.price is not None]
    best = min(prices) if cheap else max(prices)
    return [candidate.product.id for candidate in priced if candidate.price == best][:1]


_RATED = re.compile("(?:评分|评价|口碑|好评|分数|得分)(?:最|更|比较)?(?:高|好|多)的?")


def _rated(reading: Reading, start: int, end: int, candidates: Sequence[Candidate]) -> list[str]:
    """评分高的那个: by what buyers say, among what was shown."""
    found = _RATED.search(reading.text, reading.words[start].start, reading.words[end - 1].end)
    rated = [(one.product.rating, one.product.id) for one in candidates if one.product.rating is not None]
    if found is None or len(rated) < _PAIR:
        return []
    reading.take(start, end, "reference")
    return [max(rated, key=lambda one: one[0])[1]]


def both_ends(reading: Reading, candidates: Sequence[Candidate]) -> list[str]:
    """ "Compare the cheapest and the most expensive", 最便宜的和最贵的比一下: both ends of the prices shown."""
    cheap, dear = reading.found("cheapest"), reading.found("dearest")
    priced = [(one.price, one.product.id) for one in candidates if one.price is not None]
    if not (cheap and dear and reading.has("compare")) or len(priced) < _PAIR:
        return []
    for cue in (*cheap, *dear):
        reading.take(cue.start, cue.end, "reference")
    return [min(priced)[1], max(priced)[1]]


_TAKEN = re.compile("的?(?:来|要|拿|买|加)[一两二三四五六七八九十\\d]{1,3}[个支本盒包条件双只瓶]")


def by_price(reading: Reading, candidates: Sequence[Candidate], amounts: Sequence[Amount]) -> list[str]:
    """59的那个, 五十多块那支, 4块9那个, "the $49 one": by the price on the card."""
    starts = {cue.start: cue.end for cue in reading.found("that_one", "one")}
    for amount in amounts:
        after = amount.end
        while (
            after < len(reading.words)
            and after not in starts
            and reading.words[after].text in ("块", "元", "钱", "的", "多", "dollar", "yuan")
        ):
            after += 1
        counted = amount.start and reading.words[amount.start - 1].text in CLASSIFIERS
        if counted and after == len(reading.words) and reading.words[after - 1].text == "的":
            starts = {**starts, after - 1: after}  # 加10份68的
            after -= 1
        taken = _TAKEN.match(reading.text, reading.words[after].start) if after < len(reading.words) else None
        if taken is None and after == amount.end and after and reading.words[after - 1].text == "的":
            taken = _TAKEN.match(reading.text, reading.words[after - 1].start)
        if taken is not None and after not in starts:
            starts = {**starts, after: after + 1}  # 4块9的来十支
        before = amount.start - 1
        while before >= 0 and reading.words[before].text in ("$", "¥", "￥"):
            before -= 1
        latin = after in starts and before >= 0 and reading.words[before].text in ("the", "that")
        if after not in starts or not (latin or reading.words[after].kind == "cjk"):
            continue
        found = [one.product.id for one in candidates if one.price is not None and _costs(one.price, amount)]
        if len(found) == 1:
            reading.take(max(0, before + (not latin)), starts[after], "reference")
            return found
    return []


def _costs(price: Decimal, amount: Amount) -> bool:
    """Whether a price is meant by an amount, or lies in a vague one: 五十多."""
    if amount.high is not None:
        return amount.value <= price <= amount.high
    return _near(price, amount.value)


def _near(price: Decimal, said: Decimal) -> bool:
    """Nobody says the cents: 79.99 is "the 80 one" and "the 79 one"."""
    return price == said or int(price) == said or (price != int(price) and int(price) + 1 == said)


def _described(
    reading: Reading, start: int, end: int, pointer: tuple[int, int], candidates: Sequence[Candidate]
) -> list[str]:
    """By the longest stretch of words beside the pointing ones that stands in the fewest records."""
    spans = []
    for first in range(start, pointer[0]):
        stop = pointer[0]
        while stop > first and reading.words[stop - 1].text in _ENDS:
            stop -= 1
        if "".join(word.text for word in reading.words[stop - 2 : stop]) in _SORTS and stop - first > _PAIR + 1:
            stop -= 2  # 南瓜形状那个
        if stop > first and reading.words[first].text not in _LEADS and not _cuts(reading, first, stop):
            spans.append((first, stop))
    after = pointer[1]
    while after < end and reading.words[after].text in _ARTICLES:
        after += 1
    spans += [(after, stop) for stop in range(end, after, -1) if reading.words[stop - 1].text not in _ENDS]
    spans.sort(key=lambda span: span[0] - span[1])
    for first, stop in spans:
        text = reading.text[reading.words[first].start : reading.words[stop - 1].end].strip()
        if not _tells(reading, first, stop):
            continue
        found = [candidate.product.id for candidate in candidates if says(candidate.said, text)]
        titled = [candidate.product.id for candidate in candidates if says(candidate.title, text)]
        found = titled if 0 < len(titled) < len(found) else found
        if 0 < len(found) < max(2, len(candidates)):
            reading.take(min(first, pointer[0]), max(stop, pointer[1]), "reference")
            return found
        stem = text[:-1] if len(text) == _PAIR and text[-1] == "子" else ""
        if stem and (found := [candidate.product.id for candidate in candidates if stem in candidate.title][:1]):
            reading.take(min(first, pointer[0]), max(stop, pointer[1]), "reference")  # 那副拍子: 球拍
            return found
    return []


def _cuts(reading: Reading, first: int, stop: int) -> bool:
    """Whether a stretch begins or ends inside a Latin name, or reaches over a space between Chinese words."""
    words = reading.words
    if words[first].kind == "latin" and first and words[first - 1].kind == "latin":
        return words[stop - 1].kind == "latin" and reading.words[stop : stop + 1] != [] and words[stop].kind == "cjk"
    return any(words[at].kind == words[at - 1].kind == "cjk" and not words[at].glued for at in range(first + 1, stop))


def _tells(reading: Reading, first: int, stop: int) -> bool:
    """Two Chinese characters, or a Latin word or number with letters, at least."""
    words = reading.words[first:stop]
    if all(word.kind == "cjk" for word in words):
        return len(words) > 1
    return any(word.kind == "latin" and len(word.text) > 1 for word in words) or len(words) > 1


def says(said: str, text: str) -> bool:
    """Whether a normalised text has a phrase, as whole words where it is Latin; "2 person" is 2-person."""
    if text.isascii() and "-" in said:
        said, text = said.replace("-", " "), text.replace("-", " ")
    place = said.find(text)
    while place >= 0:
        before, after = said[place - 1 : place], said[place + len(text) : place + len(text) + 1]
        if not (text[0].isascii() and text[0].isalnum() and before.isascii() and before.isalnum()) and not (
            text[-1].isascii() and text[-1].isalnum() and after.isascii() and after.isalnum()
        ):
            return True
        place = said.find(text, place + 1)
    return False

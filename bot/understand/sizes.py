"""Ratings, sizes and stock in a message: "4 stars and up", 42码, "in stock"."""

from collections.abc import Iterable

from bot.understand.amounts import Amount, plain
from bot.understand.models import inside
from bot.understand.reading import CLAUSE_MARKS, Cue, Reading
from retrieval.query import Limit, Query

_LETTERS = {"xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl", "small", "medium", "large"}
_LARGEST = 60
_FEW_WORDS = 3
_NEAR = 8
"""Words between a rating that is named and its number."""
_WIDTHS = (["wide"], ["narrow"])
_SHOES = frozenset(
    ("shoes", "boots", "sneakers", "trainers", "sandals", "loafers", "heels", "flats", "slippers", "wellies", "pumps")
)
_SHOE_SIZES = ((4, 15), (34, 48))
_NO_SIZE = frozenset(("-", "–", "%", "to", "pairs", "pair", "or", "and", "year", "years", "x", "inch", "cm", "mm", "/"))
_LETTER_NAMES = {"small": "S", "medium": "M", "large": "L"}


def counted_limits(reading: Reading, amounts: list[Amount], before: Query | None = None) -> list[Limit]:
    """Rating, size and stock limits; their words become taken. `before` are the wishes in force."""
    sizes = [*_sizes(reading, amounts)] or [*_other_size(reading, amounts, before)]
    return [*_ratings(reading, amounts, before), *sizes, *_stock(reading)]


def _other_size(reading: Reading, amounts: list[Amount], before: Query | None) -> Iterable[Limit]:
    """ "Ok 41", "do you have them in 44", after a size of 42: a small number says another."""
    sized = any(
        limit.field == "size" and str(limit.value).replace(".", "").isdigit()
        for limit in (before.limits if before else ())
    )
    for amount in amounts if sized else ():
        told = amount.currency is not None or amount.measure or amount.value >= _LARGEST
        if told or not reading.free(amount.start, amount.end):
            continue
        after_in = amount.start > 0 and reading.words[amount.start - 1].text in ("in", "a", "try", "take")
        if after_in or reading.spoken <= _FEW_WORDS:
            reading.take(amount.start, amount.end, "limit")
            reading.rules.append("size")
            yield Limit("size", "=", plain(amount.value))
            return


def _ratings(reading: Reading, amounts: list[Amount], before_it: Query | None) -> Iterable[Limit]:
    """At least so many stars: "4.5+", "4 stars and up", "rated above 4", 4星以上, 评分4.5以上, 评分放到4.2."""
    in_force = any(limit.field == "rating" for limit in (before_it.limits if before_it else ()))
    for amount in amounts:
        words = reading.words
        if not reading.free(amount.start, amount.end) or amount.currency is not None or not 0 < amount.value <= 5:
            continue
        start, end = amount.start, amount.end
        plus = reading.mark(end) == "+" and words[end].glued
        after = reading.starting(end + plus, "rating")
        before = reading.ending(start, "at_least", "at_most")
        named = reading.ending(before.start if before else start, "rating")
        filler = before.start if before else start
        if named is None and filler > 1 and words[filler - 1].text in ("of", "at", "is", "在", "是", "要"):
            named = reading.ending(filler - 1, "rating")
        named = named or _named_before(reading, filler)
        decimal = amount.value % 1 != 0
        decimal_plus = decimal and (plus or (in_force and not amount.measure))
        if not (after or named or decimal_plus):
            continue
        if before and "at_most" in before.names:
            continue
        start = min([start, *(cue.start for cue in (before, named) if cue)])
        end = after.end if after else end + plus
        suffix = reading.starting(end, "or_more")
        if suffix:
            end = suffix.end
        reading.take(start, end, "limit")
        reading.rules.append("rating")
        yield Limit("rating", ">=", plain(amount.value))


def _named_before(reading: Reading, place: int) -> Cue | None:
    """评分放到4.2, 评分不用那么高，4.2就行: a rating is spoken of shortly before a number of stars, in Chinese."""
    cues = [cue for cue in reading.found("rating") if 0 < place - cue.end <= _NEAR]
    if not cues or any(word.kind not in ("cjk", "mark") for word in reading.words[cues[-1].end : place]):
        return None
    told = any(cues[-1].end <= term.start < place for term in reading.terms)
    return None if told or len(reading.written(cues[-1].start, cues[-1].end)) < len("评分") else cues[-1]


def _sizes(reading: Reading, amounts: list[Amount]) -> Iterable[Limit]:
    """ "size 10", "size M or L", 42码, XL, M码."""
    found: list[str] = []
    number_at = {amount.start: amount for amount in amounts}
    ends_at = {amount.end: amount for amount in amounts if amount.currency is None and amount.value < _LARGEST}
    for cue in reading.found("size"):
        if not reading.free(cue.start, cue.end) or (
            cue.start and reading.words[cue.start - 1].text in ("plus", "one", "full")
        ):
            continue
        before = _size_before(reading, cue.start, ends_at)
        if before and reading.words[cue.start].kind == "cjk":
            found.append(before[1])
            reading.take(before[0], cue.end, "limit")
            continue
        place, got = cue.end, False
        while (value := _size_at(reading, place, number_at)) is not None:
            found.append(value[1])
            reading.take(cue.start, value[0], "limit")
            place, got = value[0], True
            joint = place < len(reading.words) and reading.words[place].text in ("or", "/", "或", "和", "and", "、")
            if not joint:
                break
            place += 1
        if not got and before and reading.words[cue.start].text in ("size", "sizes"):
            found.append(before[1])
            reading.take(before[0], cue.end, "limit")
    found += [*_widths(reading, amounts), *_behind_shoes(reading, amounts), *_bare_letters(reading)]
    if found:
        reading.rules.append("size")
        values = tuple(dict.fromkeys(found))
        yield Limit("size", "=", values[0]) if len(values) == 1 else Limit("size", "in", values)


def _widths(reading: Reading, amounts: list[Amount]) -> list[str]:
    """ "boots 11 wide": a number before a width is a size; the width stays a word."""
    found = []
    for amount in amounts:
        alone = amount.currency is None and amount.value < _LARGEST and reading.free(amount.start, amount.end)
        after = [word.text for word in reading.words[amount.end : amount.end + 2]]
        if alone and (after[:1] in _WIDTHS or after == ["extra", "wide"]):
            found.append(plain(amount.value))
            reading.take(amount.start, amount.end, "limit")
    return found


def _behind_shoes(reading: Reading, amounts: list[Amount]) -> list[str]:
    """ "Hiking boots 10, no leather", "running shoes 42": a small number right behind what is worn on feet."""
    found = []
    ends = {place.end for place in reading.kinds}
    for amount in amounts:
        words, at = reading.words, amount.start
        like_one = any(low <= amount.value <= high for low, high in _SHOE_SIZES) and amount.value * 2 % 1 == 0
        if amount.currency is not None or amount.measure or not like_one or not reading.free(at, amount.end):
            continue
        if at not in ends or words[at - 1].text not in _SHOES:
            continue
        after = words[amount.end].text if amount.end < len(words) else ""
        if after in _NO_SIZE or reading.starting(amount.end, "or_less", "or_more", "or_so", "to", "classifier"):
            continue
        found.append(plain(amount.value))
        reading.take(at, amount.end, "limit")
    return found


def _size_at(reading: Reading, place: int, number_at: dict[int, Amount]) -> tuple[int, str] | None:
    words = reading.words
    while place < len(words) and words[place].text in ("is", "us", "uk", "eu", "a", ":", "是", "in", "：", "of"):
        place += 1
    if place >= len(words):
        return None
    amount = number_at.get(place)
    if amount and amount.currency is None and words[place].kind == "number":
        return place + 1, plain(amount.value)
    two = words[place].text + (words[place + 1].text if place + 1 < len(words) and words[place + 1].glued else "")
    if two in ("2xl", "3xl", "4xl"):
        return place + 2, two.upper()
    if words[place].text in _LETTERS:
        return place + 1, _LETTER_NAMES.get(words[place].text, words[place].text.upper())
    return None


def _size_before(reading: Reading, place: int, ends_at: dict[int, Amount]) -> tuple[int, str] | None:
    """A size written before its word: 42码, "M码", "medium size"."""
    word = reading.words[place - 1] if place else None
    if word is None:
        return None
    if word.kind == "number":
        return place - 1, word.text
    amount = ends_at.get(place)
    if amount:
        return amount.start, plain(amount.value)
    if word.text in _LETTERS:
        return place - 1, _LETTER_NAMES.get(word.text, word.text.upper())
    return None


def _bare_letters(reading: Reading) -> list[str]:
    """Letter sizes that are nothing else: XL, XXL, 2XL anywhere; S, M, L only after "in" ("in M", "in a large")."""
    found = []
    words = reading.words
    for place, word in enumerate(words):
        if inside(reading.models, place):
            continue
        if not reading.free(place, place + 1) or (word.glued and place and words[place - 1].kind != "cjk"):
            continue
        joined = word.kind == "number" and place + 1 < len(words) and words[place + 1].glued
        if joined and word.text in ("2", "3", "4") and words[place + 1].text == "xl":
            found.append(f"{word.text}XL")
            reading.take(place, place + 2, "limit")
        elif word.text in ("xl", "xxl", "xxxl", "xs", "xxs"):
            found.append(word.text.upper())
            reading.take(place, place + 1, "limit")
        elif word.text in _LETTERS and (
            _after_in(reading, place) or _stands_out(reading, place) or _is_capital(reading, place)
        ):
            found.append(_LETTER_NAMES.get(word.text, word.text.upper()))
            reading.take(place, place + 1, "limit")
    return found


def _stands_out(reading: Reading, place: int) -> bool:
    """A capital among a thing's qualities: "a red M dress", 纯棉T恤 白色 L."""
    words = reading.words
    if len(words[place].text) > 1 or reading.written(place, place + 1) != words[place].text.upper() or not place:
        return False
    quality = any(term.end == place and term.term.field != "brand" for term in reading.terms)
    after = place + 1 >= len(words) or words[place + 1].kind == "cjk" or words[place + 1].text in CLAUSE_MARKS
    return quality and not reading.message.isupper() and (after or reading.term_at(place + 1) is not None)


def _is_capital(reading: Reading, place: int) -> bool:
    """ "She needs an S": a capital by itself behind an article, at the end."""
    words = reading.words
    alone = (
        place + 1 >= len(words) or words[place + 1].kind == "mark" or words[place + 1].text in ("please", "then", "for")
    )
    article = place > 0 and words[place - 1].text in ("a", "an")
    return len(words[place].text) == 1 and article and alone and reading.written(place, place + 1).isupper()


def _after_in(reading: Reading, place: int) -> bool:
    words = reading.words
    last = (
        place + 1 >= len(words) or words[place + 1].kind == "mark" or words[place + 1].text in ("please", "size", "or")
    )
    if place > 1 and words[place - 1].text == "a":
        return last and words[place - 2].text == "in"
    return last and place > 0 and words[place - 1].text == "in"


def _stock(reading: Reading) -> Iterable[Limit]:
    cues = reading.found("in_stock")
    for cue in cues:
        reading.take(cue.start, cue.end, "limit")
    if cues:
        reading.rules.append("stock")
        yield Limit("stock", "=", "in_stock")

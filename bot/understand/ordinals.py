"""A place in the list that a message names: "the second one", 第二个, "#2", "the last"."""

from collections.abc import Sequence

from bot.understand.kinds import is_a
from bot.understand.numerals import HAN, counted
from bot.understand.reading import Cue, Reading
from retrieval.lexicon import Lexicon
from retrieval.products import Product
from retrieval.text import normalise

_ORDINALS = {f"ordinal_{place}": place for place in range(1, 11)}
_FEW_WORDS = 3
_PAIR = 2
_LONGEST_NUMBER = 4
"""Words of a Chinese number as it stands in an ordinal."""
_BEFORE_ORDINAL = frozenset(("the", "this", "that", "number", "your", "and", "or", "with", "to", "#"))
_NO_PLACES = frozenset("次时步名天回印眼道章卷集季届代期版声节")
"""第一次, 第一时间: no place in a list."""


def counts(reading: Reading) -> bool:
    """Whether the message names a place in a list, such as "the second one"."""
    return bool(_places(reading, 99))


def rejected(reading: Reading) -> bool:
    """Whether a place in the list is named to be refused: "not the second one"."""
    return any(denied(reading, start) for start, _, _ in _places(reading, 99))


def placed(reading: Reading, shown: Sequence[Product], lexicon: Lexicon) -> list[str]:
    """Ids of what stands at the places named; the words that name them become taken."""
    found = []
    for start, end, place in _places(reading, len(shown)):
        if denied(reading, start) or _begins_name(reading, start, shown):
            continue
        ids = [product.id for product in _of_kind_after(reading, end, shown, lexicon)]
        index = place - 1 if place > 0 else len(ids) - 1
        if 0 <= index < len(ids):
            found.append(ids[index])
            reading.take(start, end, "reference")
    return found


def denied(reading: Reading, start: int) -> bool:
    """ "not the red one", 不要红色那个: what is not wanted is not pointed at."""
    return any(reading.ending(place, "not", "without") for place in (start, start - 1))


def _begins_name(reading: Reading, place: int, shown: Sequence[Product]) -> bool:
    """Whether an ordinal is a word of a name: the "First Class" mat."""
    pair = reading.words[place : place + 2]
    if len(pair) < _PAIR or any(word.kind != "latin" for word in pair):
        return False
    name = f"{pair[0].text} {pair[1].text}"
    return any(name in normalise(product.text.title) for product in shown)


def _of_kind_after(reading: Reading, end: int, shown: Sequence[Product], lexicon: Lexicon) -> Sequence[Product]:
    """What "the second toaster" counts in a list of kettles and toasters."""
    kind = reading.term_at(end)
    if kind is None or kind.term.field != "category" or reading.words[kind.start].kind != "latin":
        return shown
    such = [product for product in shown if is_a(product, kind.term, lexicon)]
    return such if 0 < len(such) < len(shown) else shown


def _places(reading: Reading, size: int) -> list[tuple[int, int, int]]:
    """(first word, word after, place in the list or -1 for the last) of everything that counts in the message."""
    found: list[tuple[int, int, int]] = []
    for cue in reading.cues:
        if not _counts_things(reading, cue):
            continue
        ordinal = next((_ORDINALS[name] for name in cue.names if name in _ORDINALS), None)
        if "ordinal_last" in cue.names:
            found.append((cue.start, cue.end, -1))
        elif ordinal:
            found.append((cue.start, cue.end, ordinal))
    found += _digits(reading, size)
    return sorted(found)


def _counts_things(reading: Reading, cue: Cue) -> bool:
    """ "Cheapest first" and "at first" count nothing; "the first" and "first one" do, and so does "first" alone."""
    if cue.start and "ordinal_last" in cue.names and reading.words[cue.start - 1].text in ("my", "our", "his", "her"):
        return False  # "my last one broke"
    if cue.end - cue.start > 1 or reading.words[cue.start].kind != "latin" or "one" in cue.names:
        return True
    before = reading.words[cue.start - 1].text if cue.start else ""
    alone = reading.spoken <= _FEW_WORDS
    return before in _BEFORE_ORDINAL or (alone and not reading.has("cheapest", "dearest", "best_rated", "popular"))


def _digits(reading: Reading, size: int) -> list[tuple[int, int, int]]:
    """ "#2", "number 2", 第二个, 2号; bare digits after "compare"."""
    found = []
    words = reading.words
    comparing = reading.has("compare") or reading.spoken == 1  # "2" as an answer to a list
    for place, word in enumerate(words):
        value = counted(word.text)
        if not 0 < value <= max(size, 9) or value > 20 or not reading.free(place, place + 1):
            continue
        before = words[place - 1].text if place else ""
        numbered = before in ("#", "第") or (place and reading.ending(place, "number", "ordinal") is not None)
        ends_ordinal = place > 0 and words[place - 1].text == "第"
        # 第十三道: what is counted stands behind the whole number.
        after = next((other.text for other in words[place + 1 : place + _LONGEST_NUMBER] if other.text not in HAN), "")
        if ends_ordinal and after in _NO_PLACES:
            continue
        digit_alone = word.kind == "number" and comparing
        called = word.kind == "number" and place + 1 < len(words) and words[place + 1].text == "号" and size >= value
        if numbered or ends_ordinal or digit_alone or called:
            end = place + 1
            while end < len(words) and end < place + 3 and words[end].text in "个款双件条张台部只种号那":
                end += 1
            found.append((place - 1 if numbered or ends_ordinal else place, end, value))
    return found

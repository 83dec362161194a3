"""What was shown, by words of its title: "the ridgeline", 炒锅和汤锅."""

from collections.abc import Sequence

from bot.understand.reading import Reading
from retrieval.phrases import read_words
from retrieval.products import Product
from retrieval.text import normalise

_PUTS = frozenset("放摆搁挂")
_MOST_WORDS = 60
"""Words of a message that are compared with titles."""


def by_names(reading: Reading, products: Sequence[Product]) -> list[str]:
    """炒锅和汤锅都放购物车: by stretches of free words that stand in one title of what was shown, the newest first."""
    titles = [
        (product.id, normalise(" ".join(text.title for text in (product.text, *product.translations.values()))))
        for product in products
    ]
    found: list[str] = []
    at = 0
    while at < len(reading.words):
        end = next(
            (stop for stop in range(min(len(reading.words), at + 8), at + 1, -1) if _named(reading, at, stop, titles)),
            0,
        )
        term = reading.term_at(at)
        if end and term is not None and end <= term.end and _brand_of_name(reading, at):
            end = 0
        if end and _put_there(reading, at, end):
            end = 0
        if end:
            found.append(_named(reading, at, end, titles))
            reading.take(at, end, "reference")
        at = end or at + 1
    return list(dict.fromkeys(found))


def _named(reading: Reading, start: int, stop: int, titles: Sequence[tuple[str, str]]) -> str:
    words = reading.words[start:stop]
    if not all(word.kind == "cjk" and (word.glued or word is words[0]) for word in words) or not reading.free(
        start, stop
    ):
        return ""
    text = "".join(word.text for word in words)
    return next((product_id for product_id, title in titles if text in title), "")


def titled(reading: Reading, shown: Sequence[Product], stop: frozenset[str]) -> list[str]:
    """ "The ridgeline", 山脊线怎么样: shown products by a word that stands in one title only."""
    asked = reading.has("compare", "details", "price_question", "add_to_cart", "takes_named", "similar", "why")
    asked |= reading.has("question") and not reading.has("request")
    titles = {
        product.id: normalise(" ".join(text.title for text in (product.text, *product.translations.values())))
        for product in shown
    }
    latin = {name: {word.key for word in read_words(title)} for name, title in titles.items()}
    known = _known(reading)
    found = []
    for place, word in enumerate(reading.words[:_MOST_WORDS]):
        definite = place > 0 and reading.words[place - 1].text in ("the", "this", "that")
        pair = "".join(other.text for other in reading.words[place : place + 2])
        if (
            known[place]
            or _brand_of_name(reading, place)
            or not (asked or definite)
            or (reading.starting(place + 1, "ones") and not reading.has("price_question", "measure"))
            or (place > 0 and reading.words[place - 1].text in ("from", "by"))
            or _put_there(reading, place, place + 2)
        ):
            continue
        if word.kind == "latin" and len(word.text) > 2 and word.text not in stop:
            end, named = place + 1, [name for name, keys in latin.items() if word.key in keys]
        elif word.kind == "cjk" and len(pair) > 1 and pair not in stop and not any(known[place : place + 2]):
            end, named = place + 2, [name for name, title in titles.items() if pair in title]
        else:
            continue
        if len(named) == 1:
            found.append(named[0])
            reading.take(place, end, "reference")
    return found


def _put_there(reading: Reading, start: int, stop: int) -> bool:
    """放浴室: where something shall stand, and no name; 放浴室的 may be one."""
    before, after = reading.words[max(0, start - 1)].text, [word.text for word in reading.words[stop : stop + 1]]
    return start > 0 and before in _PUTS and after != ["的"]


def _brand_of_name(reading: Reading, place: int) -> bool:
    """音丘素歌: a Chinese brand with more of a name behind it calls one thing, not everything of the brand."""
    term = reading.term_at(place)
    brand = term is not None and term.term.field == "brand" and reading.words[place].kind == "cjk"
    if term is None or not brand or term.end + 1 >= len(reading.words):
        return False
    after = reading.words[term.end]
    covered = any(cue.start <= term.end < cue.end for cue in reading.cues)
    return after.kind == "cjk" and after.glued and not covered and after.text not in "的和跟与那这"


def _known(reading: Reading) -> list[bool]:
    """For each word, whether it is more than part of a name: a cue, a quality or kind, or used up."""
    known = [bool(taken) for taken in reading.taken]
    for place in reading.terms:
        if place.term.field not in ("brand", "topic"):
            known[place.start : place.end] = [True] * (place.end - place.start)
    for cue in reading.cues:
        known[cue.start : cue.end] = [True] * (cue.end - cue.start)
    return known

"""Taking one of the things shown by its name or options, in English: "Swan in white then", "gimme the brick one"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.session import Session
from bot.understand.pointing import Candidate
from bot.understand.reading import Reading
from retrieval.phrases import read_words, word_set
from retrieval.products import Product

_LEAD = (
    r"(?:(?:ok(?:ay)?|fine|nah|nope|no|yes|yeah|yep|sure|alright|all right|right|hmm?|well|great|perfect|cool|good|deal"
    r"|then|so)[ ,.!]{1,3}){0,3}"
)
_NUMBER = r"(?:\d{1,2}|an?|one|two|three|four|five|six)"
_NAME = r"(?P<name>[^,.?!\n]{2,60}?)"
_TAIL = r"(?: (?:then|please|pls|thanks|thx|it is|for me|too)){0,2}[ .!]{0,3}$"
_TAKES = tuple(
    re.compile(rf"(?:^|[.!,;] ){_LEAD}{form}{_TAIL}")
    for form in (
        rf"(?:(?:i|we)(?:'ll| will|'d)? )?(?:just )?(?:take|grab|gimme|give me|get me|go (?:for|with)) {_NAME}",
        rf"(?:{_NUMBER} ?(?:x|×|pcs|pieces?|packs?|pairs?|sets?|box|boxes|bottles?)(?: of)?|{_NUMBER} of) {_NAME}",
        rf"{_NAME}(?:, ?| )(?:\d{{1,2}} ?[x×]|[x×] ?\d{{1,2}})",
    )
)
_THEN = re.compile(rf"(?:^|[.!,;] ){_LEAD}{_NAME} then[ .!]{{0,3}}$")
_AGREES = r"(?:ok(?:ay)?|fine|yes|yeah|yep|sure|alright|great|perfect|cool|very well|then|and)[ ,.!]{1,3}"
_POLITE = r"(?:,? (?:please|pls|then|too|as well)){1,2}"
_WHICH = r"the [^,.?!\n]{2,40}? ones?(?:,? (?:in )?(?:size )?[\w.]{1,12}){0,3}?"
_ONES = re.compile(
    rf"^(?:{_AGREES})(?P<name>{_WHICH}(?:,? (?:in|size) (?:size )?[\w.]{{1,12}}))(?:{_POLITE})?[ .!]{{0,3}}$"
    rf"|^(?:{_AGREES})?(?P<other>{_WHICH}){_POLITE}[ .!]{{0,3}}$"
)
""" "The fleece ones in gray, size 44, please": the shoes, in their size."""
_ONE_IN = re.compile(
    rf"^{_LEAD}(?:(?:(?:i|we)(?:'ll| will|'d)? )?(?:just )?"
    r"(?:take|have|like|grab|gimme|give me|get me|want|need|add|order|buy) )?"
    rf"{_NUMBER}(?: pair| pairs)?(?: of (?:those|these|them))?(?:,? in |,? )(?:a |the |size )?"
    rf"(?P<option>[^,.?!\n]{{1,24}}?){_TAIL}"
)
"""One of the thing asked about, by its colour or size: "ok one in blue please"."""
_OPTIONS_ALONE = re.compile(
    rf"^{_LEAD}(?:in )?(?:the |size |a )?(?P<option>[^?!\n]{{1,30}}?)"
    r"(?:,? (?:pls|please|plz|then|it is|for me)){1,2}[ .!]{0,3}$"
)
""" "Gray 42 pls", of the thing asked about."""
_LAST = re.compile(rf"(?:^|[.!;] ){_LEAD}(?P<many>(?:just )?{_NUMBER} )?(?P<name>[^.?!;\n]{{3,60}}?){_TAIL}")
""" "Thought as much. squall in navy, L": the last sentence, where it is nothing but a name and options."""
_INTO_CART = re.compile(
    rf"^{_LEAD}(?P<name>[^,.?!\n]{{3,60}}?) (?:in|into|to) (?:my|the) (?:cart|basket|bag|trolley){_TAIL}"
)
_REFUSED = re.compile(r"\b(?:no|not|without|except) $")
_FILLING = word_set("""
    the a an one ones of in that this those these with size sized colour color version it them my me for and please pls
    then small smaller big bigger large larger pack packs pair pairs piece pieces box
""")
_ASKED = frozenset({"compare", "ask_product", "details", "ask_policy", "why"})
"""Acts after which a bare name with "then" chooses."""
_MOST = 300
_OTHER_ACTS = ("interrogative", "cart", "take_out", "takes_away", "compare", "set_quantity", "human", "cheaper")


@dataclass(frozen=True, slots=True)
class _Named:
    """What a message calls a thing by."""

    words: frozenset[str]
    title: bool
    """Whether its own name must be said: an option alone would only narrow the list."""
    start: int
    end: int
    """Where that stands in the text."""


def choice(reading: Reading, session: Session, shown: Sequence[Product], recent: Sequence[Product]) -> str | None:
    """The id of the only thing of the last list, or else of those before it, that bears all that the message takes."""
    if len(reading.text) > _MOST or "?" in reading.text or any(word.kind == "cjk" for word in reading.words):
        return None
    if into := _INTO_CART.search(reading.text):
        return _found(_called(into, reading), reading, session, shown, recent)
    last = _LAST.search(reading.text)
    if last and not _asks_or_drops(reading, last.start()) and _complete(last, shown, recent):
        called = _found(_called(last, reading), reading, session, shown, recent)
        if called is not None:
            return called
    if reading.has(*_OTHER_ACTS):
        return None
    return _of_that_asked_about(reading, session, shown) or _found(
        _taken(reading, session), reading, session, shown, recent
    )


def _asks_or_drops(reading: Reading, since: int) -> bool:
    """Whether from there on anything is asked, taken out, compared or shall be cheaper."""
    return any(reading.words[cue.start].start >= since for cue in reading.found(*_OTHER_ACTS))


def _complete(last: re.Match[str], shown: Sequence[Product], recent: Sequence[Product]) -> bool:
    """Whether a last sentence says how many, or which of a thing: a name alone asks as often as it takes."""
    if last["many"] or re.search(r"\bthen\b", last["name"]):
        return True
    names = frozenset().union(*(_keys(one.text.title) for one in (*shown, *recent)))
    return not _words(last["name"]) <= names


def _words(name: str) -> frozenset[str]:
    return frozenset(word.key for word in read_words(name) if word.kind != "mark" and word.text not in _FILLING)


def _called(match: re.Match[str], reading: Reading) -> _Named | None:
    """What a thing is called by, a word among it that no table knows; None when there is none, or it is refused."""
    start, end = match.span("name")
    known = {at for place in reading.terms for at in range(place.start, place.end)}
    words = _words(match["name"])
    own = any(
        start <= word.start and word.end <= end and word.key in words and at not in known
        for at, word in enumerate(reading.words)
    )
    return _Named(words, True, start, end) if own and not _REFUSED.search(reading.text[:start]) else None


def _found(
    named: _Named | None, reading: Reading, session: Session, shown: Sequence[Product], recent: Sequence[Product]
) -> str | None:
    """The one thing shown that bears it; what the message calls it by is then taken."""
    if named is None:
        return None
    one = _only(named, session, shown) or _only(named, session, [one for one in recent if one not in shown])
    if one is not None:
        for place, word in enumerate(reading.words):
            if named.start <= word.start and word.end <= named.end and word.text not in _FILLING:
                reading.take(place, place + 1, "reference")
    return one


def _of_that_asked_about(reading: Reading, session: Session, shown: Sequence[Product]) -> str | None:
    """The one thing talked about, where the message takes some of it in a colour or size that it has."""
    found = _ONE_IN.match(reading.text)
    if found is None and session.last_act in _ASKED:
        found = _OPTIONS_ALONE.match(reading.text)
    if found and session.last_act not in _ASKED and not reading.has("add", "put", "add_to_cart"):
        found = None
    about = next((one for one in shown if one.id == session.focus or len(shown) == 1), None)
    if found is None or about is None:
        return None
    option = _keys(found["option"]) - _FILLING
    if not option or not any(option <= _keys(" ".join(variant.options.values())) for variant in about.variants):
        return None
    for place, word in enumerate(reading.words):
        if found.start("option") <= word.start < found.end("option"):
            reading.take(place, place + 1, "reference")
    return about.id


def _taken(reading: Reading, session: Session) -> _Named | None:
    text = reading.text
    for at, pattern in enumerate((*_TAKES, _ONES, _THEN)):
        match = pattern.search(text)
        if match is None:
            continue
        group = "name" if match["name"] else "other"
        name = match[group]
        words = _words(name)
        if not words:
            continue
        start, end = match.span(group)
        told = any(start <= reading.words[place.start].start < end for place in reading.terms)
        definite = name.startswith(("the ", "that ")) and (at == 0 or pattern is _ONES)
        if pattern is _THEN and session.last_act not in _ASKED and not told:
            continue
        return _Named(words, not definite, start, end)
    return None


def _only(named: _Named, session: Session, products: Sequence[Product]) -> str | None:
    fits = [product.id for product in products if _bears(product, named)]
    if session.focus in fits and not named.title:
        return session.focus
    return fits[0] if len(fits) == 1 else None


def _bears(product: Product, named: _Named) -> bool:
    """Whether all words stand in its record's names and one variant's options, one at least in its own name."""
    title = _keys(product.text.title) - _keys(" ".join(product.text.category))
    options = [_keys(" ".join(variant.options.values())) for variant in product.variants]
    own = title - frozenset().union(*options)
    rest = named.words - _keys(Candidate(product, None).title)
    if named.title and named.words.isdisjoint(own):
        return False
    said = _keys(Candidate(product, None).said) if not named.title else frozenset()
    valued = frozenset().union(*options)
    return any((rest & valued) <= one and rest <= one | (said - valued) for one in options)


def _keys(text: str) -> frozenset[str]:
    return frozenset(word.key for word in read_words(text.lower()) if word.kind != "mark")

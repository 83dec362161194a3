"""Settling on one of the things shown, in as few words as people use: 那就木纹M号, "ok franklin", 还是雪纺那条吧 先要S.

Every word of such a message is accounted for: it accepts, or it is a word of the thing's record. What is left over makes
it another message.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.messages import Act
from bot.session import Session
from bot.understand.numerals import counted
from bot.understand.reading import Reading
from bot.understand.zh import CLASSIFIERS
from retrieval.products import Product
from retrieval.text import normalise, stem

_MOST = 120
"""Characters of a message that settles."""
_KIND_OF = f"[{CLASSIFIERS}份对斤米碗打]"
_OTHER_ACTS = (
    "interrogative", "question_mark", "compare", "take_out", "takes_away", "why", "policy", "human", "cheaper", "dearer",
    "relative", "more", "similar", "goes_with", "bundle", "without", "not", "undo", "start_over", "complaint",
    "order_status", "set_quantity", "any",
)  # fmt: skip
_TALKED: frozenset[Act] = frozenset(("ask_product", "details", "compare", "why"))
"""Acts after which one of the things is spoken of."""

_ZH_LEADS = re.compile(
    "(?:嗯+|好的?|好吧|行吧?|可以|ok(?:ay)?|那|我|先|再|哦|啊|额|呃|唉|哎|诶|不然|要不|干脆|最后|想了想|你好|亲|帮我|麻烦)[，, ]?"
)
_ZH_FIRM_LEADS = re.compile("(?:就|还是|算了|定|选|买|拿|来|给我|下单|入|换成?|整|订)了?")
_ZH_WISH = re.compile("要")
_ZH_TAILS = re.compile("(?:吧|啦|哈|哦|呗|先|呀|~|～|的)$")
_ZH_FIRM_TAILS = re.compile("(?:要了|就行|给我|也要|也来|也加上|拿下|买了|就它|来吧|好了|行|了)$")
_ZH_MANY = re.compile(f"(?:来|要|拿|买|各来)?(?P<many>[一二两三四五六七八九十俩\\d]{{1,2}}){_KIND_OF}$")
_ZH_POINTER = re.compile(f"的?[那这]{_KIND_OF}?$|的$")
_ZH_FILLER = frozenset(f"的那这色码号版装{CLASSIFIERS}")
_ZH_ENDS = re.compile(r"[，。,！!…;；、~～\s]+")
_RUNS = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9.*x×/+-]+")
_UNIT = re.compile(r"^(\d+(?:\.\d+)?)(?:[a-z]{1,3}|寸|块|元|刀|号|码)?$")

_EN_OPENS = re.compile(r"(?:then|so|and|lol|haha|oh|h+m+|no|nah|nope|well|actually)[ ,.!]{1,3}")
_EN_ACCEPTS = re.compile(
    r"(?:ok(?:ay)?|fine|yes|yeah|yep|sure|alright|all right|right|great|perfect|cool|good|nice|sold|deal|lovely|sweet"
    r"|whatever|done|excellent)[ ,.!]{1,3}"
)
_EN_FIRM = re.compile(
    r"(?:(?:i|we)(?:'ll| will|'d| would)?(?: like to)? (?:just )?(?:take|have|get|go (?:for|with)|buy|grab|want|like|need)"
    r"|ill (?:just )?(?:take|have|get|go (?:for|with)|buy|grab)|id (?:take|like|go (?:for|with)|have)"
    r"|gimme|give me|get me|add|put|make it|let's (?:do|go (?:for|with)|take)|lets (?:do|go (?:for|with)|take)|take|grab"
    r"|going (?:for|with)|order)\b ?(?:me )?"
)
_EN_TAIL = re.compile(
    r"(?:[ ,]+(?:then|please|pls|plz|thanks|thx|it is|for me|too|as well|instead"
    r"|(?:in|into|to) (?:my|the) (?:cart|basket|bag|trolley)))[ .!]*$"
)
_EN_FIRM_TAIL = re.compile(r"\b(?:then|it is|please|pls|plz|cart|basket)[ .!]*$")
_EN_CARTED = re.compile(r"^(?:add|put)\b|\b(?:cart|basket|bag|trolley)[ .!]*$")
_EN_FILLING = frozenset(
    [
        "a",
        "an",
        "the",
        "one",
        "ones",
        "of",
        "in",
        "with",
        "size",
        "sized",
        "colour",
        "color",
        "that",
        "this",
        "those",
        "these",
        "it",
        "in's",
        "version",
        "bucks",
        "dollar",
        "dollars",
        "for",
        "my",
        "me",
        "and",
        "both",
        "just",
        "pair",
        "pack",
        "set",
    ]
)
_EN_POINTS = frozenset(("that", "this", "it", "them", "those", "these"))


@dataclass(frozen=True, slots=True)
class Settled:
    """What a message settles on."""

    ids: tuple[str, ...]
    many: int = 1


def settles(reading: Reading, session: Session, shown: Sequence[Product], recent: Sequence[Product]) -> Settled | None:
    """What of the last list, or of those before it, the message takes; its words become taken."""
    text = reading.text.rstrip()
    if not shown or not text or len(text) > _MOST or "?" in text:
        return None
    pools = [[_Record(one) for one in pool] for pool in (shown, [one for one in recent if one not in shown])]
    chinese = any(word.kind == "cjk" for word in reading.words)
    if any(name.startswith("ordinal_") for cue in reading.cues for name in cue.names):
        return None  # "add the first yoga mat" counts, whatever stands in titles
    choice = _Choice(reading, session, pools, chinese=chinese)
    blocked = [reading.words[cue.start].start for cue in reading.found(*_OTHER_ACTS)]
    if blocked and not chinese:
        return None
    found = _in_chinese(text, choice, blocked) if chinese else _in_english(text, choice)
    if found is None:
        return None
    for place, word in enumerate(reading.words):
        if word.kind != "mark" and not any(cue.start <= place < cue.end for cue in reading.cues):
            reading.take(place, place + 1, "reference")
    return found


class _Record:
    """A product by the words that may call it."""

    def __init__(self, product: Product) -> None:
        self.id = product.id
        self._product = product
        self._texts = (product.text, *product.translations.values())

    @cached_property
    def title(self) -> str:
        return normalise(" . ".join(text.title for text in self._texts)).replace(" ", "")

    @cached_property
    def title_words(self) -> frozenset[str]:
        return frozenset(stem(word) for text in self._texts for word in _RUNS.findall(normalise(text.title)))

    @cached_property
    def options(self) -> frozenset[str]:
        """The values that its variants can have, in both languages."""
        values = [value for one in self._product.variants for value in one.options.values()]
        values += [value for text in self._texts for value in text.options.values()]
        return frozenset(normalise(value).replace(" ", "") for value in values)

    @cached_property
    def option_words(self) -> frozenset[str]:
        values = [value for one in self._product.variants for value in one.options.values()]
        return frozenset(stem(word) for value in values for word in _RUNS.findall(normalise(value)))

    @cached_property
    def said(self) -> str:
        """Its attributes, in both languages."""
        return normalise(
            " . ".join(value for text in self._texts for values in text.attributes.values() for value in values)
        ).replace(" ", "")

    @cached_property
    def prices(self) -> frozenset[str]:
        amounts = [price.amount for one in self._product.variants for price in one.prices.values()]
        return frozenset(str(amount.normalize()) for amount in amounts) | {str(int(amount)) for amount in amounts}


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of a thing."""

    pieces: tuple[str, ...] = ()
    firm: bool = False
    """Whether a word takes it, and does not only narrow the list."""
    many: int = 0
    """How many are taken; 0 where that is not said."""
    pointed: bool = False
    carted: bool = False


def _in_chinese(text: str, choice: "_Choice", blocked: Sequence[int]) -> Settled | None:
    since = 0
    if blocked:
        after = [found.end() for found in _ZH_ENDS.finditer(text) if found.start() > max(blocked)]
        if not after:
            return None
        since = after[0]  # 口红算了 盐与无花果30的给我
    segments = [part for part in _ZH_ENDS.split(text[since:]) if part]
    each = [choice.of(_read_chinese(part, _Told())) for part in segments]
    if len(each) > 1 and all(each) and len(set(each)) == len(each):
        return Settled(tuple(one for one in each if one))  # 牛排那个要了 炒锅也要
    told, best = _Told(), None
    for segment in reversed(segments):
        more = _read_chinese(segment, told)
        if more.pieces and not choice.having(more):
            break  # a remark: 还是有点贵
        told = more
        if (one := choice.of(told)) is not None:
            best = Settled((one,), told.many or 1)
    return best


def _read_chinese(segment: str, told: _Told) -> _Told:
    """What a part of the message says, before what is told after it."""
    rest, before = segment, ""
    while rest and rest != before:
        before = rest
        if found := _ZH_LEADS.match(rest):
            rest = rest[found.end() :]
        if found := _ZH_FIRM_LEADS.match(rest):
            told, rest = replace(told, firm=True), rest[found.end() :]
        if found := _ZH_WISH.match(rest):
            rest = rest[found.end() :]
        if found := _ZH_MANY.search(rest):
            told, rest = replace(told, many=counted(found["many"]) or 1, firm=True), rest[: found.start()]
        if found := _ZH_FIRM_TAILS.search(rest):
            told, rest = replace(told, firm=True), rest[: found.start()]
        if found := _ZH_TAILS.search(rest):
            told, rest = replace(told, firm=told.firm or found[0] in "吧呗"), rest[: found.start()]
        if found := _ZH_POINTER.search(rest):
            told, rest = replace(told, pointed=True), rest[: found.start()]
    return replace(told, pieces=(*_RUNS.findall(rest), *told.pieces))


def _says_in_chinese(record: _Record, piece: str) -> str:
    """How a record has a piece: "name", "option", "said", or "" when it has not."""
    if found := _one(record, piece):
        return found
    if piece.isascii():
        return ""
    # 灰色加大: several values and names side by side.
    reached: list[set[str] | None] = [set(), *(None for _ in piece)]
    for start in range(len(piece)):
        here = reached[start]
        if here is None:
            continue
        if piece[start] in _ZH_FILLER and reached[start + 1] is None:
            reached[start + 1] = set(here)
        for end in range(start + 1, len(piece) + 1):
            found = _one(record, piece[start:end])
            if found and (reached[end] is None or found == "name"):
                reached[end] = here | {found}
    how = reached[-1]
    if how is None:
        return ""
    return next((one for one in ("name", "option", "said") if one in how), "filler")


def _one(record: _Record, piece: str) -> str:
    if len(piece) > 1 and piece in record.title and not piece.isdigit():
        return "name"
    if any(piece in (value, value.rstrip("色码")) or (len(piece) > 1 and piece in value) for value in record.options):
        return "option"
    number = _UNIT.match(piece)
    if number and any(
        value.startswith(number[1]) and not value[len(number[1]) :][:1].isdigit() for value in record.options
    ):
        return "option"
    if number and number[1] in record.prices:
        return "name"
    if len(piece) > 1 and piece in record.said:
        return "said"
    return "said" if piece.isascii() and len(piece) == 1 and piece.isalpha() and f"{piece}号" in record.said else ""


def _in_english(text: str, choice: "_Choice") -> Settled | None:
    whole = text.strip(" .!,")
    rest = re.split(r"[.!;] |, (?=(?:i|id|ill|i'd|i'll|let)\b)", whole)[-1]
    firm = False
    while found := (accepts := _EN_ACCEPTS.match(rest)) or _EN_OPENS.match(rest):
        firm, rest = firm or accepts is not None, rest[found.end() :]
    if " and " in rest:
        return None
    carted = _EN_CARTED.search(rest) is not None
    if found := _EN_FIRM.match(rest):
        firm, rest = True, rest[found.end() :]
    firm = firm or _EN_FIRM_TAIL.search(rest) is not None
    while found := _EN_TAIL.search(rest):
        rest = rest[: found.start()]
    words = [word.strip(".") for word in re.findall(r"[$\w'.*/-]+", rest)]
    pieces = tuple(word for word in words if word and word not in _EN_FILLING)
    ones = "the" in words and not {"one", "ones"}.isdisjoint(words)
    if pieces and not ones and "$" not in rest and all(piece.isdigit() for piece in pieces):
        return None  # "make it 3"
    pointed = ones if pieces else not _EN_POINTS.isdisjoint(words)
    one = choice.of(_Told(pieces, firm, 0, pointed, carted))
    return Settled((one,)) if one is not None else None


def _says_in_english(record: _Record, piece: str) -> str:
    key = stem(piece)
    if key in record.title_words:
        return "name"
    number = _UNIT.match(piece.lstrip("$"))
    if key in record.option_words or (number and number[1] in record.option_words):
        return "option"
    if number and number[1] in record.prices:
        return "name"
    return ""


class _Choice:
    """The things that may be meant."""

    def __init__(
        self, reading: Reading, session: Session, pools: Sequence[Sequence[_Record]], *, chinese: bool
    ) -> None:
        known = {
            at
            for place in reading.terms
            if place.term.field not in ("brand", "topic")
            for at in range(place.start, place.end)
        }
        self._own = {word.text for at, word in enumerate(reading.words) if at not in known}
        self._session = session
        self._pools = pools
        self._says: Callable[[_Record, str], str] = _says_in_chinese if chinese else _says_in_english
        self._chinese = chinese

    def having(self, told: _Told) -> bool:
        """Whether anything has all that is told."""
        return any(self._found(told, pool) for pool in self._pools)

    def of(self, told: _Told) -> str | None:
        """The one thing that has all that is told, where the message settles on it."""
        if not told.pieces:
            return self._that_one(told)
        found = next((found for pool in self._pools if (found := self._found(told, pool))), [])
        about = [one for one in found if one[0] == self._session.focus]
        chosen = about if len(found) > 1 else found
        if len(chosen) != 1:
            return None
        name, how = chosen[0]
        talked = self._session.last_act in _TALKED
        if "name" in how:
            firm = told.firm and (
                told.pointed or told.many or talked or told.carted or "option" in how or self._by_name(told)
            )
            return name if firm or (talked and len(told.pieces) > 1 and how & {"option", "said"}) else None
        alone = len(self._pools[0]) == 1 and self._pools[0][0].id == name
        if how - {"filler"} == {"option"} and told.firm:
            return name if told.carted or told.pointed or (talked and (alone or name == self._session.focus)) else None
        return None

    def _that_one(self, told: _Told) -> str | None:
        """ "Ok I want that one", of the thing talked about."""
        about = self._session.focus if told.pointed and told.firm and not self._chinese else None
        return about if any(one.id == about for one in self._pools[0]) else None

    def _found(self, told: _Told, pool: Sequence[_Record]) -> list[tuple[str, frozenset[str]]]:
        said = ((one.id, frozenset(self._says(one, piece) for piece in told.pieces)) for one in pool)
        return [(name, how) for name, how in said if how and "" not in how]

    def _by_name(self, told: _Told) -> bool:
        """Whether a word that no table knows is said, as in a name."""
        words = [letter for piece in told.pieces for letter in (piece if self._chinese else (piece,))]
        return any(word in self._own for word in words)

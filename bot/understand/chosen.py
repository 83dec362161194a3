"""Taking what was shown by words of its name, in Chinese: 那就要法兰绒的, 联盟护腕来两只, 儿童那支和喷雾都要."""

import re
from collections.abc import Sequence

from bot.session import Session
from bot.understand.kinds import is_a
from bot.understand.numerals import counted
from bot.understand.reading import Reading
from bot.understand.references import focused
from bot.understand.zh import CLASSIFIERS
from retrieval.lexicon import Lexicon
from retrieval.products import Product
from retrieval.text import normalise

_TAKES = re.compile(
    "^[\\s，,]?(?P<lead>(?:那|好|行|嗯|嗯嗯|ok|好的|行吧|好吧|那就|就|还是)?[\\s，,]?)(?:我|给我)?(?P<verb>就?(?:要|买|拿|选|定|来|就))(?:了|个)?"
    f"(?P<name>[^，。,.？?！!要买]{{2,10}}?)(?:的|[那这][{CLASSIFIERS}])?(?:[，,\\s]?[一二两三四五六七八九\\d]{{1,2}}[{CLASSIFIERS}])?"
    "(?:吧|了|好了|啦|哈)?[。.!！~\\s]{0,3}$"
)
_AFTER = frozenset({"compare", "ask_product", "details", "why"})
"""Acts after which a wish that names one of the things chooses it."""


def named_choice(reading: Reading, session: Session, shown: Sequence[Product]) -> str | None:
    """The id of the only thing shown that bears the name which the message takes; its words become taken.

    After a list a bare 要 still narrows it; after a comparison or a question, or with 就 and 买, it chooses.
    """
    found = _TAKES.match(reading.text)
    if found is None or len(shown) < 1:
        return None
    firm = "就" in found["lead"] or "还是" in found["lead"] or found["verb"] not in ("要", "来")
    # A bare name, which no table knows as a quality: 那要怦然心动.
    named = not any(
        found.start("name") <= reading.words[place.start].start < found.end("name") for place in reading.terms
    )
    firm = firm or (named and reading.text[found.end("name") : found.end("name") + 1] != "的")
    if not firm and session.last_act not in _AFTER:
        return None
    titled = [product.id for product in shown if found["name"].rstrip("的").replace(" ", "") in _titles(product)]
    if len(titled) != 1 or (len(shown) == 1 and not firm):
        return None
    for place, word in enumerate(reading.words):
        if found.start("name") <= word.start and word.end <= found.end("name"):
            reading.take(place, place + 1, "reference")
    return titled[0]


_KIND_OF = f"[{CLASSIFIERS}份條雙個]"
_MANY = "(?P<many>[一二两三四五六七八九十俩\\d]{1,2})" + _KIND_OF
_LEAD = "(?:^|[，,。\\s])(?:那就?|就|我就?|给我|好的?|行|嗯)?[，,\\s]?(?:要|来|拿|买)?"
_END = "(?:吧|了|好了|啦|哈)?[。.!！~\\s]{0,3}$"
_POINTED = f"(?:的[这那]{_KIND_OF}|[这那]{_KIND_OF}|的)?"
_NAME = "(?P<name>[^，。,？?！!\\s不没别再也][^，。,？?！!\\s再也]{0,11}?|不[^，。,？?！!\\s再也要]{1,6}?)"
_COUNTED = (
    re.compile(f"{_LEAD}{_NAME}{_POINTED}[，,\\s]?(?:给我)?(?:来|要|拿|买)?{_MANY}{_END}"),
    re.compile(f"(?:来|要|拿|买){_MANY}[，,\\s](?P<name>[^，。,？?！!\\s]{{1,8}}?)的{_END}"),
)
"""锡哨12只的来一筒; 来一瓶，喷雾的."""
_EACH = re.compile(
    f"^(?:那就?|就|我)?(?:要|买|拿)?(?P<first>[^，。,？?！!\\s]{{2,10}}?){_POINTED}(?:和|跟|还有|、)"
    f"(?P<second>[^，。,？?！!\\s]{{2,10}}?){_POINTED}(?:我)?都(?:要|买|拿|来)(?:一{_KIND_OF})?{_END}"
)
_BY_SEX = re.compile(
    f"^(?:那就?|就)?(?:要|来|拿)?男(?:款|的)?[和、]?女(?:款|的)?(?:各|都)(?:要|来|拿|买)?(?:一{_KIND_OF})?{_END}"
)
_PIECES = re.compile("[\\u4e00-\\u9fff]{2,}|[a-z0-9.]+")
_WITHOUT = ("不", "0", "零", "无", "防")
"""How a record says that a thing does not do something: 0掉毛率."""
_ASKS = ("interrogative", "question_mark", "compare", "take_out", "more", "why", "policy")
_OPTIONS = ("color", "size")


def counted_choice(
    reading: Reading, session: Session, shown: Sequence[Product], recent: Sequence[Product], lexicon: Lexicon
) -> tuple[list[str], int] | None:
    """What is taken by its name or option together with how many, or several by their names, and how many of each."""
    if not shown or reading.has(*_ASKS):
        return None
    if _BY_SEX.match(reading.text):
        pair = [next((one.id for one in (*shown, *recent) if sex in _titles(one)), None) for sex in "男女"]
        return _taken(reading, 0, len(reading.text), [one for one in pair if one], 2)
    if found := _EACH.match(reading.text):
        both = [_called(found[part], shown, recent) for part in ("first", "second")]
        return _taken(reading, found.start("first"), found.end("second"), [one for one in both if one], 2)
    for pattern in _COUNTED:
        found = pattern.search(reading.text)
        if found is None:
            continue
        start, end = found.span("name")
        options = [
            place.term
            for place in reading.terms
            if place.term.field in _OPTIONS
            and start <= reading.words[place.start].start
            and reading.words[place.end - 1].end <= end + 1
        ]
        if options and end - start <= sum(len(term.surface) for term in options):
            talked = focused(session, shown)
            having = [one.id for one in shown if all(is_a(one, term, lexicon) for term in options)]
            one = next((name for name in talked if name in having), having[0] if len(having) == 1 else None)
        else:
            kinds = any(
                place.term.field == "category" and reading.words[place.start].start <= start
                and end <= reading.words[place.end - 1].end
                for place in reading.terms
            )  # fmt: skip
            one = _called(found["name"], shown, () if kinds else recent)
        if one:
            return _taken(reading, start, end, [one], 1, counted(found["many"]) or 1)
    return None


def _taken(
    reading: Reading, start: int, end: int, ids: Sequence[str], least: int, many: int = 1
) -> tuple[list[str], int] | None:
    """What was found, where it is as many as were named; the words between become taken."""
    if len(set(ids)) < least:
        return None
    for place, word in enumerate(reading.words):
        if start <= word.start and word.end <= end and word.kind != "mark":
            reading.take(place, place + 1, "reference")
    return list(ids), many


def _called(name: str, shown: Sequence[Product], recent: Sequence[Product]) -> str | None:
    """The only thing of the last list, or else of those before it, whose record has every piece of a name."""
    pieces = _PIECES.findall(name.removesuffix("的"))
    if not pieces or all(piece.isdigit() for piece in pieces):
        return None
    for products in (shown, recent):
        for texts in (_titles, _records):
            having = [one.id for one in products if all(_says(texts(one), piece) for piece in pieces)]
            if len(having) == 1:
                return having[0]
            if having:
                return None
    return None


def _says(text: str, piece: str) -> bool:
    if piece in text:
        return True
    return len(piece) > 1 and piece[0] == "不" and any(lead + piece[1:] in text for lead in _WITHOUT)


def _records(product: Product) -> str:
    """Everything that is said of a product, without spaces."""
    texts = (product.text, *product.translations.values())
    parts = [part for text in texts for part in (text.title, text.description)]
    parts += [value for text in texts for values in text.attributes.values() for value in values]
    parts += [value for text in texts for value in text.options.values()]
    parts += [value for variant in product.variants for value in variant.options.values()]
    return normalise(" . ".join(parts)).replace(" ", "")


def _titles(product: Product) -> str:
    return normalise(" . ".join(text.title for text in (product.text, *product.translations.values()))).replace(" ", "")

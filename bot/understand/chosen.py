"""Taking one of the things shown by a word of its name, in Chinese: 那就要法兰绒的, 买丝绒那支."""

import re
from collections.abc import Sequence

from bot.session import Session
from bot.understand.reading import Reading
from bot.understand.zh import CLASSIFIERS
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
    titled = [product.id for product in shown if found["name"].rstrip("的") in _titles(product)]
    if len(titled) != 1 or (len(shown) == 1 and not firm):
        return None
    for place, word in enumerate(reading.words):
        if found.start("name") <= word.start and word.end <= found.end("name"):
            reading.take(place, place + 1, "reference")
    return titled[0]


def _titles(product: Product) -> str:
    return normalise(" . ".join(text.title for text in (product.text, *product.translations.values())))

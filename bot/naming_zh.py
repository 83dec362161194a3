"""Products called by a part of their Chinese name, whatever stands around it in the message."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.draft import Draft
from bot.finder import Finder
from bot.session import Shown
from bot.understand.carting_zh import CLASSIFIERS
from bot.understand.leftovers import FACETS
from retrieval.products import Product
from retrieval.query import Limit, Query
from retrieval.text import is_cjk, normalise

_AROUND = re.compile(
    "^(?:把|将|给我|帮我|我?就要?|我?要|买|拿|来|那|这|还有|再|看看|比比|比较|说说|介绍下?)+"
    "|(?:啥|什么|怎么|能|会|可以|有|多|多少|呢|吗|吧|比|都|也|加|进|到|放|行|好)+$"
)
_CUT = re.compile(r"的(?!.*》)|[能会可多有]|\d+ ?[gt]b?$| \d[\w.]*$")
_LEADS = re.compile("^(?:那么?|请问|话说|对了|还有|问一?下|你们?的?|[\\s，,])+")
_COUNT = re.compile(f"[要来拿买]?[一二两三四五六七八九十\\d]{{1,2}}[{CLASSIFIERS}]")
"""一口, 要两个: how many, and no name."""
_PAIR = 2
_MOST_NAMES = 4
_MOST_TITLES = 40
"""Things looked at for each name; most only mention it."""
SOLD_OUT_TOO = Limit("stock", ">=", "0")
"""What is called by its name is found though it is sold out, so that the reply can say so."""
MOST_ALIKE = 2
"""Products that may share a name which still calls one of them."""


@dataclass(frozen=True, slots=True)
class ChineseNaming:
    """Finds what is called by its Chinese name."""

    finder: Finder

    def named(self, draft: Draft, names: Sequence[str], *, several: bool) -> tuple[Shown, ...]:
        """The product that the first telling name calls, or with `several` one for each."""
        found: dict[str, Shown] = {}
        for name in names[:_MOST_NAMES]:
            if name[0] in "不没别" or re.search(
                f"(?:[不没别]|多少|\\d(?=[只个支片粒件])){re.escape(name)}", normalise(draft.text)
            ):
                continue  # 不游泳
            if item := self._by_title(draft, name):
                found.setdefault(item.product_id, item)
                if not several:
                    break
        return tuple(found.values())

    def _by_title(self, draft: Draft, name: str) -> Shown | None:
        """By a Chinese name or a part of it that stands in hardly more than one title, as 苍鹭 in 苍鹭256g的."""
        listed = [(item, self.finder.product(item.product_id)) for item in draft.session.shown]
        for said in _spoken(name):
            shown = [item for item, product in listed if product and said in _titles(product)]
            if len(shown) == 1:
                return shown[0]
            asked = Query(
                said, draft.session.language, currency=draft.session.currency, phrases=(said,), limits=(SOLD_OUT_TOO,)
            )
            hits = self.finder.search(asked, _MOST_TITLES).hits
            titled = [hit for hit in hits if said in _titles(hit.product)]
            # 鹪鹩 is the phone, not everything of the brand 电鹪鹩.
            titled = [hit for hit in titled if _begins_word(said, _titles(hit.product))] or titled
            if 0 < len(titled) <= MOST_ALIKE:
                best = max(titled, key=lambda hit: _shared(normalise(draft.text), _titles(hit.product)))
                return self._shown(draft, best.product, best.variant.id)
        return None

    def _shown(self, draft: Draft, product: Product, variant_id: str | None) -> Shown:
        known = (*draft.session.shown, *draft.session.recent)
        return next((item for item in known if item.product_id == product.id), Shown(product.id, variant_id, ""))

    def anything(self, draft: Draft, text: str) -> bool:
        """Whether any title has one of these words."""
        words = [word for word in text.split() if len(word) > 1]
        asked = Query(text, draft.session.language, currency=draft.session.currency)
        hits = self.finder.search(asked, _MOST_TITLES).hits
        return any(word in _titles(hit.product) for hit in hits for word in words)

    def bears(self, names: tuple[str, ...], item: Shown) -> bool:
        """Whether one of these Chinese names stands in a product's title."""
        product = self.finder.product(item.product_id)
        return product is not None and any(
            said in _titles(product) for name in names if is_cjk(name) for said in _spoken(name)
        )

    def begins(self, text: str, item: Shown) -> bool:
        """Whether a Chinese message begins with a part of a product's name: 苍鹭能插两张卡吗."""
        lead = _LEADS.sub("", normalise(text))[:2]
        product = self.finder.product(item.product_id)
        return len(lead) > 1 and is_cjk(lead) and product is not None and lead in _titles(product)


def calls(name: str) -> bool:
    """Whether words may call a thing at all: a count (一口, 要两个) or one Chinese character calls none."""
    return not (is_cjk(name) and (len(name) < _PAIR or _COUNT.fullmatch(name)))


def _spoken(name: str) -> Iterator[str]:
    """A name as it was said, and without the words around it."""
    said = normalise(name)
    core = _AROUND.sub("", said)
    first = _CUT.split(core)[0]
    yield from (one for one in dict.fromkeys((said, core, first)) if len(one) > 1 and one not in FACETS)


def _titles(product: Product) -> str:
    return normalise(" . ".join(words.title for words in (product.text, *product.translations.values())))


def _begins_word(name: str, titles: str) -> bool:
    return re.search(rf"(?:^|[\s《]){re.escape(name)}", titles) is not None


def _shared(text: str, title: str) -> int:
    """How many pairs of Chinese characters a message shares with a title."""
    return sum(text[at : at + 2] in title for at in range(len(text) - 1) if is_cjk(text[at : at + 2]))

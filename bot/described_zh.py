"""One thing of the kind talked about that is described and was not shown, in Chinese: 乳胶那个多少钱, 玻璃的来两个."""

import re
from dataclasses import dataclass, replace

from bot.draft import Draft
from bot.finder import Finder
from bot.messages import Act
from bot.naming_zh import SOLD_OUT_TOO
from bot.session import Shown
from bot.understand.carting_zh import CLASSIFIERS
from bot.understand.meaning import Meaning
from retrieval.products import Product
from retrieval.query import Limit, Query
from retrieval.text import normalise

_MOST_READ = 60
_MOST_LOOKED_AT = 20
_CL = f"[{CLASSIFIERS}]"
_SAID = r"(?P<said>[\u4e00-\u9fffa-z0-9.]{1,8}?)"
_LEAD = r"^(?:那么?|就|还是|要|买|拿|来|给我|我|想|好的?|行|嗯|[，,\s])*?"
_POINTED = re.compile(rf"{_LEAD}{_SAID}的?[那这]{_CL}")
_INSTEAD = re.compile(rf"(?:^|[，,了])(?:还是(?:买|要|来|看)?|那就?买){_SAID}的(?:吧|了)?(?:[，,。]|$)")
"""算了还是买铸铁的，多少钱: another of the kind than those shown."""
_TAKEN = re.compile(rf"{_LEAD}{_SAID}的(?:给我)?(?:来|要|拿|买|加|拍)[一二两三四五六七八九十\d]{{1,2}}{_CL}")
_ASKS = re.compile("多少|什么|怎|几|[吗么？?]")
_PLACES = re.compile(
    "^(?:第|最|更|刚|之前|前面|后面|上面|下面|另|其他|别|哪|贵|便宜|大|小|[前后]?[一二两三四五六七八九十\\d]+$)"
)
_SETTLED: frozenset[Act] = frozenset(("ask_product", "details", "add_to_cart", "refine", "help"))


@dataclass(frozen=True, slots=True)
class Described:
    """Finds what is described among all that the shop has of the kind talked about."""

    finder: Finder

    def settled(self, draft: Draft, meaning: Meaning) -> tuple[Meaning, tuple[Shown, ...]]:
        """The meaning once the thing described is known, and that thing; none where several fit."""
        query = draft.session.query
        text = "".join(normalise(draft.text).split())[:_MOST_READ]
        taken = _TAKEN.match(text)
        found = taken or _POINTED.match(text) or _INSTEAD.search(text)
        kinds = tuple(limit for limit in query.limits if limit.field == "category") if query else ()
        settled = meaning.act in _SETTLED and not meaning.pointed
        if meaning.language != "zh" or not settled or not kinds or found is None:
            return meaning, ()
        if _PLACES.match(found["said"]) or (product := self._only(draft, kinds, found["said"])) is None:
            return meaning, ()
        chosen = taken or meaning.act == "add_to_cart" or (_INSTEAD.search(text) and not _ASKS.search(text))
        act: Act = "add_to_cart" if chosen else "ask_product"
        item = Shown(product.id, product.variants[0].id, "")
        return replace(meaning.about(act, [product.id], query, "described"), stated=()), (item,)

    def _only(self, draft: Draft, kinds: tuple[Limit, ...], said: str) -> Product | None:
        """The only thing of a kind whose title or qualities say these words."""
        asked = Query(said, draft.session.language, (*kinds, SOLD_OUT_TOO), draft.session.currency, phrases=(said,))
        products = [hit.product for hit in self.finder.search(asked, _MOST_LOOKED_AT).hits]
        fitting = [product for product in products if said in _told(product)]
        return fitting[0] if len(fitting) == 1 else None


def _told(product: Product) -> str:
    texts = (product.text, *product.translations.values())
    parts = [text.title for text in texts]
    parts += [value for text in texts for values in text.attributes.values() for value in values]
    parts += [value for text in texts for value in text.options.values()]
    return normalise(" . ".join(parts))

"""One thing called by pieces of its Chinese name, among what was shown, what lies in the cart, or the whole shop."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.draft import Draft
from bot.finder import Finder
from bot.messages import Act
from bot.naming_zh import SOLD_OUT_TOO
from bot.session import Shown
from bot.understand.carting_zh import CLASSIFIERS
from bot.understand.meaning import Meaning
from bot.understand.numerals import counted
from retrieval.products import Product
from retrieval.query import Query
from retrieval.text import is_cjk, normalise

Frame = Literal["", "add", "ask", "compare"]
"""What is done with the thing: put in, asked about, compared."""

_MOST_READ = 60
_MOST_TITLES = 40
_LEAST, _SURE, _AHEAD = 2, 4, 2
"""Characters of a name that call a thing at all, that do without being the only ones, and by which one leads then."""
_CL = f"[{CLASSIFIERS}]"
_NUMBER = r"(?:[一两二三四五六七八九]?十[一二三四五六七八九]?|[一两二三四五六七八九]|\d{1,2})"
_MANY = re.compile(rf"(?P<n>{_NUMBER}){_CL}")
_COUNTS = re.compile(
    rf"第{_NUMBER}{_CL}?|(?<=[来要拿买加给再订的是成只]){_NUMBER}{_CL}(?!套)|[这那前后]{_NUMBER}?{_CL}"
)
_CLAUSES = re.compile(r"[，,。！!？?；;、…~～\n]+")
_LEADS = re.compile(
    "^(?:那么?|这|刚才|刚刚|之前|前面|上面|原来|还是|就|要|我|咱|想|行|好的?|嗯|哦|噢|ok|请问|麻烦|给|帮|把|将|加购?|来|拿|"
    "买|订|选|定|算了|不然|要不|话说|对了|看看?|比较|对比|说说|问一?下|想问|再|先|也|和|跟|与|你们?|您|店里|家|一下|的|里|有个|"
    rf"下单|另外|顺便|\0|{_NUMBER}{_CL}|{_CL}|那{_CL}|这{_CL}|\s)*$"
)
_WANTS = re.compile("(?:有没有|有没|有|卖|找|推荐|想要|想买|想看|看看|求|来点|换|类似|像)$")
_IS_THERE = re.compile(
    r"^(?:的|[^，,这那]{1,3}(?=有))?(?:有吗|有么|有没有|有没|有不|有货吗|还有吗|呢|吗)[?？。~\s]{0,3}$"
)
_SEEKS = re.compile("想买|想找|想要|想看|求推荐|推荐|合适的|有没有|请问有|预算|以内|以下|左右|之内")
"""What is sought is not called by its name yet: 想买一顶双人帐篷，预算一千."""
_WISHES = re.compile("想送|送[给他她]|推荐|买点|买什么|买啥|来点|有什么好|有啥好")
_ASKS = re.compile(
    r"多少|几[个种只斤口码张片人克升寸厘毫公层把块支样岁年天节颗根包袋盒号点]|什么|啥|怎么|咋|如何|哪|多[大高重长久厚宽深沉远粗]"
    r"|能不能|会不会|是不是|可不可以|好不好|有没有|(?<!不)(\w)不\1|还是|[吗嘛么]|[有货能会]没[?？]?$|干嘛|讲的|说的是"
)
_ADDS = re.compile(
    rf"^(?:那{_CL}|这{_CL}|的)?(?:(?:给我|帮我|我|就|再|也|先|替我)*(?:来|要|拿|买|整|加|订|定|下单?|搞|上|称)?上?{_NUMBER}{_CL}"
    r"|.{0,12}?(?:加购|加入?到?进?购物车|放购物车|放进?到?购物车|加车|下单|拿下|买了|要了))"
    r"(?:到购物车|进购物车|放购物车|加购)?(?:[吧呗了啦哈呀]|好了|谢谢){0,2}$"
)
_COUNTED_BEHIND = re.compile(rf"[，,](?:来|要|拿|买)?{_NUMBER}{_CL}(?:吧|谢谢)?")
_ADDS_BEFORE = re.compile(rf"(?:来|拿|加购?|订|给我|要|买|下单){_NUMBER}{_CL}的?$|(?:加购|下单|加上|把)$")
_ANOTHER = re.compile("另外|再[要买来]|还[要想]")
_REST_OF_ADD = re.compile(
    rf"^(?:那?{_CL}|这{_CL}|的)?(?:也|都|给我)?(?:加购|加上?|放|来|要了|拿|买|进|到|购物车|车里|给我|一?{_CL})*(?:[吧呗了啦哈呀]|好了|谢谢){{0,2}}$"
)
_CHOOSES_BEFORE = re.compile(
    f"(?:(?:还是|就|定)(?:要|买|选|拿|来|定)?|先(?:买|要|拿|来))(?:那|这|之前那|刚才那)?{_CL}?(?:[大小]{_CL}的|[大小新]的)?$"
)
_CHOSEN = re.compile(
    rf"^(?:[那这]{_CL}|的[那这]?{_CL}?)?(?:试试|试一下|看看)?(?:[吧了呗啦]|好了|得了|就行|为好){{0,2}}$"
)
_COMPARES = re.compile(
    "区别|差别|差在|差异|不同|不一样|对比|比较|比一?[下比]|的?比|哪[个款双件种].{0,4}(?:更|好|值|轻|便宜|划算|大|耐)|谁更"
    "|差多少|差几块|怎么选|分别|贵多少|便宜多少|差价"
)
SEVERAL = re.compile("(?:和|跟|与|、|还有).{1,16}(?:都|一起|一块|各)|各来|各要|各拿|各一")
"""More than one thing is put in."""
_RULED = frozenset(("topic-left", "cheaper-than-one"))
"""What a name changes nothing in."""
_JOINTS = re.compile("和|跟|与|、|还有|比|还是")
_SETTLED: frozenset[Act] = frozenset(("find", "refine", "help", "add_to_cart", "ask_product", "details", "compare"))
"""Acts that a name may turn out to be something else than, or about something else than."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What a message calls by its name, and where the name stands in it."""

    product: Product
    start: int
    end: int
    size: int
    """Characters of the name that were said."""
    known: bool
    """Whether it was shown or lies in the cart."""


@dataclass(frozen=True, slots=True)
class Linking:
    """Finds what is called by pieces of its name, and what is done with it."""

    finder: Finder

    def settled(
        self, draft: Draft, meaning: Meaning, shown: Sequence[Product], recent: Sequence[Product]
    ) -> tuple[Meaning, tuple[Shown, ...]]:
        """The meaning once a name in the message is known, and the things it calls."""
        text = _masked(draft.text)
        if (
            meaning.language != "zh"
            or meaning.act not in _SETTLED
            or meaning.of_shop
            or not _RULED.isdisjoint(meaning.rules)
            or not _may_call(_plain(draft.text))
        ):
            return meaning, ()
        groups = (shown, recent, self._carried(draft))
        if _COMPARES.search(text):
            pair = self._pair(draft, text, groups)
            return (self._as(draft, meaning, "compare", pair), self._items(draft, pair)) if pair else (meaning, ())
        link = self._link(draft, text, groups)
        frame = _frame(_plain(draft.text), link) if link else ""
        bounded = any(limit.field == "price" for limit in meaning.stated)
        if link and frame == "add" and (bounded or (not link.known and _SEEKS.search(_plain(draft.text)))):
            frame = ""
        if link is None or not frame or not self._better(link, meaning, text, frame):
            return meaning, ()
        return self._as(draft, meaning, frame, (link,)), self._items(draft, (link,))

    def _better(self, link: Linked, meaning: Meaning, text: str, frame: Frame) -> bool:
        """Whether the name calls something else than what the message is already known to point at."""
        kind = meaning.query.kind if meaning.query else ""
        if not link.known and frame == "ask" and text[link.start : link.end] == kind:
            return False  # 图书有没有便宜的 asks for a kind, though a title begins so
        if SEVERAL.search(text) or (meaning.act == "add_to_cart" and meaning.pointed):
            return False
        if not meaning.pointed or meaning.act in ("find", "refine", "help"):
            return True
        pointed = [product for one in meaning.references if (product := self.finder.product(one))]
        if link.product.id in meaning.references:
            return len(pointed) > 1 and meaning.act != "compare"
        return all(sum(size for _, size in _pieces(text, one)) < link.size for one in pointed)

    def _pair(self, draft: Draft, text: str, groups: Sequence[Sequence[Product]]) -> tuple[Linked, ...]:
        """The two things that a comparison names."""
        parts = [part for part in _JOINTS.split(text) if len(part) >= _LEAST]
        links = [link for part in parts[:3] if (link := self._link(draft, part, groups))]
        found = {link.product.id: link for link in links}
        return tuple(found.values()) if len(found) > 1 else ()

    def _carried(self, draft: Draft) -> list[Product]:
        lines = draft.session.cart.lines
        return [product for line in lines if (product := self.finder.product(line.product_id))]

    def _link(self, draft: Draft, text: str, groups: Sequence[Sequence[Product]]) -> Linked | None:
        """The thing that a text calls: of those talked about, if the whole shop has none that bears more of it."""
        known = {product.id: product for group in groups for product in group}
        asked = Query(text, draft.session.language, (SOLD_OUT_TOO,), draft.session.currency)
        found = [hit.product for hit in self.finder.search(asked, _MOST_TITLES).hits]
        pool = {**known, **{product.id: product for product in found}}
        pieces = {name: _named(text, product) for name, product in pool.items()}
        sizes = {name: sum(size for _, size in told) for name, told in pieces.items()}
        most = max(sizes.values(), default=0)
        if most < _LEAST:
            return None
        shown = {product.id for product in groups[0]} if groups else set()
        for among in (shown, set(known), set(pool)):
            longest = max((sizes[name] for name in among), default=0)
            best = [name for name in among if sizes[name] == longest]
            if len(best) != 1 or sizes[best[0]] < _LEAST or sizes[best[0]] < most - (among is not set(pool)):
                continue
            name = best[0]
            others = max((size for one, size in sizes.items() if one in among and one != name), default=0)
            own = [text[at : at + size] for at, size in pieces[name]]
            sure = sizes[name] >= _SURE and sizes[name] - others >= _AHEAD
            alone = (piece for piece in own if name in known or _begins(piece, pool[name]))
            if sure or any(self._only(draft, piece, pool[name], name in known) for piece in alone):
                start, end = pieces[name][0][0], pieces[name][-1][0] + pieces[name][-1][1]
                return Linked(pool[name], start, end, sizes[name], name in known)
        return None

    def _only(self, draft: Draft, piece: str, product: Product, known: bool) -> bool:
        """Whether hardly another title of the shop has a piece of a name."""
        asked = Query(piece, draft.session.language, (SOLD_OUT_TOO,), draft.session.currency, phrases=(piece,))
        hits = self.finder.search(asked, _MOST_TITLES).hits
        titled = {hit.product.id for hit in hits if piece in _title(hit.product)}
        return titled <= {product.id} or (known and piece in _title(product))

    def _items(self, draft: Draft, links: Iterable[Linked]) -> tuple[Shown, ...]:
        return tuple(draft.session.item(link.product.id, link.product.variants[0].id) for link in links)

    def _as(self, draft: Draft, meaning: Meaning, frame: Frame, links: Sequence[Linked]) -> Meaning:
        """The meaning of a message that does this with these things."""
        act: Act = {"add": "add_to_cart", "ask": "ask_product", "compare": "compare"}.get(frame, meaning.act)  # type: ignore[assignment]
        if frame == "ask" and meaning.act == "details":
            act = "details"
        said = _plain(draft.text)
        outside = said[: links[0].start] + "，" + said[links[0].end :] if frame == "add" else ""
        many = _MANY.search(outside)
        meaning = replace(
            meaning,
            quantity=counted(many["n"]) if many else meaning.quantity,
            rules=tuple(rule for rule in meaning.rules if rule != "quantity-changed"),
        )
        return meaning.about(act, [link.product.id for link in links], draft.session.query, f"named:{frame}")


def _plain(text: str) -> str:
    return "".join(normalise(text).split())[:_MOST_READ]


def _masked(text: str) -> str:
    """A message without what counts in it: 第一 of 第一个 is no piece of a name."""
    return _COUNTS.sub(lambda found: "\0" * len(found[0]), _plain(text))


def _begins(piece: str, product: Product) -> bool:
    """Whether a piece begins a word of a title, as names do: 雀跃 in 履织 雀跃轻便跑鞋."""
    titles = normalise(" . ".join(words.title for words in (product.text, *product.translations.values())))
    return any("".join(titles[at.end() :].split()).startswith(piece) for at in re.finditer(r"(?:^|[\s《·-])", titles))


def _may_call(text: str) -> bool:
    return any(map(is_cjk, text)) and bool(
        _ASKS.search(text)
        or _COMPARES.search(text)
        or re.search(rf"{_NUMBER}{_CL}|加购|购物车|加车|下单|还是|就要|就|先买|先要|拿下|就买|就选|加上|试试|买", text)
    )


def _frame(text: str, link: Linked) -> Frame:
    """What the words around a name do with it."""
    clauses = [found.span() for found in re.finditer(r"[^，,。！!？?；;、…~～\n]+", text)]
    begin, end = next(((a, b) for a, b in clauses if a <= link.start < b), (0, len(text)))
    before, after = text[begin : link.start], text[link.end : max(end, link.end)]
    rest = text[link.end :].rstrip("。！!~～?？")
    led = _CHOOSES_BEFORE.sub("", before)
    if not any(map(_LEADS.match, (before, led, re.sub("^.*?(?=还是|就要|加购)", "", before)))):
        return ""
    counted_behind = not before and not after and _COUNTED_BEHIND.fullmatch(rest)  # 长绒棉毛巾，两条
    if (
        counted_behind
        or (_ADDS.match(after) and after.strip("的"))
        or (_ADDS_BEFORE.search(before) and _REST_OF_ADD.match(after) and not _ANOTHER.search(before))
    ):
        return "add"
    if _CHOOSES_BEFORE.search(before) and _CHOSEN.match(after):
        return "ask" if _ASKS.search(rest) else "add"  # 还是丝绒时刻吧，吃火锅会掉色吗
    if _WANTS.search(before) or _IS_THERE.match(after) or _IS_THERE.match(rest) or _WISHES.search(after):
        return ""
    return "ask" if _ASKS.search(text[link.end :]) else ""


def _named(text: str, product: Product) -> list[tuple[int, int]]:
    """(place, size) of the pieces of a title in a text, the first of which stands where a thing is named."""
    found = _pieces(text, product)
    for number, (at, _) in enumerate(found):
        begin = max((mark.end() for mark in _CLAUSES.finditer(text[:at])), default=0)
        before = text[begin:at]
        if any(
            map(_LEADS.match, (before, _CHOOSES_BEFORE.sub("", before), re.sub("^.*?(?=还是|就要|加购)", "", before)))
        ):
            return found[number:]
    return []


def _pieces(text: str, product: Product) -> list[tuple[int, int]]:
    """(place, size) of the longest stretches of a text that stand in a title, from the left."""
    title = _title(product)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(text) - 1:
        size = 0
        while at + size < len(text) and text[at : at + size + 1] in title:
            size += 1
        if size >= _LEAST and any(map(is_cjk, text[at : at + size])):
            found.append((at, size))
            at += size
        else:
            at += 1
    return found


def _title(product: Product) -> str:
    parts: Iterator[str] = (words.title for words in (product.text, *product.translations.values()))
    return " . ".join("".join(normalise(part).split()) for part in parts if any(map(is_cjk, part)))

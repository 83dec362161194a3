"""A set changed part by part in Chinese: 帐篷换便宜点的, 头灯不要了加把椅子, 裤子要阔腿的, 换一套看看."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.session import Part, Session
from bot.understand.merging import values
from bot.understand.reading import CLAUSE_MARKS, Place, Reading
from bot.understand.references import shown_prices
from bot.understand.wishes import Wishes, kind_limit
from bot.understand.zh import CLASSIFIERS
from retrieval.lexicon import Lexicon
from retrieval.products import Product
from retrieval.query import Limit
from retrieval.text import normalise

_BREAK = re.compile(r"[，,。；;！!？?\n]|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_ONE = f"(?:[一这那两三]?[{CLASSIFIERS}])"
_OUT_AFTER = re.compile(
    "^(?:那个|这个|的话)?[都也就可以先我们家里已经早]{0,6}(?:不要|不用|不需要|不买|不加|别要|别买|别加|去掉|拿掉|拿走|删|撤|省|砍"
    "|划掉|减掉|免|算|有)(?:了|吧|啦|呗|掉|啊|哈){1,3}$|^(?:不要|不用|去掉|拿掉|删掉|撤掉|删)$"
)
_OUT_BEFORE = re.compile(
    f"(?:去掉|拿掉|删掉|删了|删除|不要|别要|撤掉|减掉|不用|不需要|省掉|砍掉|不买|已经有|家里有)(?:那|这)?{_ONE}?$"
)
_SWAP = re.compile(f"换(?:成|做|为|{_ONE})?|改(?:成|为|要)|替换?成")
_ADD = re.compile(f"(?:再|还|也|另外|顺便)?(?:加|添|补|来|配|带|要|差)(?:上|了)?{_ONE}?")
_ADD_NEW = re.compile("加|添|补|(?:再|还)(?:来|要|配|带|差|缺|拿|买)")
"""What adds a kind where no part of the set is named."""
_SHALL = re.compile("贵|就行|就好|就可以|就成|以内|以下|以上|左右|要|得|换|改|必须|最好|太|能|选|用|挑|[的点些]$")
_CHEAPER = re.compile("便宜|太贵|贵了|有点贵|实惠|平价|省钱")
_DEARER = re.compile("贵一?[点些]|好一?[点些]|高档|高端|档次")
_ANOTHER = re.compile(f"换(?:一?{_ONE}|别的|款|个别的)(?:吧|看看|呗|行吗|试试)?$|换换|不好看|不喜欢")
_OTHER_SET = re.compile(
    "换一?(?:套|组|批|身)|(?:再|另)(?:来|配|搭|给我|凑|一)[^，。]{0,4}套|(?:别的|其他)(?:搭配|组合|方案)|重新(?:配|搭|凑)"
)
_ASKS = re.compile("[?？吗呢嘛]|多少|什么|哪|几|怎么|有没有|能不能|会不会|是不是|多[大重长高久]")
_ALONE = re.compile("单独|只看|光看|先看")
"""A look at one kind by itself is a list of its own."""
_WHOLE = re.compile("预算|一共|总共|加起来|总价|合计|整套|全部")
_OTHER_MATTERS = ("cart", "compare", "similar", "thanks", "back_to", "everything", "all_listed", "why")
_CARTING = frozenset({"add_to_cart", "checkout", "undo"})
"""Acts after which 头灯不要了 is said of the cart."""
_WEAK = frozenset(
    {"要", "需要", "买", "来个", "来一", "来点", "想要", "我要", "我想要", "想换个", "想换一个", "换个新的", "看看"}
)
_CENT = Decimal("0.01")
_MOST_KINDS = 8
_SEVERAL = 2
_NEAR = 6
"""Characters between a quality and the kind it is said of."""
_TOLD_OF_ONE = frozenset({"color", "material"})
_EMPTY = frozenset("的了要换成个一点些吧把")


@dataclass(frozen=True, slots=True)
class SetChange:
    """What becomes of the set shown last."""

    kinds: tuple[Limit, ...]
    parts: tuple[Part, ...] = ()
    """New wishes of one kind each."""
    budget: Limit | None = None
    """A new upper bound of the sum, where the whole set shall cost less."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A kind that the message names."""

    place: Place
    clause: str
    start: int
    """Where the clause begins in the text."""
    before: str
    """The clause up to the kind."""
    after: str
    part: int | None
    """Which kind of the set it is."""


def set_change(
    reading: Reading, wishes: Wishes, session: Session, shown: Sequence[Product], lexicon: Lexicon, currency: str
) -> SetChange | None:
    """What a message changes of the set shown last; None where it changes none of its parts."""
    if not session.kinds or len(shown) != len(session.kinds) or not any(word.kind == "cjk" for word in reading.words):
        return None
    carted = {line.product_id for line in session.cart.lines}
    if carted and (session.last_act in _CARTING or carted.issuperset(product.id for product in shown)):
        return None
    if _ALONE.search(reading.text) or reading.has(*_OTHER_MATTERS):
        return None
    prices = dict(shown_prices(session, shown, currency))
    named = list(_named(reading, session.kinds, lexicon))
    if not named:
        return _as_a_whole(reading, wishes, session, shown, prices, currency)
    if all(one.part is None and not _ADD_NEW.search(one.before) for one in named):
        return None
    if {reading.written(cue.start, cue.end) for cue in reading.found("request")} - _WEAK:
        return None
    gone, added, parts = set[int](), list[Limit](), list[Part]()
    for number, one in enumerate(named):
        after = named[number + 1] if number + 1 < len(named) else None
        swapped = after is not None and after.start == one.start and after.part is None and _SWAP.search(one.after)
        if one.part is None:
            added += [kind_limit([one.place.term], hard=False)] * _is_added(one)
        elif swapped or _OUT_AFTER.search(one.after) or _OUT_BEFORE.search(one.before):
            gone.add(one.part)
        elif _SHALL.search(one.clause) and not _ASKS.search(one.clause):
            told = _told(reading, wishes, one, shown[one.part], prices, currency, alone=len(named) == 1)
            parts += [Part(session.kinds[one.part], wish) for wish in told]
    if not (gone or parts or added):
        return None
    kept = [kind for number, kind in enumerate(session.kinds) if number not in gone]
    return SetChange(tuple(dict.fromkeys((*kept, *added))) or session.kinds, tuple(parts))


def _is_added(one: _Named) -> bool:
    """加个露营椅, 换成围巾."""
    return bool(_ADD.search(one.before) or _SWAP.search(one.before))


def own_wishes(reading: Reading, wishes: Wishes) -> tuple[tuple[Part, ...], tuple[Limit, ...]]:
    """What a request for several kinds says of each of them (黑色T恤、蓝色牛仔裤), and what it says of all."""
    if len(wishes.kinds) < _SEVERAL or not any(word.kind == "cjk" for word in reading.words):
        return (), wishes.limits
    kinds = reading.kinds[:_MOST_KINDS]
    told = [place for place in reading.terms if place.term.field in _TOLD_OF_ONE][:_MOST_KINDS]
    parts: list[Part] = []
    single: set[str] = set()
    for place in told:
        kind = next((one for one in kinds if one.start >= place.end), None)
        if kind is None or not reading.free(place.start, place.end):
            continue
        between = [word.text for word in reading.words[place.end : kind.start]]
        of = kind_limit([kind.term], hard=False)
        if of in wishes.kinds and len(between) <= _NEAR and CLAUSE_MARKS.isdisjoint(between):
            parts.append(Part(of, Limit(place.term.field, "=", place.term.value, hard=False)))
            single.add(place.term.field)
    return tuple(parts), tuple(limit for limit in wishes.limits if limit.field not in single or limit.hard)


def _named(reading: Reading, kinds: Sequence[Limit], lexicon: Lexicon) -> list[_Named]:
    """The kinds of goods in the message, each with what stands around it in its clause."""
    text = reading.text
    found = []
    for place in reading.kinds[:_MOST_KINDS]:
        start, end = reading.words[place.start].start, reading.words[place.end - 1].end
        first = max((match.end() for match in _BREAK.finditer(text, 0, start)), default=0)
        stop = match.start() if (match := _BREAK.search(text, end)) else len(text)
        part = next((number for number, kind in enumerate(kinds) if _is_part(place, kind, lexicon)), None)
        found.append(_Named(place, text[first:stop], first, text[first:start], text[end:stop].strip(), part))
    return found


def _is_part(place: Place, kind: Limit, lexicon: Lexicon) -> bool:
    """Whether a term means a kind of the set: by its name, a wider or narrower one, or its last half (垫子: 瑜伽垫)."""
    term = place.term
    said = {term.value, term.surface, *term.names}
    stem = term.surface.rstrip("子儿") if len(term.surface) > 1 else term.surface
    return any(
        value in said
        or value.endswith(stem)
        or any(lexicon.is_kind_of(value, one) or lexicon.is_kind_of(one, value) for one in said)
        for value in values(kind)
    )


def _told(
    reading: Reading,
    wishes: Wishes,
    one: _Named,
    shown: Product,
    prices: dict[str, Decimal],
    currency: str,
    *,
    alone: bool,
) -> list[Limit]:
    """What is wished of one kind: in its clause, or in the whole message where it names no other."""
    around = reading.text if alone else one.clause
    first, last = one.start, one.start + len(one.clause)
    inside = {
        normalise(place.term.value) for place in reading.terms if first <= reading.words[place.start].start < last
    }
    told = [
        limit
        for limit in wishes.limits
        if limit.field not in ("category", "price") and (alone or not inside.isdisjoint(map(normalise, values(limit))))
    ]
    if alone and not _WHOLE.search(around):
        told += [limit for limit in wishes.limits if limit.field == "price"]
    price = prices.get(shown.id)
    if price is not None and not any(limit.field == "price" for limit in told):
        if _CHEAPER.search(around):
            told.append(Limit("price", "<=", f"{price - _CENT:f}", currency))
        elif _DEARER.search(around):
            told.append(Limit("price", ">=", f"{price + _CENT:f}", currency))
    if not told and alone:
        told = [
            Limit("words", "=", word, hard=False)
            for word in wishes.words
            if word not in one.place.term.surface and not set(word) <= _EMPTY
        ]
    if not told and _ANOTHER.search(around):
        told = [Limit("words", "!=", shown.text.title)]
    return told


def _as_a_whole(
    reading: Reading,
    wishes: Wishes,
    session: Session,
    shown: Sequence[Product],
    prices: dict[str, Decimal],
    currency: str,
) -> SetChange | None:
    """换一套: other things of the same kinds; 太贵了: a lower sum."""
    if _OTHER_SET.search(reading.text):
        parts = [
            Part(kind, Limit("words", "!=", product.text.title))
            for kind, product in zip(session.kinds, shown, strict=True)
        ]
        return SetChange(session.kinds, tuple(parts))
    cheaper = reading.has("cheaper") and not wishes.limits and "reference" not in reading.taken
    if cheaper and len(prices) == len(session.kinds):
        total = sum(prices.values(), Decimal(0))
        return SetChange(session.kinds, budget=Limit("price", "<=", f"{total - _CENT:f}", currency))
    return None

"""Claims that a Chinese sentence makes without saying anything new of a product; the English ones: overreach_en.py."""

import re
from collections.abc import Sequence

from bot.llm.everyday_zh import ALIASES
from bot.llm.evidence_zh import Evidence
from bot.llm.facts import DESCRIPTION, OPTION, REASON, Facts, ProductFacts
from bot.llm.pieces import cut, flat, haystack, split
from bot.llm.statements import other_options, priced_as_shown

_CARD = "[\ue201-\ue2ff]"
_RANK = "[\ue000-\ue07f]"
_REFUSED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), why)
    for pattern, why in (
        (r"(?:本店|店里|我们|这里|这儿)的?[^,。!?]{0,8}(?:[都就全皆]|只有|什么|款款)(?![是能可]?以?[帮为])"
         r"|什么都|(?:想要|要)的?[^,。]{0,3}(?:都|全)(?:有|能)|款款", "the whole shop"),
        (rf"(?:^|[,。])(?:就|仅|单|只|唯有){_CARD}(?!吧|了|$|[,。!])", "the only one"),
        (r"比(?:[¥\d]|[\ue300-\ue4ff])", "a comparison that is not worked out"),
        (rf"除了?{_CARD}[^。]*[都全皆均]", "all but one"),
        (rf"像{_CARD}", "likeness"),
        (r"(?:各是各|各有各|一家一个)的", "brands that are not so"),
        (r"同款|同一款|同一双|同一件", "sameness"),
        (r"先到先得|(?:用|看|穿|试)了?过?的?人?都(?:说|想|要|选)|(?:朋友|人|大家)们?都?(?:在|都)(?:看|选|挑|用|穿|说)"
         r"|随时都?有|已经?(?:在)?(?:给|帮|为)[您你](?:选|放|带|配|拿)|再?[带配]一[双件条款个只]|我们(?:自己)?(?:的?设计|做)",
         "a story"),
        (rf"(?:{_CARD}[^,。]{{0,3}}|帮[您你])省钱", "a saving without a figure"),
        (r"评价[^,。]{0,3}说|(?:评价|评分)(?:[都也说里还很非常特别说的挺]|[,:])*"
         r"(?:完美|很好|好看|合适|不错|理想|满意|漂亮)", "what reviews say"),
        (r"库存[都也还很]*有限", "a stock without a figure"),
        (r"^(?:店铺|本店|可能|应该|一般|当然|都|会)*有(?:的|说明)?[。!]?$", "a bare answer"),
        (r"\d+(?:\.\d+)?(?:岁|克|升|毫升|毫米|小时|天|年|个月|分钟|度|人|码|kg|ml|cm)(?:以下|以内|以上|之内|之下|出头|左右|多)",
         "a bound that nobody gave"),
        (r"任何(?:场合|时候|情况|人|地方|方面)|什么(?:场合|时候|情况)都", "more than is known"),
    )
)  # fmt: skip
_ONLY_SO_MANY = re.compile(r"(?:只有|仅有|仅|就|只)这?[2-9几][款双条件个种](?![^,。]*(?:找到|推荐|剩|库存))")
_IN_SHOP = re.compile(rf"我们(?:家|店里?)?的?(?={_RANK})|能买到的|买得到的|同类|所有|{_RANK} ?的?(?:商品|产品)")
"""Beside a comparison: it would be against more than what is shown."""
_ONE_BRAND = re.compile(r"(?:同|同一|一|同样)(?:个|一个)?(?:的)?(?:品牌|牌子)")
_COMPOUNDS = re.compile(
    r"(?:^|(?<=[\ue201-\ue2ff的,]))鞋(?:带|里|跟|帮|上)|上里|里里|带子|(?:可以|支持|能)(?:用来)?[打玩]游戏"
)
"""Of plain characters, and yet a thing."""
_PLACED = re.compile(rf"(?:{_CARD}|鞋|裙|包)(?:的)?(?:上|里|下|外)面(?=[有是带用配防])")
_AMOUNT = re.compile(r"\d+(?:\.\d+)? ?[a-z\u4e00-\u9fff]+")
_WEIGHT = re.compile(r"(\d+(?:\.\d+)?)(?:克|千克|公斤|kg|g(?![a-z]))")
_PORTION = re.compile(r"[一整每]双|一对|两只|2只|一套|整套|连盒|双重?(?=才|只|仅|就|重|\d)")
_MOUTH = re.compile(
    r"(?:[您你](?:刚才|刚刚|之前|也|还)*(?:说|提到|提|要|想要|喜欢|需要|问|是|穿|偏好|看重|在意)(?:过|的是|了|想要|要|喜欢|的)*"
    r"|[您你]的?尺码(?:是|为))([^,。!?;]+)"
)
_OPEN = re.compile(r"如果|要是|的话|若|可以|什么|哪|吗|[?]|是否|还是|可能|比较|更")
_HEAD = re.compile("一[个只条扇根块层]([\u4e00-\u9fff]{2})")


def overreaches(sentence: str, text: str, ranked: bool, facts: Facts, known: Evidence) -> str:
    """Why a sentence, flat and read, reaches too far; "" where it does not."""
    ours = flat(facts.text)
    for pattern, why in _REFUSED:
        found = pattern.search(text)
        if found and found[0] not in ours:
            return why
    if (few := _ONLY_SO_MANY.search(flat(sentence))) and few[0] not in ours and "库存" not in sentence:
        return "only so many"
    if ranked and _IN_SHOP.search(text):
        return "more than can be seen from here"
    if _ONE_BRAND.search(text) and len({one.brand for one in _named(text, facts)}) > 1:
        return "brands that are not so"
    for pattern in (_COMPOUNDS, _PLACED):
        if (found := pattern.search(text)) and found[0].lstrip("\ue200-\ue2ff") not in ours:
            return f"a part that nobody knows: {found[0]}"
    for head in _HEAD.finditer(text):
        if head[1] in ours and not _called(head[1], facts) and not _just_one(head, _told(text, facts)):
            return "just one"
    named = flat(sentence)
    priced = priced_as_shown(sentence, facts, lambda value: bool(_AMOUNT.fullmatch(value)) and flat(value) in named)
    if not priced or not _sized_right(text, facts) or not _shown_so(text, facts):
        return "another variant"
    return _put_in_mouth(text, known)


def _told(text: str, facts: Facts) -> str:
    """All that is known of the cards that a sentence names."""
    return flat("\n".join(value for one in _named(text, facts) for _, value in one.fields))


def _just_one(head: re.Match[str], ours: str) -> bool:
    """Whether the record has one of it too, and one on each side only where it is said so."""
    said = "各" in head.string[max(0, head.start() - 2) : head.start()]
    for known in re.finditer(rf"(各?有?){head[0][:2]}[^,。;]{{0,6}}{head[1]}", ours):
        if said or "各" not in known[1]:
            return True
    return False


def _called(word: str, facts: Facts) -> bool:
    """Whether a word is of what the products are called."""
    return any(word in flat(one.title) for one in facts.products) or any(
        word in flat(value) for one in facts.products for name, value in one.fields if name == "category"
    )


def _named(text: str, facts: Facts) -> list[ProductFacts]:
    places = sorted({ord(card) - ALIASES for card in re.findall(_CARD, text)})
    return [facts.products[place - 1] for place in places if place <= len(facts.products)] or list(facts.products)


def _put_in_mouth(text: str, known: Evidence) -> str:
    """您说要宽楦, where nobody did."""
    for found in _MOUTH.finditer(text):
        clause = text[max(text.rfind(mark, 0, found.start()) for mark in ",。!?;") + 1 : found.end()]
        if _OPEN.search(clause) or _OPEN.search(text[found.end() : found.end() + 1]):
            continue
        told = [one for one in cut(found[1], haystack(split(known.said))) if one.kind in ("unknown", "number")]
        if told:
            return "words that the shopper did not say"
    return ""


def _clauses(text: str) -> Sequence[str]:
    return re.split(r"[,。!?;:]|而且|但", text)


def _sized_right(text: str, facts: Facts) -> bool:
    """A weight is not said of a pair where the record has it of one piece, nor of another size or colour."""
    for clause in _clauses(text):
        measure = _WEIGHT.search(clause)
        if measure is None:
            continue
        if (portion := _PORTION.search(clause)) and not _stated_so(measure[1], portion[0], facts):
            return False
        for product in _named(text, facts):
            if any(
                _says(clause, value) and not _stated_so(measure[1], value, facts) for value in other_options(product)
            ):
                return False
    return True


def _stated_so(number: str, with_what: str, facts: Facts) -> bool:
    return any(
        number in clause and with_what.lower() in clause
        for one in facts.products
        for clause in _clauses(flat(one.field(DESCRIPTION)))
    )


def _shown_so(text: str, facts: Facts) -> bool:
    """这双是蓝色的, of a card that shows the gray one; in a cart nothing but what was chosen is named."""
    for product in _named(text, facts):
        others = other_options(product)
        if len(others) == sum(name.startswith(OPTION) for name, _ in product.fields):
            continue
        carted = re.search(r" × \d", product.field(REASON)) is not None
        for value in others:
            if (carted and _says(text, value)) or re.search(
                rf"(?:[是为]|选的)(?:尺码)?{re.escape(value.lower())}码?的?(?=$|[,。、!])", text
            ):
                return False
    return True


def _says(text: str, value: str) -> bool:
    """Whether an option is named: a size as 9码, a colour as it is."""
    return (f"{value}码" if value.isascii() else value).lower() in text

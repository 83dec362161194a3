"""The facts of a turn as short statements in its language, each of which is true by itself."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.cards import FEW
from bot.llm.facts import CATEGORY, DESCRIPTION, OPTION, RATING, REASON, REVIEWS, STOCK, Facts, ProductFacts
from bot.llm.placeholders import PLACE
from bot.messages import Language
from bot.say import WORDS

Role = Literal["name", "line", "free", "joined", "price", "was", "saving"]
Amount = tuple[Decimal, str]
"""An amount of money and its currency."""

_HELD = {
    "en": {
        "weight": ("weighs",), "battery": ("runs", "lasts", "battery life"), "capacity": ("holds",),
        "length": ("long",), "connection": ("connects", "connected", "connect"), "for": ("suits", "worn by"),
    },
    "zh": {
        "重量": ("重",), "容量": ("装",), "续航": ("一次充电能用", "能用"), "适用年龄": ("适合", "适用"),
        "适用人群": ("适合", "适用"),
        "连接方式": ("连接",), "季节": ("适合",),
    },
}  # fmt: skip
"""How else a sentence names an attribute."""
_PARTS = ("鞋面", "鞋底", "鞋垫", "衬里", "内里", "腔体", "外壳", "护头")
"""Parts that a description names right behind what they are made of."""
_UPPER = "鞋面"
_CHOSEN = re.compile(r"× [^（(]*[（(]([^（）()]+)[）)]|[（(]([^（）()]+)[）)] ×")
"""What a line of the cart says was chosen."""
_DENYING = re.compile(r"\b(?:no|not|none|nothing|without)\b|[没不无]", re.IGNORECASE)
_SIGNS = re.compile("[$€£¥￥]")
_ENOUGH_FOR = re.compile(r"(?:^|(?<=[，。；]))([\u4e00-\u9fff]{3,10}?)(?:很合脚|够用|就够了)(?=[，。；]|$)")
"""What a description says a thing is good enough for: 一日徒步很合脚."""
_EVERYBODY = {"en": ("for", frozenset({"men", "women"})), "zh": ("适用人群", frozenset({"男士", "女士"}))}


@dataclass(frozen=True, slots=True)
class Statement:
    """Something true. A "name" holds of the product as a whole, so its words may stand beside any other statement;
    "free" is written by people, and a word alone does not tell what it says; "joined" are two such, main and
    subordinate."""

    text: str
    role: Role = "line"
    amount: Amount | None = None


def of_product(product: ProductFacts, language: Language) -> list[Statement]:
    """Everything that may be said of one product."""
    found = [Statement(product.title, "name")]
    if product.brand:
        found.append(Statement(product.brand, "name"))
        found.append(Statement(f"brand {product.brand}" if language == "en" else f"品牌{product.brand}"))
    found += _fields(product, language)
    found += _price(product, language)
    found += _stock(product, language)
    found += _rating(product, language)
    return found


def other_options(product: ProductFacts) -> list[str]:
    """Values of options that the variant shown has not: what is in stock is counted of that variant alone."""
    shown = re.findall(r"[a-z0-9.]+|[\u4e00-\u9fff]+", product.field(REASON).lower())
    values = [value for name, value in product.fields if name.startswith(OPTION)]
    return [value for value in values if value.lower() not in shown]


def priced_as_shown(sentence: str, facts: Facts, names: Callable[[str], bool]) -> bool:
    """Whether the price is that of the jar shown, not of one twice as large; `names` knows what options are named."""
    for place in PLACE.finditer(sentence):
        number = int(place[1])
        if place[2] not in ("price", "was") or not 0 < number <= len(facts.products):
            continue
        if any(map(names, other_options(facts.products[number - 1]))):
            return False
    return True


def _fields(product: ProductFacts, language: Language) -> Iterable[Statement]:
    whose, everybody = _EVERYBODY[language]
    worn = {value.lower() for name, value in product.fields if name == whose}
    if everybody <= worn:
        yield Statement(
            "men and women, women and men, everybody"
            if language == "en"
            else "男女皆可，男女都可以穿，男女都能穿，男女"
        )
    for name, value in product.fields:
        if name == CATEGORY:
            yield Statement(value, "name")
        elif name.startswith(OPTION):
            option = name.removeprefix(OPTION)
            yield Statement(f"{option} {value}", "name")
            yield Statement(option, "name")
            if "码" in option:
                yield Statement(f"{value}码", "name")
        elif name == REASON:
            yield from _reason(value, language)
        elif name == DESCRIPTION:
            yield from _made_of(product, value) if language == "zh" else ()
            yield Statement(value, "free")
            yield from (Statement(f"适合{use}") for use in _ENOUGH_FOR.findall(value) if language == "zh")
        elif name not in (RATING, REVIEWS, STOCK):
            held = _HELD[language].get(name, ())
            yield Statement(f"{name} {' '.join(held)} {value}" if language == "en" else f"{name}{value}")
            yield Statement(value)
            if language == "zh":
                yield from (Statement(f"{other}{value}") for other in held)


def _made_of(product: ProductFacts, description: str) -> Iterable[Statement]:
    """再生涤纶鞋面 as 鞋面再生涤纶; the one material of a shoe is its upper's, with what stands right before it."""
    materials = [value for name, value in product.fields if name == "材质"]
    for value in materials:
        yield from (Statement(part + value) for part in _PARTS if value + part in description)
    shoe = any("鞋" in value or "靴" in value for name, value in product.fields if name == CATEGORY)
    if shoe and len(materials) == 1 and _UPPER not in description:
        found = re.search(rf"(?:^|[，。；])([\u4e00-\u9fff]{{0,4}}){re.escape(materials[0])}", description)
        yield Statement(_UPPER + (found[1] if found else "") + materials[0])


def _reason(reason: str, language: Language) -> Iterable[Statement]:
    """The parts of a card's reason; what it misses is denied wish by wish, what is unstated says nothing."""
    words = WORDS[language]
    missed, unstated = words.missed.split("{")[0], words.unstated.split("{")[0]
    met = words.matches.split("{")[0]
    for part in reason.split(words.semicolon):
        if part.startswith(unstated):
            continue
        if part.startswith(missed):
            for wish in part.removeprefix(missed).split(words.comma):
                yield Statement(f"not {wish}" if language == "en" else f"不是{wish}")
            continue
        if part.startswith(met):
            yield Statement("matches fits your search wishes" if language == "en" else "符合您的要求，满足，匹配")
        # A limit on the price is the shopper's figure, not the product's.
        wishes = part.removeprefix(met).split(words.comma)
        yield from (Statement(wish) for wish in wishes if not _SIGNS.search(wish))


def _price(product: ProductFacts, language: Language) -> Iterable[Statement]:
    price, currency = product.price, product.currency
    reduced = price is not None and product.list_price is not None and product.list_price > price
    if not reduced:
        text = "not on sale, not reduced, not discounted, no discount, no deal"
        yield Statement(text if language == "en" else "没有打折，没有降价，没有优惠，没有折扣")
    if price is None or currency is None:
        return
    sale = "on sale reduced deal discounted discount now" if language == "en" else "打折降价优惠"
    text = "price prices costs cost priced pay currently" if language == "en" else ""
    yield Statement(f"{text} {sale}" if reduced else text, "price", (price, currency))
    if not reduced or product.list_price is None:
        return
    off = product.list_price - price
    share = f"{int(100 * off / product.list_price)}"
    if language == "en":
        yield Statement(
            "was price before originally instead reduced down dropped fell", "was", (product.list_price, currency)
        )
        yield Statement("save saves saving off discount reduced less", "saving", (off, currency))
        yield Statement(f"save saving {share} percent off discount reduced {share} % off")
        yield Statement("on sale, reduced, discounted, discount, deal, saving, lower price")
    else:
        yield Statement("", "was", (product.list_price, currency))
        yield Statement("", "saving", (off, currency))
        yield Statement(f"省{share}%，便宜{share}%")
        yield Statement("打折，降价，有优惠，优惠，折扣，特价，在打折")


def _stock(product: ProductFacts, language: Language) -> Iterable[Statement]:
    if product.in_stock:
        yield Statement("in stock, available" if language == "en" else "有现货，有货，现货，库存有")
    if product.in_stock is False:
        yield Statement(
            "sold out, not in stock, not available" if language == "en" else "售罄，没货，没有现货，卖完了，缺货"
        )
    count = product.field(STOCK)
    if not count or not product.in_stock:
        return
    if language == "en":
        few = "left remain remaining" if int(count) <= FEW else "left"
        yield Statement(f"{count} stock {few}")
    else:
        yield Statement(f"库存{count}件，还有{count}件")
        if int(count) <= FEW:
            yield Statement(f"仅剩{count}件，只剩{count}件，还剩{count}件，剩{count}件，只有{count}件")


def _rating(product: ProductFacts, language: Language) -> Iterable[Statement]:
    rating, count = product.field(RATING), product.field(REVIEWS)
    if language == "en":
        if rating:
            yield Statement(f"rating rated rate score stars shoppers gave {rating} {rating} stars {rating} rating")
        if count:
            yield Statement(f"from {count} reviews {count} shoppers")
    else:
        if rating:
            yield Statement(f"评分{rating}分，评分是{rating}分，评分{rating}")
        if count:
            yield Statement(f"{count}条评价，评价{count}条，评价有{count}条")


def general(facts: Facts) -> list[str]:
    """The sentences of our own reply that speak of no single product, and quote nothing."""
    if " | " in facts.template:
        return []  # a table: what stands in it is said of its columns
    quoted = {line for passage in facts.passages for line in passage.splitlines()}
    found = []
    for block in facts.template.split("\n\n"):
        lines = block.splitlines()
        if lines and any(product.title == lines[0] for product in facts.products):
            continue
        found += [
            line
            for line in lines
            if line not in quoted
            and not _names_source(line, facts)
            and not any(product.title in line for product in facts.products)
        ]
    chosen = [part for line in found for both in _CHOSEN.findall(line) for part in both if part]
    sentences = [part for line in found for part in re.split(r"(?<=[.!?。！？])\s*(?=\D)", line) if part.strip()]
    return (
        sentences
        + chosen
        + [part for one in sentences for part in re.split("[:：]", one)[:1] if not _DENYING.search(part)]
    )


def _names_source(line: str, facts: Facts) -> bool:
    """Whether a line only says which page is quoted: "what it covers" states nothing."""
    return len(facts.passages) > 1 and line.startswith("—") and facts.passages[-1] in line


_CONDITIONAL = re.compile(r"\b(?:if|unless|when|except|only|as long as)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?。！？；;])\s*(?=\D)|(?<=[.!?。！？；;])\s+")
_SECOND = re.compile(r", and |: ")


_DOES = r"(?:leave|arrive|come|follow|ship)s? "
_DONE = re.compile(rf"(?P<whom>.+?) (?P<first>{_DOES}.+?) and (?P<then>{_DOES}.+)")


def _both_done(sentence: str) -> list[str]:
    """ "Most parcels leave ... and arrive ..." as what is said of them first, and then."""
    found = _DONE.fullmatch(sentence)
    return [f"{found['whom']} {found['first']}", f"{found['whom']} {found['then']}"] if found else []


def clauses(passage: str) -> list[str]:
    """A quoted passage in parts that are true by themselves: sentences, and halves of them that nothing conditions."""
    found = []
    for sentence in _SENTENCE_END.split(passage):
        if not sentence.strip():
            continue
        found.append(sentence)
        if _CONDITIONAL.search(sentence):
            continue
        halves = _SECOND.split(sentence)
        found += halves if len(halves) > 1 else _both_done(sentence)
        head, colon, listed = sentence.rstrip(".").partition(": ")
        found += [f"{head}: {one}" for one in listed.split(", ") if colon and "," in listed]
    return found

"""What a title says a thing is, and which kinds of a shop it therefore belongs to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.heads import title_phrases
from retrieval.index import indexed
from retrieval.lexicon import Lexicon
from retrieval.masks import Masks
from retrieval.phrases import keys
from retrieval.products import Product
from retrieval.query import Limit
from retrieval.text import normalise
from tests.retrieval.shop import product


def titled(*titles: str, category: tuple[str, ...] = ("Things",)) -> list[Product]:
    return [product(title, title, category=category) for title in titles]


def of_kind(kind: str, *products: Product) -> list[str]:
    """Ids of the products that a wish for a kind keeps, as the shopper's words are read."""
    lexicon = Lexicon.of(products)
    terms = [term for term in lexicon.scan(normalise(kind)) if term.field == "category"]
    names = terms[-1].names or (terms[-1].value,) if terms else (kind,)
    kept = Masks.of(indexed(products), lexicon, "USD", {}).passes(Limit("category", "in", names))
    return [item.id for item, keep in zip(products, kept, strict=True) if keep]


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("Ferry Laptop Commuter Backpack", "backpack"),
        ("Apple - iPhone® 7 Silicone Case - Black", "case"),
        ("Wallet Case for iPhone 7", "case"),
        ("Apple - iPhone® 7 Plus 256GB - Black (Verizon)", "iphone 7 plus"),
        ("Acme iPhone 5s 16GB Prepaid Cell Phone w/Airtime Card", "prepaid cell phone"),
        ("Weeknight Wok: A Home Cookbook", "cookbook"),
        ("Bath Towels, Set of 2", "bath towels"),
        ("Nike Men's Running Shoes Black 10", "running shoes"),
        ("Wool Tea Cosy", "tea cosy"),
        ("Tripod and Bluetooth Shutter Remote for Phones", "tripod"),
        ("岚汀 海岸线纯棉浴巾两条装", "浴巾"),
        ("清新趣粉全棉四件套 青粉拼接", "四件套"),
        ("20寸 纯PC“铝框”（非全铝）登机箱", "登机箱"),
        ("妙曲奇遇记曲奇礼盒 520克", "曲奇"),
    ],
)
def test_a_title_names_its_head(title: str, phrase: str) -> None:
    assert keys(normalise(phrase)) in title_phrases(title, title.split(" - ")[0] if " - " in title else "")


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("Ferry Laptop Commuter Backpack", "laptop"),
        ("Apple - iPhone® 7 Silicone Case - Black", "iphone"),
        ("3' iPad/iPhone Audio Cable", "ipad"),
        ("iPhone 6s Armband", "iphone"),
        ("iPhone 7 Plus 32GB", "iphone 7"),
        ("Down Sleeping Bag", "bag"),
        ("Phone and Tablet Case", "phone"),
        ("iPad & iPhone Cable", "ipad"),
        ("全棉针织素色床笠", "床"),
        ("手工针织绞花抱枕套", "抱枕"),
        ("全麦面包", "包"),
    ],
)
def test_what_only_describes_is_no_head(title: str, phrase: str) -> None:
    assert keys(phrase) not in title_phrases(title)


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=10), st.booleans())
def test_any_title_can_be_read(title: str, brand: str, loose: bool) -> None:
    assert all(phrase and all(phrase) for phrase in title_phrases(title, brand, loose=loose))


def test_a_kind_is_met_by_category_or_title() -> None:
    shop = [
        product("filed", "Belkin Duo", category=("Car Chargers",)),
        product("titled", "Belkin - Boost Car Charger - Black", category=("Car & Travel Accessories",)),
        product("mount", "Mount for Car Charger", category=("Car & Travel Accessories",)),
    ]
    assert of_kind("car charger", *shop) == ["filed", "titled"]


def test_a_by_name_among_strangers_is_no_kind() -> None:
    bouncer = product("a", "Rainforest Deluxe", category=("Baby Gear", "Bouncers, Jumpers & Swings"))
    knit = product("b", "Merino Classic", category=("Clothing", "Jumpers"))
    assert of_kind("sweaters", bouncer, product("c", "Steel Kettle")) == []
    assert of_kind("sweaters", bouncer, knit) == ["b"]


def test_without_a_category_a_title_may_trail_off() -> None:
    assert of_kind("kettle", *titled("Kettle Electric Cordlessly Fast", category=())) == [
        "Kettle Electric Cordlessly Fast"
    ]
    assert of_kind("laptop", *titled("Laptop Commuter Backpack Xylo", category=())) == []


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("钢笔", ["金属亚光钢笔"], ["直杆三角中性笔", "按动式三角中油笔"]),
        ("笔", ["金属亚光钢笔", "直杆三角中性笔"], ["笔袋"]),
        ("抱枕", ["日式纯棉针织条纹抱枕"], ["日式记忆绵坐垫", "手工针织绞花抱枕套"]),
        ("粽子", ["粽情乡思端午粽礼盒 640克"], ["妙曲奇遇记曲奇礼盒"]),
        ("端午粽礼盒", ["粽情乡思端午粽礼盒 640克"], ["十四行诗-礼盒"]),
        ("四件套", ["日式穿线绣四件套"], ["纯色床单", "纯色枕套*2", "日式天然蔺草席三件套"]),
        ("行李箱", ["20寸 铝镁合金登机箱", "112升 斜纹拉杆箱"], ["堡垒收纳盒"]),
        ("suitcase", ["20寸 铝镁合金登机箱", "112升 斜纹拉杆箱"], ["堡垒收纳盒"]),
        ("床", ["原素系列1.8米实木床"], ["日式色织水洗棉床笠", "床褥"]),
        ("手機殼", ["防撞手机壳"], ["智能手机"]),
        ("novel", ["The Lock: A Mystery Novel", "长篇小说"], ["The Owl: A Children's Picture Book"]),
        ("电子产品", ["智能手机", "无线耳机", "充电器"], ["手机壳收纳袋"]),
    ],
)
def test_kinds_of_titles(kind: str, right: list[str], wrong: list[str]) -> None:
    assert of_kind(kind, *titled(*right, *wrong)) == right

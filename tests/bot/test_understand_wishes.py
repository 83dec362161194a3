"""What single messages mean over the demo shop, in both languages."""

from decimal import Decimal

import pytest

from app.demo.catalog import products
from bot.session import Session
from bot.understand.meaning import Meaning
from bot.understand.understanding import Understanding
from retrieval.lexicon import Lexicon

OTHERS = [
    "bonjour, je cherche des chaussures",
    "quiero unos zapatos por favor",
    "ботинки",
    "靴をください",
    "신발",
    "أحذية",
    "¿tienes vestidos?",
]
LEXICON = Lexicon.of(products())
READER = Understanding(LEXICON, currency="USD", currencies={"USD", "CNY"}, rates={}, language="en")


def read(text: str, session: Session | None = None, locale: str | None = None) -> Meaning:
    return READER.read(text, session or Session("c", "u"), locale=locale, shown=())


def limits(meaning: Meaning) -> set[str]:
    """Limits as short text, hard ones with a bang."""
    query = meaning.query
    return {
        f"{limit.field} {limit.op} {limit.value}{' ' + limit.unit if limit.unit else ''}{'!' if limit.hard else ''}"
        for limit in (query.limits if query else ())
    }


@pytest.mark.parametrize(
    ("text", "expected", "words"),
    [
        (
            "waterproof hiking boots under $120, not leather",
            {"category = Hiking Boots", "words = Waterproof", "price <= 120 USD!", "material != Leather!"},
            "waterproof hiking boots",
        ),
        (
            "200元以内的蓝色连衣裙，不要雪纺",
            {"category = 连衣裙", "color = 蓝色", "price <= 200 CNY!", "material != 雪纺!"},
            "蓝色 连衣裙",
        ),
        (
            "boots, no leather or suede",
            {"category in ('Hiking Boots', 'Rain Boots')", "material != Leather!", "material != Suede Leather!"},
            "boots",
        ),
        (
            "not leather, waterproof boots",
            {"category in ('Hiking Boots', 'Rain Boots')", "material != Leather!", "words = Waterproof"},
            "waterproof boots",
        ),
        ("not leather, under 120", {"material != Leather!", "price <= 120 USD!"}, ""),
        ("leather-free boots", {"category in ('Hiking Boots', 'Rain Boots')", "material != Leather!"}, "boots"),
        ("anything but black dresses", {"category = Dresses", "color != black!"}, "dresses"),
        ("shoes without laces", {"category = Shoes", "words != laces!"}, "shoes"),
        ("jackets not by Fell & Tarn", {"category in ('Rain Jackets', 'jackets')", "brand != Fell & Tarn!"}, "jackets"),
        ("不要黑色的跑鞋", {"category = 跑鞋", "color != 黑色!"}, "跑鞋"),
        ("除了真皮以外的靴子", {"category in ('登山靴', '雨靴')", "material != 真皮!"}, "boots"),
        ("雪纺以外的裙子", {"category = 连衣裙", "material != 雪纺!"}, "连衣裙"),
        ("不含香精的面霜", {"category = 面霜", "words != 香精!", "words = 无香精"}, "面霜"),
        ("无线耳机", {"category = 无线耳机"}, "无线耳机"),
        ("only leather boots", {"category in ('Hiking Boots', 'Rain Boots')", "material = Leather!"}, "leather boots"),
        ("必须是纯棉的T恤", {"category = T恤", "material = 棉!"}, None),
        ("red or white sneakers", {"category = Sneakers", "color in ('red', 'white')"}, "red white sneakers"),
        ("running shoes size 10", {"category = Running Shoes", "size = 10!"}, "running shoes"),
        ("rain jacket size M or L", {"category = Rain Jackets", "size in ('M', 'L')!"}, "rain jacket"),
        ("42码的登山靴", {"category = 登山靴", "size = 42!"}, "登山靴"),
        ("tents with at least 4.5 stars", {"category = Tents", "rating >= 4.5!"}, "tents"),
        ("四星以上的帐篷", {"category = 帐篷", "rating >= 4!"}, "帐篷"),
        ("navy backpack in stock", {"category = Backpacks", "color = navy", "stock = in_stock!"}, "navy backpack"),
        ("do you have motorcycles?", {"category = motorcycles"}, "motorcycles"),
        ("有没有摩托车", {"category = 摩托车"}, None),
        ("show me zorgblats", {"category = zorgblats"}, "zorgblats"),
        (
            "do you have electric hoverboards in red",
            {"category = hoverboards", "color = red"},
            "electric hoverboards red",
        ),
        ("有没有显瘦的裙子", {"category = 连衣裙"}, "显瘦 连衣裙"),
        ("laptop backpack", {"category = Backpacks"}, "laptop backpack"),
        ("hedphones", {"category = Headphones"}, "headphone"),
        ("under armour", set(), None),
    ],
)
def test_a_message_says_what_it_wants(text: str, expected: set[str], words: str | None) -> None:
    meaning = read(text)
    assert meaning.act == "find"
    assert limits(meaning) >= expected if text == "under armour" else limits(meaning) == expected
    assert words is None or (meaning.query and meaning.query.text == words)


def test_a_brand_called_under_is_no_price() -> None:
    assert not any(limit.startswith("price") for limit in limits(read("under armour shoes")))


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("cheapest kettle", "cheapest"),
        ("最便宜的水壶", "cheapest"),
        ("most expensive headphones", "dearest"),
        ("best rated tent", "best_rated"),
        ("口碑最好的瑜伽垫", "best_rated"),
        ("best selling novels", "popular"),
        ("cheap kettle", None),
        ("便宜的水壶", None),
    ],
)
def test_orders_are_named(text: str, order: str | None) -> None:
    query = read(text).query
    assert query is not None
    assert query.order == order


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("hello", "greeting"), ("你好", "greeting"), ("thanks a lot", "thanks"), ("谢谢", "thanks"),
        ("what can you do?", "help"), ("你能做什么", "help"), ("talk to a person", "human"), ("转人工", "human"),
        ("I want to talk to a real person please", "human"), ("where is my order", "order_status"),
        ("我的订单到哪了", "order_status"), ("my order arrived broken, this is ridiculous", "complaint"),
        ("我要投诉，鞋子坏了", "complaint"), ("what is your return policy?", "ask_policy"), ("运费多少", "ask_policy"),
        ("can I return the boots if they don't fit?", "ask_policy"), ("start over", "start_over"),
        ("重新开始", "start_over"),
        ("a gift for my mom", "gift"), ("生日礼物", "gift"), ("what's the weather like", "out_of_scope"),
        ("帮我写首诗", "out_of_scope"), ("what goes with the blue dress?", "goes_with"), ("checkout", "checkout"),
        ("any deals?", "best_deal"), ("有什么优惠", "best_deal"), ("undo", "undo"), ("", "empty"), ("   ", "empty"),
        ("🙂🙂", "empty"), ("?!", "empty"), ("forget me", "profile"), ("everything I need for camping", "bundle"),
    ],
)  # fmt: skip
def test_acts(text: str, act: str) -> None:
    assert read(text).act == act


@pytest.mark.parametrize(
    ("text", "mood"), [("this is ridiculous", "upset"), ("太慢了，气死我了", "upset"), ("red dress please", "calm")]
)
def test_mood(text: str, mood: str) -> None:
    assert read(text).mood == mood


@pytest.mark.parametrize(
    ("text", "before", "locale", "language"),
    [
        ("do you have 旗袍 dresses", "zh", None, "en"),
        ("有没有 Nike 的 running shoes", "en", None, "zh"),
        ("hiking boots", "zh", None, "zh"),
        ("200元以内的蓝色连衣裙", "en", None, "zh"),
        ("ok", "zh", None, "zh"),
        ("boots", "en", "zh-CN", "zh"),
        ("back to english", "zh", None, "en"),
        ("可以说中文吗", "en", None, "zh"),
        ("转人工", "en", "", "zh"),
        ("连衣裙", "en", "en-US", "zh"),
        ("Hushlark 耳机", "en", "", "zh"),
        ("耳机", "en", None, "en"),
    ],
)
def test_language_follows_grammar_not_nouns(text: str, before: str, locale: str | None, language: str) -> None:
    session = Session("c", "u", language="zh" if before == "zh" else "en", turn=3 if locale is None else 0)
    assert read(text, session, locale or None).language == language


def test_an_asked_language_holds_until_the_next_request() -> None:
    asked = read("可以说中文吗")
    assert asked.language_pinned
    pinned = Session("c", "u", language="zh", language_pinned=True, turn=1)
    assert read("do you have a red dress", pinned).language == "zh"
    assert read("english please", pinned).language == "en"


@pytest.mark.parametrize("text", OTHERS)
def test_other_languages_are_known_as_such(text: str) -> None:
    meaning = read(text)
    assert not meaning.language_known
    assert meaning.act == "out_of_scope"


@pytest.mark.parametrize("text", ["lacoste hombre", "die hard", "crème brûlée", "tote bag", "耳机", "no"])
def test_short_product_words_are_no_other_language(text: str) -> None:
    assert read(text).language_known


@pytest.mark.parametrize(
    ("text", "locale", "before", "currency"),
    [
        ("boots", None, None, "USD"),
        ("我想要靴子", None, None, "CNY"),
        ("我想要靴子", "en-US", None, "USD"),
        ("boots under ¥500", None, "USD", "CNY"),
        ("boots under 50", "zh-CN", None, "CNY"),
        ("boots under 50", "zh-CN", "USD", "CNY"),
        ("boots", None, "CNY", "CNY"),
        ("some boots please", None, "CNY", "USD"),
        ("Hushlark 耳机", None, None, "CNY"),
        ("50刀以内的耳机", None, None, "USD"),
        ("200块以内的耳机", None, None, "CNY"),
    ],
)
def test_the_price_list_in_use(text: str, locale: str | None, before: str | None, currency: str) -> None:
    query = read(text, Session("c", "u", currency=before), locale).query
    assert query is not None
    assert query.currency == currency


def test_a_foreign_currency_needs_a_rate() -> None:
    meaning = read("boots under €100")
    assert meaning.unconverted == "EUR"
    assert not any(limit.startswith("price") for limit in limits(meaning))
    rates = {("EUR", "USD"): Decimal("1.1")}
    reader = Understanding(LEXICON, currency="USD", currencies={"USD"}, rates=rates, language="en")
    converted = reader.read("boots under €100", Session("c", "u"), locale=None, shown=())
    assert converted.unconverted is None
    assert "price <= 110 USD!" in limits(converted)


def test_unknown_words_are_named_and_known_ones_are_not() -> None:
    assert read("nice qwertyish boots please").not_understood == ("qwertyish",)
    assert read("boots with taped seams").not_understood == ()
    assert read("给三岁孩子的玩具").not_understood == ()
    assert read("给我看看量子纠缠靴子").not_understood == ("量子纠缠",)


def test_rules_tell_what_fired() -> None:
    rules = read("boots under 50 dollars, not leather").rules
    assert rules == ("price", "exclusion", "currency:named", "kind", "wish")

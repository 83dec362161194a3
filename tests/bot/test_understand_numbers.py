"""Sums of money and numerals, by example and by property; and that no text whatever breaks the reader."""

import time
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.demo.catalog import products
from bot.session import Session, Shown
from bot.understand.understanding import Understanding
from bot.understand.zh import number
from retrieval.lexicon import Lexicon
from retrieval.phrases import read_words
from retrieval.text import normalise

READER = Understanding(Lexicon.of(products()), currency="USD", currencies={"USD", "CNY"}, rates={}, language="en")
LISTED = products()[6:10]
TALKING = Session(
    "c", "u", shown=tuple(Shown(p.id, p.variants[0].id, "d") for p in LISTED), turn=2,
    query=READER.read("red boots under 90, not leather", Session("c", "u"), locale=None, shown=()).query,
)  # fmt: skip


def bounds(text: str) -> tuple[str | None, str | None, str | None]:
    """Lowest and highest price of a message, and the currency."""
    query = READER.read(text, Session("c", "u"), locale=None, shown=()).query
    prices = [limit for limit in (query.limits if query else ()) if limit.field == "price"]
    assert all(limit.hard for limit in prices)
    low = next((str(limit.value) for limit in prices if limit.op == ">="), None)
    high = next((str(limit.value) for limit in prices if limit.op == "<="), None)
    return low, high, prices[0].unit if prices else None


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("boots under $120", None, "120", "USD"), ("boots less than 99.50", None, "99.5", "USD"),
        ("boots up to 1,299.00", None, "1299", "USD"), ("phone for 1.5k or less", None, "1500", "USD"),
        ("boots at most 120 bucks", None, "120", "USD"), ("boots max 80", None, "80", "USD"),
        ("no more than 80 dollars boots", None, "80", "USD"), ("nothing over 100", None, "100", "USD"),
        ("boots cheaper than $75", None, "75", "USD"), ("boots within 100 yuan", None, "100", "CNY"),
        ("I have 50 dollars for a candle", None, "50", "USD"), ("boots under a hundred dollars", None, "100", "USD"),
        ("boots over 100", "100", None, "USD"), ("at least $200 headphones", "200", None, "USD"),
        ("boots from 80 dollars", "80", None, "USD"), ("boots not under 50", "50", None, "USD"),
        ("boots between 50 and 100", "50", "100", "USD"), ("$50-$100 boots", "50", "100", "USD"),
        ("boots 50 to 100 dollars", "50", "100", "USD"), ("boots $100 - 50", "50", "100", "USD"),
        ("boots around $100", "75", "125", "USD"), ("boots roughly 80", "60", "100", "USD"),
        ("boots ~$80", "60", "100", "USD"), ("boots about 200 rmb", "150", "250", "CNY"),
        ("boots, budget $90", None, "90", "USD"), ("my budget is about 80 dollars, boots", "60", "100", "USD"),
        ("200元以内的靴子", None, "200", "CNY"), ("靴子不超过300块", None, "300", "CNY"),
        ("不要超过100的靴子", None, "100", "CNY"), ("最多500的靴子", None, "500", "CNY"),
        ("低于50美元的耳机", None, "50", "USD"), ("￥300以下的鞋", None, "300", "CNY"),
        ("百元以内的玩具", None, "100", "CNY"), ("一千五以内的手机", None, "1500", "CNY"),
        ("1千以内的跑鞋", None, "1000", "CNY"), ("2万以内的手机", None, "20000", "CNY"),
        ("500以上的靴子", "500", None, "CNY"), ("至少300的靴子", "300", None, "CNY"),
        ("两百块左右的耳机", "150", "250", "CNY"), ("大概400的鞋", "300", "500", "CNY"),
        ("100到200元的耳机", "100", "200", "CNY"), ("100-200块的耳机", "100", "200", "CNY"),
        ("五百到一千的手机", "500", "1000", "CNY"), ("200到500之间的鞋", "200", "500", "CNY"),
        ("两三百的连衣裙", "200", "300", "CNY"), ("预算700以内的靴子", None, "700", "CNY"),
        ("compare 1 and 3", None, None, None), ("boots size 10", None, None, None),
        ("26 cm pan", None, None, None),
        ("tents for under 4 people", None, None, None), ("toys for a 3 year old", None, None, None),
        ("over-ear headphones", None, None, None), ("1000 piece puzzle", None, None, None),
        ("5G手机", None, None, None),
    ],
)  # fmt: skip
def test_prices(text: str, low: str | None, high: str | None, unit: str | None) -> None:
    assert bounds(text) == (low, high, unit)


cents = st.decimals(min_value=1, max_value=99_999, places=2)


@given(cents, st.sampled_from(["boots under ${}", "max ${} boots", "${}以内的靴子", "靴子，不超过${}"]))
def test_any_ceiling_is_found(amount: Decimal, form: str) -> None:
    low, high, unit = bounds(form.format(amount))
    assert low is None
    assert high is not None
    assert Decimal(high) == amount
    assert unit == "USD"


@given(cents)
def test_thousands_may_have_commas(amount: Decimal) -> None:
    assert Decimal(bounds(f"boots under ${amount:,}")[1] or 0) == amount


@given(cents, cents)
def test_any_range_is_found_in_order(one: Decimal, two: Decimal) -> None:
    low, high, _ = bounds(f"boots between {one} and {two} dollars")
    assert (Decimal(low or -1), Decimal(high or -1)) == (min(one, two), max(one, two))


def chinese(value: int) -> str:
    """The usual numeral of a number under 100,000."""
    digits, places = "零一二三四五六七八九", ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"))
    text, zero = "", False
    for size, name in places:
        digit, value = divmod(value, size)
        if digit:
            text += ("零" if zero and text else "") + digits[digit] + name
            zero = False
        else:
            zero = bool(text)
    return text + ("零" if zero and text and value else "") + (digits[value] if value else "")


@given(st.integers(min_value=10, max_value=99_999))
@example(1500)
@example(305)
@example(20_000)
@example(10_010)
def test_chinese_numerals_come_back(value: int) -> None:
    written = chinese(value)
    assert number(read_words(written), 0) == (len(written), Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"), [("两百", 200), ("一千五", 1500), ("三百五", 350), ("两万三", 23_000), ("百", 100)]
)
def test_spoken_numerals(text: str, value: int) -> None:
    assert number(read_words(text), 0) == (len(text), Decimal(value))


WORDS = ["leather", "suede", "black", "cotton", "waterproof", "Hushlark", "laces", "polyester", "red"]


@given(
    st.sampled_from(WORDS),
    st.sampled_from(
        ["boots without {}", "boots, not {}", "no {} please, boots", "anything but {} boots", "boots，不要{}"]
    ),
)
def test_what_is_excluded_never_ranks(word: str, form: str) -> None:
    query = READER.read(form.format(word), Session("c", "u"), locale=None, shown=()).query
    assert query is not None
    assert normalise(word) not in query.text
    assert any(limit.op == "!=" and limit.hard for limit in query.limits)


@given(st.text(max_size=300), st.booleans())
def test_no_text_breaks_the_reader(text: str, talking: bool) -> None:
    meaning = READER.read(text, TALKING if talking else Session("c", "u"), locale=None, shown=LISTED if talking else ())
    assert meaning.rules
    assert meaning.language in ("en", "zh")


PIECES = [
    "not ", "不要", "boots ", "under ", "以内", "$", "100", "10", "-", "or ", "和", "第", "二", "个", "百", "万",
    "the ",
    "red ", "one ", "compare ", "size ", "码", "star ", "星", ",", "，", "only ", "cheaper ", "k", "€", "for ", "in ",
    "M", "😀", "<b>", "'", "片", "米", "s7 ", "plus ", "颜色", "无所谓", "forget ", "colour ", "也可以", "another ",
    "比", "贵", "多",
    "the first two ", "ridgeline ", "多少钱", "which one ", "make it ", "最好", "岁", "year old ", "my mom ",
    "吗", "吧",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_jumble_of_cues_breaks_the_reader(text: str) -> None:
    meaning = READER.read(text, TALKING, locale="zh-CN", shown=LISTED)
    for limit in meaning.query.limits if meaning.query else ():
        if limit.field in ("price", "rating"):
            assert Decimal(str(limit.value)) >= 0


@pytest.mark.parametrize(
    "text",
    [
        "boots and shoes " * 700, "我想要一双蓝色的登山靴不要真皮两百块以内" * 500, "1" * 10_000, "1 " * 5_000,
        "一" * 10_000,
        "零" * 10_000, "not leather or " * 700, "不要" * 5_000, "第一个" * 3_400, "the red one " * 900, "一千" * 5_000,
        "under " * 1_700, "qwertz " * 1_500, "(" * 10_000, "😀" * 10_000, "مرحبا " * 1_700, "a'" * 5_000,
        "1,0." * 2_500, "only red " * 1_200, "s7 " * 3_300, "iphone 7 plus " * 700, "forget the colour " * 550,
        "颜色无所谓" * 2_000, "which one is the ridgeline " * 400, "and no more than 5 " * 500, "1千5" * 3_000,
    ],
)  # fmt: skip
def test_ten_thousand_characters_take_a_moment(text: str) -> None:
    def took() -> float:
        before = time.process_time()
        READER.read(text, TALKING, locale=None, shown=LISTED)
        return time.process_time() - before

    # About 0.1 s on a quiet machine; anything quadratic takes many seconds. A busy machine may be slow for a moment.
    assert any(took() < 1.5 for _ in range(3))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1千5以内的手机", None, "1500"), ("比300元便宜的鞋", None, "300"), ("比300块贵的鞋", "300", None),
        ("300多的耳机", "300", "399"), ("三百多块的耳机", "300", "399"), ("150多的耳机", "150", "159"),
        ("千把块的手机", "750", "1250"), ("几百块的耳机", "200", "999"), ("耳机，1500吧", "1125", "1875"),
        ("500块左右的登山靴", "375", "625"), ("headphones 50ish", "37.5", "62.5"),
        ("5人帐篷，100元以上500元以下", "100", "500"),
    ],
)  # fmt: skip
def test_spoken_prices(text: str, low: str | None, high: str | None) -> None:
    assert bounds(text)[:2] == (low, high)

"""Single cells: prices in the notations shops use, markup, stock words, links, categories, attributes."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.importing import values
from retrieval.importing.categories import path
from retrieval.importing.plain import one_line, paragraphs
from retrieval.importing.prices import in_currency, money


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("12,99 €", "12.99", "EUR"),
        ("€12.99", "12.99", "EUR"),
        ("1.299,00", "1299.00", None),
        ("1,299.00", "1299.00", None),
        ("1 299,00 €", "1299.00", "EUR"),
        ("1\u00a0299,00 €", "1299.00", "EUR"),
        ("1'299.50", "1299.50", None),
        ("CHF 1’299.50", "1299.50", "CHF"),
        ("1,29,999.00", "129999.00", None),
        ("1.299.000", "1299000", None),
        ("1.299 €", "1299", "EUR"),
        ("$45", "45", "USD"),
        ("US$ 1,200", "1200", "USD"),
        ("$45.00 USD", "45.00", "USD"),
        ("$1234.500", "1234.500", "USD"),
        ("￥199", "199", "CNY"),
        ("¥１９９", "199", "CNY"),
        ("199元", "199", "CNY"),
        ("199 块", "199", "CNY"),
        ("人民币 199.5", "199.5", "CNY"),
        ("CNY 88", "88", "CNY"),
        ("88 rmb", "88", "CNY"),
        ("£0.99", "0.99", "GBP"),
        ("45,-", "45", None),
        ("0.125", "0.125", None),
        ("12,999", "12999", None),
        (".5", "0.5", None),
        (119, "119", None),
        (49.99, "49.99", None),
        (0, "0", None),
    ],
)
def test_prices_as_shops_write_them(written: object, amount: str, currency: str | None) -> None:
    found = money(written)
    assert found is not None
    assert found.amount == Decimal(amount)
    assert (found.currencies[0] if found.currencies else None) == currency


@pytest.mark.parametrize("nothing", [None, "", " - ", "N/A", "null", "暂无", "面议"])
def test_a_price_that_says_nothing_is_unknown(nothing: object) -> None:
    assert money(nothing) is None


@pytest.mark.parametrize(
    "unusable",
    [
        "-5",
        "$-5",
        "-$5",
        -5,
        -0.01,
        float("nan"),
        float("inf"),
        "NaN",
        "abc",
        "12 - 15",
        "From $12",
        "199元起",
        "12.99.1",
        "1.299,000",
        "1.299",
        "12,99 € $",
        "1e5",
        "5e9",
        10**10,
        10**4000,
        True,
        "12.99 per kg",
        "٣٤",
        "3" * 70,
        "12 1",
    ],
)
def test_a_price_that_cannot_be_trusted_is_refused(unusable: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        money(unusable)


@given(
    st.decimals(min_value=0, max_value=999_999, places=2),
    st.sampled_from(["{:,}", "${:,}", "{:,} €", "{}元", "CNY {}"]),
)
def test_every_amount_survives_its_notation(amount: Decimal, notation: str) -> None:
    found = money(notation.format(amount))
    assert found is not None
    assert found.amount == amount


@given(st.text(max_size=70) | st.floats() | st.integers() | st.booleans() | st.none())
def test_no_cell_makes_a_price_below_zero_or_breaks_the_reader(cell: object) -> None:
    try:
        found = money(cell)
    except ValueError:
        return
    assert found is None or 0 <= found.amount <= 10**9


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        ("12.9", "USD", "12.90"),
        ("1200", "JPY", "1200"),
        ("0.0333", "EUR", "0.0333"),
        ("19.990000000000002", "USD", "19.99"),
        ("5", "KWD", "5.000"),
    ],
)
def test_amounts_get_their_currency_s_decimals(amount: str, currency: str, written: str) -> None:
    assert str(in_currency(Decimal(amount), currency)) == written


@pytest.mark.parametrize(
    ("markup", "plain"),
    [
        ("<p>Warm</p><p>and  dry</p>", "Warm\nand dry"),
        ("AT&amp;T", "AT&T"),
        ("a<script>alert('</b>')</script>b", "ab"),
        ("a<STYLE type=x>p{}</style >b", "ab"),
        ("never <script>closed", "never"),
        ("x<!-- not <b>seen</b> -->y", "xy"),
        ("<img alt='a>b' onerror=alert(1)>end", "end"),
        ("sizes < 10 and > 5, I <3 it", "sizes < 10 and > 5, I <3 it"),
        ("bell\x07, nul\x00, half \ud800 gone", "bell, nul, half gone"),
        ("one\r\ntwo\rthree\ttabs", "one\ntwo\nthree tabs"),
        ("<ul><li>红<li>蓝</ul>", "红\n蓝"),
    ],
)
def test_markup_becomes_plain_text(markup: str, plain: str) -> None:
    assert paragraphs(markup) == plain


@given(st.text())
def test_plain_text_has_nothing_that_a_store_or_a_screen_chokes_on(text: str) -> None:
    line = one_line(text)
    line.encode()
    assert "\x00" not in line
    assert line == " ".join(line.split())


@pytest.mark.parametrize("piece", ["<a ", "<", "<!", "<a b='", "</", "<!--", "<![CDATA[", "&#", "<script>", "<a-"])
def test_broken_markup_takes_no_longer_than_its_length(piece: str) -> None:
    begin = time.perf_counter()
    paragraphs(piece * (100_000 // len(piece)))
    assert time.perf_counter() - begin < 2


@pytest.mark.parametrize(
    ("word", "answer"),
    [("in stock", True), ("In_Stock", True), ("https://schema.org/InStock", True), ("有货", True), ("有貨", True),
     ("1", True), (True, True), ("yes", True), ("Out of stock", False), ("缺货", False), ("0", False), (False, False),
     ("sold out", False), ("否", False), ("preorder", None), ("", None), (None, None)],
)  # fmt: skip
def test_stock_words(word: object, answer: bool | None) -> None:
    assert values.availability(word) is answer


@pytest.mark.parametrize(
    "good", ["https://shop.example/p/1?a=b#c", "http://shop.example", "/p/1", "https://店.example/商品"]
)
def test_links_that_can_be_opened(good: str) -> None:
    assert values.link(f" {good} ") == good


@pytest.mark.parametrize(
    "bad",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "/\\evil.example",
        "www.shop.example",
        "https://",
        "ftp://a/b",
        "https://a b",
        "https://a\x00b",
        "http://[",
        "JaVaScRiPt:x",
        "https://a:99999/",
        7,
        "https://a/" + "x" * 3000,
    ],
)
def test_links_that_nobody_should_open(bad: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        values.link(bad)


@pytest.mark.parametrize(
    ("cell", "steps"),
    [
        ("Home > Kitchen > Pans", ("Home", "Kitchen", "Pans")),
        ("家居/床品|四件套", ("家居", "床品", "四件套")),
        (["Cell Phones", "Prepaid &amp; more"], ("Cell Phones", "Prepaid & more")),
        ([["Home", "Bed"], ["Sale"]], ("Home", "Bed")),
        (["Home > Bed", "Sale > Bed"], ("Home", "Bed")),
        ([{"id": 3, "name": "Shoes"}], ("Shoes",)),
        ({"name": "Shoes"}, ("Shoes",)),
        ("2271", ()),
        (None, ()),
    ],
)
def test_categories(cell: object, steps: tuple[str, ...]) -> None:
    assert path(cell) == steps


@pytest.mark.parametrize(
    "cell",
    [
        {"Colour": "red", "材质": ["棉", "麻"], "Empty": ""},
        [["Colour", "red"], ["材质", "棉"], ["材质", "麻"], ["Empty", None]],
        [{"name": "Colour", "value": "red"}, {"name": "材质", "options": ["棉", "麻"]}],
    ],
)
def test_attributes_in_every_shape_are_the_same(cell: object) -> None:
    assert values.attributes(cell) == {"color": ("red",), "material": ("棉", "麻")}


@pytest.mark.parametrize("rating", ["4.7", 4.7, 0, 5, "5.0"])
def test_ratings_of_five_stars(rating: object) -> None:
    assert values.stars(rating) == float(str(rating))


@pytest.mark.parametrize("rating", [5.1, "92", 87, -1, float("nan"), "good", True])
def test_ratings_on_other_scales_are_not_guessed(rating: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        values.stars(rating)

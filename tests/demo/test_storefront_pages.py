"""The pages: every fact of the record, in both languages, and nothing that runs or comes from elsewhere."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.demo.storefront import shelves
from app.demo.storefront.product import choice, find
from app.demo.storefront.view import words
from bot.say.phrases import money
from tests.demo.shop import BARE, BOOT, HERE, HOSTILE, ODD, REVIEWS, add


def test_a_choice_shows_its_own_price_stock_and_picture(client: TestClient) -> None:
    def deal(query: str) -> tuple[str, str]:
        page = client.get(f"/shop/boot{query}").text
        stock = re.search(r'id="stock" class="\w+">([^<]*)', page)
        picture = re.search(r'id="picture" src="([^"]*)', page)
        assert stock
        assert picture
        assert ("disabled" in page.split('id="add"')[1][:20]) == (stock[1] in ("Sold out", words()["en"]["not_made"]))
        return stock[1], picture[1]

    assert deal("") == ("In stock · 12 left", "/shop/pictures/boot-gray.svg")
    assert deal("?o.color=gray&o.size=10") == ("In stock · 3 left", "/shop/pictures/boot-gray.svg")
    assert "$95.50" in client.get("/shop/boot?o.color=gray&o.size=10").text.split("fieldset")[0]
    assert deal("?variant=boot-blue-11")[1] == "/shop/pictures/boot-blue.svg"
    assert deal("?o.color=blue&o.size=9")[0] == "Sold out"
    assert deal("?o.color=blue&o.size=10")[0] == words()["en"]["not_made"]
    assert deal("?o.color=%3Cscript%3E&o.size=10")[0] == words()["en"]["not_made"]


def test_values_say_what_cannot_be_had_together() -> None:
    made = choice(BOOT, {"o.color": "blue", "o.size": "9"}, "en")
    out = {(option.field, value.value): value.out for option in made.options for value in option.values}
    assert out == {
        ("o.color", "gray"): False,
        ("o.color", "blue"): False,
        ("o.size", "9"): True,
        ("o.size", "10"): True,
        ("o.size", "11"): False,
    }
    assert [value.picture for value in made.options[0].values] == [
        "/shop/pictures/boot-gray.svg",
        "/shop/pictures/boot-blue.svg",
    ]
    assert {value.picture for value in made.options[1].values} == {None}


def test_variants_that_options_cannot_tell_apart_are_chosen_as_a_whole() -> None:
    made = choice(ODD, {}, "en")
    assert [option.field for option in made.options] == ["variant"]
    assert made.version is not None
    assert made.version.picks == {"variant": "b"}
    for variant, version in zip(ODD.variants, made.versions, strict=True):
        assert find(ODD, version.picks) is variant


def test_a_product_page_keeps_all_facts_of_the_record(client: TestClient) -> None:
    page = client.get("/shop/boot").text
    for said in (
        "Ridge Boot",
        "Fell &amp; Tarn",
        "4.6 of 5 from 1,200",
        "$120",
        "CN¥534",
        "mesh",
        "Sold out",
        "A boot.",
    ):
        assert said in page
    assert "Cairn Boot" in page
    assert "3.0 of 5 in 8 reviews" in page
    assert 'lang="zh-Hans">很合脚。' in page
    assert page.index("Dry feet.") < page.index("很合脚。") < page.index("2 more reviews")


def test_reviews_are_counted_by_stars() -> None:
    from app.demo.storefront.product import voices

    said = voices(REVIEWS["boot"])
    assert said is not None
    assert [(star, count) for star, count, _ in said.stars] == [(5, 2), (4, 1), (3, 0), (2, 5), (1, 0)]
    assert said.mean == pytest.approx((5 + 4 + 5 + 2 * 5) / 8)
    assert sum(share for *_, share in said.stars) == pytest.approx(100)
    assert voices(()) is None


ADDRESSES = [
    "/shop/",
    "/shop/shelf/shoes",
    "/shop/shelf/more",
    "/shop/shelf/" + HOSTILE.replace("/", "%2F").replace('"', "%22"),
    "/shop/boot",
    "/shop/cup/1",
    "/shop/bare",
    "/shop/odd",
    "/shop/cart",
    "/shop/checkout",
    "/shop/help/shipping",
    "/shop/help/gifts",
    "/shop/nothing",
    "/shop/help/nothing",
    "/shop/shelf/nothing",
]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_run_nothing_inline_load_nothing_foreign_and_escape_everything(
    client: TestClient, address: str, language: str
) -> None:
    add(client)
    answer = client.get(address, params={"lang": language})
    assert answer.status_code == (404 if "nothing" in address else 200)
    assert client.head(address).status_code == answer.status_code
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    text = answer.text
    assert "<img src=x" not in text
    assert "<script>" not in text
    for tag in re.findall(r"<script[^>]*>", text):
        assert 'src="/shop/static/' in tag or 'type="application/json"' in tag
    inside_tags = " ".join(re.findall(r"<[a-z][^>]*>", text))
    assert not re.search(r"\s(style|on[a-z]+)=", re.sub(r'"[^"]*"', '""', inside_tags))
    assert not re.search(r"(src|href|action)=\"(https?:)?//", inside_tags)
    assert "javascript:" not in inside_tags
    assert "built-in method" not in text
    assert text.count("<h1") == 1


def test_every_word_is_in_both_languages_and_used() -> None:
    english, chinese = words()["en"], words()["zh"]
    assert english.keys() == chinese.keys()
    for key, value in english.items():
        if isinstance(value, dict):
            assert value.keys() == chinese[key].keys()
        else:
            assert sorted(re.findall(r"{\w+}", value)) == sorted(re.findall(r"{\w+}", chinese[key])), key
    written = "".join(file.read_text("utf-8") for file in HERE.rglob("*") if file.suffix in (".html", ".py", ".js"))
    unused = [key for key in english if not re.search(rf'w\.{key}\b|"{key}"', written)]
    assert unused == []
    asked = set(re.findall(r"\bw\.(\w+)", "".join(f.read_text("utf-8") for f in HERE.glob("templates/*.html"))))
    assert asked <= english.keys()


def test_shelves_show_everything_once_in_both_languages() -> None:
    from app.demo.catalog import products

    goods = products()
    for language in ("en", "zh"):
        found = shelves.shelves(goods, language)
        assert len(found) == 12
        assert sum(shelf.count for shelf in found) == len(goods)
        assert all(shelf.picture and shelf.title for shelf in found)
        tiles = [
            tile.href
            for shelf in found
            for group in shelves.groups([p for p in goods if shelves.shelf_name(p) == shelf.name], language)
            for tile in group.tiles
        ]
        assert sorted(tiles) == sorted(f"/shop/{product.id}" for product in goods)
        sale = shelves.on_sale(goods, language, 8)
        assert len(sale) >= 4
        assert all(tile.before and tile.saves > 0 and not tile.sold_out for tile in sale)


def test_a_tiles_price_is_the_lowest_that_can_be_bought() -> None:
    for language, code in (("en", "USD"), ("zh", "CNY")):
        tile = shelves.tile(BOOT, language)
        lowest = min(variant.prices[code].amount for variant in BOOT.variants if variant.in_stock)
        assert tile.now == money(lowest, code, language)
        assert tile.spread
    assert shelves.tile(BOOT, "en").saves == 26
    assert shelves.tile(BARE, "en").now is None


def test_nothing_but_our_own_files_is_served(client: TestClient) -> None:
    assert client.get("/shop/static/shop.css").headers["content-type"].startswith("text/css")
    assert client.get("/shop/pictures/boot-blue.svg").headers["content-type"].startswith("image/svg")
    for name in ("..%2fwords.json", "%2e%2e/view.py", "nothing.js", "..%5cview.py"):
        assert client.get(f"/shop/static/{name}").status_code == 404


def test_scripts_never_write_markup_and_the_shop_is_light(client: TestClient) -> None:
    for script in (HERE / "static").glob("*.js"):
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", script.read_text("utf-8"))
    files = sum(file.stat().st_size for file in (HERE / "static").iterdir())
    assert files + len(client.get("/shop/boot").content) < 60_000


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(body=st.binary(max_size=300))
def test_any_form_gets_an_answer(client: TestClient, body: bytes) -> None:
    for address in ("/shop/cart", "/shop/checkout", "/shop/orders/x"):
        assert client.post(address, content=body).status_code < 500

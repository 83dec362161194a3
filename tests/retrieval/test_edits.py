"""Edits of a running search: what it answers afterwards is what a search built anew would answer."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.products import Price, Product
from retrieval.query import Limit, Query
from retrieval.search import Search
from tests.retrieval.shop import Plain, product, variant

CHEAP = Limit("price", "<=", "60", "USD")
SALE = Limit("sale", "=", "reduced", "USD")
RED = Limit("color", "=", "red", hard=False)


def shop() -> list[Product]:
    return [
        product("a", "Red Boot", variant("50", color="red"), category=("boots",)),
        product("b", "Blue Boot", variant("80", color="blue"), variant("90", color="green"), category=("boots",)),
        product("c", "Wool Sock", variant("9"), category=("socks",)),
    ]


def priced(record: Product, usd: str, *, stock: bool | None = None) -> Product:
    prices = {"USD": Price(Decimal(usd))}
    return replace(record, variants=tuple(replace(v, prices=prices, in_stock=stock) for v in record.variants))


def ids(search: Search, query: Query) -> list[str]:
    return [hit.product.id for hit in search.rank(query, 10)]


def test_a_changed_price_is_found_by_the_filter_and_shown_on_the_card() -> None:
    search = Search(shop(), Plain(), currency="USD")
    asked = Query("boot", limits=(CHEAP,))
    assert ids(search, asked) == ["a", "c"]
    search.edit([priced(shop()[1], "55"), priced(shop()[0], "70")])
    hits = search.rank(asked, 10)
    assert [hit.product.id for hit in hits] == ["b", "c"]
    assert hits[0].variant.prices["USD"].amount == Decimal(55)
    assert search.product("a") == priced(shop()[0], "70")


def test_what_is_sold_out_is_gone_until_it_is_back() -> None:
    search = Search(shop(), Plain(), currency="USD")
    search.edit([priced(shop()[0], "50", stock=False)])
    assert "a" not in ids(search, Query("boot"))
    search.edit(shop()[:1])
    assert ids(search, Query("red boot"))[0] == "a"


def test_new_words_are_found_at_once() -> None:
    search = Search(shop(), Plain(), currency="USD")
    search.edit([product("d", "Zyntra Gaiter", variant("20", color="red"), category=("gaiters",))])
    assert ids(search, Query("zyntra"))[0] == "d"
    result = search.search(Query("gaiter", limits=(Limit("category", "=", "gaiters"), RED)))
    assert [hit.product.id for hit in result.hits] == ["d"]
    assert len(search.products) == 4
    assert search.waiting


def test_a_removed_product_is_in_no_list_and_decides_nothing() -> None:
    search = Search(shop(), Plain(), currency="USD")
    search.edit((), ["a"])
    assert search.product("a") is None
    assert ids(search, Query("boot")) == ["b", "c"]
    result = search.search(Query("boot", limits=(Limit("category", "=", "boots"), RED)))
    assert [hit.product.id for hit in result.hits] == ["b"]
    assert result.given_up == (RED,)
    assert not search.search(Query("", limits=(Limit("color", "=", "red"),))).hits


def test_edits_of_edits() -> None:
    search = Search(shop(), Plain(), currency="USD")
    fresh = product("d", "Zyntra Gaiter", variant("20"))
    search.edit([fresh, replace(shop()[0], text=replace(shop()[0].text, title="Crimson Clog"))])
    search.edit([priced(fresh, "21"), priced(shop()[1], "10")], ["c"])
    assert search.product("d") == priced(fresh, "21")
    assert ids(search, Query("clog"))[0] == "a"
    assert {p.id for p in search.products} == {"a", "b", "d"}
    search.edit((), ["d"])
    assert search.product("d") is None
    assert set(ids(search, Query("zyntra gaiter"))) == {"a", "b"}
    search.edit([fresh])
    assert ids(search, Query("zyntra"))[0] == "d"


WORDS = ("red", "blue", "boot", "sock", "wool", "green")


@st.composite
def records(draw: st.DrawFn) -> Product:
    name = draw(st.sampled_from("abcdef"))
    title = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)))
    color = draw(st.sampled_from(("red", "blue")))
    cells = [
        variant(str(draw(st.integers(1, 99))), stock=draw(st.sampled_from((True, False, None))), color=color)
        for _ in range(draw(st.integers(1, 2)))
    ]
    cells = [
        replace(
            cell, prices={code: replace(price, list_amount=price.amount + off) for code, price in cell.prices.items()}
        )
        if (off := draw(st.integers(0, 2)))
        else cell
        for cell in cells
    ]
    return product(name, title, *cells, category=("boots",))


@settings(max_examples=60, deadline=None)
@given(st.lists(records(), min_size=1, max_size=4, unique_by=lambda p: p.id), st.data())
def test_after_any_edits_the_limits_hold_as_in_a_new_search(first: list[Product], data: st.DataObject) -> None:
    catalog = {p.id: p for p in first}
    edited = Search(first, Plain(), currency="USD")
    for _ in range(data.draw(st.integers(1, 4))):
        changed = data.draw(st.lists(records(), max_size=3, unique_by=lambda p: p.id))
        gone = data.draw(st.lists(st.sampled_from("abcdef"), max_size=2, unique=True))
        gone = [i for i in gone if i not in {p.id for p in changed}]
        edited.edit(changed, gone)
        catalog.update({p.id: p for p in changed})
        for i in gone:
            catalog.pop(i, None)
    anew = Search(list(catalog.values()), Plain(), currency="USD")
    for query in (
        Query(limits=(CHEAP, RED)),
        Query("red boot", limits=(CHEAP,)),
        Query("wool"),
        Query(order="cheapest"),
        Query(limits=(SALE,), order="saving"),
    ):
        one, other = edited.rank(query, 10), anew.rank(query, 10)
        assert {h.product.id for h in one} == {h.product.id for h in other}
        assert {h.product.id: (h.variant, h.met, h.missed) for h in one} == {
            h.product.id: (h.variant, h.met, h.missed) for h in other
        }
        settled, settled_anew = edited.search(query), anew.search(query)
        assert settled.given_up == settled_anew.given_up
        assert settled.total == settled_anew.total
    assert {p.id: p for p in edited.products} == catalog

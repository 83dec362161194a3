"""Models that things are made for: a case for an iPhone 7 is a case, and "iphone 7" is a wish."""

import pytest

from retrieval.index import indexed
from retrieval.lexicon import Lexicon
from retrieval.masks import Masks
from retrieval.products import Product
from retrieval.query import Limit
from retrieval.text import normalise
from tests.retrieval.shop import product

CASES = [
    product("a", "Speck - Wallet Case for Apple® iPhone® 7", brand="Speck", category=("Phone Cases",)),
    product("b", "Speck - Candy Case for Apple® iPhone® 7 Plus", brand="Speck", category=("Phone Cases",)),
    product("c", "Otter - Case for Apple® iPhone® 7", brand="Otter", category=("iPhone 7 Cases",)),
    product("d", "Otter - Case for Apple® iPhone® 6 and 7", brand="Otter", category=("iPhone Cases",)),
    product("e", "Otter - Case for Apple® iPhone® 6", brand="Otter", category=("iPhone Cases",)),
    product("f", "Otter - Hull Case for Apple® iPhone® 7 Plus", brand="Otter", category=("iPhone 7 Plus Cases",)),
    product("g", "Apple - iPhone 7 32GB - Black", brand="Apple", category=("Phones",)),
    product("h", "Apple - iPhone 7 Plus 32GB - Gold", brand="Apple", category=("Phones",)),
]


def read(text: str, shop: list[Product] = CASES) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(term.field, term.surface, term.others) for term in Lexicon.of(shop).scan(normalise(text))]


def kept(limit: Limit) -> list[str]:
    mask = Masks.of(indexed(CASES), Lexicon.of(CASES), "USD", {}).passes(limit)
    return [item.id for item, keep in zip(CASES, mask, strict=True) if keep]


@pytest.mark.parametrize("text", ["iphone 7 case", "iphone 7 plus cases", "iphone case"])
def test_a_model_before_a_kind_is_a_wish_of_its_own(text: str) -> None:
    model, kind = read(text)
    assert model[0] == "category"
    assert "words" in model[2]
    assert kind[:2] == ("category", text.split()[-1])


def test_a_category_of_a_maker_and_a_model_is_read_as_both() -> None:
    shop = [*CASES, product("i", "Otter - Case for Apple iPhone 5", brand="Otter", category=("Apple iPhone", "Cases"))]
    assert [field for field, _, _ in read("apple iphone case", shop)] == ["brand", "category", "category"]


def test_what_fits_lies_in_any_category() -> None:
    lexicon = Lexicon.of(CASES)
    kind = lexicon.scan("iphone 7 case")[-1]
    assert kept(Limit("category", "in", kind.names or (kind.value,))) == ["a", "b", "c", "d", "e", "f"]


def test_a_model_is_not_its_longer_namesake() -> None:
    assert kept(Limit("words", "=", "iphone 7")) == ["a", "c", "g"]
    assert kept(Limit("words", "=", "iphone 7 plus")) == ["b", "f", "h"]


def test_a_model_that_is_sold_is_a_kind() -> None:
    assert kept(Limit("category", "=", "iphone 7")) == ["g"]
    assert kept(Limit("category", "=", "iphone")) == ["g", "h"]


def test_a_shop_that_sells_nothing_for_models_knows_none() -> None:
    shop = [product("1", "Cotton Dress for Women 40"), product("2", "Wool Dress for Women 42")]
    assert all(field != "category" or surface != "women" for field, surface, _ in read("women dress", shop))

"""Names of models and measures are wanted words: never prices, never sizes, never lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.session import Session
from bot.understand.understanding import Understanding
from retrieval.lexicon import Lexicon
from retrieval.products import Product, Text, Variant
from tests.bot.test_understand_wishes import limits, read

TITLES = (
    ("Apple - iPhone 7 Plus 32GB - Black", "iPhones"),
    ("Samsung - Galaxy S7 edge 32GB", "Phones"),
    ("Google - Pixel XL 128GB", "Phones"),
    ("Motorola - Moto G4 Play", "Phones"),
    ("Dynex - Case for iPhone 7", "iPhone 7 Cases"),
    ("Dynex - Case for Galaxy S7", "Cell Phone Cases"),
)
SHOP = tuple(
    Product(str(number), "en", Text(title, category=(kind,)), (Variant(),))
    for number, (title, kind) in enumerate(TITLES)
)
PHONES = Understanding(Lexicon.of(SHOP), currency="USD", currencies={"USD"}, rates={}, language="en")


def wanted(text: str) -> list[str]:
    """The words a message wants, and any price or size."""
    query = PHONES.read(text, Session("c", "u"), locale=None, shown=()).query
    return [str(limit.value) for limit in (query.limits if query else ()) if limit.field in ("words", "price", "size")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("iPhone 7 Plus", ["iPhone 7 Plus"]),
        ("a case for the iphone 7 plus", ["iphone 7 plus"]),
        ("iPhone 7 case", ["iPhone 7"]),
        ("iPhone 7 手机壳", ["iPhone 7"]),
        ("case iPhone 7", ["iPhone 7"]),
        ("ps4 case", ["ps4"]),
        ("Galaxy S7 edge phone", ["Galaxy S7 edge"]),
        ("moto g4", ["moto g4"]),
        ("pixel xl", ["pixel xl"]),
        ("pixel xl 128GB phone", ["pixel xl", "128GB"]),
        ("samsung QN55 phone", ["QN55"]),
        ("phones 100 plus dollars", ["100"]),
        ("phones $100+", ["100"]),
        ("phones under 300", ["300"]),
        ("phones size 10", ["10"]),
    ],
)
def test_a_model_is_its_name(text: str, words: list[str]) -> None:
    assert wanted(text) == words


def test_a_kind_with_a_model_in_it_is_the_kind() -> None:
    query = PHONES.read("iPhone 7 case", Session("c", "u"), locale=None, shown=()).query
    assert query is not None
    assert query.kind == "iPhone 7 case"
    assert {value for limit in query.limits if limit.field == "category" for value in limit.value} >= {
        "iPhone 7 Cases",
        "Cell Phone Cases",
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20寸的登山包", "20寸"),
        ("1.5米的瑜伽垫", "1.5米"),
        ("backpack 40 l", "40 l"),
        ("a 20-inch backpack", "20-inch"),
        ('backpack, 15"', '15"'),
    ],
)
def test_measures_are_wanted_as_written(text: str, value: str) -> None:
    assert f"words = {value}" in limits(read(text))


@pytest.mark.parametrize(
    ("text", "size"), [("hiking boots 11 wide", "11"), ("rain jacket waist 34", "34"), ("rain jacket XL", "XL")]
)
def test_sizes_are_no_measures(text: str, size: str) -> None:
    assert f"size = {size}!" in limits(read(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [("登山靴，除菌的最好", "除菌"), ("boots, best if zorgy", "zorgy"), ("boots, ideally waterproof", "Waterproof")],
)
def test_what_would_be_best_is_wished_for(text: str, value: str) -> None:
    meaning = read(text)
    assert f"words = {value}" in limits(meaning)
    assert meaning.not_understood == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("red T-shirts please", "T-shirts"),
        ("蓝色的T恤", "T恤"),
        ("Waterproof Hiking Boots", "Hiking Boots"),
        ("laptop backpack", "laptop backpack"),
        ("show me Zorgblats", "Zorgblats"),
        ("something red", ""),
    ],
)
def test_the_kind_keeps_its_own_words(text: str, kind: str) -> None:
    query = read(text).query
    assert query is not None
    assert query.kind == kind


def test_the_kind_stays_through_refinements() -> None:
    query = read("Rain Jackets").query
    after = replace(Session("c", "u"), query=query, turn=1)
    assert getattr(read("in red", after).query, "kind", None) == "Rain Jackets"
    assert getattr(read("show me tents", after).query, "kind", None) == "tents"


CONTENT = [
    "waterproof",
    "20-inch",
    "zorgy",
    "taped",
    "S7",
    "navy",
    "leather",
    "Fell & Tarn",
    "40 l",
    "quilted",
    "seams",
]


@given(st.lists(st.sampled_from(CONTENT), min_size=1, max_size=5, unique=True), st.sampled_from(["boots", "tents"]))
def test_no_word_of_content_vanishes(words: list[str], kind: str) -> None:
    meaning = read(f"{kind}, {', '.join(words)}")
    assert meaning.query is not None
    found = [str(value) for limit in meaning.query.limits for value in (limit.value,)]
    accounted = " ".join([*found, meaning.query.text, *meaning.not_understood]).casefold()
    for word in words:
        assert word.casefold() in accounted
        assert word not in meaning.not_understood or word not in found


def wanted_after(before: str, text: str) -> list[str]:
    """The words wanted after two messages, folded."""
    first = PHONES.read(before, Session("c", "u"), locale=None, shown=()).query
    query = PHONES.read(text, Session("c", "u", query=first), locale=None, shown=()).query
    return [str(limit.value).lower() for limit in (query.limits if query else ()) if limit.field == "words"]


@pytest.mark.parametrize("said", ["oops, I meant the 7 plus", "no, the 7 Plus", "actually the 7 plus please"])
def test_another_model_of_the_family_replaces_the_one_before(said: str) -> None:
    assert wanted_after("case for iphone 7", said) == ["iphone 7 plus"]


@pytest.mark.parametrize("said", ["under 7 plus shipping", "7 pairs plus socks"])
def test_a_number_with_another_meaning_is_no_model(said: str) -> None:
    assert "iphone 7 plus" not in wanted_after("case for iphone 7", said)

"""What the lexicon makes of words, on the demo shop and on real catalogs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo.catalog import products
from retrieval.concepts import concepts
from retrieval.importing import read_products
from retrieval.lexicon import Lexicon, Term
from retrieval.products import Product, Text, Variant
from retrieval.text import normalise


@pytest.fixture(scope="module")
def demo() -> Lexicon:
    return Lexicon.of(products())


@pytest.fixture(scope="module")
def bestbuy(shared_data: Path) -> Lexicon:
    return Lexicon.of(read_products(shared_data / "bestbuy" / "products.json.gz").products)


@pytest.fixture(scope="module")
def litemall(shared_data: Path) -> Lexicon:
    return Lexicon.of(read_products(shared_data / "litemall" / "goods.json.gz").products)


def shop(*titles: str, **text: object) -> Lexicon:
    """A lexicon over bare titles."""
    return Lexicon.of(
        [Product(str(n), "en", Text(title, **text), (Variant(),)) for n, title in enumerate(titles)]  # type: ignore[arg-type]  # keyword texts
    )


def found(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    return [(term.field, term.value) for term in lexicon.scan(normalise(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("waterproof hiking boots", [("words", "Waterproof"), ("category", "Hiking Boots")]),
        ("navy dresses", [("color", "navy"), ("category", "Dresses")]),
        ("蓝色连衣裙", [("color", "蓝色"), ("category", "连衣裙")]),
        ("連衣裙", [("category", "连衣裙")]),
        ("Fell and Tarn jacket", [("brand", "Fell & Tarn"), ("category", "Rain Jackets")]),
        ("fell & tarn", [("brand", "Fell & Tarn")]),
        ("岚汀的帐篷", [("brand", "岚汀"), ("category", "帐篷")]),
        ("noise-cancelling", [("words", "Noise Cancelling")]),
        ("shoelaces", [("category", "shoelaces")]),
    ],
)
def test_scan_names_the_catalogs_own_words(demo: Lexicon, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(demo, text) == expected


def test_phones_are_not_their_cases(bestbuy: Lexicon) -> None:
    (term,) = bestbuy.scan("phones")
    assert "Cell Phones" not in term.names
    assert "Unlocked Cell Phones" in term.names
    assert not [name for name in term.names if "Case" in name or "Accessor" in name]


@pytest.mark.parametrize("text", ["phone case", "手机壳", "cell phone cases"])
def test_a_kind_may_be_several_categories_in_either_language(bestbuy: Lexicon, text: str) -> None:
    (term,) = bestbuy.scan(text)
    assert {"Cell Phone Cases & Clips", "iPhone Cases & Clips"} <= {*term.names, term.value}


@pytest.mark.parametrize(
    ("text", "value"), [("towel", "毛巾"), ("毛巾", "毛巾"), ("bedding set", "床品件套"), ("四件套", "四件套")]
)
def test_english_words_find_a_chinese_catalog(litemall: Lexicon, text: str, value: str) -> None:
    assert found(litemall, text) == [("category", value)]


def test_silk_quilts_are_quilts_but_not_the_reverse(litemall: Lexicon) -> None:
    assert "蚕丝被" in litemall.forms("category", "被子")
    assert "羽绒被" not in litemall.forms("category", "蚕丝被")


def test_navy_is_blue_but_not_the_reverse(demo: Lexicon) -> None:
    assert {"navy", "藏青色", "蓝色"} <= demo.forms("color", "blue")
    assert "blue" not in demo.forms("color", "navy")


def test_forms_cover_both_languages_and_the_catalogs_translations(demo: Lexicon) -> None:
    assert {"leather", "真皮", "皮革"} <= demo.forms("material", "Leather")
    assert demo.forms("category", "Hiking Boots") >= {"hiking boots", "登山靴"}
    assert demo.forms("brand", "岚汀") == {"岚汀", "fell & tarn"}
    assert not any(len(form) == 1 and not form.isascii() for form in demo.forms("material", "leather"))


@given(
    field=st.sampled_from(["category", "brand", "color", "material", "size", "words", "fit"]),
    value=st.text(max_size=30),
)
def test_forms_always_hold_the_value_itself(field: str, value: str) -> None:
    key = normalise(value).strip()
    assert not key or key in _PLAIN.forms(field, value)


_PLAIN = shop("Blue Boot", "Red Boot")


def test_typos_are_corrected_but_known_words_are_not(demo: Lexicon) -> None:
    (term,) = demo.scan("hedphones")
    assert term.field == "category"
    assert term.value == "Headphones"
    assert 0.85 <= term.score < 1
    assert found(demo, "watch") == [("category", "watch")]
    assert demo.scan("headphonse", known={"headphonse"}) == ()


def test_short_chinese_words_need_room(demo: Lexicon) -> None:
    assert found(demo, "皮的") == [("material", "真皮")]
    assert found(demo, "皮肤") == []
    assert found(demo, "白白") != [("color", "白色"), ("color", "白色")]


def test_half_of_a_chinese_word_is_no_kind(litemall: Lexicon) -> None:
    assert found(litemall, "沙发垫") == []
    assert found(litemall, "沙发") == [("category", "沙发")]


def test_plurals_do_not_make_a_material(demo: Lexicon) -> None:
    assert all(field != "material" for field, _ in found(demo, "boots with laces"))


def test_a_shop_of_titles_alone_has_kinds_from_them() -> None:
    lexicon = shop("Marlow Tea Cosy", "Wool Tea Cosy, Red", "Brass Sundial")
    assert ("category", "cosy") in found(lexicon, "a blue cosy")


def test_what_fits_a_brand_is_not_made_by_it(bestbuy: Lexicon) -> None:
    assert bestbuy.names_what_it_fits("Apple") or bestbuy.names_what_it_fits("Samsung")


@given(st.text(max_size=200))
def test_scan_is_ordered_disjoint_and_never_fails(text: str) -> None:
    folded = normalise(text)
    terms: tuple[Term, ...] = _PLAIN.scan(folded)
    ends = [0]
    for term in terms:
        assert ends[-1] <= term.start < term.end <= len(folded)
        ends.append(term.end)


def test_tables_are_sound() -> None:
    known = {(concept.field, concept.name) for concept in concepts()}
    assert len(known) == len(concepts()) > 600
    for concept in concepts():
        assert all((concept.field, name) in known for name in concept.narrower), concept.name
        assert all(form.isascii() for form in concept.english), concept.name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a pot for tea", "Teapots"),
        ("mat for yoga", "Yoga Mats"),
        ("a bag for my laptop", "Laptop Bags"),
        ("lunchbox", "Lunch Boxes"),
        ("ear buds", "Earbuds"),
        ("tea pot", "Teapots"),
    ],
)
def test_a_kind_may_be_told_by_what_it_is_for_or_be_written_otherwise(demo: Lexicon, text: str, kind: str) -> None:
    assert found(demo, text) == [("category", kind)]


@pytest.mark.parametrize("text", ["a pot for my mother", "shoes for work", "a pan for two"])
def test_not_every_purpose_names_a_kind(demo: Lexicon, text: str) -> None:
    assert ("category", "Teapots") not in found(demo, text)
    assert all(term.end - term.start < len(text) - 4 for term in demo.scan(text))


def test_what_shares_anothers_noun_is_no_kind() -> None:
    lexicon = shop("Wide Charger", "Long Cable", category=("Car & Travel Accessories",))
    assert ("category", "Car & Travel Accessories") not in found(lexicon, "car")
    lexicon = shop("Wide Charger", "Long Cable", category=("Headphones & Travel Accessories",))
    assert ("category", "Headphones & Travel Accessories") in found(lexicon, "headphones")


def test_what_fastens_is_no_kind() -> None:
    lexicon = shop("Long Selfie Stick", "Short Selfie Stick", category=("Selfie Sticks",))
    assert [field for field, _ in found(lexicon, "selfie sticks")] == ["category"]
    assert "category" not in [field for field, _ in found(lexicon, "it sticks to the vent")]


@pytest.mark.parametrize(
    ("value", "form"),
    [("20 inch", "20寸"), ("112 litre", "112升"), ("24寸", "24 inch"), ("1.8m", "1.8米"), ("64 gig", "64 gb")],
)
def test_a_measure_is_said_in_either_language(demo: Lexicon, value: str, form: str) -> None:
    assert form in demo.forms("words", value)


def test_one_character_is_looked_for_only_where_it_names_one_thing(demo: Lexicon) -> None:
    assert "铝" in demo.forms("material", "aluminium")
    assert "木" not in demo.forms("material", "wood")


def test_near_colours_keep_apart(demo: Lexicon) -> None:
    assert "coral" not in demo.forms("color", "red")
    assert "burgundy" in demo.forms("color", "red")


def test_shades_of_a_long_list_are_colours_too() -> None:
    lexicon = shop("棉被", attributes={"color": ("烟草绿/ 木兰黄/ 深茶褐/ 丁子灰", "蓝灰/ 蓝条纹")})
    assert {"丁子灰", "蓝灰"} <= lexicon.forms("color", "灰色")
    assert {"蓝灰", "蓝条纹"} <= lexicon.forms("color", "蓝色")
    assert "丁子灰" not in lexicon.forms("color", "蓝色")

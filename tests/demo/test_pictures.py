"""The demo shop's pictures: every image that a record names is drawn, and is harmless SVG."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo.catalog import products
from app.demo.drawings import DRAWINGS
from app.demo.pictures import COLOURS, UnknownPictureError, draw

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {SVG + name for name in ("svg", "g", "path", "rect", "circle", "ellipse")}


def named(url: str) -> tuple[str, str]:
    assert url.startswith("/shop/pictures/")
    assert url.endswith(".svg")
    kind, _, colour = url.removeprefix("/shop/pictures/").removesuffix(".svg").rpartition("-")
    return kind, colour


def test_every_image_of_the_catalog_is_drawn() -> None:
    for product in products():
        assert product.images
        for url in product.images:
            assert draw(*named(url))
        for variant in product.variants:
            assert variant.image is None or variant.image in product.images


def test_a_variant_is_shown_in_its_own_colour() -> None:
    for product in products():
        for variant in product.variants:
            if "color" in variant.options:
                assert variant.image
                assert named(variant.image)[1] == variant.options["color"], variant.id


def test_no_drawing_and_no_colour_is_idle() -> None:
    used = [named(url) for product in products() for url in product.images]
    assert {kind for kind, _ in used} == set(DRAWINGS)
    assert {colour for _, colour in used} == set(COLOURS)


@pytest.mark.parametrize("kind", sorted(DRAWINGS))
def test_a_drawing_is_shapes_only(kind: str) -> None:
    for colour in COLOURS:
        drawn = draw(kind, colour)
        assert "$" not in drawn
        root = ET.fromstring(drawn)  # noqa: S314 - our own text, just made
        assert root.get("viewBox") == "0 0 400 400"
        for element in root.iter():
            assert element.tag in SHAPES
            assert not any(name.startswith("on") or "href" in name for name in element.keys())  # noqa: SIM118 - not a dict
            assert (element.text or "").strip() == ""


def test_the_colour_shows() -> None:
    for kind in DRAWINGS:
        assert len({draw(kind, colour) for colour in COLOURS}) == len(COLOURS)
        assert COLOURS["teal"].main in draw(kind, "teal"), kind


@given(st.text(max_size=20), st.text(max_size=20))
def test_an_unknown_picture_is_refused(kind: str, colour: str) -> None:
    with pytest.raises(UnknownPictureError):
        draw(kind, "blue" if kind not in DRAWINGS else colour + "?")
    with pytest.raises(UnknownPictureError):
        draw("boot", colour + "?")

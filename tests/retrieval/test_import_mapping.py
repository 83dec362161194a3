"""A mapping file says which column is which, and is checked before anything is read."""

from pathlib import Path

import pytest

from retrieval.errors import CatalogError
from retrieval.importing import FIELDS, read_mapping, read_products


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("m.toml", 'title = "product label"\nprice = "gross"\n'),
        ("m.json", '\ufeff{"title": "product label", "price": "gross"}'),
    ],
)
def test_a_mapping_file_names_the_columns(tmp_path: Path, name: str, text: str) -> None:
    mapping = tmp_path / name
    mapping.write_text(text, "utf-8")
    goods = tmp_path / "goods.csv"
    goods.write_text("product label,title,gross\nLamp,internal,5.00\n")
    (product,) = read_products(goods, mapping=read_mapping(mapping)).products
    assert product.text.title == "Lamp"
    assert str(product.variants[0].prices["USD"].amount) == "5.00"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("m.toml", b"title = product", "not a mapping"),
        ("m.json", b"{", "not a mapping"),
        ("m.json", b'["title"]', "lines such as"),
        ("m.toml", b"title = 3", "lines such as"),
        ("m.toml", b'title = ""', "lines such as"),
        ("m.toml", b'titel = "name"', "titel is none of our fields"),
        ("m.toml", b"\xff", "not a mapping"),
        ("m.json", b"[" * 100_000, "nested"),
    ],
)
def test_what_is_no_mapping_is_refused(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(CatalogError, match=reason) as caught:
        read_mapping(path)
    assert caught.value.file == name
    with pytest.raises(CatalogError, match="cannot be opened"):
        read_mapping(tmp_path / "missing.toml")


def test_the_shop_owner_s_page_names_every_field() -> None:
    page = (Path(__file__).parents[2] / "docs" / "catalog.md").read_text("utf-8")
    assert [field for field in FIELDS if f"`{field}`" not in page] == []

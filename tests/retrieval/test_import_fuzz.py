"""Damaged bytes and odd cells never raise anything but CatalogError, and no row is ever lost without a word."""

import csv
import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.errors import CatalogError
from retrieval.importing import read_products

ROWS = [
    {
        "id": "1",
        "title": "Lamp &amp; shade",
        "price": "12,99 €",
        "stock": "3",
        "categories": ["Home", "Light"],
        "color": "red",
    },
    {
        "id": "1",
        "title": "Lamp &amp; shade",
        "price": "13,99 €",
        "stock": "0",
        "categories": ["Home", "Light"],
        "color": "blue",
    },
    {"id": "2", "title": "蓝色连衣裙", "price": "￥199", "rating": 4.5, "attributes": [["材质", "棉"]], "url": "/p/2"},
    {"id": "", "title": "No id", "price": None},
    {"id": "3", "title": "Café", "price": -1, "image": ["https://x.example/a.jpg"]},
]


def _csv() -> bytes:
    text = io.StringIO()
    names = list(dict.fromkeys(name for row in ROWS for name in row))
    writer = csv.DictWriter(text, names)
    writer.writeheader()
    writer.writerows(ROWS)
    return text.getvalue().encode()


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", _csv())
    return packed.getvalue()


SEEDS = {
    "a.json": json.dumps(ROWS, indent=1, ensure_ascii=False).encode(),
    "b.json": json.dumps({"products": ROWS}).encode(),
    "a.jsonl": "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode(),
    "a.csv": _csv(),
    "b.csv": _csv().decode().replace("é", "e").encode("gb18030", "ignore"),
    "a.zip": _zip(),
    "a.csv.gz": gzip.compress(_csv(), mtime=0),
}
PIECES = [
    b"",
    b"\x00",
    b"\xff",
    b"\xe4\xb8",
    b'"',
    b"'",
    b",",
    b"\n",
    b"\r",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b"<",
    b"&#0;",
    b"1e999",
    b"NaN",
    b"-",
    b"null",
    b"true",
    b"\\ud800",
    b"9" * 30,
    b";",
    b"\t",
    b"<script>",
]


def _holds(path: Path) -> None:
    try:
        found = read_products(path)
    except CatalogError:
        return
    report = found.report
    assert report.rows == report.accepted + report.rejected_rows + report.duplicates + report.merged
    assert report.accepted == len({product.id for product in found.products})
    json.dumps(report.as_dict()).encode()
    "\n".join(report.lines()).encode()
    for product in found.products:
        assert product.id
        assert product.text.title
        assert product.variants
        for variant in product.variants:
            assert all(price.amount >= 0 for price in variant.prices.values())
            assert all(
                price.list_amount is None or price.list_amount > price.amount for price in variant.prices.values()
            )


EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(PIECES) | st.binary(max_size=6)), max_size=5
)
CUT = st.none() | st.floats(0, 1)


def _damaged(path: Path, data: bytes, edits: list[tuple[float, int, bytes]], cut: float | None) -> None:
    for place, length, piece in edits:
        at = int(place * len(data))
        data = data[:at] + piece + data[at + length :]
    if cut is not None:
        data = data[: int(cut * len(data))]
    path.write_bytes(data)
    _holds(path)


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS, cut=CUT)
def test_damaged_files(tmp_path: Path, name: str, edits: list[tuple[float, int, bytes]], cut: float | None) -> None:
    _damaged(tmp_path / name, SEEDS[name], edits, cut)


FIXTURES = sorted(file for file in (Path(__file__).parent / "fixtures").iterdir() if file.is_file())


@pytest.mark.parametrize("file", FIXTURES, ids=lambda file: file.name)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS, cut=CUT)
def test_damaged_exports(tmp_path: Path, file: Path, edits: list[tuple[float, int, bytes]], cut: float | None) -> None:
    _damaged(tmp_path / file.name, file.read_bytes(), edits, cut)


@pytest.mark.long
@pytest.mark.parametrize("file", FIXTURES, ids=lambda file: file.name)
@settings(max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS, cut=CUT)
def test_damaged_exports_for_long(
    tmp_path: Path, file: Path, edits: list[tuple[float, int, bytes]], cut: float | None
) -> None:
    _damaged(tmp_path / file.name, file.read_bytes(), edits, cut)


def _values(value: object) -> list[tuple[object, object]]:
    """(container, key) of everything in a JSON value."""
    pairs = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    return [found for key, inner in pairs for found in ((value, key), *_values(inner))]


@pytest.mark.parametrize("name", ["shopify_products.json", "schema.jsonld"])
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_exports_with_other_values_than_promised(tmp_path: Path, name: str, data: st.DataObject) -> None:
    value = json.loads((Path(__file__).parent / "fixtures" / name).read_text("utf-8"))
    places = _values(value)
    for container, key in data.draw(st.lists(st.sampled_from(places), max_size=4)):
        container[key] = data.draw(CELLS)  # type: ignore[index]  # taken from a container above
    path = tmp_path / name
    path.write_text(json.dumps(value))
    _holds(path)


@pytest.mark.parametrize("file", [file for file in FIXTURES if file.suffix == ".csv"], ids=lambda file: file.name)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_tables_with_other_cells_than_promised(tmp_path: Path, file: Path, data: st.DataObject) -> None:
    rows = list(
        csv.reader(io.StringIO(file.read_text("utf-8")), delimiter=";" if ";" in file.read_text()[:40] else ",")
    )
    for _ in range(data.draw(st.integers(1, 6))):
        row = data.draw(st.sampled_from(rows))
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(ODD)
    path = tmp_path / file.name
    with path.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows(rows)
    _holds(path)


ODD = st.text(st.characters(exclude_categories=("Cs",)), max_size=8) | st.sampled_from(
    ["id:1", "id:41", "HOOD", "\x00", "variation", "variable", "-1", "0", "TRUE", "1.299", "9" * 30, "a > a > a",
     "=1+1", "2026-13-45", "\\,", "<p", "&lt;b&gt;", "draft", "parent"]
)  # fmt: skip
CELLS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["1", "Lamp", "12,99 €", "$5", "-1", "¥1,299", "有货", "sold out", "A > B", "/x.jpg", "en"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "value", "src", "x"]), inner),
    max_leaves=4,
)
COLUMNS = [
    "id",
    "sku",
    "title",
    "text",
    "variants",
    "price",
    "sale_price",
    "list price",
    "price_eur",
    "currency",
    "category",
    "type",
    "color",
    "attributes",
    "Option1 Name",
    "Option1 Value",
    "rating",
    "reviews",
    "sold",
    "stock",
    "in stock",
    "image",
    "gallery",
    "link",
    "language",
    "description",
    "bullet_points",
    "season",
    "",
]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(st.sampled_from(COLUMNS), CELLS, max_size=8) | CELLS, max_size=6))
def test_any_cells_in_any_columns(tmp_path: Path, rows: list[object]) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(rows))
    _holds(path)

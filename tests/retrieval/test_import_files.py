"""Files as they come: formats, packing, encodings, and damage, which must never leave half a catalog."""

import gzip
import json
import re
from pathlib import Path

import pytest

from retrieval.errors import CatalogError
from retrieval.importing import read_products

FIXTURES = Path(__file__).parent / "fixtures"
CSV = "id,name,price\n1,Café lamp,12.50\n2,Table,99\n"
ROWS = [{"id": "1", "name": "Café lamp", "price": "12.50"}, {"id": "2", "name": "Table", "price": 99}]


def titles(path: Path) -> list[str]:
    return [product.text.title for product in read_products(path).products]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", CSV),
        ("a.CSV", "\n" + CSV.rstrip("\n")),
        ("a.csv", CSV.replace(",", ";")),
        ("a.csv", CSV.replace(",", "|").replace("\n", "\r\n")),
        ("a.csv", "sep\tid\tname\tprice\n" + "x\t1\tCafé lamp\t12.50\ny\t2\tTable\t99\n"),
        ("a.tsv", CSV.replace(",", "\t")),
        ("a.json", json.dumps(ROWS)),
        ("a.json", json.dumps(ROWS, indent=2, ensure_ascii=False)),
        ("a.json", json.dumps({"total": 2, "items": ROWS, "next": None})),
        ("a.json", json.dumps({"data": {"page": 1, "products": ROWS}})),
        ("a.json", "\n".join(map(json.dumps, ROWS))),
        ("a.jsonl", "\n\n".join(map(json.dumps, ROWS))),
        ("a.ndjson", "\r\n".join(map(json.dumps, ROWS)) + "\r\n"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_every_format_gives_the_same_products(
    tmp_path: Path, name: str, content: str, packed: bool, bom: bytes
) -> None:
    data = bom + content.encode()
    path = tmp_path / (name + ".gz" if packed else name)
    path.write_bytes(gzip.compress(data, mtime=0) if packed else data)
    assert titles(path) == ["Café lamp", "Table"]


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("编号,名称,价格\n1,蓝色连衣裙,199\n2,纯棉四件套,899\n", "gb18030", "GB18030"),
        ("編號,名稱,價格\n1,藍色連衣裙,199\n2,純棉四件套,899\n", "big5", "BIG5"),
        ("id,name,price\n1,Café crème,12\n2,Crème brûlée,9\n", "cp1252", "Windows-1252"),
        ("id,name,price\n1,сыр российский,12\n2,хлеб белый,9\n", "cp1251", "Windows-1251"),
        ("编号,名称,价格\n1,蓝色连衣裙,199\n", "utf-16", "UTF-16"),
        ("id,name\n1,蓝色连衣裙\n", "gb18030", "GB18030"),
        ("id,name\n1,藍色連衣裙\n", "big5", "BIG5"),
        ("id,name\n1,青いワンピース\n", "shift_jis", "SHIFT-JIS"),
        ("id;name\n1;Käse 5 €\n", "cp1252", "Windows-125"),
    ],
)
def test_other_encodings_are_read_and_the_guess_is_told(tmp_path: Path, text: str, encoding: str, name: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    found = read_products(path)
    assert [product.text.title for product in found.products] == [
        re.split("[,;]", line)[1] for line in text.split("\n")[1:-1]
    ]
    assert any(name in assumption for assumption in found.report.assumptions)


@pytest.mark.parametrize(
    ("name", "data", "line", "reason"),
    [
        ("a.json", json.dumps(ROWS, indent=1).encode()[:-9], 10, "cut"),
        ("a.json", b'[\n{"id": 1}\n', 3, "cut"),
        ("a.json", b'[\n{"id": 1},\n{"id": oops}]', 3, "broken"),
        ("a.json", b'[{"id": 1}]\n[]', 2, "follows"),
        ("a.json", b'[{"id": "abc', 1, "cut"),
        ("a.json", b'{"pages": []}', None, "no list"),
        ("a.json", b"[1] 42 []", 1, "follows"),
        ("a.json", b"[" * 100_000, None, "deeply"),
        ("a.json", b'[{"id": ' + b"9" * 5000 + b"}]", None, "read"),
        ("a.jsonl", b'{"name": "a"}\n{"name": "b"', 2, "cut"),
        ("a.jsonl", b'{"name": "a"}\n{"name": b}\n{"name": "c"}', 2, "broken"),
        ("a.csv", b"id,name,price\n1,Lamp,12\n2,Tab", 3, "cut off"),
        ("a.csv", b'id,name\n1,Lamp\n2,"Table\n3,Chair\n', 4, "never closed"),
        ("a.csv", b'id,name\n1,"Lamp" red\n', 2, "quotes"),
        ("a.csv", "id,name\n1,茶杯\n2,茶".encode()[:-1], 3, "damaged"),
        ("a.csv", "id,name\n1,茶杯\n2,\udcff\n3,杯子\n".encode(errors="surrogateescape"), 3, "damaged"),
        ("a.csv", bytes(range(256)), None, ""),
        ("a.csv", b"", None, "empty"),
        ("a.csv", b"\n\n", None, "no products"),
        ("a.csv", b"id,name,price\n", None, "no products"),
        ("a.json", b"[]", None, "no products"),
        ("a.json", b"  ", None, "no products"),
        ("a.csv.gz", gzip.compress(CSV.encode(), mtime=0)[:-12], None, "too early"),
        ("a.csv.gz", b"\x1f\x8b" + b"junk" * 10, None, "damaged"),
        ("a.xlsx", b"PK\x03\x04", None, "not a kind"),
        ("a", b"id,name\n1,x\n", None, "not a kind"),
    ],
)
def test_damage_is_named_with_its_place(tmp_path: Path, name: str, data: bytes, line: int | None, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(CatalogError) as caught:
        read_products(path)
    assert caught.value.file == name
    assert reason in caught.value.reason
    assert line is None or caught.value.line == line
    assert str(tmp_path) not in str(caught.value)


def test_a_missing_file_or_a_folder_is_an_answer_not_a_crash(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path / "folder.csv"):
        if path.stem == "folder":
            path.mkdir()
        with pytest.raises(CatalogError, match="cannot be opened"):
            read_products(path)


def test_rejected_rows_are_found_by_line_in_every_format(tmp_path: Path) -> None:
    bad = [{"id": "1", "name": "Lamp", "price": "5"}, {"id": "2", "name": "Bad", "price": "-5"}]
    for name, text, line in (
        ("a.csv", 'id,name,price\n1,"La\nmp",5\n2,Bad,-5\n', 4),
        ("a.jsonl", "\n".join(map(json.dumps, bad)), 2),
        ("a.json", "[\n" + ",\n\n".join(map(json.dumps, bad)) + "\n]", 4),
    ):
        path = tmp_path / name
        path.write_text(text)
        (rejected,) = read_products(path).report.rejected
        assert (rejected.line, rejected.field, rejected.value) == (line, "price", "-5")


def test_rows_that_are_no_rows_are_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,name,price\n1,Lamp, nice,5\n2,Table\n\n3,Chair,7,,\n")
    report = read_products(path).report
    assert [(r.line, r.field) for r in report.rejected] == [(2, "row"), (3, "row")]
    path = tmp_path / "a.json"
    path.write_text('[7, null, ["x"], {"name": "Lamp"}]')
    report = read_products(path).report
    assert (report.accepted, len(report.rejected), report.rows) == (1, 3, 4)


def test_a_long_report_is_cut_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,name,price,odd\n" + "".join(f"{n},Lamp,-{n},\n" for n in range(1, 31)) + "31,Cup,,\n31,Cup,,\n")
    lines = read_products(path).report.lines(most=5)
    assert "  and 25 more" in lines
    assert "  line 2, price: below zero (-1)" in lines
    assert "Left out, equal to an earlier row in every field: 1 (line 33)." in lines
    assert "Columns not used: odd." in lines


def test_two_columns_with_one_name_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,name,price,price\n1,Lamp,5,6\n")
    found = read_products(path)
    assert str(found.products[0].variants[0].prices["USD"].amount) == "5.00"
    assert found.report.unused == ("price (2)",)


def test_progress_hears_every_row_in_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name\n" + "".join(f"Lamp {n}\n" for n in range(1234)))
    heard: list[int] = []
    read_products(path, progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1234
    assert len(heard) > 2


def test_a_shop_s_own_spreadsheet(tmp_path: Path) -> None:
    """The hand-written file with one of everything that goes wrong in real exports."""
    found = read_products(FIXTURES / "mixed.csv")
    report = found.report
    assert report.rows == report.accepted + report.rejected_rows + report.duplicates + report.merged
    assert [(r.line, r.field) for r in report.rejected] == [
        (6, "id"), (7, "price"), (8, "price"), (9, "rating"), (10, "title"), (14, "id"),
    ]  # fmt: skip
    assert report.duplicate_lines == (5,)
    assert report.merged_lines == (3, 4)
    assert [(d.line, d.field) for d in report.dropped] == [(11, "url"), (12, "stock"), (15, "sale_price")]
    assert (report.without_price, report.without_picture, report.without_stock, report.without_link) == (1, 4, 3, 4)
    shirt = found.products[0]
    assert [dict(variant.options) for variant in shirt.variants] == [
        {"color": "Red", "size": "M"}, {"color": "Red", "size": "L"}, {"color": "Blue", "size": "M"},
    ]  # fmt: skip
    assert found.currency == "EUR"
    text = "\n".join(report.lines())
    assert "line 7, price: below zero (-5,00 €)" in text
    assert json.loads(json.dumps(report.as_dict()))["duplicates"] == 1

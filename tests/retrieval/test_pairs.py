"""Tables of questions and answers in the knowledge folder: read word for word, and every row left out is named."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.errors import KnowledgeError
from retrieval.knowledge import Passage
from retrieval.passages import read_folder
from retrieval.passages.folder import Folder

FIXTURES = Path(__file__).parent / "fixtures" / "replies"


def folder(place: Path, files: Mapping[str, str | bytes]) -> Folder:
    for name, content in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_folder(place)


def test_both_formats_are_read_word_for_word() -> None:
    read = read_folder(FIXTURES)
    pairs = [passage for passage in read.passages if passage.asked]
    assert (len(pairs), read.skipped) == (30, ())
    assert {pair.language for pair in pairs} == {"en", "zh"}
    raw = {path.suffix: path.read_text("utf-8") for path in FIXTURES.rglob("*.*")}
    for pair in pairs:
        assert pair.text in (raw[".csv"] if pair.language == "en" else raw[".md"])
        assert pair.titles[-1] == pair.asked[0]
    assert read.summary().endswith("31 passages (16 en, 15 zh), 30 of them replies")
    assert read.as_dict()["replies"] == 30


def test_a_table_of_pairs_is_no_text_of_its_page() -> None:
    (page,) = (passage for passage in read_folder(FIXTURES).passages if not passage.asked)
    assert page.text == "客服每天都会遇到的问题。"


def test_a_row_gives_all_that_its_columns_say(tmp_path: Path) -> None:
    text = '问题;答案;语言;链接;备注\n"礼品卡能用吗\n购物卡能用吗";"可以。\n\n也能分次用。";zh-CN;https://shop.example/card;x\n'
    (pair,) = folder(tmp_path, {"faq.csv": "\ufeff" + text}).passages
    assert pair == Passage(
        "faq/礼品卡能用吗",
        ("faq", "礼品卡能用吗"),
        "可以。\n也能分次用。",
        "https://shop.example/card",
        "zh",
        ("礼品卡能用吗", "购物卡能用吗"),
    )


def test_each_row_has_its_own_language_where_nothing_says_it(tmp_path: Path) -> None:
    read = folder(tmp_path, {"faq.tsv": "Question\tAnswer\nDo you bake?\tYes.\n烤面包吗？\t烤。\nVIP?\tNo.\n"})
    assert [(one.id, one.language) for one in read.passages] == [
        ("faq/do-you-bake", "en"),
        ("faq/烤面包吗", "zh"),
        ("faq/vip", "en"),
    ]


def test_rows_left_out_are_named_with_their_line(tmp_path: Path) -> None:
    rows = [
        "question,answer",
        "one?,",
        ",two",
        "three?,3",
        "three?,drei",
        f"four?,{'x' * 901}",
        '"a\nb\nc",five',
        "six?,6,7",
        f'"{chr(10).join(map(str, range(21)))}",many',
    ]
    read = folder(tmp_path, {"faq.csv": "\n".join(rows) + "\n"})
    assert [one.text for one in read.passages] == ["3", "five"]
    assert [(one.file, one.reason.split(" ")[:4]) for one in read.skipped] == [
        ("faq.csv, line 2", ["it", "has", "no", "answer"]),
        ("faq.csv, line 3", ["it", "has", "no", "question"]),
        ("faq.csv, line 5", ["its", "question", "stands", "further"]),
        ("faq.csv, line 6", ["its", "answer", "is", "longer"]),
        ("faq.csv, line 10", ["it", "has", "3", "fields,"]),
        ("faq.csv, line 11", ["it", "has", "more", "than"]),
    ]


def test_a_markdown_row_has_its_line_in_the_file(tmp_path: Path) -> None:
    page = "---\ntitle: Help\n---\n\n| Q | A |\n|---|---|\n| Open? | **At** 9 |\n| Closed? | |\n"
    read = folder(tmp_path, {"help.md": page})
    assert [(one.titles, one.text) for one in read.passages] == [(("Help", "Open?"), "At 9")]
    assert [(one.file, one.reason) for one in read.skipped] == [("help.md, line 8", "it has no answer")]


def test_other_tables_are_left_out_or_stay_text(tmp_path: Path) -> None:
    page = "# Sizes\n\n| EU | US |\n|---|---|\n| 42 | 9 |\n"
    read = folder(
        tmp_path, {"prices.csv": "sku,price\n1,2\n", "sizes.md": page, "broken.csv": 'question,answer\n"x,y\n'}
    )
    assert [one.text for one in read.passages] == ["EU | US\n42 | 9"]
    assert [one.file for one in read.skipped] == ["broken.csv", "prices.csv"]


def test_a_folder_without_anything_to_say_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"\.csv"):
        folder(tmp_path, {"empty.csv": "question,answer\n"})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["md", "csv", "tsv"]))
def test_any_file_is_read_or_left_out(tmp_path: Path, text: str, ending: str) -> None:
    heading = {"md": "|q|a|\n|-|-|\n|", "csv": "q,a\n", "tsv": "q\ta\n"}[ending]
    files = {f"x.{ending}": f"{heading}{text}".encode(errors="replace"), "y.md": "# Y\n\nText."}
    read = folder(tmp_path, files)
    assert any(passage.text == "Text." for passage in read.passages)
    for other in files:
        (tmp_path / other).unlink()

"""Turns a catalog file into numbered raw rows: CSV, TSV, JSON and JSON lines."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import TextIO

from retrieval.errors import CatalogError
from retrieval.importing.decoding import Source, examine
from retrieval.importing.jsonlist import items

_KINDS = {".csv": "csv", ".tsv": "tsv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}
_DELIMITERS = ",;\t|"
_SAMPLE = 1 << 16


@dataclass(frozen=True, slots=True)
class Row:
    """One product row as the file has it."""

    line: int
    """Where it begins, from 1."""
    cells: dict[str, object] = field(default_factory=dict)
    fault: str = ""
    """Why it is no row at all."""


def source(path: Path) -> Source:
    """The file, checked to be readable text. CatalogError otherwise."""
    if _kind(path) is None:
        raise CatalogError("not a kind of file we read; save it as .csv, .json or .jsonl (also .gz)", file=path.name)
    return examine(path)


def _kind(path: Path) -> str | None:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return _KINDS.get(suffixes[-1]) if suffixes else None


def rows(file: Source) -> Iterator[Row]:
    """The rows in order. CatalogError, with the line, where the file is broken or ends too early."""
    kind = _kind(file.path)
    with file.text() as stream:
        if kind == "json":
            yield from _json(stream.read(), file.name)
        elif kind == "jsonl":
            yield from _json_lines(stream, file.name)
        else:
            yield from _csv(stream, file.name, "\t" if kind == "tsv" else None)


def _json(text: str, name: str) -> Iterator[Row]:
    if not text.strip():
        return
    if _is_lines(text):
        yield from _json_lines(StringIO(text), name)
        return
    try:
        for line, value in items(text):
            yield _row(line, value)
    except (ValueError, RecursionError) as error:
        raise _broken(error, text, name) from error


def _is_lines(text: str) -> bool:
    """Whether a .json file holds one object per line, as some databases export it."""
    text = text.lstrip()
    first, _, rest = text.partition("\n")
    if not text.startswith("{") or not rest.lstrip().startswith("{"):
        return False
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return False
    return True


def _broken(error: ValueError | RecursionError, text: str, name: str) -> CatalogError:
    if isinstance(error, RecursionError):
        return CatalogError("the JSON is nested too deeply", file=name)
    if not isinstance(error, json.JSONDecodeError):
        return CatalogError(f"the JSON cannot be read: {error}", file=name)
    if not text[error.pos :].strip() or not text.rstrip().endswith(("]", "}")):
        return CatalogError("the JSON ends too early; the file was cut", file=name, line=error.lineno)
    return CatalogError(f"the JSON is broken: {error.msg}", file=name, line=error.lineno)


def _json_lines(stream: TextIO, name: str) -> Iterator[Row]:
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            wrong = _broken(error, line, name)
            raise CatalogError(wrong.reason, file=name, line=number) from error
        yield _row(number, value)


def _row(line: int, value: object) -> Row:
    return Row(line, value) if isinstance(value, dict) else Row(line, fault="not an object with named fields")


class _Records:
    """The records of a CSV text, with the line they begin on and whether the last line is ended."""

    def __init__(self, stream: TextIO, delimiter: str) -> None:
        self._reader = csv.reader(self._passed(stream), delimiter=delimiter, strict=True)
        self.ended = True

    @property
    def line(self) -> int:
        """The last line read."""
        return self._reader.line_num

    def _passed(self, stream: TextIO) -> Iterator[str]:
        for line in stream:
            self.ended = line.endswith(("\n", "\r"))
            yield line

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        begins = self.line + 1
        for cells in self._reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = self.line + 1


def _csv(stream: TextIO, name: str, delimiter: str | None) -> Iterator[Row]:
    # A process-wide switch, the only one the module has: long descriptions are judged by us, row by row.
    csv.field_size_limit(1 << 30)
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    records = _Records(stream, delimiter or _delimiter(sample))
    try:
        yield from _csv_rows(records, name)
    except csv.Error as error:
        reason = (
            "a quoted field is never closed; the file was cut, or a quote stands alone"
            if "unexpected end" in str(error)
            else f"the quotes are wrong ({error}); save it again with the spreadsheet's CSV export"
        )
        raise CatalogError(reason, file=name, line=records.line) from error


def _csv_rows(records: _Records, name: str) -> Iterator[Row]:
    lines = iter(records)
    heading = _heading(next(lines, (1, []))[1])
    width = len(heading)
    for line, cells in lines:
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        if len(cells) < width and not records.ended:
            raise CatalogError("the last line is cut off", file=name, line=line)
        if len(cells) != width:
            yield Row(line, fault=f"it has {len(cells)} fields, the heading has {width}")
        else:
            yield Row(line, {column: cell for column, cell in zip(heading, cells, strict=True) if column})


def _heading(cells: list[str]) -> list[str]:
    """The column names; the second of two equal ones gets a name of its own, so that it shows up as unused."""
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return [
        f"{name} ({count})" if name and (count := names[: i + 1].count(name)) > 1 else name
        for i, name in enumerate(names)
    ]


def _delimiter(sample: str) -> str:
    """The sign that splits the heading into most columns."""

    def columns(sign: str) -> int:
        lines = (line for line in sample.splitlines() if line.strip())
        try:
            return len(next(csv.reader(lines, delimiter=sign), []))
        except csv.Error:
            return 0

    return max(_DELIMITERS, key=columns)

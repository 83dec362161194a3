"""Rows of a CSV or TSV text, with the line each begins on."""

import csv
from collections.abc import Iterator
from functools import partial
from typing import TextIO

from retrieval.errors import CatalogError
from retrieval.importing.columns import MAX_COLUMNS
from retrieval.importing.decoding import MAX_ITEM
from retrieval.importing.row import Row

_DELIMITERS = ",;\t|"
_SAMPLE = 1 << 16


def table_rows(stream: TextIO, name: str, delimiter: str) -> Iterator[Row]:
    """The rows below the heading. CatalogError, with the line, where quotes are wrong or the text is cut."""
    # A process-wide switch, the only one the module has.
    csv.field_size_limit(MAX_ITEM)
    records = _Records(stream, name, delimiter)
    try:
        yield from _rows(records, name)
    except csv.Error as error:
        raise CatalogError(_reason(str(error)), file=name, line=records.line) from error


def _reason(error: str) -> str:
    if "unexpected end" in error:
        return "a quoted field is never closed; the file was cut, or a quote stands alone"
    if "field limit" in error:
        return f"a field is longer than {MAX_ITEM >> 20} MB; a quote before it may stand alone"
    return f"the quotes are wrong ({error}); save it again with the spreadsheet's CSV export"


class _Records:
    """The records of a CSV text, with the line they begin on and whether the last line is ended."""

    def __init__(self, stream: TextIO, name: str, delimiter: str) -> None:
        self._reader = csv.reader(self._passed(stream), delimiter=delimiter, strict=True)
        self._name = name
        self.ended = True

    @property
    def line(self) -> int:
        """The last line read."""
        return self._reader.line_num

    def _passed(self, stream: TextIO) -> Iterator[str]:
        for line in iter(partial(stream.readline, MAX_ITEM), ""):
            if len(line) == MAX_ITEM:
                reason = f"a line is longer than {MAX_ITEM >> 20} MB; this is no table"
                raise CatalogError(reason, file=self._name, line=self.line + 1)
            self.ended = line.endswith(("\n", "\r"))
            yield line

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        begins = 1
        for cells in self._reader:
            if any(cells) and any(map(str.strip, cells)):
                yield begins, cells
            begins = self._reader.line_num + 1


def _rows(records: _Records, name: str) -> Iterator[Row]:
    lines = iter(records)
    first = next(lines, (1, []))[1]
    if len(first) > MAX_COLUMNS:
        raise CatalogError(
            f"it has more than {MAX_COLUMNS:,} columns; this is no catalog", file=name, line=records.line
        )
    heading = _heading(first)
    width = len(heading)
    unnamed = "" in heading
    for line, cells in lines:
        if len(cells) != width:
            while len(cells) > width and not cells[-1].strip():
                cells.pop()
            if len(cells) != width:
                if len(cells) < width and not records.ended:
                    raise CatalogError("the last line is cut off", file=name, line=line)
                yield Row(line, fault=f"it has {len(cells)} fields, the heading has {width}")
                continue
        row: dict[str, object] = dict(zip(heading, cells, strict=True))
        if unnamed:
            del row[""]
        yield Row(line, row)


def _heading(cells: list[str]) -> list[str]:
    """The column names; the second of two equal ones gets a name of its own, so that it shows up as unused."""
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return [
        f"{name} ({count})" if name and (count := names[: i + 1].count(name)) > 1 else name
        for i, name in enumerate(names)
    ]


def delimiter_of(stream: TextIO) -> str:
    """The sign that splits the heading into most columns."""
    sample = stream.read(_SAMPLE)

    def columns(sign: str) -> int:
        lines = (line for line in sample.splitlines() if line.strip())
        try:
            return len(next(csv.reader(lines, delimiter=sign), []))
        except csv.Error:
            return 0

    return max(_DELIMITERS, key=columns)

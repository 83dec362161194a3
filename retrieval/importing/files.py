"""Turns a catalog file into numbered raw rows, whatever kind of file it is."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TextIO

from retrieval.errors import CatalogError
from retrieval.importing.decoding import MAX_ITEM, Source, examine
from retrieval.importing.feed import feed_rows
from retrieval.importing.jsonlist import JSONError, items
from retrieval.importing.packing import inner_name, packing_errors
from retrieval.importing.page import page_rows
from retrieval.importing.row import Row
from retrieval.importing.table import delimiter_of, table_rows

_KINDS = {
    kind: name
    for name, kinds in {
        "csv": ".csv .txt",
        "tsv": ".tsv",
        "json": ".json .jsonld",
        "jsonl": ".jsonl .ndjson",
        "xml": ".xml .rss .atom",
        "html": ".html .htm",
    }.items()
    for kind in kinds.split()
}


def source(path: Path) -> Source:
    """The file, checked to be readable text. CatalogError otherwise."""
    plain = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    known = plain.suffix.lower() in _KINDS
    if not known and not (plain.suffix.lower() == ".zip" and _kind(inner_name(path))):
        raise CatalogError(
            "not a kind of file we read; save it as .csv, .tsv, .json, .jsonl, .xml or .html (also .gz or .zip)",
            file=path.name,
        )
    return examine(path)


def _kind(name: str) -> str | None:
    return _KINDS.get(Path(name).suffix.lower())


def rows(file: Source) -> Iterator[Row]:
    """The rows in order. CatalogError, with the line, where the file is broken or ends too early."""
    kind = _kind(file.inner)
    with packing_errors(file.path), file.text() as stream:
        try:
            if kind == "json":
                yield from _json(stream, file.name)
            elif kind == "jsonl":
                yield from _json_lines(stream, file.name)
            elif kind == "xml":
                yield from feed_rows(stream, file.name)
            elif kind == "html":
                yield from page_rows(stream, file.name)
            else:
                yield from table_rows(stream, file.name, "\t" if kind == "tsv" else _delimiter(file))
        except UnicodeError as error:
            raise CatalogError("the file changed while it was read", file=file.name) from error


def _delimiter(file: Source) -> str:
    with file.text() as stream:
        return delimiter_of(stream)


def _json(stream: TextIO, name: str) -> Iterator[Row]:
    try:
        for line, value in items(stream):
            yield _row(line, value)
    except JSONError as error:
        raise CatalogError(error.reason, file=name, line=error.line) from error


def _json_lines(stream: TextIO, name: str) -> Iterator[Row]:
    for number, line in enumerate(iter(partial(stream.readline, MAX_ITEM), ""), start=1):
        if line.isspace():
            continue
        try:
            value = json.loads(line)
        except RecursionError as error:
            raise CatalogError("the JSON is nested too deeply", file=name, line=number) from error
        except ValueError as error:
            raise CatalogError(_broken(error, line), file=name, line=number) from error
        yield _row(number, value)


def _broken(error: ValueError, line: str) -> str:
    if len(line) == MAX_ITEM:
        return f"the line is longer than {MAX_ITEM >> 20} MB"
    if not isinstance(error, json.JSONDecodeError):
        return f"the JSON cannot be read: {error}"  # a number of thousands of digits
    if not line[error.pos :].strip() or not line.rstrip().endswith(("]", "}")):
        return "the JSON ends too early; the file was cut"
    return f"the JSON is broken: {error.msg}"


def _row(line: int, value: object) -> Row:
    return Row(line, value) if isinstance(value, dict) else Row(line, fault="not an object with named fields")

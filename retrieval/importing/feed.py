"""Rows of an XML feed: each RSS `item` or Atom `entry`, its elements as cells. Safe against entity attacks."""

from collections.abc import Iterator
from typing import Any, TextIO
from xml.etree.ElementTree import ParseError  # the error class only; parsing is defusedxml's

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]  # publishes no types
from defusedxml.ElementTree import XMLParser  # type: ignore[import-untyped]  # publishes no types

from retrieval.errors import CatalogError
from retrieval.importing.decoding import MAX_ITEM
from retrieval.importing.row import Row

_CHUNK = 1 << 16
_ROWS = frozenset(("item", "entry"))
_DEPTH = 10  # levels below a row; deeper ones are none of a feed's


def feed_rows(stream: TextIO, name: str) -> Iterator[Row]:
    """The rows of the feed. CatalogError, with the line, when it is no feed, is broken, or declares entities."""
    target = _Target()
    parser = XMLParser(target=target, forbid_dtd=True)
    expat = target.expat = parser.parser
    fed = 0
    try:
        while chunk := stream.read(_CHUNK):
            parser.feed(chunk)
            yield from target.taken()
            fed += len(chunk)
            if target.size > MAX_ITEM or fed - expat.CurrentByteIndex > 4 * MAX_ITEM:
                raise CatalogError(f"one element is longer than {MAX_ITEM >> 20} MB", file=name, line=target.line_of())
        parser.close()
    except DefusedXmlException as error:
        reason = "it declares a document type or entities, as attacks do and feeds do not; refused"
        raise CatalogError(reason, file=name, line=target.line_of()) from error
    except ParseError as error:
        cut = error.code in (3, 5)  # expat: no element found, unclosed token: the text just ends
        reason = "the XML ends too early; the file was cut" if cut else f"the XML is broken: {_plain(error)}"
        raise CatalogError(reason, file=name, line=error.position[0]) from error
    yield from target.taken()
    if not target.any_row:
        raise CatalogError("no product feed: there is no <item> or <entry> in it", file=name)


def _plain(error: ParseError) -> str:
    return str(error).partition(":")[0]


class _Target:
    """Listens to the parser and collects rows; keeps nothing of what lies outside them."""

    def __init__(self) -> None:
        self.any_row = False
        self.size = 0
        """Characters of the row at hand."""
        self._rows: list[Row] = []
        self._stack: list[tuple[str, dict[str, object], list[str]]] = []
        self._line = 1
        self.expat: Any = None
        """The parser that calls; it knows the line."""

    def line_of(self) -> int:
        """The line the parser has come to."""
        return int(self.expat.CurrentLineNumber)

    def taken(self) -> list[Row]:
        """The rows since the last call."""
        rows, self._rows = self._rows, []
        return rows

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if not self._stack:
            if name in _ROWS:
                self.any_row, self.size, self._line = True, 0, self.line_of()
                self._stack.append((name, {}, []))
            return
        self.size += len(tag)
        # Atom's <link href="…"/> says its address in an attribute.
        href = (
            attributes.get("href", "") if name == "link" and attributes.get("rel", "alternate") == "alternate" else ""
        )
        self._stack.append((name, {}, [href] if href else []))

    def data(self, text: str) -> None:
        if self._stack:
            self.size += len(text)
            self._stack[-1][2].append(text)

    def end(self, tag: str) -> None:
        if not self._stack:
            return
        name, inner, pieces = self._stack.pop()
        if not self._stack:
            self._rows.append(Row(self._line, inner))
            return
        value: object = inner or "".join(pieces)
        if value == "" or len(self._stack) > _DEPTH:
            return
        parent = self._stack[-1][1]
        known = parent.get(name)
        if known is None:
            parent[name] = value
        elif isinstance(known, list):
            known.append(value)
        else:
            parent[name] = [known, value]

    def close(self) -> None:
        """The parser's end; nothing is left to do."""

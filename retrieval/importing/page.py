"""Rows of a web page: the schema.org data in its script blocks."""

import json
import re
from collections.abc import Iterator
from typing import TextIO

from retrieval.errors import CatalogError
from retrieval.importing.decoding import MAX_ITEM
from retrieval.importing.row import Row

_SCRIPT = re.compile(r"""<script\b([^<>]*+)>""", re.IGNORECASE)
_LINKED_DATA = re.compile(r"""\btype\s*=\s*["']?application/ld\+json\b""", re.IGNORECASE)
_END = re.compile(r"</script", re.IGNORECASE)


def page_rows(stream: TextIO, name: str) -> Iterator[Row]:
    """One row a block of linked data. CatalogError when the page is too long or has none."""
    text = stream.read(MAX_ITEM + 1)
    if len(text) > MAX_ITEM:
        raise CatalogError(f"the page is longer than {MAX_ITEM >> 20} MB", file=name)
    line, counted = 1, 0
    for tag in _SCRIPT.finditer(text):
        if not _LINKED_DATA.search(tag[1]):
            continue
        line += text.count("\n", counted, tag.end())
        counted = tag.end()
        end = _END.search(text, tag.end())
        yield _block(line, text[tag.end() : end.start() if end else len(text)])
    if not counted:
        raise CatalogError('no product data in the page: no <script type="application/ld+json">', file=name)


def _block(line: int, block: str) -> Row:
    try:
        # Not strict: pages often hold raw line breaks inside strings.
        value = json.loads(block.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except RecursionError:
        return Row(line, fault="the product data is nested too deeply")
    except ValueError:
        return Row(line, fault="the product data in the page is broken JSON")
    return Row(line, value if isinstance(value, dict) else {"@graph": value})

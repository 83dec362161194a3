"""Walks the list of products in a JSON text item by item, so that each is known by the line it stands on."""

import json
import re
from collections.abc import Generator, Iterator

LISTS = ("products", "items", "data", "goods")
"""Under which keys of an outer object the list may stand."""
_SPACE = re.compile(r"[ \t\r\n]*")
_decoder = json.JSONDecoder()


def items(text: str) -> Iterator[tuple[int, object]]:
    """(line, value) of each item of the list, or of each value when several stand one after another.

    json.JSONDecodeError where the text is broken, ValueError when it holds no list.
    """
    walk = _Walk(text)
    walk.skip()
    if walk.ahead("["):
        yield from walk.array()
    elif walk.ahead("{"):
        if not (yield from walk.object()):
            raise ValueError(f"no list of products in it; it may stand under {', '.join(LISTS)}")
    else:
        raise walk.wrong("expected a list of products")
    walk.skip()
    if walk.at != len(text):
        raise walk.wrong("something follows the list of products")


class _Walk:
    """A position in the text that moves on, with its line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._line = 1
        self._counted = 0

    def line(self) -> int:
        """The line of the position, counted on from the last call."""
        self._line += self.text.count("\n", self._counted, self.at)
        self._counted = self.at
        return self._line

    def wrong(self, reason: str) -> json.JSONDecodeError:
        return json.JSONDecodeError(reason, self.text, self.at)

    def skip(self) -> None:
        space = _SPACE.match(self.text, self.at)
        self.at = space.end() if space else self.at

    def ahead(self, sign: str) -> bool:
        return self.text.startswith(sign, self.at)

    def take(self, sign: str) -> bool:
        """Step over `sign` and the space after it, if it is next."""
        if not self.ahead(sign):
            return False
        self.at += 1
        self.skip()
        return True

    def value(self) -> object:
        found: object
        found, self.at = _decoder.raw_decode(self.text, self.at)
        self.skip()
        return found

    def array(self) -> Iterator[tuple[int, object]]:
        self.take("[")
        if self.take("]"):
            return
        while True:
            line = self.line()
            yield line, self.value()
            if self.take("]"):
                return
            if not self.take(","):
                raise self.wrong("expected a comma or the end of the list")

    def object(self) -> Generator[tuple[int, object], None, bool]:
        """The list inside an object, and whether there was one; the object is walked to its end to notice a cut."""
        found = False
        self.take("{")
        while not self.take("}"):
            if not self.ahead('"'):
                raise self.wrong("expected a name in quotes")
            key = self.value()
            if not self.take(":"):
                raise self.wrong("expected a colon")
            if not found and key in LISTS and self.ahead("["):
                found = True
                yield from self.array()
            elif not found and key in LISTS and self.ahead("{"):
                found = yield from self.object()
            else:
                self.value()
            if not self.take(",") and not self.ahead("}"):
                raise self.wrong("expected a comma or the end of the object")
        return found

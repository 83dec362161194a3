"""Walks the list of products in a JSON text item by item, in bounded memory, each known by the line it stands on.

The standard decoder reads each item; only the list around them is walked here. A general streaming parser knows no
lines, and is slower than the decoder on whole items.
"""

import json
import re
from collections.abc import Generator, Iterator
from typing import TextIO

from retrieval.importing.decoding import MAX_ITEM

LISTS = ("products", "items", "data", "goods", "@graph")
"""Under which keys of an outer object the list may stand."""
_SPACE = re.compile(r"[ \t\r\n]*")
_CHUNK = 1 << 18
_WORD = 64  # an error this close to the end of the window may be a word or number that goes on
_decoder = json.JSONDecoder()


class JSONError(ValueError):
    """The text is not a list of products."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        self.reason = reason
        self.line = line
        super().__init__(reason)


def items(stream: TextIO) -> Iterator[tuple[int, object]]:
    """(line, value) of each item of the list, or of each object when several stand one after another.

    JSONError where the text is broken, cut, nested too deeply, or holds no list.
    """
    walk = _Walk(stream)
    walk.skip()
    if walk.ahead("["):
        yield from walk.array()
    elif walk.ahead("{"):
        yield from walk.values() if walk.are_lines() else walk.inside()
    elif not walk.ended():
        raise walk.wrong("expected a list of products")
    if not walk.ended():
        raise walk.wrong("something follows the list of products")


class _Walk:
    """A window of the text that moves on, with its line."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._text = ""
        self._at = 0
        self._line = 1
        self._counted = 0
        self._passed = 0  # characters that came before the window
        self._last = False

    def line(self) -> int:
        """The line of the position, counted on from the last call."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def wrong(self, reason: str) -> JSONError:
        """The fault at this place: a cut when nothing follows."""
        line = self.line()
        if not self._text[self._at :].strip() and not self._more():
            return JSONError("the JSON ends too early; the file was cut", line)
        return JSONError(f"the JSON is broken: {reason}", line)

    def _more(self) -> bool:
        """Drop what is behind, read on; False at the end."""
        if self._last:
            return False
        self.line()
        kept = self._text[self._at :]
        # Twice as much each time an item does not end: a long item costs no more than its length.
        chunk = self._stream.read(max(_CHUNK, len(kept)))
        self._last = not chunk
        self._passed += self._at
        self._text, self._at, self._counted = kept + chunk, 0, 0
        return not self._last

    def skip(self) -> None:
        """Step over space, to something or to the end of the text."""
        while True:
            space = _SPACE.match(self._text, self._at)
            self._at = space.end() if space else self._at
            if self._at < len(self._text) or not self._more():
                return

    def ended(self) -> bool:
        """Whether nothing follows."""
        self.skip()
        return self._at == len(self._text)

    def ahead(self, sign: str) -> bool:
        return self._text.startswith(sign, self._at)

    def take(self, sign: str) -> bool:
        """Step over `sign` and the space after it, if it is next."""
        if not self.ahead(sign):
            return False
        self._at += 1
        self.skip()
        return True

    def value(self) -> object:
        """The next value as a whole; more text is read until it ends."""
        while True:
            try:
                found, end = _decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                # An error well before the end of the window is one; near it the value may just go on.
                unterminated = error.msg.startswith("Unterminated string")
                if self._goes_on(error.pos, unterminated=unterminated):
                    self._more()
                    continue
                cut = not self._text[error.pos :].strip() or not self._text.rstrip().endswith(("]", "}"))
                self._at = min(error.pos, len(self._text))
                if cut and self._last:
                    raise JSONError("the JSON ends too early; the file was cut", self.line()) from error
                raise JSONError(f"the JSON is broken: {error.msg}", self.line()) from error
            except RecursionError as error:
                raise JSONError("the JSON is nested too deeply") from error
            except ValueError as error:  # a number of thousands of digits
                raise JSONError(f"the JSON cannot be read: {error}", self.line()) from error
            if not self._last and isinstance(found, int | float) and len(self._text) - end < _WORD:
                self._more()  # "12." is 12 and a point, until more of it is there
                continue
            self._at = end
            self.skip()
            return found

    def _goes_on(self, wrong_at: int, *, unterminated: bool) -> bool:
        """Whether the error is only that the window ends; an open string is reported where it begins."""
        if len(self._text) - self._at > MAX_ITEM:
            raise JSONError(f"one value is longer than {MAX_ITEM >> 20} MB", self.line())
        return not self._last and (unterminated or len(self._text) - wrong_at < _WORD)

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

    def inside(self) -> Iterator[tuple[int, object]]:
        """The list inside an object, or the object itself when it says what it is."""
        line = self.line()
        found, rest = yield from self._object()
        if not found and "@type" in rest:
            yield line, rest
        elif not found:
            raise JSONError(f"no list of products in it; it may stand under {', '.join(LISTS)}")

    def _object(self) -> Generator[tuple[int, object], None, tuple[bool, dict[str, object]]]:
        """The items of the list inside an object; returns whether there was one, and what else the object holds.

        The object is walked to its end to notice a cut.
        """
        found, rest, before = False, dict[str, object](), 0
        self.take("{")
        while not self.take("}"):
            if not self.ahead('"'):
                raise self.wrong("expected a name in quotes")
            key = str(self.value())
            if not self.take(":"):
                raise self.wrong("expected a colon")
            if not found and key in LISTS and self.ahead("["):
                found = True
                yield from self.array()
            elif not found and key in LISTS and self.ahead("{"):
                found, _ = yield from self._object()
            else:
                begins, value = self._passed + self._at, self.value()
                before += self._passed + self._at - begins
                if before > MAX_ITEM and not found:
                    raise JSONError(f"more than {MAX_ITEM >> 20} MB stand before the list of products", self.line())
                if not found:
                    rest[key] = value
            if not self.take(",") and not self.ahead("}"):
                raise self.wrong("expected a comma or the end of the object")
        return found, rest

    def are_lines(self) -> bool:
        """Whether one object stands on each line, as some databases export it, and no list around them."""
        first, _, rest = self._text[self._at :].partition("\n")
        if not rest.lstrip().startswith("{"):
            return False
        try:
            json.loads(first)
        except (ValueError, RecursionError):
            return False
        return True

    def values(self) -> Iterator[tuple[int, object]]:
        while not self.ended():
            yield self.line(), self.value()

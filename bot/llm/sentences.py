"""Cuts what a model writes into sentences while it is still being written."""

import re

from bot.llm.shape import LONGEST

_MARK = re.compile(r"[.!?…]+[\"'”’)]*(?=\s)|[.!?…]+[\"'”’)]*(?=[\u4e00-\u9fff\[])|[。！？；]+[”’」』）]*|\n+")
"""Where a sentence may end, with what is seen behind it."""
_SHORT = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|vs|e\.g|i\.e|etc|approx|no|nr|max|min|incl|excl|ca|fig|u\.s|u\.k|a\.m|p\.m|inc|ltd|co)"
    r"|\b[A-Z]|(?:^|\s)\d{1,3})\.$",
    re.IGNORECASE,
)
"""An abbreviation, an initial, or the number of a list's item."""
_BULLET = re.compile(r"^(?:[-*•·–]|\d{1,2}[.)、]|[（(]\d{1,2}[)）])\s+|\*\*")
_PLACE = 12
"""Characters of the longest place, "[P12.rating]"."""


class Sentences:
    """Sentences of a growing text, Latin and Chinese; never cut inside a place, a number, or an address.

    Marks of lists and of bold print are left out. Of a sentence that is too long to be shown only so much is given
    that it is known to be too long; what follows in it is dropped.
    """

    def __init__(self) -> None:
        self._text = ""
        self._dropping = False

    def feed(self, chunk: str) -> list[str]:
        """The sentences that are complete with this chunk."""
        self._text += chunk
        found: list[str] = []
        start = 0
        for mark in _MARK.finditer(self._text):
            if mark.end() <= start or self._inside(mark.start(), start) or self._goes_on(mark, start):
                continue
            found += self._take(self._text[start : mark.end()])
            start = mark.end()
        self._text = self._text[start:]
        if len(self._text) > LONGEST + _PLACE:
            found += self._take(self._text[: LONGEST + 1])
            self._dropping = True
            # Enough to see an end that is only half written.
            self._text = self._text[-_PLACE:]
        return found

    def end(self) -> list[str]:
        """What is left at the end."""
        rest, self._text = self._text, ""
        return self._take(rest)

    def _take(self, text: str) -> list[str]:
        if self._dropping:
            self._dropping = False
            return []
        sentence = _BULLET.sub("", _BULLET.sub("", text.strip())).strip()
        return [sentence] if sentence else []

    def _inside(self, at: int, start: int) -> bool:
        """Whether a place is open there."""
        opened = self._text.rfind("[", max(start, at - _PLACE), at)
        return opened >= 0 and "]" not in self._text[opened:at]

    def _goes_on(self, mark: re.Match[str], start: int) -> bool:
        """Whether the mark ends an abbreviation, not a sentence."""
        if mark[0][0] != ".":
            return False
        return _SHORT.search(self._text[start : mark.start() + 1]) is not None

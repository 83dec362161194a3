"""Notices rewards that no shoppers give: bots and bursts. While they last, nothing is learned.

Feedback is counted in windows of its own times. A window whose share of clicks lies more than five standard errors from
what went before is not learned from; whatever comes later in it, nor the next one, until a window is ordinary again.
"""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from policy.base import Feedback

WINDOW = 600.0
"""Seconds."""
SIGMAS = 5.0
FEWEST = 50
"""Answers a window needs before it can be called odd, …"""
KNOWN = 200
"""… and those before it."""
MEMORY = 20_000.0
"""Answers that count as what is usual; older ones fade."""
PATIENCE = 36
"""After so many odd windows in a row, what they show is the new usual: shops change too."""

POSITIVE = frozenset({"click", "cart", "order", "up"})


@dataclass(frozen=True, slots=True)
class Tally:
    """Answers and how many of them were good."""

    answers: float = 0.0
    good: float = 0.0


def is_odd(now: Tally, usual: Tally) -> bool:
    """Whether the share of good answers is more than five standard errors from the usual one.

    The error is that of the difference of two shares under their common value, with one good and one bad answer added.
    """
    if now.answers < FEWEST or usual.answers < KNOWN:
        return False
    common = (now.good + usual.good + 1.0) / (now.answers + usual.answers + 2.0)
    error = math.sqrt(common * (1.0 - common) * (1.0 / now.answers + 1.0 / usual.answers))
    return abs(now.good / now.answers - usual.good / usual.answers) > SIGMAS * error


class Watch:
    """Decides entry by entry whether to learn; a function of the log, so that all processes decide alike."""

    def __init__(self, state: Mapping[str, Any] | None = None) -> None:
        """`state` continues from state()."""
        kept = state or {}
        self.usual = Tally(**kept.get("usual", {}))
        self.now = Tally(**kept.get("now", {}))
        self.window: int = kept.get("window", -1)
        self.frozen: bool = kept.get("frozen", False)
        """Whether learning stands still."""
        self.odd: int = kept.get("odd", 0)
        """Odd windows in a row."""
        self.skipped: int = kept.get("skipped", 0)
        """Entries not learned from so far."""

    def allows(self, entry: Feedback) -> bool:
        """Count the entry; False while learning stands still."""
        window = int(entry.at.timestamp() // WINDOW)
        if window > self.window:
            self._close()
            self.window = window
        if entry.kind == "ignored" or entry.kind in POSITIVE:
            self.now = Tally(self.now.answers + 1, self.now.good + (entry.kind in POSITIVE))
        self.frozen = self.frozen or is_odd(self.now, self.usual)
        self.skipped += self.frozen
        return not self.frozen

    def _close(self) -> None:
        """An ordinary window becomes part of what is usual; after an odd one the next has to prove itself."""
        self.frozen = is_odd(self.now, self.usual)
        self.odd = self.odd + 1 if self.frozen else 0
        if self.odd > PATIENCE:
            self.usual, self.frozen, self.odd = self.now, False, 0
        elif not self.frozen:
            usual = Tally(self.usual.answers + self.now.answers, self.usual.good + self.now.good)
            fade = min(1.0, MEMORY / max(usual.answers, 1.0))
            self.usual = replace(usual, answers=usual.answers * fade, good=usual.good * fade)
        self.now = Tally()

    def state(self) -> dict[str, object]:
        """JSON-ready."""
        return {
            "usual": asdict(self.usual),
            "now": asdict(self.now),
            "window": self.window,
            "frozen": self.frozen,
            "odd": self.odd,
            "skipped": self.skipped,
        }

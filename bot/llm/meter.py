"""Counts tokens by day, use and shopper, and says when they are spent."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal, Protocol

from bot.llm.model import Usage

Use = Literal["wording", "keywords", "ideal", "slots", "rerank", "summary", "describe"]
"""What a model is asked for."""


@dataclass(frozen=True, slots=True)
class Caps:
    """The most tokens of a day (UTC), prompts and answers together; None for no bound."""

    shop: int | None = None
    shopper: int | None = None
    """For each shopper; whoever has no id counts as one."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What one use took on one day."""

    day: date
    use: str
    calls: int
    prompt: int
    answer: int


class Meter(Protocol):
    """Remembers what was spent, over restarts and in all processes."""

    def allows(self, shopper: str, at: datetime) -> bool:
        """Whether neither the shop nor the shopper has spent the tokens of this day."""

    def spend(self, use: Use, shopper: str, usage: Usage, at: datetime) -> None:
        """Count one call."""

    def spent(self, since: date) -> list[Spent]:
        """What was spent from that day on, by day and use."""


class MemoryMeter:
    """A meter in a dictionary."""

    def __init__(self, caps: Caps = Caps()) -> None:
        self._caps = caps
        self._rows: defaultdict[tuple[date, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])

    def allows(self, shopper: str, at: datetime) -> bool:
        """See Meter.allows."""
        day = day_of(at)
        rows = [(who, sum(row[1:])) for (when, _, who), row in self._rows.items() if when == day]
        return within(self._caps, sum(n for _, n in rows), sum(n for who, n in rows if who == shopper))

    def spend(self, use: Use, shopper: str, usage: Usage, at: datetime) -> None:
        """See Meter.spend."""
        row = self._rows[day_of(at), use, shopper]
        row[:] = [row[0] + 1, row[1] + usage.prompt, row[2] + usage.answer]

    def spent(self, since: date) -> list[Spent]:
        """See Meter.spent."""
        total: defaultdict[tuple[date, str], list[int]] = defaultdict(lambda: [0, 0, 0])
        for (day, use, _), row in self._rows.items():
            if day >= since:
                total[day, use] = [one + more for one, more in zip(total[day, use], row, strict=True)]
        return [Spent(day, use, *row) for (day, use), row in sorted(total.items())]


def day_of(at: datetime) -> date:
    """The day that a call counts for."""
    return at.astimezone(UTC).date()


def within(caps: Caps, shop: int, shopper: int) -> bool:
    """Whether so many tokens of the shop and of one shopper leave room for another call."""
    return (caps.shop is None or shop < caps.shop) and (caps.shopper is None or shopper < caps.shopper)

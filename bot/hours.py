"""When people of the shop are at the desk: hours of the week in the shop's own time zone."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_span = re.compile(r"(\w\w)(?:-(\w\w))? +(\d\d?):(\d\d)-(\d\d?):(\d\d)")


class HoursError(ValueError):
    """Text that does not say hours."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one day of the week."""

    day: int
    """0 is Monday."""
    opens: time
    closes: time | None
    """None is midnight."""


@dataclass(frozen=True, slots=True)
class Hours:
    """All stretches of a week, and the time zone they are meant in."""

    spans: tuple[Span, ...]
    zone: str


def hours(text: str) -> Hours:
    """The hours in a text such as "Mo-Fr 9:00-18:00, Sa 10:00-14:00 Europe/Berlin". Raises HoursError."""
    words, _, zone = text.strip().rpartition(" ")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise HoursError("it must end with a time zone such as Europe/Berlin") from None
    spans: list[Span] = []
    for part in words.split(","):
        found = _span.fullmatch(part.strip())
        if found is None or not {found[1], found[2] or found[1]} <= set(DAYS):
            raise HoursError("it must look like Mo-Fr 9:00-18:00, Sa 10:00-14:00 Europe/Berlin")
        first, last = DAYS.index(found[1]), DAYS.index(found[2] or found[1])
        opens, closes = (int(hour) * 60 + int(minute) for hour, minute in (found.group(3, 4), found.group(5, 6)))
        if not opens < closes <= 24 * 60 or int(found[4]) > 59 or int(found[6]) > 59:
            raise HoursError("a day must open before it closes, at 24:00 at the latest")
        for day in range(first, last + 1 if first <= last else last + 8):
            end = None if closes == 24 * 60 else time(*divmod(closes, 60))
            spans.append(Span(day % 7, time(*divmod(opens, 60)), end))
    return Hours(tuple(spans), zone)


def is_open(hours: Hours, at: datetime) -> bool:
    """Whether people are there at this moment."""
    local = at.astimezone(ZoneInfo(hours.zone))
    clock = local.time()
    return any(
        span.day == local.weekday() and span.opens <= clock and (span.closes is None or clock < span.closes)
        for span in hours.spans
    )


def next_opening(hours: Hours, at: datetime) -> datetime:
    """When people come next, by the shop's clock."""
    local = at.astimezone(ZoneInfo(hours.zone))
    days = (local.date() + timedelta(days=number) for number in range(8))
    opens = (
        datetime.combine(day, span.opens, local.tzinfo)
        for day in days
        for span in hours.spans
        if span.day == day.weekday()
    )
    return min(moment for moment in opens if moment > local)

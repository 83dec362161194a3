"""The shop's rules for its desk: when people are there, who may call them, what is said when nobody is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.hours import Hours, is_open, next_opening
from bot.messages import Language
from bot.say import WORDS

Caller = Literal["shopper", "guide", "desk"]


@dataclass(frozen=True, slots=True)
class Desk:
    """Without any rules somebody may be there at any time, and whoever asks for a person is handed over."""

    hours: Hours | None = None
    hands_over: Caller = "shopper"
    """shopper: who asks for a person. guide: also who complains, unasked. desk: nobody; the wish is noted, and the
    desk's people take what they want."""
    away: Mapping[Language, str] = field(default_factory=dict)
    """The shop's own words for when nobody is there."""


def calls(desk: Desk, at: datetime) -> bool:
    """Whether a wish for a person calls one now."""
    return desk.hands_over != "desk" and _attended(desk, at)


def noted(desk: Desk, at: datetime, language: Language) -> str:
    """What a shopper is told whose wish for a person calls nobody now."""
    words = WORDS[language]
    if desk.hours is None or _attended(desk, at):
        return words.people["noted"]
    if own := desk.away.get(language):
        return own
    opening = next_opening(desk.hours, at)
    return words.after_hours.format(day=words.days[opening.weekday()], time=f"{opening:%H:%M}")


def _attended(desk: Desk, at: datetime) -> bool:
    return desk.hours is None or is_open(desk.hours, at)

"""The shop owner's file of rules: TOML in, plain values out, every mistake named at once.

See docs/policy.md for what each entry means.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from bot.rules import Offer, Rules
from policy.guards import Bounds

Language = Literal["en", "zh"]
Share = Annotated[float, Field(ge=0, le=1)]
Text = Annotated[str, Field(min_length=1, max_length=300)]
Group = Annotated[str, Field(pattern="^(brand|seller|category):.+")]


class RulesError(Exception):
    """The file cannot be used; one line for each reason."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Offer(_Entry):
    id: Annotated[str, Field(pattern="^[a-z0-9-]{1,40}$")]
    text: Annotated[dict[Language, Text], Field(min_length=1)]
    start: date | None = None
    end: date | None = None
    about: Group | None = None
    link: Annotated[str, Field(pattern="^https?://")] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "_Offer":
        if self.start and self.end and self.start > self.end:
            raise ValueError("ends before it starts")
        return self


class _Explore(_Entry):
    floor: Share = 0.95
    slots_per_day: Annotated[int, Field(ge=0)] | None = None
    one_slot: bool = False


class _Exposure(_Entry):
    least: dict[Group, Share] = {}
    most: dict[Group, Share] = {}


class _File(_Entry):
    promoted: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    explore: _Explore = _Explore()
    exposure: _Exposure = _Exposure()
    offers: tuple[_Offer, ...] = ()

    @model_validator(mode="after")
    def _told_apart(self) -> "_File":
        ids = [offer.id for offer in self.offers]
        if twice := sorted({name for name in ids if ids.count(name) > 1}):
            raise ValueError(f"two offers have one id: {', '.join(twice)}")
        return self


def read_rules(path: Path) -> Rules:
    """The rules in a file. Raises RulesError when it cannot be read or says what is not understood."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise RulesError((f"the file cannot be read: {problem.strerror}",)) from None
    except ValueError as problem:  # no UTF-8, or no TOML
        raise RulesError((f"the file is not TOML: {problem}",)) from None
    try:
        file = _File.model_validate(told)
    except ValidationError as problems:
        lines = (f"{'.'.join(map(str, one['loc'])) or 'file'}: {one['msg']}" for one in problems.errors())
        raise RulesError(tuple(lines)) from None
    bounds = Bounds(
        floor=file.explore.floor,
        explored_per_day=file.explore.slots_per_day,
        one_explored_slot=file.explore.one_slot,
        least=file.exposure.least,
        most=file.exposure.most,
    )
    offers = tuple(
        Offer(one.id, dict(one.text), start=one.start, end=one.end, about=one.about, link=one.link)
        for one in file.offers
    )
    return Rules(promoted=file.promoted, blocked=file.blocked, offers=offers, bounds=bounds)

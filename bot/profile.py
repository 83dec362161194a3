"""What is known of a shopper's tastes across conversations: a function of what was heard and of the time, nothing else.

A strength halves with every HALF_LIFE, so strengths of different times can be added at either of them to the same end:
the order in which things are heard makes no difference.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

HALF_LIFE = timedelta(days=90)
FAINT = 0.1
"""Weaker tastes are as good as forgotten: a click is that after five months, a wish in words after ten."""
STRONGEST = 5.0
"""Saying it more often makes it no stronger."""
MOST = 100
"""Tastes kept of one shopper; the weakest goes first."""


@dataclass(frozen=True, slots=True)
class Taste:
    """How much something is liked."""

    strength: float
    """At the time `at`; below zero for what is disliked."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Profile:
    """Tastes of one shopper."""

    user_id: str
    tastes: Mapping[str, Taste] = field(default_factory=dict)
    """By trait, such as "brand:Fell & Tarn", "color:blue" or "size/hiking boots:10"."""
    kept: bool = True
    """False once the shopper asked not to be remembered: nothing is kept but that."""


@dataclass(frozen=True, slots=True)
class Learned:
    """Something tells of a taste."""

    trait: str
    weight: float
    """Below zero for a dislike."""
    at: datetime
    said: bool = False
    """In the shopper's own words: then it replaces what speaks against it."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """The shopper had a taste removed, or all of one aspect ("size")."""

    trait: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The shopper wants to be remembered, or not; the latter erases."""

    on: bool


@dataclass(frozen=True, slots=True)
class Erased:
    """The shopper is forgotten, as if they had never been here."""


Change = Learned | Dropped | Kept | Erased


def after(profile: Profile | None, user_id: str, changes: Iterable[Change]) -> Profile | None:
    """The profile once these things have happened, in this order; None when there is none."""
    for change in changes:
        match change:
            case Erased():
                profile = None
            case Kept(on):
                known = profile or Profile(user_id)
                profile = replace(known, kept=True) if on else Profile(user_id, kept=False)
            case Dropped(trait):
                profile = profile and _without(profile, trait)
            case Learned():
                known = profile or Profile(user_id)
                profile = _with(known, change) if known.kept else known
    return profile


def strengths(profile: Profile | None, now: datetime) -> dict[str, float]:
    """Trait to strength now, the strongest first; faint ones left out."""
    if profile is None:
        return {}
    found = {trait: max(min(_at(taste, now), STRONGEST), -STRONGEST) for trait, taste in profile.tastes.items()}
    ordered = sorted(found.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    return {trait: strength for trait, strength in ordered if abs(strength) >= FAINT}


def aspect(trait: str) -> tuple[str, str, str]:
    """The parts of a trait: what it is about, the kind of goods ("" for any), the value.

    >>> aspect("size/Hiking Boots:10"), aspect("brand:A: B")
    (('size', 'Hiking Boots', '10'), ('brand', '', 'A: B'))
    """
    head, _, value = trait.partition(":")
    name, _, kind = head.partition("/")
    return name, kind, value


def trait(name: str, value: str, kind: str = "") -> str:
    """The trait of these parts."""
    return f"{name}/{kind.replace(':', ' ')}:{value}" if kind else f"{name}:{value}"


def _at(taste: Taste, when: datetime) -> float:
    return float(taste.strength * 0.5 ** ((when - taste.at) / HALF_LIFE))


def _with(profile: Profile, learned: Learned) -> Profile:
    tastes = dict(profile.tastes)
    before = tastes.get(learned.trait)
    if before is not None and learned.said and before.strength * learned.weight < 0:
        before = None
    now = max(learned.at, before.at) if before else learned.at
    strength = _at(Taste(learned.weight, learned.at), now) + (_at(before, now) if before else 0.0)
    tastes[learned.trait] = Taste(strength, now)
    if len(tastes) > MOST:
        newest = max(taste.at for taste in tastes.values())
        del tastes[min(tastes, key=lambda name: (abs(_at(tastes[name], newest)), name))]
    return replace(profile, tastes=tastes)


def _without(profile: Profile, dropped: str) -> Profile:
    kept = {name: taste for name, taste in profile.tastes.items() if name != dropped and aspect(name)[0] != dropped}
    return replace(profile, tastes=kept)

"""What mutators say their sentences with: the turn as JSON has it, figures that stand nowhere in it, lines."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

Turn = dict[str, Any]

Mutator = Callable[[Random, Turn], str | None]


def language_of(turn: Turn) -> str:
    return str(turn["reply"]["language"])


def cards_of(turn: Turn) -> list[dict[str, Any]]:
    return list(turn["reply"]["cards"])


def record_of(turn: Turn, place: int) -> dict[str, Any]:
    wanted = cards_of(turn)[place]["product_id"]
    return next(one for one in turn["records"] if one["id"] == wanted)


def words_of(turn: Turn, place: int) -> dict[str, Any]:
    record = record_of(turn, place)
    return dict(record["translations"].get(language_of(turn), record["text"]))


def some_alias(rng: Random, turn: Turn) -> str | None:
    return f"[P{rng.randrange(len(cards_of(turn))) + 1}]" if cards_of(turn) else None


def numbers_of(turn: Turn) -> set[str]:
    """Every figure that stands anywhere in the turn."""
    text = json.dumps(turn, ensure_ascii=False)
    found, run = set(), ""
    for char in f"{text} ":
        if char.isdigit():
            run += char
        elif run:
            found |= {run, run.lstrip("0")}
            run = ""
    return found


def figure(rng: Random, turn: Turn, low: int = 13, high: int = 980) -> int:
    """A number that stands nowhere in the turn."""
    known = numbers_of(turn)
    while True:
        number = rng.randrange(low, high)
        if str(number) not in known:
            return number


def say(rng: Random, turn: Turn, en: str, zh: str, **parts: object) -> str | None:
    """One of the lines of a language, with its parts put in; lines about a product need one."""
    lines = [line.strip() for line in (zh if language_of(turn) == "zh" else en).strip().splitlines()]
    alias = some_alias(rng, turn)
    if alias is None:
        lines = [line for line in lines if "{p}" not in line]
    return rng.choice(lines).format(p=alias, **parts) if lines else None

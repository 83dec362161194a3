"""Reads the labelled set and holds the conversations it tells of."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.understanding.judge import judge
from tests.understanding.truth import Records

Ask = Callable[[str, str, str | None], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Case:
    """One conversation with what its replies must be like."""

    id: str
    shop: str
    turns: tuple[dict[str, Any], ...]


def read_cases() -> tuple[Case, ...]:
    """All cases, in the file's order."""
    lines = Path(__file__).with_name("utterances.jsonl").read_text("utf-8").splitlines()
    return tuple(Case(row["id"], row["shop"], tuple(row["turns"])) for row in map(json.loads, lines))


@dataclass(frozen=True, slots=True)
class Judged:
    """One turn, answered and judged."""

    case: Case
    text: str
    expect: dict[str, Any]
    reply: dict[str, Any]
    complaints: tuple[str, ...]


def hold(case: Case, ask: Ask, records: Records) -> Iterable[Judged]:
    """Hold the conversation to its end; later turns are judged against the replies that really came."""
    previous: dict[str, Any] | None = None
    for turn in case.turns:
        reply = ask(case.id, turn["text"], turn.get("locale"))
        complaints = judge(turn["expect"], reply, previous, records)
        yield Judged(case, turn["text"], turn["expect"], reply, tuple(complaints))
        # A turn without cards ("thanks") leaves the last list standing for the next "the second one".
        previous = reply if reply["cards"] or previous is None else previous

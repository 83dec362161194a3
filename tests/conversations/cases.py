"""Reads the conversations and holds them with a guide that has a real ledger."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from tests.conversations.judge import Judge

FOLDER = Path(__file__).parent
Turn = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One conversation with what its replies must be like."""

    id: str
    shop: str
    language: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """One turn, answered and judged."""

    case: Case
    number: int
    said: str
    expect: dict[str, Any]
    reply: dict[str, Any]
    complaints: tuple[str, ...]


class Talk(Protocol):
    """A conversation with a shop's guide."""

    def say(self, text: str, locale: str | None) -> dict[str, Any]:
        """The reply to a message."""

    def press(self, verb: str, card: dict[str, Any]) -> dict[str, Any]:
        """The reply to a button of a card."""

    def person(self, kind: str, text: str) -> None:
        """A person of the shop acts."""

    def order(self, order_id: str, email: str, status: str) -> None:
        """The shop tells of an order."""


def read_cases(folder: Path = FOLDER) -> tuple[Case, ...]:
    """All cases, file by file."""
    return tuple(
        Case(row["id"], row["shop"], "zh" if "-zh-" in row["id"] else "en", tuple(row["turns"]))
        for path in sorted(folder.glob("*.jsonl"))
        for row in map(json.loads, path.read_text("utf-8").splitlines())
    )


def hold(case: Case, talk: Talk, judge: Judge) -> Iterable[Judged]:
    """Hold the conversation to its end; later turns are judged against the replies that really came."""
    for number, turn in enumerate(case.turns):
        if "person" in turn:
            talk.person(turn["person"], turn.get("text", ""))
            judge.passed()
            continue
        if "order" in turn:
            talk.order(turn["order"]["order_id"], turn["order"]["email"], turn["order"]["status"])
            judge.passed()
            continue
        said = str(turn["text"] if "text" in turn else turn["press"])
        judge.heard(said if "text" in turn else "")
        cards = judge.last["cards"] if judge.last else ()
        if "press" not in turn:
            reply = talk.say(said, turn.get("locale"))
        elif turn.get("card", 0) < len(cards):
            reply = talk.press(said, cards[turn.get("card", 0)])
        else:
            judge.passed()
            yield Judged(case, number, said, turn["expect"], {}, (f"no card {turn.get('card', 0)} to press on",))
            continue
        yield Judged(case, number, said, turn["expect"], reply, tuple(judge.take(turn["expect"], reply)))

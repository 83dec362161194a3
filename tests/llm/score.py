"""How much of what is false is blocked, and of what is true is shown: `python -m tests.llm.score`."""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from rich.console import Console

from bot.llm.facts import Facts, facts_of
from bot.llm.grounding import check
from tests.llm.mutators import hostile
from tests.llm.turns import FILE, turns

HERE = Path(__file__).parent
FALSE = (
    "hostile.jsonl",
    "attack.jsonl",
    "attack_again.jsonl",
    "attack_third.jsonl",
    "attack_blind.jsonl",
    "attack_words.jsonl",
    "attack_near.jsonl",
    "attack_names.jsonl",
    "attack_last.jsonl",
)
"""Lists of false sentences. What of them is still shown stands in attack_open.jsonl, each with the reason why."""
MOST = 5_000
say = Console(soft_wrap=True, markup=False, highlight=False).print


@cache
def facts() -> dict[str, Facts]:
    """The facts of every turn."""
    return {name: facts_of(turn.reply, turn.records.get, said=turn.said) for name, turn in turns().items()}


def rows(name: str) -> list[dict[str, Any]]:
    """A file of labelled sentences."""
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


def shown(turn: str, sentence: str) -> tuple[bool, str]:
    """Whether a sentence is shown, and why not."""
    verdict = check(sentence, facts()[turn])
    return verdict.text is not None, verdict.reason


def mutated(most: int = MOST, seed: int = 8) -> Iterable[tuple[str, str, str]]:
    """Mutator, turn and sentence."""
    kept = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
    return ((name, turn["id"], sentence) for name, turn, sentence in hostile(Random(seed), kept, most))  # noqa: S311


def true_ones(name: str, verbose: bool) -> None:
    """Print how many of a file's true sentences are shown."""
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in rows(name):
        ok, why = shown(row["turn"], row["sentence"])
        key = ", ".join((row["turn"][:2], name, row.get("half", "")))
        passed[key] += ok
        total[key] += 1
        if verbose and not ok and row.get("half") != "held":
            say(f"  blocked  {row['turn']:12} {row['sentence']}   [{why}]")
    for key in sorted(total):
        say(f"true, {key.removesuffix(', ')}: {passed[key]} of {total[key]} shown")


def main(verbose: bool) -> None:
    """Print all rates."""
    for name in ("paraphrases.jsonl", "tuned.jsonl", "fresh.jsonl", "afresh.jsonl"):
        true_ones(name, verbose)
    for name in FALSE:
        leaks = [row for row in rows(name) if shown(row["turn"], row["sentence"])[0]]
        say(f"false, {name}: {len(leaks)} of {len(rows(name))} shown")
        for row in leaks:
            say(f"  shown    {row['turn']:12} {row['kind']:12} {row['sentence']}")
    known = [row for row in rows("attack_open.jsonl") if row["judged"] == "leak"]
    still = sum(shown(row["turn"], row["sentence"])[0] for row in known)
    say(f"false, attack_open.jsonl: {still} of {len(known)} shown")
    leaked: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for name, turn, sentence in mutated():
        tried[name] += 1
        if shown(turn, sentence)[0]:
            leaked[name] += 1
            if verbose:
                say(f"  shown    {turn:12} {name:20} {sentence!r}")
    for name in sorted(tried):
        say(f"false, {name}: {leaked[name]} of {tried[name]} shown")
    say(f"false, all mutators: {leaked.total()} of {tried.total()} shown")


if __name__ == "__main__":
    main("-v" in sys.argv)

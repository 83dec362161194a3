"""Tokens of a thousand conversations, by use, over the demo shop's scripts: python -m benchmarks.llm.cost

The conversations are those that hold the guide to its word in the tests, English and Chinese. Every use is switched on.
Without --base-url a stand-in answers at the usual length and tokens are guessed, one for four Latin characters and one
for each Chinese one; with it a real server answers, and counts where it does.
"""

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import asyncio
import json
from collections import Counter
from collections.abc import AsyncGenerator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

from app.demo.catalog import products
from app.demo.knowledge import passages
from bot.guide import Knowledge, compose, know
from bot.ledger import MemoryLedger
from bot.llm.aide import Aide, Shop
from bot.llm.asking import Asking, Outcome
from bot.llm.meter import MemoryMeter, Use
from bot.llm.model import Model, Piece, Prompt
from bot.llm.wording import Wording
from bot.messages import Message
from retrieval.handbook import Handbook
from retrieval.index import Index

SCRIPTS = Path(__file__).parents[2] / "tests" / "conversations"
START = datetime(2026, 11, 22, 12, tzinfo=UTC)
EVERYTHING: frozenset[Use] = frozenset(get_args(Use))


class Parrot:
    """Answers every question at the usual length."""

    name = "parrot"

    async def answer(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """See Model.answer."""
        chinese = "简体中文" in prompt.lines[0].text
        yield Piece(
            "[P1]符合您的要求，价格是[P1.price]。" if chinese else "[P1] fits what you asked for, at [P1.price]. "
        )
        yield Piece("也可以看看[P2]。" if chinese else "Have a look at [P2] as well.")

    async def aclose(self) -> None:
        """See Model.aclose."""


class Counts:
    """What became of calls and sentences."""

    def __init__(self) -> None:
        self.calls: Counter[tuple[Use, Outcome]] = Counter()
        self.sentences: Counter[bool] = Counter()

    def called(self, use: Use, outcome: Outcome, seconds: float) -> None:
        """See Watcher.called."""
        self.calls[use, outcome] += 1

    def sentence(self, use: Use, text: str, reason: str, at: datetime) -> None:
        """See Watcher.sentence."""
        self.sentences[not reason] += 1


def shop() -> Knowledge:
    """What there is to know of the demo shop."""
    handbook = Handbook(passage for page in passages().values() for passage in page)
    return know(Index.of(products()), currency="USD", language="en", handbook=handbook)


def scripts() -> Iterator[list[str]]:
    """What is written in each of the conversations."""
    for path in sorted(SCRIPTS.glob("*demo*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield [turn["text"] for turn in json.loads(line)["turns"] if "text" in turn]


async def talk(
    knowledge: Knowledge,
    model: Model,
    meter: MemoryMeter,
    counts: Counts,
    number: int,
    lines: list[str],
    *,
    uses: frozenset[Use] = EVERYTHING,
) -> None:
    """One conversation with a memory of its own: what others asked before makes nothing cheaper."""
    asking = Asking(model, meter, counts, clock=lambda: datetime.now(UTC))
    wording = Wording(asking, counts, lambda moment, so_far: None, first=60)

    def aide(here: Shop) -> Aide:
        return Aide(asking, wording, here, uses, 60)

    ledger = MemoryLedger()
    guide = compose(knowledge, ledger=ledger, log=ledger, secret=b"benchmark", aide=aide)
    for turn, text in enumerate(lines):
        at = START + timedelta(minutes=turn)
        await guide.dialogue.handle(Message(f"{number}:{turn}", "bench", f"c{number}", f"u{number}", text, at))


async def run(base_url: str | None, name: str | None) -> None:
    """Hold all conversations and print the table."""
    from bot.llm.endpoint import Endpoint

    model: Model = Endpoint(base_url, model=name) if base_url else Parrot()
    knowledge, meter, counts, turns = shop(), MemoryMeter(), Counts(), 0
    conversations = list(scripts())
    for number, lines in enumerate(conversations):
        await talk(knowledge, model, meter, counts, number, lines)
        turns += len(lines)
    await model.aclose()
    share = 1000 / len(conversations)
    print(f"{len(conversations)} conversations, {turns} turns; tokens of 1,000 conversations:")
    print(f"{'use':<10}{'calls':>10}{'prompts':>14}{'answers':>12}{'a call':>10}")
    for spent in meter.spent(START.date()):
        tokens = (spent.prompt + spent.answer) / spent.calls
        print(
            f"{spent.use:<10}{spent.calls * share:>10,.0f}{spent.prompt * share:>14,.0f}{spent.answer * share:>12,.0f}"
            f"{tokens:>10,.0f}"
        )
    shown, blocked = counts.sentences[True], counts.sentences[False]
    print(f"sentences of wordings shown: {shown} of {shown + blocked}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base-url")
    parser.add_argument("--model")
    given = parser.parse_args()
    asyncio.run(run(given.base_url, given.model))

"""What a small model learns to word replies from: python -m benchmarks.llm.pairs > pairs.jsonl

One JSON object a line: the prompt as Aisle asks it, and a true answer made from a few patterns. The prompts come from
the demo shop's real guide, asked for everything its catalog sells, in English and Chinese.
"""

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import asyncio
import json
import random
import re
import sys
from collections.abc import AsyncGenerator, Iterator

from app.demo.catalog import products
from benchmarks.llm.cost import Counts, shop, talk
from bot.llm.meter import MemoryMeter
from bot.llm.model import Piece, Prompt

ENGLISH = (
    "[P{a}] fits what you asked for, at [P{a}.price].",
    "[P{a}] costs [P{a}.price], and [P{b}] costs [P{b}.price].",
    "[P{a}] fits what you asked for.",
    "Have a look at [P{a}] and [P{b}].",
    "Have a look at [P{b}] as well.",
)
CHINESE = (
    "[P{a}]符合您的要求，价格是[P{a}.price]。",
    "[P{a}]的价格是[P{a}.price]，[P{b}]的价格是[P{b}.price]。",
    "[P{a}]符合您的要求。",
    "可以看看[P{a}]和[P{b}]。",
    "也可以看看[P{b}]。",
)
WISHES = {"en": ("{what}", "I am looking for {what}", "{what} please"), "zh": ("{what}", "我想买{what}", "有{what}吗")}
_ALIAS = re.compile(r"^\[P(\d+)\]", re.MULTILINE)


class Teacher:
    """Answers by patterns, and writes down what it was asked and said."""

    name = "teacher"

    def __init__(self, rng: random.Random) -> None:
        self.pairs: list[tuple[Prompt, str]] = []
        self._rng = rng

    async def answer(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """See Model.answer."""
        count = len(_ALIAS.findall(prompt.lines[-1].text))
        patterns = CHINESE if "简体中文" in prompt.lines[0].text else ENGLISH
        first, second = sorted(self._rng.sample(range(1, max(2, count) + 1), 2)) if count > 1 else (1, 1)
        chosen = self._rng.sample(patterns, self._rng.randint(1, 2))
        said = (" " if patterns is ENGLISH else "").join(one.format(a=first, b=second) for one in chosen)
        self.pairs.append((prompt, said))
        yield Piece(said)

    async def aclose(self) -> None:
        """See Model.aclose."""


def wishes(rng: random.Random) -> Iterator[str]:
    """Everything that the catalog sells, in both languages, in the words of its own shelves."""
    for product in products():
        for language, patterns in WISHES.items():
            text = product.words(language)
            if text.category:
                colours = text.attributes.get("color", ())
                what = text.category[-1].lower()
                yield rng.choice(patterns).format(what=f"{rng.choice(colours)} {what}" if colours else what)


async def main() -> None:
    """Ask for everything and write the pairs."""
    rng = random.Random(7)  # noqa: S311  # patterns, not secrets
    teacher, knowledge = Teacher(rng), shop()
    for number, wish in enumerate(wishes(rng)):
        await talk(knowledge, teacher, MemoryMeter(), Counts(), number, [wish], uses=frozenset({"wording"}))
    for prompt, said in teacher.pairs:
        messages = [{"role": line.role, "content": line.text} for line in prompt.lines]
        print(json.dumps([*messages, {"role": "assistant", "content": said}], ensure_ascii=False))
    print(f"{len(teacher.pairs)} pairs", file=sys.stderr)


if __name__ == "__main__":
    asyncio.run(main())

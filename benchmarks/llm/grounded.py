"""How many replies of a model are true before and after the check: python -m benchmarks.llm.grounded --base-url URL

The demo shop's scripts are held with the model at this address. The judge here knows nothing of the check: a text is
unfounded where it names an alias without a card, holds a figure that stands neither on a card nor in the shopper's own
words nor in the guide's own reply, or calls a product of the shop that is on no card.
"""

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import asyncio
import re
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta

from pydantic import TypeAdapter

from benchmarks.llm.cost import START, Counts, scripts, shop
from bot.guide import compose
from bot.ledger import MemoryLedger
from bot.llm.aide import Aide, Shop
from bot.llm.asking import Asking
from bot.llm.endpoint import Endpoint
from bot.llm.meter import MemoryMeter
from bot.llm.model import Model, Piece, Prompt
from bot.llm.profiles import PROFILES
from bot.llm.wording import Wording
from bot.messages import Message, Reply

_reply = TypeAdapter(Reply)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_ALIAS = re.compile(r"\[?\bP(\d+)\b")


class Overheard:
    """A model whose answers can be read afterwards."""

    def __init__(self, model: Model) -> None:
        self.name = model.name
        self.last: str | None = None
        self._model = model

    async def answer(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """See Model.answer."""
        self.last = ""
        async for piece in self._model.answer(prompt):
            self.last += piece.text
            yield piece

    async def aclose(self) -> None:
        """See Model.aclose."""
        await self._model.aclose()


def founded(text: str, plain: Reply, said: str, titles: set[str]) -> bool:
    """Whether nothing in a text speaks against it."""
    aliases = [int(number) for number in _ALIAS.findall(text)]
    if any(not 1 <= alias <= len(plain.cards) for alias in aliases):
        return False
    known = set(_FIGURE.findall(f"{_reply.dump_json(plain).decode()} {said} {plain.text}"))
    known |= {figure.removesuffix(".00") for figure in known}
    if any(figure not in known for figure in _FIGURE.findall(_ALIAS.sub("", text))):
        return False
    shown = {card.title for card in plain.cards}
    return not any(title in text for title in titles - shown)


async def run(base_url: str, name: str | None, server: str | None, every: int) -> None:
    """Hold the conversations, with and without the model, and print the shares."""
    endpoint = Endpoint(base_url, model=name, profile=PROFILES[server] if server else None)
    model, knowledge, counts = Overheard(endpoint), shop(), Counts()
    titles = {product.words(language).title for product in knowledge.search.products for language in ("en", "zh")}
    asked = before = worded = after = 0
    for number, lines in enumerate(list(scripts())[::every]):
        asking = Asking(model, MemoryMeter(), counts, clock=lambda: datetime.now(UTC))
        wording = Wording(asking, counts, lambda moment, so_far: None, first=60)

        def aide(here: Shop, asking: Asking = asking, wording: Wording = wording) -> Aide:
            return Aide(asking, wording, here, frozenset({"wording"}), 60)

        ledgers = MemoryLedger(), MemoryLedger()
        guides = [
            compose(knowledge, ledger=ledger, log=ledger, secret=b"benchmark", aide=help_)
            for ledger, help_ in zip(ledgers, (None, aide), strict=True)
        ]
        for turn, text in enumerate(lines):
            at, model.last = START + timedelta(minutes=turn), None
            message = Message(f"{number}:{turn}", "bench", f"c{number}", f"u{number}", text, at)
            plain, reply = [await guide.dialogue.handle(message) for guide in guides]
            assert plain.cards == reply.cards, "cards do not depend on a model"
            if model.last is None:
                continue
            asked += 1
            before += founded(model.last, plain, text, titles)
            if reply.text != plain.text:
                worded += 1
                after += founded(reply.text, plain, text, titles)
    await model.aclose()
    print(f"{asked} replies asked of {endpoint.name}; {counts.sentences[True]} sentences shown, "
          f"{counts.sentences[False]} blocked")  # fmt: skip
    print(f"grounded before the check: {before} of {asked} ({before / max(asked, 1):.1%})")
    print(f"grounded after the check:  {after} of {worded} worded ({after / max(worded, 1):.1%}); "
          f"{asked - worded} were the template")  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--model")
    parser.add_argument("--server", choices=sorted(PROFILES))
    parser.add_argument("--every", type=int, default=1, help="hold only every so manieth conversation")
    given = parser.parse_args()
    asyncio.run(run(given.base_url, given.model, given.server, given.every))

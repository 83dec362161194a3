"""Conversations with the demo shop's real guide and a model beside it."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count

from bot.guide import Guide, compose
from bot.ledger import MemoryLedger
from bot.llm.aide import Aide, Shop
from bot.llm.asking import Asking, Moment, Outcome
from bot.llm.meter import Caps, MemoryMeter, Use
from bot.llm.model import Model
from bot.llm.wording import Wording
from bot.messages import Message, Reply, Tap
from tests.bot.talk import START, shop

WORDING: frozenset[Use] = frozenset({"wording"})


class Notes:
    """Everything that was told of calls, sentences and growing replies."""

    def __init__(self) -> None:
        self.calls: list[tuple[Use, Outcome]] = []
        self.shown: list[str] = []
        self.blocked: list[tuple[str, str]] = []
        self.drafts: list[str] = []
        self.times: list[float] = []
        """When each of the drafts came, by the clock that never goes back."""

    def called(self, use: Use, outcome: Outcome, seconds: float) -> None:
        """See Watcher.called."""
        self.calls.append((use, outcome))

    def sentence(self, use: Use, text: str, reason: str, at: datetime) -> None:
        """See Watcher.sentence."""
        if reason:
            self.blocked.append((text, reason))
        else:
            self.shown.append(text)

    def show(self, moment: Moment, so_far: str) -> None:
        """See Wording.show."""
        self.drafts.append(so_far)
        self.times.append(time.monotonic())


class Chat:
    """A conversation; without a model it is the guide's own."""

    def __init__(
        self,
        model: Model | None = None,
        *,
        uses: frozenset[Use] = WORDING,
        seconds: float = 20.0,
        first: float = 20.0,
        locale: str | None = None,
        caps: Caps | None = None,
    ) -> None:
        self.notes, self.ledger, self.meter = Notes(), MemoryLedger(), MemoryMeter(caps or Caps())
        self.now = datetime.now(UTC)
        self._locale = locale
        self._numbers = count(1)
        self.asking = Asking(model, self.meter, self.notes, clock=lambda: self.now) if model else None

        def aide(here: Shop) -> Aide:
            assert self.asking is not None
            wording = Wording(self.asking, self.notes, self.notes.show, first=first)
            return Aide(self.asking, wording, here, uses, seconds)

        self.guide: Guide = compose(
            shop(), ledger=self.ledger, log=self.ledger, seed=7, secret=b"test", aide=aide if model else None
        )

    async def say(self, text: str) -> Reply:
        """The reply to a message; every line comes a minute after the one before."""
        number = next(self._numbers)
        at = START + timedelta(minutes=number)
        return await self.guide.dialogue.handle(Message(f"e{number}", "test", "c", "u", text, at, self._locale))

    async def tap(self, action: str) -> Reply:
        """The reply to a pressed button."""
        number = next(self._numbers)
        at = START + timedelta(minutes=number)
        return await self.guide.dialogue.handle(Tap(f"e{number}", "test", "c", "u", action, at, self._locale))

    async def hold(self, script: Sequence[str]) -> list[Reply]:
        """The replies to a whole script."""
        return [await self.say(line) for line in script]

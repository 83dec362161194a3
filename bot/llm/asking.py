"""Asks a model within the shopper's patience: a breaker, a bound on calls at once, caps, a memory, and two clocks.

Whatever happens to a call, the guide hears of it as an outcome and never as an error.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Literal, Protocol

from bot.llm.breaker import Breaker
from bot.llm.meter import Meter, Use
from bot.llm.model import Model, ModelError, Prompt, Usage, guessed

Outcome = Literal["answered", "known", "enough", "late", "failed", "resting", "busy", "spent"]
"""Whole, from memory, stopped by us, out of time, an error, breaker open, too many calls at once, caps reached."""

REMEMBERED = 1_000
"""Answers that are kept."""
MOST = 8_000
"""Characters of one answer after which nobody reads on."""


class Heard(Enum):
    """What whoever listens makes of the answer so far."""

    NOTHING = "nothing of use yet"
    GOOD = "of use"
    ENOUGH = "no more is needed"


@dataclass(frozen=True, slots=True)
class Moment:
    """For whom, when and until when models are asked in one turn."""

    shopper: str
    conversation: str
    event_id: str
    platform: str
    at: datetime
    until: float
    """The event loop's time at which the whole turn has to be done."""
    mark: str
    """What fences in text from outside; nobody outside can guess it."""


def outside(at: datetime, seconds: float, *, mark: str, shopper: str = "", conversation: str = "") -> Moment:
    """A moment that belongs to no turn, of so many seconds from now on."""
    until = asyncio.get_running_loop().time() + seconds
    return Moment(shopper, conversation, "", "", at, until, mark)


class Watcher(Protocol):
    """Hears what becomes of calls and sentences, for the operator."""

    def called(self, use: Use, outcome: Outcome, seconds: float) -> None:
        """A call ended."""

    def sentence(self, use: Use, text: str, reason: str, at: datetime) -> None:
        """A sentence was checked: shown where `reason` is empty, else blocked. Personal data are masked in `text`."""


class Asking:
    """The one way to a model."""

    def __init__(
        self, model: Model, meter: Meter, watcher: Watcher, *, clock: Callable[[], datetime], at_once: int = 4
    ) -> None:
        """At most `at_once` calls are under way at a time; `clock` tells the breaker how late it is."""
        self.breaker = Breaker()
        self._model = model
        self._meter = meter
        self._watcher = watcher
        self._clock = clock
        self._places = asyncio.Semaphore(at_once)
        self._known: OrderedDict[tuple[str, ...], str] = OrderedDict()

    async def ask(
        self,
        prompt: Prompt,
        hear: Callable[[str], Heard],
        *,
        use: Use,
        moment: Moment,
        first: float,
        key: tuple[str, ...] = (),
    ) -> Outcome:
        """Let `hear` have the answer piece by piece until it has enough or the time is over.

        `first` is how many seconds may pass before `hear` finds something of use. `key` names everything that the
        answer depends on: the same key again is answered from memory; an empty one never is.
        """
        began = asyncio.get_running_loop().time()
        outcome = await self._ask(prompt, hear, use, moment, min(began + first, moment.until), key)
        self._watcher.called(use, outcome, asyncio.get_running_loop().time() - began)
        return outcome

    async def text(
        self, prompt: Prompt, *, use: Use, moment: Moment, seconds: float, key: tuple[str, ...] = ()
    ) -> str | None:
        """The whole answer; None when there is none within so many seconds."""
        parts: list[str] = []

        def hear(piece: str) -> Heard:
            parts.append(piece)
            return Heard.NOTHING

        outcome = await self.ask(prompt, hear, use=use, moment=moment, first=seconds, key=key)
        return "".join(parts) if outcome in ("answered", "known") else None

    async def close(self) -> None:
        """Let go of the model."""
        await self._model.aclose()

    async def _ask(
        self, prompt: Prompt, hear: Callable[[str], Heard], use: Use, moment: Moment, until: float, key: tuple[str, ...]
    ) -> Outcome:
        where = (self._model.name, use, *key)
        if key and (known := self._known.get(where)) is not None:
            self._known.move_to_end(where)
            hear(known)
            return "known"
        if not self.breaker.allows(self._clock()):
            return "resting"
        call = _Call(hear, moment.until)
        try:
            outcome = await self._run(call, prompt, moment, until)
        except BaseException:
            self.breaker.let_go()
            raise
        self._report(outcome, call)
        answer = "".join(call.parts)
        if call.began or outcome == "late":
            # Whoever hangs up pays for the question all the same.
            usage = call.usage or guessed(prompt, answer)
            await asyncio.to_thread(self._meter.spend, use, moment.shopper, usage, moment.at)
        if key and answer and outcome in ("answered", "enough"):
            self._remember(where, answer)
        return outcome

    async def _run(self, call: "_Call", prompt: Prompt, moment: Moment, until: float) -> Outcome:
        held = False
        try:
            async with asyncio.timeout_at(until) as call.limit:
                if not await asyncio.to_thread(self._meter.allows, moment.shopper, moment.at):
                    return "spent"
                held = await self._places.acquire()
                await call.run(self._model, prompt)
        except TimeoutError:
            return "late" if held else "busy"
        except ModelError as problem:
            call.wait = problem.wait
            return "failed"
        finally:
            if held:
                self._places.release()
        return "enough" if call.enough else "answered"

    def _report(self, outcome: Outcome, call: "_Call") -> None:
        """Tell the breaker. A server that is late with anything of use is as good as none."""
        if outcome == "failed" or (outcome == "late" and not call.good):
            self.breaker.failed(self._clock(), call.wait)
        elif outcome in ("spent", "busy"):
            self.breaker.let_go()
        else:
            self.breaker.worked()

    def _remember(self, where: tuple[str, ...], answer: str) -> None:
        self._known[where] = answer
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


class _Call:
    """One call under way."""

    def __init__(self, hear: Callable[[str], Heard], until: float) -> None:
        self.parts: list[str] = []
        self.usage: Usage | None = None
        self.began = False
        self.good = False
        self.enough = False
        self.wait: float | None = None
        self.limit: asyncio.Timeout | None = None
        self._hear = hear
        self._until = until

    async def run(self, model: Model, prompt: Prompt) -> None:
        size = 0
        async with aclosing(model.answer(prompt)) as pieces:
            async for piece in pieces:
                self.began = True
                self.usage = piece.usage or self.usage
                if not piece.text:
                    continue
                self.parts.append(piece.text)
                size += len(piece.text)
                heard = self._hear(piece.text)
                self.good = self.good or heard is not Heard.NOTHING
                if heard is Heard.GOOD and self.limit is not None:
                    # From the first good sentence on, the turn's own time counts.
                    self.limit.reschedule(self._until)
                if heard is Heard.ENOUGH or size > MOST:
                    self.enough = True
                    return

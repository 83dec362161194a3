"""What becomes of a call: the clocks, the breaker, the bound on calls at once, the caps, the memory."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.llm.asking import Asking, Heard, Moment, Outcome
from bot.llm.meter import Caps, MemoryMeter, Use
from bot.llm.model import Line, ModelError, Prompt, Usage
from tests.llm_endpoint.scripted import ScriptedModel

NOW = datetime(2026, 3, 1, tzinfo=UTC)
PROMPT = Prompt((Line("system", "s" * 400), Line("user", "tents")), 50)


class Notes:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []

    def called(self, use: Use, outcome: Outcome, seconds: float) -> None:
        """See Watcher.called."""
        self.outcomes.append(outcome)

    def sentence(self, use: Use, text: str, reason: str, at: datetime) -> None:
        """See Watcher.sentence."""


class Desk:
    """An Asking over a scripted model, with a clock that is moved by hand."""

    def __init__(self, model: ScriptedModel, *, caps: Caps | None = None, at_once: int = 4) -> None:
        self.now = NOW
        self.model, self.meter, self.notes = model, MemoryMeter(caps or Caps()), Notes()
        self.asking = Asking(model, self.meter, self.notes, clock=lambda: self.now, at_once=at_once)

    async def ask(
        self,
        hear: Callable[[str], Heard] = lambda piece: Heard.NOTHING,
        *,
        seconds: float = 5.0,
        first: float = 5.0,
        key: tuple[str, ...] = (),
        shopper: str = "u",
    ) -> Outcome:
        """Ask for a wording."""
        until = asyncio.get_running_loop().time() + seconds
        moment = Moment(shopper, "c", "e", "test", NOW, until, "mark")
        return await self.asking.ask(PROMPT, hear, use="wording", moment=moment, first=first, key=key)


async def test_a_whole_answer() -> None:
    desk, heard = Desk(ScriptedModel(["a", "b"], usage=Usage(11, 2))), []

    def hear(piece: str) -> Heard:
        heard.append(piece)
        return Heard.GOOD

    assert await desk.ask(hear) == "answered"
    assert heard == ["a", "b"]
    (spent,) = desk.meter.spent(NOW.date())
    assert (spent.calls, spent.prompt, spent.answer) == (1, 11, 2)
    assert desk.notes.outcomes == ["answered"]


async def test_silence_ends_with_the_first_clock_and_counts_what_was_asked() -> None:
    desk = Desk(ScriptedModel(silent=True))
    assert await desk.ask(first=0.2) == "late"
    (spent,) = desk.meter.spent(NOW.date())
    assert spent.prompt >= 100
    assert desk.model.under_way == 0


async def test_words_of_no_use_do_not_stop_the_first_clock() -> None:
    desk = Desk(ScriptedModel(["x"] * 1000, between=0.05))
    assert await desk.ask(first=0.3) == "late"


async def test_from_the_first_good_word_on_the_turn_has_its_own_time() -> None:
    desk = Desk(ScriptedModel(["x"] * 12, between=0.05))
    assert await desk.ask(lambda piece: Heard.GOOD, first=0.3, seconds=30) == "answered"


async def test_the_turn_has_an_end_all_the_same() -> None:
    desk = Desk(ScriptedModel(["x"] * 1000, between=0.05))
    assert await desk.ask(lambda piece: Heard.GOOD, first=0.3, seconds=0.6) == "late"
    assert desk.asking.breaker.state(NOW) == "closed"


async def test_enough_is_enough() -> None:
    desk = Desk(ScriptedModel(["x"] * 1000))
    assert await desk.ask(lambda piece: Heard.ENOUGH) == "enough"
    assert desk.model.under_way == 0


async def test_an_answer_without_an_end_is_left_before_it_fills_the_memory() -> None:
    desk = Desk(ScriptedModel(["x" * 1000] * 1000))
    assert await desk.ask() == "enough"


async def test_three_silences_open_the_breaker_and_an_answer_closes_it() -> None:
    desk = Desk(ScriptedModel(silent=True))
    assert [await desk.ask(first=0.1) for _ in range(5)] == ["late"] * 3 + ["resting"] * 2
    assert len(desk.model.asked) == 3
    desk.now += timedelta(seconds=31)
    desk.model.silent, desk.model.pieces = False, ["hello"]
    assert [await desk.ask() for _ in range(2)] == ["answered", "answered"]


async def test_errors_open_it_as_well_and_a_pause_asked_for_is_kept() -> None:
    desk = Desk(ScriptedModel(error=ModelError("500")))
    assert [await desk.ask() for _ in range(4)] == ["failed"] * 3 + ["resting"]
    busy = Desk(ScriptedModel(error=ModelError("429", wait=7)))
    assert [await busy.ask() for _ in range(2)] == ["failed", "resting"]
    busy.now += timedelta(seconds=7)
    busy.model.error = None
    assert await busy.ask() == "answered"


async def test_what_was_heard_before_a_break_counts() -> None:
    heard: list[str] = []

    def hear(piece: str) -> Heard:
        heard.append(piece)
        return Heard.GOOD

    desk = Desk(ScriptedModel(["a. ", "b"], error=ModelError("gone"), cut=True))
    assert await desk.ask(hear, key=("k",)) == "failed"
    assert heard == ["a. ", "b"]
    assert await desk.ask(hear, key=("k",)) == "failed"  # half an answer is not remembered


async def test_only_so_many_calls_at_once_and_whoever_finds_no_place_is_not_late() -> None:
    desk = Desk(ScriptedModel(silent=True), at_once=2)
    waits = (1.5, 1.5, 0.3, 0.3, 0.3)
    outcomes = await asyncio.gather(*(desk.ask(first=seconds) for seconds in waits))
    assert sorted(outcomes) == ["busy"] * 3 + ["late"] * 2
    assert desk.model.most_at_once == 2


async def test_places_are_given_back() -> None:
    desk = Desk(ScriptedModel(["x"]), at_once=1)
    assert [await desk.ask() for _ in range(3)] == ["answered"] * 3


async def test_caps_end_a_day() -> None:
    desk = Desk(ScriptedModel(["x"], usage=Usage(90, 10)), caps=Caps(shop=200, shopper=100))
    assert [await desk.ask() for _ in range(2)] == ["answered", "spent"]
    assert await desk.ask(shopper="v") == "answered"
    assert await desk.ask(shopper="w") == "spent"
    assert desk.asking.breaker.state(NOW) == "closed"


async def test_the_same_question_is_answered_from_memory_and_costs_nothing() -> None:
    desk, heard = Desk(ScriptedModel(["a", "b"], usage=Usage(10, 1))), []

    def hear(piece: str) -> Heard:
        heard.append(piece)
        return Heard.GOOD

    outcomes = [await desk.ask(hear, key=(key,)) for key in ("1", "1", "2")]
    assert outcomes == ["answered", "known", "answered"]
    assert "".join(heard) == "ababab"
    assert desk.meter.spent(NOW.date())[0].calls == 2


async def test_a_question_without_a_key_is_never_remembered() -> None:
    desk = Desk(ScriptedModel(["a"]))
    assert [await desk.ask() for _ in range(2)] == ["answered", "answered"]


async def test_whoever_is_interrupted_leaves_nothing_behind() -> None:
    desk = Desk(ScriptedModel(silent=True), at_once=1)
    task = asyncio.create_task(desk.ask())
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    desk.model.silent = False
    desk.model.pieces = ["x"]
    assert await desk.ask() == "answered"

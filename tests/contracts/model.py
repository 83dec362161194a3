"""What every language model promises. A subclass gives `model`, and makes it misbehave by `models`.

`fine` answers FINE in several pieces; `refuses`, `fails` and `busy` are servers that answer 401, 500, and 429 with
Retry-After 7; `cut` breaks off after some words of FINE; `silent` says nothing for seconds.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Literal

import pytest

from bot.llm.model import Line, Model, ModelError, Piece, Prompt

FINE = "I found two tents. [P1] is the lighter one. 两顶都防水。"
PROMPT = Prompt((Line("system", "You are a shop."), Line("user", "tents")), 50)
Kind = Literal["fine", "refuses", "fails", "busy", "cut", "silent"]
Models = Callable[[Kind], Model]


async def heard(model: Model, prompt: Prompt = PROMPT) -> list[Piece]:
    """The whole answer."""
    return [piece async for piece in model.answer(prompt)]


class ModelContract:
    """Subclass and override the fixture."""

    @pytest.fixture
    def models(self) -> Models:
        raise NotImplementedError

    async def test_an_answer_comes_whole_and_in_pieces(self, models: Models) -> None:
        pieces = await heard(models("fine"))
        assert "".join(piece.text for piece in pieces) == FINE
        assert len([piece for piece in pieces if piece.text]) > 1

    async def test_several_answers_at_once_do_not_mix(self, models: Models) -> None:
        model = models("fine")
        answers = await asyncio.gather(*(heard(model) for _ in range(8)))
        assert {"".join(piece.text for piece in pieces) for pieces in answers} == {FINE}

    @pytest.mark.parametrize("kind", ["refuses", "fails", "busy"])
    async def test_an_error_is_ours_and_comes_at_once(self, models: Models, kind: Kind) -> None:
        model = models(kind)
        began = time.monotonic()
        with pytest.raises(ModelError) as error:
            await heard(model)
        # Retry-After 7 and a library's own patience are longer than this on any machine.
        assert time.monotonic() - began < 5
        assert error.value.wait == (7.0 if kind == "busy" else None)
        assert "shop" not in str(error.value)

    async def test_what_came_before_a_break_was_heard(self, models: Models) -> None:
        pieces, ended = "", False
        try:
            async for piece in models("cut").answer(PROMPT):
                pieces += piece.text
            ended = True
        except ModelError:
            pass
        assert not ended
        assert FINE.startswith(pieces)
        assert 0 < len(pieces) < len(FINE)

    async def test_whoever_asks_may_leave(self, models: Models) -> None:
        model = models("silent")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await heard(model)
        await model.aclose()
        await model.aclose()

    async def test_it_has_a_name(self, models: Models) -> None:
        model = models("fine")
        await heard(model)
        assert model.name == model.name != models("cut").name

"""Names and figures put into a model's sentence by code."""

import pytest

from bot.llm.placeholders import fill
from tests.llm.score import facts


@pytest.mark.parametrize(
    ("turn", "sentence", "filled"),
    [
        ("en-boots-1", "Take [P2] at [P2.price].", "Take Fell & Tarn Cairn Waterproof Mid Hiking Boots at $119."),
        ("en-boots-1", "[P1.was] before", "$109 before"),
        ("en-boots-1", "[P1.rating]", "4.7 from 842 reviews"),
        ("en-boots-1", "[P1.brand]", "Fell & Tarn"),
        ("en-sound-1", "[P1.stock]", "only 4 left"),
        ("en-boots-1", "[P1.stock]", "In stock"),
        ("zh-boots-1", "[P1]卖[P1.price]", "岚汀 山脊线防水登山靴卖¥499"),
        ("zh-sound-1", "[P1.stock]", "仅剩4件"),
        ("en-talk-1", "nothing to fill", "nothing to fill"),
    ],
)
def test_places_are_filled_as_our_templates_print(turn: str, sentence: str, filled: str) -> None:
    assert fill(sentence, facts()[turn]) == filled


@pytest.mark.parametrize("sentence", ["[P5]", "[P0]", "[P01]", "[P1.cost]", "[P2.was]", "[P9.price]"])
def test_a_place_that_no_card_fills_is_an_error(sentence: str) -> None:
    with pytest.raises(ValueError, match="P"):
        fill(sentence, facts()["en-boots-1"])

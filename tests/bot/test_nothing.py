"""Where nothing fits, each single wish to give up is named with what it would bring."""

import pytest

from tests.bot.talk import Talk


@pytest.mark.parametrize(
    ("together", "alone"),
    [
        (
            "backpack under $50 rated at least 4.7",
            {
                "Without 4.7 stars or more: {n}.": "backpack under $50",
                "Without at most $50: {n}.": "backpack rated at least 4.7",
            },
        ),
        ("耳机 300元以下 4.8分以上", {"去掉“不超过¥300”：{n} 件。": "耳机 4.8分以上"}),
    ],
)
def test_what_a_single_wish_less_would_give_is_what_it_gives(together: str, alone: dict[str, str]) -> None:
    reply = Talk().say(together)
    assert not reply.cards
    said = [line for line in reply.text.split("\n")[1:] if line.startswith(("Without", "去掉"))]
    expected = []
    for line, asked in alone.items():
        found = Talk().say(asked)
        assert 0 < len(found.cards) < 5  # so that the list is the whole of what fits
        expected.append(line.format(n=len(found.cards)))
    assert len(said) == 2
    assert set(expected) <= set(said)

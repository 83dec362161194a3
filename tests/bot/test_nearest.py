"""A thing that is meant by its words, where no name, place or pronoun points at one."""

import pytest

from tests.bot.talk import said


@pytest.mark.parametrize(
    ("lines", "thing"),
    [
        (("socks to hike in", "socks", "the merino ones, size L, two pairs please"), "Trailhead"),
        (("打游戏的耳机 无线 800内", "烽火那个带麦不", "电池能顶多久", "ok加购 白色"), "烽火"),
    ],
)
def test_what_is_put_in_bears_most_of_what_is_said(lines: tuple[str, ...], thing: str) -> None:
    reply = said(*lines)
    assert reply.act == "add_to_cart"
    assert thing in reply.text


@pytest.mark.parametrize(
    ("lines", "thing"),
    [
        (("tents", "tell me about the Lowfell", "is it waterproof?"), "Lowfell"),
        (("hiking boots", "tell me about the first one", "how heavy is it"), "Hiking Boots"),
        (("帐篷", "低岭怎么样", "它防水吗"), "低岭"),
    ],
)
def test_a_question_on_it_stays_with_what_is_talked_about(lines: tuple[str, ...], thing: str) -> None:
    reply = said(*lines)
    assert reply.act == "ask_product"
    assert thing in reply.text


def test_two_things_are_left_to_what_reads_two() -> None:
    reply = said("把防窥钢化膜和防撞手机壳都加到购物车")
    assert "防窥" in reply.text
    assert "防撞" in reply.text

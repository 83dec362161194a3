"""Several at one end of a list; and what looks like a number of things or a price and is neither."""

import pytest

from bot.messages import Reply
from tests.bot.talk import Talk


def ids(reply: Reply) -> tuple[str, ...]:
    return tuple(card.product_id for card in reply.cards)


@pytest.mark.parametrize(
    ("asked", "said", "start", "end"),
    [
        ("kettles", "compare the first three", 0, 3),
        ("kettles", "how do the first 3 compare?", 0, 3),
        ("kettles", "compare the last two", -2, None),
        ("kettles", "what about the bottom 2", -2, None),
        ("kettles", "tell me more about the top two please", 0, 2),
        ("双肩包", "比较前三个", 0, 3),
        ("双肩包", "前3款对比一下", 0, 3),
        ("双肩包", "后两个怎么样", -2, None),
        ("双肩包", "最后两款哪个轻", -2, None),
    ],
)
def test_as_many_as_are_named_from_that_end(asked: str, said: str, start: int, end: int | None) -> None:
    talk = Talk(locale="en-US" if asked.isascii() else "zh-CN")
    listed = ids(talk.say(asked))
    assert len(listed) >= 4
    assert talk.say(said).understood.references == listed[start:end]


@pytest.mark.parametrize("said", ["did you sell many in the last two weeks?", "is the first 3 months free?"])
def test_times_are_no_places(said: str) -> None:
    talk = Talk(locale="en-US")
    listed = ids(talk.say("kettles"))
    assert talk.say(said).understood.references not in (listed[:3], listed[-2:])


@pytest.mark.parametrize(
    ("asked", "said"), [("给宝宝买玩具", "6个月大"), ("给宝宝买玩具", "八个月大的"), ("toys", "she is 6 months old")]
)
def test_an_age_is_no_number_of_things(asked: str, said: str) -> None:
    talk = Talk(locale="en-US" if asked.isascii() else "zh-CN")
    talk.say(asked)
    told = talk.say(said)
    assert (told.act, bool(told.cards)) == ("refine", True)
    assert {limit.field for limit in told.understood.limits} <= {"category", "words"}


@pytest.mark.parametrize(
    ("said", "priced"),
    [
        ("a backpack that weighs under 3 pounds", False),
        ("tents lighter than 5 pounds", False),
        ("a backpack under 60 pounds", True),
    ],
)
def test_pounds_are_a_weight_where_weight_is_spoken_of(said: str, *, priced: bool) -> None:
    reply = Talk(locale="en-US").say(said)
    assert ("GBP" in reply.text) is priced
    assert all(limit.field != "price" for limit in reply.understood.limits)


@pytest.mark.parametrize(
    ("said", "value"), [("充电线 1米5的", "1.5米"), ("2米的充电线", "2米"), ("1米8长的充电线", "1.8米")]
)
def test_tenths_of_a_metre_stand_behind_it(said: str, value: str) -> None:
    limits = Talk(locale="zh-CN").say(said).understood.limits
    assert value in [limit.value for limit in limits]

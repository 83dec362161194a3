"""Presents by what somebody likes to do, and wishes told by what a thing is without."""

import pytest

from tests.bot.talk import Talk


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gift for my sister, she's into yoga", ("Yoga Mat",)),
        (
            "looking for a present for my friend who reads all the time, up to 30 dollars",
            ("Novel", "Biography", "Poetry", "Umbrella", "Lock"),
        ),
        ("gift for my dad, he likes fishing", ("Camp", "Headlamp", "Stove")),
    ],
)
def test_a_liking_tells_the_kind(text: str, words: tuple[str, ...]) -> None:
    reply = Talk().say(text)
    assert reply.act == "gift"
    assert reply.cards
    assert all(any(word in card.title for word in words) for card in reply.cards)


def test_a_liking_told_later_narrows_and_the_budget_keeps_it() -> None:
    talk = Talk()
    talk.say("i want to buy a present for my boyfriend")
    liked = talk.say("he likes cooking")
    kept = talk.say("budget 60ish")
    kinds = {limit.value for limit in liked.understood.limits if limit.field == "category"}
    assert kinds
    assert kinds == {limit.value for limit in kept.understood.limits if limit.field == "category"}


def test_a_thing_named_beside_a_liking_is_what_is_wanted() -> None:
    talk = Talk()
    talk.say("birthday present for a ten year old boy, about 30 dollars")
    reply = talk.say("he likes being outside. a kite maybe, max 35")
    assert reply.cards
    assert all("Kite" in card.title for card in reply.cards)


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("shampoo without sulfates", "Sulfate-Free"),
        ("洗发水，不要含硫酸盐的", "无硫酸盐"),
        ("sunscreen, nothing with perfume in it", "Fragrance-Free"),
    ],
)
def test_without_is_what_records_call_free_of_it(text: str, feature: str) -> None:
    reply = Talk().say(text)
    assert reply.cards
    assert feature in {limit.value for limit in reply.understood.limits}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("窗帘加地毯 600块帮我配一套", {"窗帘", "地毯"}),
        ("一顶帐篷一个睡袋再加把露营椅，一千块能搞定吗", {"帐篷", "睡袋", "露营椅"}),
    ],
)
def test_kinds_joined_by_counting_make_a_set(text: str, kinds: set[str]) -> None:
    reply = Talk().say(text)
    assert reply.act == "bundle"
    named = [limit.value for limit in reply.understood.limits if limit.field == "category"]
    assert {kind for value in named for kind in ([value] if isinstance(value, str) else value)} == kinds


def test_a_kind_left_out_of_a_list_is_not_shown() -> None:
    talk = Talk()
    talk.say("想买裙子")
    reply = talk.say("半身裙不要 只看连衣裙")
    assert reply.cards
    assert all("连衣裙" in card.title for card in reply.cards)


def test_a_later_wish_lifts_what_was_refused() -> None:
    talk = Talk()
    talk.say("耳机 降噪 700以内")
    talk.say("不要头戴的")
    reply = talk.say("那还是看头戴的吧，预算可以加到1000")
    assert reply.cards
    assert all("头戴" in card.title for card in reply.cards)

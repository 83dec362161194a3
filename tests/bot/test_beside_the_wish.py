"""What only stands beside a wish is no kind that the shop lacks, and what it does lack is said."""

import pytest

from tests.bot.talk import Talk


@pytest.fixture
def talk() -> Talk:
    return Talk()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a lamp for the piano", "lamp"),
        ("quiet over-ear headphones? 20h battery or forget it", "headphones"),
        ("now groceries: a cookbook about soup", "cookbook"),
        ("i need a backpack that doesn't make my back worse", "backpack"),
        ("what do you have to keep coffee hot in a car", ""),
    ],
)
def test_what_the_thing_is_for_ends_no_search(talk: Talk, text: str, word: str) -> None:
    reply = talk.say(text)
    assert reply.act in ("find", "gift")
    assert reply.cards
    assert word in reply.cards[0].title.lower()


@pytest.mark.parametrize("text", ["do you sell pianos?", "got any kayaks", "i need a lawnmower", "有冰箱吗"])
def test_what_is_asked_for_and_not_sold_is_said(talk: Talk, text: str) -> None:
    reply = talk.say(text)
    assert not reply.cards
    assert "this shop has no" in reply.text or "本店没有" in reply.text


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (("show me pillows", "difference between the down one and the latex one"), ("Down", "Latex")),
        (("compare the Hedgerow with the Homestead",), ("Hedgerow", "Homestead")),
        (("Stillness vs Daybreak",), ("Stillness", "Daybreak")),
    ],
)
def test_both_sides_of_a_comparison_are_found(talk: Talk, lines: tuple[str, ...], titles: tuple[str, str]) -> None:
    reply = talk.through(*lines)
    assert reply.act == "compare"
    assert len(reply.cards) == 2
    assert all(any(title in card.title for card in reply.cards) for title in titles)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("show me tents", "yep, the second one"), "Corrie"),
        (("house slippers", "the fleece-lined ones in size 44, please"), "Dozer"),
        (("show me tents", "add the first", "hiking socks", "the merino ones in M too"), "Merino"),
    ],
)
def test_a_thing_pointed_at_is_taken_by_an_assent(talk: Talk, lines: tuple[str, ...], title: str) -> None:
    reply = talk.through(*lines)
    assert reply.act == "add_to_cart"
    assert title in reply.text.splitlines()[0]


def test_dropping_something_puts_nothing_in(talk: Talk) -> None:
    reply = talk.through("show me tents", "the first one", "drop the tent again, we stay at home")
    assert "Added" not in reply.text


def test_a_big_one_is_no_thing_by_that_name(talk: Talk) -> None:
    assert "Added" not in talk.through("hand cream", "ok the big one, in the cart").text


@pytest.mark.parametrize(
    ("lines", "first", "second"),
    [
        (
            ("show me tents", "put the Hedgerow in green and the Lowfell in orange in the cart"),
            "Added to your cart: 1 × Skarnvale Hedgerow",
            "Added to your cart: 1 × Fell & Tarn Lowfell",
        ),
        (
            ("headphones", "add the Daybreak", "swap the Daybreak for the Stillness in black"),
            "Taken out of your cart: 1 × Hushlark Daybreak",
            "Added to your cart: 1 × Hushlark Stillness",
        ),
    ],
)
def test_two_changes_of_the_cart_are_both_made(talk: Talk, lines: tuple[str, ...], first: str, second: str) -> None:
    reply = talk.through(*lines)
    assert first in reply.text
    assert second in reply.text


def test_a_price_cried_out_is_no_wish(talk: Talk) -> None:
    reply = talk.say("hm 190 bucks. show me a tent under 120")
    assert [(limit.op, limit.value) for limit in reply.understood.limits if limit.field == "price"] == [("<=", "120")]


@pytest.mark.parametrize(
    ("text", "title"), [("a mug that doesn't break", "Enamel"), ("house slippers that don't slip on tiles", "Slippers")]
)
def test_what_a_thing_does_not_do_is_a_quality(talk: Talk, text: str, title: str) -> None:
    reply = talk.say(text)
    assert title in reply.cards[0].title
    assert any(limit.field in ("words", "feature") and limit.op == "=" for limit in reply.understood.limits)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("行李箱轮子坏了保修几年", "那电池也算两年吗"), "1 年"),
        (("给宝宝买毛绒玩具", "第一个多少钱", "脏了怎么洗"), "机洗"),
        (("看看积木有吗",), "积木"),
        (("登山靴", "第一个", "结账怎么走"), ""),
    ],
)
def test_chinese_as_it_is_asked(talk: Talk, lines: tuple[str, ...], said: str) -> None:
    reply = talk.through(*lines)
    assert reply.act != "out_of_scope"
    assert said in reply.text

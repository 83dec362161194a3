"""A kind named beside the thing talked about, and not looked for: parts, what goes in, what somebody owns."""

import pytest

from tests.bot.talk import Talk


@pytest.mark.parametrize(
    "question",
    [
        "can i fit a pair of shoes in it",
        "would my phone be safe in the front pocket",
        "is there a pocket for a water bottle",
        "will a tent fit inside",
        "do i need a rain jacket with it",
        "how does the lock work",
        "does water get in through the zips",
        "weight",
        "dimensions pls",
        "whats it made from",
    ],
)
def test_a_question_on_the_thing_talked_about_stays_with_it(question: str) -> None:
    talk = Talk()
    shown = talk.say("backpack for work under 150")
    talk.say("tell me about the first one")
    reply = talk.say(question)
    assert reply.act == "ask_product"
    assert [card.product_id for card in reply.cards] == [shown.cards[0].product_id]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("whats it made from", "material: Nylon"),
        ("how big is it", "capacity: 45 L"),
        ("what do people say about it", "Rating: 4.7"),
        ("is it on sale", "129"),
    ],
)
def test_the_record_answers_in_other_words(question: str, told: str) -> None:
    talk = Talk()
    talk.say("trekking backpack")
    talk.say("tell me about the longbarrow")
    assert told in talk.say(question).text


def test_a_guide_to_pans_does_not_tell_how_to_wash_a_backpack() -> None:
    talk = Talk()
    talk.say("trekking backpack")
    talk.say("tell me about the first one")
    reply = talk.say("can you wash it")
    assert "pans" not in reply.text


@pytest.mark.parametrize("wish", ["is there a tent for 2 people", "do you have a tent too", "can i see tents"])
def test_another_kind_that_is_wished_for_is_shown(wish: str) -> None:
    talk = Talk()
    talk.say("backpack for work under 150")
    talk.say("tell me about the first one")
    reply = talk.say(wish)
    assert reply.act in ("find", "refine")
    assert reply.cards
    assert all("tent" in card.title.casefold() for card in reply.cards)


@pytest.mark.parametrize("wish", ["one with a light on it would be good", "is there one with a light too?"])
def test_what_a_thing_shall_have_is_no_other_kind(wish: str) -> None:
    talk = Talk()
    talk.say("bike helmet")
    reply = talk.say(wish)
    assert [card.title for card in reply.cards] == ["Cragpedal Lamplighter City Bike Helmet"]


@pytest.mark.parametrize(
    ("first", "then", "kind"),
    [
        ("smartphones", "good camera, under 400", "Smartphone"),
        ("dumbbells", "something light and cheap, max 20 dollars", "Dumbbell"),
        ("手机", "电池大的", "智能手机"),
        ("行李箱", "能装一周衣服的", "行李箱"),
        ("双肩包", "配裙子背的", "双肩包"),
    ],
)
def test_a_quality_keeps_the_kind(first: str, then: str, kind: str) -> None:
    talk = Talk()
    talk.say(first)
    reply = talk.say(then)
    assert reply.act == "refine"
    assert reply.cards
    assert all(kind in card.title for card in reply.cards)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("wanna start running. what shoes have you got?", "Running Shoes"),
        ("想练瑜伽 推荐个垫子", "瑜伽垫"),
    ],
)
def test_what_it_is_for_tells_which(text: str, kind: str) -> None:
    reply = Talk().say(text)
    assert reply.cards
    assert all(kind in card.title for card in reply.cards)


def test_a_shop_that_lacks_a_kind_still_lacks_it_under_200() -> None:
    talk = Talk()
    assert not talk.say("do you sell bikes").cards
    reply = talk.say("under 200")
    assert not reply.cards
    assert "bikes" in reply.text
    assert talk.say("ok, tents then").cards


@pytest.mark.parametrize("text", ["睡袋也看看，一千以内，跟帐篷搭一下", "再看看睡袋，一千以内，要跟这顶帐篷搭配的"])
def test_what_it_shall_go_with_is_not_what_is_wanted(text: str) -> None:
    talk = Talk()
    talk.say("想买顶帐篷")
    reply = talk.say(text)
    assert reply.cards
    assert all("睡袋" in card.title and card.price is not None and card.price <= 1000 for card in reply.cards)


def test_two_kinds_that_shall_go_together_are_both_wanted() -> None:
    reply = Talk().say("帮我把睡袋和帐篷搭配一下")
    assert reply.act == "bundle"
    assert sorted(kind for kind in ("睡袋", "帐篷") for card in reply.cards if kind in card.title) == ["帐篷", "睡袋"]

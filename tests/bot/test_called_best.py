"""Things called by what tells them from the others, beside words that call nothing."""

import pytest

from tests.bot.talk import Talk


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("put the pack of 6 dinner candles in my basket", "Longtable"),
        ("add the scented set of 3", "Fig Garden"),
        ("pop the set of six in please, the beeswax one not the fig", "Longtable"),
    ],
)
def test_most_of_the_words_decide_which_is_added(talk: Talk, text: str, title: str) -> None:
    reply = talk.through("candles under 30", text)
    assert reply.act == "add_to_cart"
    assert title in reply.text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("how much is the cedar one, the single one not the set?", "Woodshed"),
        ("the dinner candles set - how much?", "Longtable"),
        ("how much would the fig ones be", "Fig Garden"),
    ],
)
def test_a_price_is_told_of_what_most_words_call(talk: Talk, text: str, title: str) -> None:
    reply = talk.through("candles under 30", text)
    assert reply.act in ("ask_product", "details")
    assert [title in card.title for card in reply.cards] == [True]
    assert "$" in reply.text


def test_a_thing_of_this_list_is_meant_before_one_of_an_earlier_list(talk: Talk) -> None:
    reply = talk.through("show me tents", "green tents under 120", "add the green one")
    assert "Hedgerow" in reply.text


@pytest.mark.parametrize(
    "text", ["can you adjust the temp on it? I drink a lot of coffee", "is it safe? they drink a lot"]
)
def test_a_question_with_its_reason_stays_with_the_thing(talk: Talk, text: str) -> None:
    reply = talk.through("I want a glass kettle", text)
    assert reply.act == "ask_product"
    assert "Glasshouse" in reply.text


@pytest.mark.parametrize("text", ["brilliant! checkout please", "awesome, let me pay", "wow ok checkout plz"])
def test_a_cry_of_pleasure_is_no_kind_of_goods(talk: Talk, text: str) -> None:
    assert talk.through("show me tents", "add the first one", text).act == "checkout"


@pytest.mark.parametrize("text", ["thaaaank youuu", "thanksssss ur the best", "lovely, thanks sooo much"])
def test_letters_drawn_out_are_read(talk: Talk, text: str) -> None:
    assert talk.through(text).act == "thanks"


@pytest.mark.parametrize("text", ["do you provide engraving?", "can you keep a parcel for me?"])
def test_what_the_shop_does_is_asked_of_the_shop(talk: Talk, text: str) -> None:
    assert talk.through("show me tents", "tell me about the first", text).act == "ask_policy"

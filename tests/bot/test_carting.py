"""What is said about a cart that holds something: numbers, more and fewer, adding along, taking all out."""

import pytest

from tests.bot.talk import Talk

_CEDAR = ("candles under 30", "add the cedar one")
_BOTH = (*_CEDAR, "the fig ones as well please")


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("bump that up to 3", "$57"), ("actually, make them four", "$76"), ("I only need two", "$38"),
        ("one more please", "$38"), ("two more of those", "$57"), ("no wait, just 5", "$95"), ("2 is plenty", "$38"),
        ("change the quantity to 3", "$57"), ("make it two, one for my aunt", "$38"), ("update the cedar to 4", "$76"),
    ],
)  # fmt: skip
def test_the_number_in_the_cart_is_changed(talk: Talk, text: str, total: str) -> None:
    reply = talk.through(*_CEDAR, text)
    assert "Woodshed" in reply.text
    assert f"Total: {total}" in reply.text


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("make the cedar one 3", "$85"), ("another one of the fig", "$75"), ("one more of the cedar candle", "$66"),
        ("set the fig candles to two", "$75"),
    ],
)  # fmt: skip
def test_the_number_of_what_is_called_is_changed(talk: Talk, text: str, total: str) -> None:
    assert f"Total: {total}" in talk.through(*_BOTH, text).text


@pytest.mark.parametrize("text", ["one less", "take one of them out", "two fewer please"])
def test_fewer_are_left(talk: Talk, text: str) -> None:
    left = "$19" if text.startswith("two") else "$38"
    assert f"Total: {left}" in talk.through(*_CEDAR, "make it 3", text).text


@pytest.mark.parametrize(
    "text", ["empty the cart", "clear out my basket please", "take everything out", "remove it all"]
)
def test_everything_is_taken_out(talk: Talk, text: str) -> None:
    assert "empty" in talk.through(*_BOTH, text).text


@pytest.mark.parametrize(
    "text", ["the dinner ones too", "and the beeswax one", "also the dinner candles", "plus the set of six please"]
)
def test_what_is_named_along_is_added(talk: Talk, text: str) -> None:
    reply = talk.through(*_CEDAR, text)
    assert reply.act == "add_to_cart"
    assert "Longtable" in reply.text
    assert "$34" in reply.text


@pytest.mark.parametrize(
    "text", ["can I get the cedar one please", "I'd like the second one", "give me the fig candles"]
)
def test_a_wish_for_one_of_the_things_shown_takes_it(talk: Talk, text: str) -> None:
    assert talk.through("candles under 30", text).act == "add_to_cart"


@pytest.mark.parametrize(
    "text", ["I want the same in green", "can I get the price of the first one?", "I like the first"]
)
def test_other_wishes_take_nothing(talk: Talk, text: str) -> None:
    assert talk.through("candles under 30", text).act != "add_to_cart"


def test_a_place_is_counted_among_things_of_its_kind(talk: Talk) -> None:
    first = talk.through("show me kettles and yoga mats")
    mats = [card for card in first.cards if "Mat" in card.title]
    reply = talk.through("show me kettles and yoga mats", "add the first yoga mat")
    assert mats[0].title in reply.text


def test_an_ordinal_may_be_part_of_a_name(talk: Talk) -> None:
    reply = talk.through("yoga mats", "how thick is the first class one?")
    assert ["First Class" in card.title for card in reply.cards] == [True]


@pytest.mark.parametrize("text", ["ok one in blue please", "great, two in blue then", "I'll have one in blue"])
def test_the_thing_asked_about_is_taken_in_a_colour(talk: Talk, text: str) -> None:
    reply = talk.through("a yoga mat without rubber", "how thick is it?", text)
    assert reply.act == "add_to_cart"
    assert "blue" in reply.text


def test_a_colour_that_there_is_not_is_refused(talk: Talk) -> None:
    reply = talk.through("yoga mat without rubber", "add it in orange")
    assert "does not come in orange" in reply.text
    assert "blue" in reply.text
    assert "empty" in talk.through("yoga mat without rubber", "add it in orange", "what's in my cart").text


@pytest.mark.parametrize(
    "lines",
    [
        ("a tent for two", "add the cheaper one", "show me sleeping bags", "remove the tent from my cart"),
        ("a tent for two", "add the cheaper one", "show me sleeping bags", "what's in my cart", "drop the tent"),
        ("两个人用的帐篷", "最便宜那个加购物车", "看看睡袋", "现在车里都有啥", "帐篷不要了"),
    ],
)
def test_what_is_taken_out_is_what_lies_in_the_cart(talk: Talk, lines: tuple[str, ...]) -> None:
    """Of two tents that were shown, the one in the cart is meant."""
    reply = talk.through(*lines)
    assert reply.act == "undo"
    assert reply.text.startswith(("Taken out of your cart", "已从购物车取出"))

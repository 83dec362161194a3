"""Everyday turns of phrase: presents, trouble, choosing, naming, and what is told around a wish."""

import pytest

from tests.bot.talk import Talk


@pytest.mark.parametrize(
    "text",
    [
        "need a pressie for my niece", "what would a teenage girl like?", "secret santa, twenty dollars tops",
        "My cousin just got engaged, what would you suggest?", "my grandpa loves chess, any ideas?",
        "what do you give a boss who is leaving",
        "I want to treat my mum", "anniversary soon and my husband is a cook",
        "What can I buy my sister? She takes notes on her phone all day.",
    ],
)  # fmt: skip
def test_a_present_is_looked_for(talk: Talk, text: str) -> None:
    assert talk.through(text).act == "gift"


def test_a_kind_named_after_ideas_for_a_present_keeps_the_budget(talk: Talk) -> None:
    reply = talk.through("gift ideas for my aunt, 40 dollars max", "a scarf sounds good")
    assert reply.cards
    assert all("Scarf" in card.title and float(card.price or 0) <= 40 for card in reply.cards)


@pytest.mark.parametrize(
    "text",
    [
        "my blender died after a week", "the handle of the suitcase I got from you snapped", "you charged me twice",
        "the parcel was empty!", "I was sent the wrong size", "my lamp doesn't work, what a joke",
    ],
)  # fmt: skip
def test_something_went_wrong(talk: Talk, text: str) -> None:
    assert talk.through(text).act == "complaint"


@pytest.mark.parametrize("text", ["my old lamp broke, need a new one", "our kettle died, show me kettles"])
def test_what_broke_may_be_why_another_is_wanted(talk: Talk, text: str) -> None:
    reply = talk.through(text)
    assert reply.act == "find"
    assert reply.cards


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("My phone is always empty, a power bank please", "Power Bank"),
        ("I work in a noisy office, which headphones would you recommend?", "phones"),
        ("our cat hates the vacuum, looking for a rug", "Rug"),
        ("a backpack that fits a laptop", "Backpack"),
        ("need a lunchbox", "Lunch Box"),
    ],
)
def test_the_wish_is_found_in_what_is_told(talk: Talk, text: str, kind: str) -> None:
    reply = talk.through(text)
    assert reply.cards
    assert all(kind.casefold() in card.title.casefold() for card in reply.cards)


@pytest.mark.parametrize(
    "text",
    ["ok the second one then", "perfect, the second one please", "the second one it is", "let's go with the second one",
     "Take the second. Can you wrap it?"],
)  # fmt: skip
def test_choosing_puts_into_the_cart(talk: Talk, text: str) -> None:
    shown = talk.through(f"show me kettles, {text}", "show me kettles")
    title = talk.say("show me kettles", conversation=text).cards[1].title
    reply = talk.say(text, conversation=text)
    assert shown.cards
    assert reply.act == "add_to_cart"
    assert title in reply.text


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Stillness or Solstice?", ("Stillness", "Solstice")),
        ("compare the Heron with the Sedge", ("Heron 5G", "Sedge")),
        ("is the Squall better than the Puddle?", ("Squall", "Puddle")),
    ],
)
def test_two_names_are_compared(talk: Talk, text: str, titles: tuple[str, str]) -> None:
    reply = talk.through(text)
    assert reply.act == "compare"
    assert all(any(title in card.title for card in reply.cards) for title in titles)


def test_what_is_sold_out_is_said_to_be(talk: Talk) -> None:
    reply = talk.through("have you got the Orchard Rush game in stock?")
    assert "Orchard Rush" in reply.text
    assert "old out" in reply.text


@pytest.mark.parametrize("text", ["does it glow", "who makes it", "how does it smell"])
def test_it_is_what_was_talked_about(talk: Talk, text: str) -> None:
    about = talk.through("show me yoga mats", "tell me about the first one", text)
    first = talk.through("show me yoga mats", "tell me about the first one")
    assert about.cards[0].product_id == first.cards[0].product_id


def test_a_brand_with_a_remark_stays_with_the_list(talk: Talk) -> None:
    reply = talk.through("a rain jacket", "from Fell & Tarn if you have it")
    assert [card.title for card in reply.cards] == ["Fell & Tarn Squall 3-Layer Waterproof Rain Jacket"]


def test_a_refused_thing_named_again_stays_refused(talk: Talk) -> None:
    reply = talk.through("something for my teacher, about 20 dollars", "no candles please, everyone gives candles")
    assert reply.cards
    assert not [card.title for card in reply.cards if "Candle" in card.title]


def test_a_price_is_asked_in_the_middle_of_a_sentence(talk: Talk) -> None:
    assert "$79" in talk.through("electric kettles", "what does the Swan cost?").text


@pytest.mark.parametrize("text", ["make that three", "make it 3 please", "I need three of them"])
def test_how_many_is_changed(talk: Talk, text: str) -> None:
    reply = talk.through("a jump rope", "add the first one", text)
    assert reply.act == "add_to_cart"
    assert "3 ×" in reply.text


@pytest.mark.parametrize("text", ["drop the kettle", "take the kettle back out", "I don't want the kettle any more"])
def test_a_thing_in_the_cart_is_named_to_go(talk: Talk, text: str) -> None:
    reply = talk.through("electric kettles", "add the first one", "show me rugs", "add the second one", text)
    assert reply.act == "undo"
    assert "Kettle" in reply.text.partition("\n")[0]
    assert "Rug" in reply.text.partition("\n")[2]


def test_what_a_title_alone_says_is_put_in(talk: Talk) -> None:
    reply = talk.through("soap", "two of the pine in my cart")
    assert reply.act == "add_to_cart"
    assert "2 × Fennelune Charcoal Burner Pine Soap" in reply.text


@pytest.mark.parametrize(("text", "size"), [("ok 40", "40"), ("do you have them in 41?", "41"), ("hmm 44 then", "44")])
def test_a_number_after_a_size_is_another(talk: Talk, text: str, size: str) -> None:
    reply = talk.through("running shoes size 42", text)
    assert [limit.value for limit in reply.understood.limits if limit.field == "size"] == [size]


def test_a_capital_behind_an_article_is_a_size(talk: Talk) -> None:
    reply = talk.through("dresses size L", "my sister needs an M")
    assert [limit.value for limit in reply.understood.limits if limit.field == "size"] == ["M"]


@pytest.mark.parametrize(
    "text",
    ["what happens if my parcel gets lost", "how do I look after a wool sweater", "I want to return my jeans",
     "do you guys offer engraving", "can I order by phone"],
)  # fmt: skip
def test_the_shop_is_asked(talk: Talk, text: str) -> None:
    assert talk.through("show me tents", text).act == "ask_policy"


@pytest.mark.parametrize("text", ["how much weight does the first one hold?", "how many pockets does it have"])
def test_a_measure_is_no_kind(talk: Talk, text: str) -> None:
    assert talk.through("hammocks", text).act == "ask_product"


def test_the_whole_cart_is_told_where_it_is_asked_for_besides(talk: Talk) -> None:
    reply = talk.through("a beanie", "add it", "a jump rope", "add the first one. what's my total now?")
    assert reply.act == "add_to_cart"
    assert "Beanie" in reply.text
    assert "Jump Rope" in reply.text


def test_gone_back_to_means_what_was_shown_of_that_kind(talk: Talk) -> None:
    shown = talk.through("yoga mats", "show me kettles", "back to the mats, I'll take the cheapest one")
    assert shown.act == "add_to_cart"
    assert "Mat" in shown.text


@pytest.mark.parametrize("text", ["how much do they weigh?", "how much do these hold"])
def test_a_measure_is_no_sum(talk: Talk, text: str) -> None:
    assert talk.through("hammocks", text).act == "ask_product"


def test_a_part_for_a_thing_shown_before_fits_it(talk: Talk) -> None:
    reply = talk.through("Pellumo Heron", "show me kettles", "got a screen protector for the Heron as well?")
    assert [card.title for card in reply.cards] == ["Barkwell Clearpond Tempered Glass Screen Protector, Pack of 2"]


def test_a_case_kept_and_a_cart_asked_for(talk: Talk) -> None:
    reply = talk.through("phone cases", "add the first one", "nah, then just the case. what's in my cart?")
    assert reply.act == "checkout"


def test_left_handed_is_not_left_in_stock(talk: Talk) -> None:
    reply = talk.through("a bread knife", "is it left handed?")
    assert "does not say" in reply.text


def test_another_colour_keeps_the_size(talk: Talk) -> None:
    shown = talk.through("a cotton summer dress size L", "tell me about the Meadow", "and in yellow?")
    assert "-l" in (shown.cards[0].variant_id or "")


def test_a_question_with_put_in_it_picks_nothing(talk: Talk) -> None:
    assert talk.through("a wallet", "can you wrap it and put a card in?").act == "ask_policy"

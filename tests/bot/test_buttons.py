"""What can be pressed: comparing two cards, thumbs that can be taken back, the cart, and what to say next."""

import pytest

from app.demo.catalog import products
from bot.messages import Reply
from bot.say import WORDS
from bot.say.phrases import money
from policy.slate import ModelSlates
from retrieval.products import Product
from tests.bot.talk import Talk

BY_ID = {product.id: product for product in products()}
ASK = {"en": "waterproof hiking boots", "zh": "防水登山鞋"}
LOCALE = {"en": "en-US", "zh": "zh-CN"}


def labels(reply: Reply) -> list[str]:
    return [button.label for button in reply.buttons]


def record(reply: Reply, card: int) -> Product:
    return BY_ID[reply.cards[card].product_id]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_two_cards_are_compared_by_what_their_records_say(language: str) -> None:
    words = WORDS[language]  # type: ignore[index]
    talk = Talk(locale=LOCALE[language])
    found = talk.say(ASK[language])
    asked = talk.press(found, words.b_compare, 0)
    assert (asked.act, asked.cards) == ("compare", ())
    assert found.cards[0].title in asked.text
    compared = talk.press(found, words.b_compare, 2)
    assert compared.act == "compare"
    assert [card.product_id for card in compared.cards] == [found.cards[0].product_id, found.cards[2].product_id]
    lines = compared.text.splitlines()
    for card in compared.cards:
        assert any(line.endswith(card.title) for line in lines)
        assert money(card.price, card.currency or "", language) in compared.text  # type: ignore[arg-type]
    pair = [record(found, card).words(language) for card in (0, 2)]
    for name in pair[0].attributes.keys() & pair[1].attributes.keys():
        one, other = (set(text.attributes[name]) for text in pair)
        differing = [line for line in lines if line.startswith(words.attribute_line.format(name=name, values=""))]
        assert bool(differing) == (one != other), name
        for value in one | other:
            assert value in compared.text


def test_the_same_card_twice_is_no_comparison_and_the_next_begins_anew() -> None:
    talk = Talk()
    found = talk.say(ASK["en"])
    talk.press(found, "Compare", 0)
    assert talk.press(found, "Compare", 0).text == WORDS["en"].compare_off
    assert not talk.press(found, "Compare", 1).cards
    assert len(talk.press(found, "Compare", 0).cards) == 2


def test_cards_of_two_lists_can_be_compared() -> None:
    talk = Talk()
    boots, tents = talk.say(ASK["en"]), talk.say("tents")
    talk.press(boots, "Compare", 0)
    compared = talk.press(tents, "Compare", 0)
    assert [card.product_id for card in compared.cards] == [boots.cards[0].product_id, tents.cards[0].product_id]
    assert WORDS["en"].not_stated in compared.text


@pytest.mark.parametrize("thumb", ["👍", "👎"])
def test_a_thumb_can_be_taken_back_by_its_button_or_by_a_second_press(thumb: str) -> None:
    talk = Talk()
    found = talk.say(ASK["en"])
    untouched = chance(talk, found)
    for _ in range(2):
        given = talk.press(found, thumb)
        assert (given.act, labels(given)) == ("feedback", ["Undo"])
        undone = talk.tap(given.buttons[0].action)
        assert undone.act == "undo"
        assert found.cards[0].title in undone.text
    talk.press(found, thumb)
    assert talk.press(found, thumb).text == undone.text
    assert chance(talk, found) == pytest.approx(untouched, abs=1e-6)
    talk.press(found, thumb)
    assert (chance(talk, found) > untouched) is (thumb == "👍")


def chance(talk: Talk, found: Reply, card: int = 0) -> float:
    """The estimated chance of a click on a card of a list, after all that was said of it."""
    talk.guide.learner.catch_up()
    logged = talk.ledger.decision(found.decision_id or "")
    assert logged is not None
    offered = {candidate.product_id: candidate for candidate in logged.decision.candidates}
    policy = talk.guide.learner.slate
    assert isinstance(policy, ModelSlates)
    return policy.scores(logged.decision.context, [offered[found.cards[card].product_id]])[0]


def test_one_thumb_replaces_the_other() -> None:
    talk = Talk()
    found = talk.say(ASK["en"])
    untouched = chance(talk, found)
    talk.press(found, "👍")
    talk.press(found, "👎")
    assert chance(talk, found) < untouched


@pytest.mark.parametrize("language", ["en", "zh"])
def test_details_lead_to_the_cart_and_the_cart_teaches(language: str) -> None:
    words = WORDS[language]  # type: ignore[index]
    talk = Talk(locale=LOCALE[language])
    found = talk.say(ASK[language])
    details = talk.press(found, words.b_details, 1)
    added = talk.press(details, words.b_cart)
    assert found.cards[1].title in added.text
    shown = talk.press(added, words.b_show_cart)
    assert shown.act == "checkout"
    assert found.cards[1].title in shown.text
    logged = talk.ledger.decision(found.decision_id or "")
    assert logged is not None
    heard = {one.kind for one in logged.feedback if one.product_id == found.cards[1].product_id}
    assert heard == {"click", "cart"}


def test_the_cart_by_words_teaches_too() -> None:
    talk = Talk()
    found = talk.say(ASK["en"])
    assert talk.say("add the second one to my cart").act == "add_to_cart"
    logged = talk.ledger.decision(found.decision_id or "")
    assert logged is not None
    heard = {one.kind for one in logged.feedback if one.product_id == found.cards[1].product_id}
    assert heard == {"click", "cart"}


@pytest.mark.parametrize(
    "ask", ["hiking boots", "登山鞋", "tents", "backpack", "earbuds", "蓝牙耳机", "dress", "连衣裙"]
)
def test_every_suggestion_under_a_list_is_understood_and_gives_cards(ask: str) -> None:
    said = labels(Talk().say(ask))
    assert said
    for label in said:
        talk = Talk()
        reply = talk.press(talk.say(ask), label)
        assert reply.act in {"more", "refine", "find"}, label
        assert reply.cards, (label, reply.text)
        assert not reply.understood.not_understood, label


@pytest.mark.parametrize("ask", ["hiking boots under $20", "30元以内的登山鞋", "tents over $3000", "9000元以上的帐篷"])
def test_where_nothing_keeps_the_price_the_nearest_one_is_offered(ask: str) -> None:
    talk = Talk()
    nothing = talk.say(ask)
    assert not nothing.cards
    assert talk.tap(nothing.buttons[0].action).cards


@pytest.mark.parametrize(
    "text", ["thanks", "hello", "help", "show my cart", "谢谢", "is this an ad?", "flying carpets"]
)
def test_no_answer_leaves_the_shopper_without_a_next_step(text: str) -> None:
    assert Talk().say(text).buttons

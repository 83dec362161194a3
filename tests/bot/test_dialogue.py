"""Whole turns over the demo shop: lists, follow-ups, taps, the log, and honest answers."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.ledger import MemoryLedger
from bot.messages import Reply
from tests.bot.talk import Talk

BOOTS = "waterproof hiking boots under $120, not leather"


@pytest.fixture
def talk() -> Talk:
    return Talk()


def ids(reply: Reply) -> list[str]:
    return [card.product_id for card in reply.cards]


def test_one_list_drives_cards_decision_and_session(talk: Talk) -> None:
    reply = talk.say(BOOTS)
    logged = talk.ledger.decision(reply.decision_id or "")
    session = talk.ledger.session("c")
    assert logged is not None
    assert session is not None
    assert 3 <= len(reply.cards) <= 5
    assert ids(reply) == list(logged.decision.slate) == [item.product_id for item in session.shown]
    assert all(0 < propensity <= 1 for propensity in logged.decision.propensities)


def test_every_figure_on_a_card_is_the_records(talk: Talk) -> None:
    for text in (BOOTS, "200元以内的蓝色连衣裙，不要雪纺", "best rated headphones"):
        for card in talk.say(text).cards:
            product = talk.guide.search.product(card.product_id)
            assert product is not None
            variant = next(variant for variant in product.variants if variant.id == card.variant_id)
            price = variant.prices[card.currency or ""]
            assert (card.price, card.list_price) == (price.amount, price.list_amount)
            assert card.title in {product.text.title, product.translations["zh"].title}
            assert (card.rating, card.rating_count, card.url) == (product.rating, product.rating_count, product.url)


def test_cheaper_is_cheaper_and_keeps_the_wishes(talk: Talk) -> None:
    first = talk.say(BOOTS)
    second = talk.say("cheaper")
    highest = max(card.price for card in first.cards if card.price)
    assert second.cards
    assert all(card.price is not None and card.price < highest for card in second.cards)
    assert {(limit.field, limit.value) for limit in second.understood.limits} >= {("material", "Leather")}


def test_chinese_shopper_gets_chinese_words_and_prices_in_cny(talk: Talk) -> None:
    reply = talk.say("200元以内的蓝色连衣裙，不要雪纺")
    assert reply.language == "zh"
    assert reply.cards
    for card in reply.cards:
        assert card.currency == "CNY"
        assert card.price is not None
        assert card.price <= Decimal(200)
        assert "连衣裙" in card.title
        assert "不要雪纺" in card.reason or "符合" in card.reason


def test_more_shows_others_until_there_are_none(talk: Talk) -> None:
    seen: list[str] = []
    reply = talk.say("shoes")
    for _ in range(20):
        assert not set(ids(reply)) & set(seen)
        seen += ids(reply)
        reply = talk.say("more")
        if not reply.cards:
            break
    assert not reply.cards
    assert "everything I have" in reply.text


def test_a_named_order_is_exact_and_logged_as_not_explored(talk: Talk) -> None:
    reply = talk.say("cheapest headphones")
    prices = [card.price for card in reply.cards]
    decision = talk.guide.dialogue._ledger.decision(reply.decision_id or "")
    assert prices == sorted(prices, key=lambda price: price or Decimal(0))
    assert decision is not None
    assert decision.decision.policy == "named-order"
    assert decision.decision.evaluable is False
    assert not any(decision.decision.explored)


def test_the_second_one_is_details_of_the_second_card_and_counts_as_a_click(talk: Talk) -> None:
    first = talk.say(BOOTS)
    reply = talk.say("the second one")
    assert reply.act == "details"
    assert ids(reply) == [ids(first)[1]]
    heard = talk.feedback(first)
    assert heard[ids(first)[1]] == "click"
    assert {heard[product] for product in ids(first) if product != ids(first)[1]} == {"ignored"}


def test_a_question_about_the_whole_list_is_no_click(talk: Talk) -> None:
    first = talk.say(BOOTS)
    assert talk.say("which one is lighter?").act in {"compare", "ask_product"}
    assert set(talk.feedback(first).values()) == {"ignored"}


def test_a_leaning_draws_to_one_end_of_the_prices(talk: Talk) -> None:
    def prices(text: str) -> list[Decimal]:
        return [card.price for card in talk.say(text).cards if card.price]

    cheap, dear = prices("cheap headphones"), prices("high-end headphones")
    assert max(cheap) < max(dear)
    assert min(cheap) < min(dear)


def test_silence_is_heard_once(talk: Talk) -> None:
    first = talk.say(BOOTS)
    talk.say("cheaper")
    talk.say("thanks")
    assert set(talk.feedback(first)) == set(ids(first))
    logged = talk.ledger.decision(first.decision_id or "")
    assert logged is not None
    assert len(logged.feedback) == len(first.cards)


def test_thumbs_and_details_come_back_as_feedback(talk: Talk) -> None:
    first = talk.say(BOOTS)
    assert talk.press(first, "👍", card=0).act == "feedback"
    assert talk.press(first, "👎", card=1).act == "feedback"
    assert talk.press(first, "Details", card=2).act == "details"
    assert talk.feedback(first) == {ids(first)[0]: "up", ids(first)[1]: "down", ids(first)[2]: "click"}


def test_why_tells_wishes_and_whether_it_was_a_try_out(talk: Talk) -> None:
    first = talk.say(BOOTS)
    logged = talk.ledger.decision(first.decision_id or "")
    assert logged is not None
    for number, explored in enumerate(logged.decision.explored):
        reply = talk.press(first, "Why this?", card=number)
        assert reply.act == "why"
        assert "waterproof" in reply.text.lower()
        assert "$120" in reply.text
        assert ("to learn whether" in reply.text) == explored
    assert talk.say("why this?").act == "why"


def test_more_like_this_leaves_the_thing_itself_out(talk: Talk) -> None:
    first = talk.say(BOOTS)
    reply = talk.press(first, "More like this", card=0)
    assert reply.act == "similar"
    assert len(reply.cards) >= 3
    assert ids(first)[0] not in ids(reply)


def test_a_kind_the_shop_does_not_sell_gets_no_cards(talk: Talk) -> None:
    reply = talk.say("do you have motorcycles?")
    assert not reply.cards
    assert "motorcycle" in reply.text.lower()
    assert not talk.say("有没有摩托车").cards


def test_the_kind_is_named_as_the_shopper_names_it_now(talk: Talk) -> None:
    talk.say("kettles")
    assert "headphones" in talk.say("headphones under $100").text
    assert "kettle" not in talk.say("headphones under $100").text
    assert "no motorcycles" in talk.say("do you have motorcycles?").text


def test_wishes_that_cannot_all_be_met_are_given_up_by_name(talk: Talk) -> None:
    reply = talk.say("purple tent")
    assert reply.cards
    assert all("tent" in card.title.lower() for card in reply.cards)
    assert "purple" in reply.text.lower()


def test_what_rules_everything_out_is_named(talk: Talk) -> None:
    reply = talk.say("hiking boots under $1")
    assert not reply.cards
    assert "$1" in reply.text


def test_a_person_is_asked_once_and_the_bot_keeps_answering(talk: Talk) -> None:
    first = talk.say("I want to talk to a person")
    assert (first.handoff, first.owner, first.act) == (True, "waiting", "human")
    again = talk.say("转人工")
    assert (again.handoff, again.owner) == (False, "waiting")
    assert talk.say(BOOTS).cards


def test_the_bot_is_silent_while_a_person_holds_the_conversation() -> None:
    talk = Talk()
    talk.say(BOOTS)
    session = talk.ledger.session("c")
    assert session is not None
    talk.ledger._sessions["c"] = replace(session, owner="human")
    reply = talk.say(BOOTS)
    assert (reply.text, reply.cards, reply.owner, reply.handoff) == ("", (), "human", False)


def test_the_same_event_is_one_turn(talk: Talk) -> None:
    first = talk.say(BOOTS, event_id="once")
    assert talk.say("something else entirely", event_id="once") == first
    assert len(talk.ledger.turns) == 1


@pytest.mark.parametrize("action", ["", "nonsense", "x" * 5000, "'; DROP TABLE actions; --"])
def test_an_unknown_action_gets_a_polite_answer(talk: Talk, action: str) -> None:
    reply = talk.tap(action)
    assert "too old" in reply.text
    assert not reply.cards


def test_a_button_of_another_conversation_is_not_pressed(talk: Talk) -> None:
    first = talk.say(BOOTS)
    reply = talk.tap(first.cards[0].buttons[3].action, conversation="stranger")
    assert reply.act == "help"
    assert talk.feedback(first) == {}


def test_an_action_from_before_a_restart_still_works() -> None:
    ledger = MemoryLedger()
    first = Talk(ledger=ledger).say(BOOTS)
    later = Talk(ledger=ledger, first=100)
    reply = later.tap(first.cards[0].buttons[0].action)
    assert (reply.act, ids(reply)) == ("details", ids(first)[:1])


def test_same_log_and_seed_give_the_same_lists() -> None:
    script = [BOOTS, "cheaper", "the second one", "headphones under $200", "more", "蓝色连衣裙", "换一批"]
    one, two = Talk(seed=3), Talk(seed=3)
    assert [one.say(line) for line in script] == [two.say(line) for line in script]


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "😀🎉", "a" * 10_000, "boots " * 2_000, "靴子" * 5_000, "שלום אני מחפש נעליים", "مرحبا أريد حذاء",
        "'; DROP TABLE products; --", "<script>alert(1)</script>", "boots 靴子 boots 靴子", "\u202eboots\u202c", "?!…",
        "{{7*7}} ${jndi:ldap://x}", "Où sont les chaussures rouges ?",
    ],
)  # fmt: skip
def test_odd_text_gets_a_short_answer(talk: Talk, text: str) -> None:
    reply = talk.say(text)
    assert reply.text
    assert len(reply.text) <= 1500
    assert len(reply.cards) <= 5

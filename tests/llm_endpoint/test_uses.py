"""The uses besides wording: each only where it is named, each with the rules behind it."""

from collections.abc import Sequence

import pytest

from bot.llm.meter import Use
from bot.llm.model import ModelError, Prompt
from tests.llm_endpoint.scripted import ScriptedModel
from tests.llm_endpoint.talking import Chat

VAGUE = {"en": "something for a rainy picnic", "zh": "送给老师的礼物"}


def answering(**answers: str) -> ScriptedModel:
    """Says what belongs to each use, by words of its instructions."""
    signs = {
        "keywords": "name up to six kinds", "ideal": "describe the ideal product", "slots": "Some of its words",
        "rerank": "Order the products", "wording": "voice of a shop's guide",
    }  # fmt: skip

    def say(prompt: Prompt) -> Sequence[str]:
        (use,) = [use for use, sign in signs.items() if sign in prompt.lines[0].text]
        return [answers.get(use, "")]

    return ScriptedModel(answers=say)


def uses(*names: Use) -> frozenset[Use]:
    """Only these."""
    return frozenset(names)


@pytest.mark.parametrize(("language", "words"), [("en", "picnic blanket, umbrella"), ("zh", "盖毯，蜡烛")])
async def test_search_words_bring_what_the_wish_did_not_say(language: str, words: str) -> None:
    plain = await Chat(locale=language).say(VAGUE[language])
    model = answering(keywords=words)
    reply = await Chat(model, uses=uses("keywords"), locale=language).say(VAGUE[language])
    assert {card.product_id for card in reply.cards} != {card.product_id for card in plain.cards}
    assert reply.understood.limits == plain.understood.limits
    assert reply.understood.query == plain.understood.query
    assert reply.cards
    assert len(model.asked) == 1


async def test_the_ideal_product_is_matched_and_never_shown() -> None:
    secret = "A warm woollen scarf that keeps the neck warm in winter"
    model = answering(ideal=secret)
    reply = await Chat(model, uses=uses("ideal")).say(VAGUE["en"])
    plain = await Chat().say(VAGUE["en"])
    assert [card.product_id for card in reply.cards] != [card.product_id for card in plain.cards]
    assert "woollen scarf" not in reply.text


async def test_a_plain_wish_asks_nothing() -> None:
    model = answering()
    everything = uses("keywords", "ideal", "slots")
    plain = await Chat().say("waterproof hiking boots under $120")
    assert await Chat(model, uses=everything).say("waterproof hiking boots under $120") == plain
    assert model.asked == []


async def test_words_left_over_become_wishes_and_limits_of_the_rules_stand() -> None:
    text = "hiking boots under $120 with zorblax"
    plain = await Chat().say(text)
    assert "zorblax" in plain.understood.not_understood
    model = answering(slots='[{"field": "words", "value": "zorblax"}, {"field": "category", "value": "tents"}]')
    reply = await Chat(model, uses=uses("slots")).say(text)
    assert "zorblax" not in reply.understood.not_understood
    kept = [limit for limit in reply.understood.limits if limit.field != "words"]
    assert kept == [limit for limit in plain.understood.limits if limit.field != "words"]
    assert all(card.price is not None and card.price <= 120 for card in reply.cards)


async def test_an_order_is_the_models_unless_the_shopper_named_one() -> None:
    model = answering(rerank="P5 P4 P3 P2 P1")
    chat = Chat(model, uses=uses("rerank"))
    await chat.say("hiking boots")
    assert len(model.asked) == 1
    await chat.say("cheapest first")
    assert len(model.asked) == 1


@pytest.mark.parametrize("answer", ["", "I do not know.", "<|im_end|>", "P99", "{}", "[]", "🤷" * 500])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_nonsense_changes_nothing(answer: str, language: str) -> None:
    everything = uses("keywords", "slots", "rerank")
    plain = await Chat(locale=language).say(VAGUE[language])
    model = answering(keywords=answer, slots=answer, rerank=answer)
    assert await Chat(model, uses=everything, locale=language).say(VAGUE[language]) == plain
    assert model.asked


async def test_a_model_that_fails_changes_nothing() -> None:
    everything = uses("keywords", "ideal", "slots", "rerank", "wording")
    chat = Chat(ScriptedModel(error=ModelError("no")), uses=everything)
    assert await chat.say(VAGUE["en"]) == await Chat().say(VAGUE["en"])


async def test_a_model_that_is_silent_costs_the_turn_no_more_than_its_time() -> None:
    chat = Chat(ScriptedModel(silent=True), uses=uses("keywords", "ideal", "rerank", "wording"), seconds=2.0, first=1.0)
    assert await chat.say(VAGUE["en"]) == await Chat().say(VAGUE["en"])
    assert {outcome for _, outcome in chat.notes.calls} <= {"late", "resting", "busy"}


async def test_words_left_over_that_name_somebody_stay_here() -> None:
    model = answering(slots="[]")
    await Chat(model, uses=uses("slots")).say("hiking boots with zorblax, my name is Wilhelmina Quux")
    (prompt,) = model.asked
    assert "zorblax" in prompt.lines[-1].text
    assert "quux" not in prompt.lines[-1].text.lower()


async def test_a_limit_said_later_keeps_the_search_words() -> None:
    model = answering(keywords="picnic blanket, umbrella")
    chat = Chat(model, uses=uses("keywords"))
    await chat.say(VAGUE["en"])
    await chat.say("under $200")
    session = chat.ledger.session("c")
    assert session is not None
    assert session.query is not None
    assert session.query.keywords == "picnic blanket umbrella"
    assert len(model.asked) == 1

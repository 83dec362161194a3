"""The shop's library of replies comes before what the guide would say: word for word, for its own questions only."""

from functools import cache
from pathlib import Path

import pytest

import tests.retrieval.test_replies as judged
from bot.guide import Knowledge, compose, know
from bot.ledger import MemoryLedger
from retrieval.handbook import Handbook
from retrieval.index import Index
from retrieval.knowledge import Passage
from retrieval.passages import read_folder
from tests.bot.talk import Talk, shop

LIBRARY = read_folder(Path(judged.__file__).parent / "fixtures" / "replies").passages
CARD = Passage("card", ("Replies", "Do you sell gift cards?"), "Yes, at the till.", "https://shop.example/card", "en",
               ("Do you sell gift cards?", "boots?"))  # fmt: skip


@cache
def knowledge(*more: Passage) -> Knowledge:
    passages = (*shop().handbook.passages, *LIBRARY, CARD, *more)
    index = Index.of(shop().search.products[:60])
    return know(index, currency="USD", language="en", handbook=Handbook(passages))


def talk(locale: str = "en", *more: Passage) -> Talk:
    ledger = MemoryLedger()
    talk = Talk(ledger=ledger, locale=locale)
    talk.guide = compose(knowledge(*more), ledger=ledger, log=ledger, secret=b"test")
    return talk


@pytest.mark.parametrize(
    ("text", "locale", "answer", "question"),
    [
        ("hello, are dogs allowed in your shop?", "en", "They are, on a lead. There is water by the door.",
         "Are dogs allowed in the shop?"),
        ("do you guys buy used instruments", "en",
         "We do, on Tuesdays and Thursdays. Bring the instrument and an identity card.",
         "Do you buy used instruments?"),
        ("请问能带狗进店吗？", "zh", "可以，请牵好绳。门口有水。", "可以带狗进店吗？"),
        ("你們收二手樂器嗎", "zh", "收，周二和周四，请带上乐器和身份证。", "你们收二手乐器吗？"),
    ],
)  # fmt: skip
def test_the_answer_is_the_shops_own(text: str, locale: str, answer: str, question: str) -> None:
    reply = talk(locale).say(text)
    assert (reply.act, reply.cards, reply.language) == ("ask_policy", (), locale)
    lines = reply.text.split("\n")
    assert lines[0] == answer
    assert question in lines[1]


KNOWN = [row for row in judged.ROWS if judged.given_to(row["question"], row["language"])]


@pytest.mark.parametrize("row", KNOWN, ids=lambda row: row["question"])
def test_in_a_conversation_every_known_question_finds_its_reply(row: dict[str, str]) -> None:
    said = knowledge().handbook.reply(row["question"], row["language"])
    assert said is not None
    assert said.quote in talk(row["language"]).say(row["question"]).text


def test_the_link_of_the_pair_is_given() -> None:
    reply = talk().say("do you sell gift cards")
    assert reply.text.split("\n")[0] == "Yes, at the till."
    assert "https://shop.example/card" in reply.text


def test_what_the_conversation_is_about_is_not_taken_over() -> None:
    conversation = talk()
    assert conversation.say("boots?").text.startswith("Yes, at the till.")
    assert conversation.say("boots").cards
    person = conversation.say("I want to talk to a person")
    assert person.handoff


def test_a_bare_wish_is_shown_goods() -> None:
    vegan = Passage("vegan", ("x", "Are your boots vegan?"), "All of them.", "x", "en", ("Are your boots vegan?",))
    cheap = Passage("cheap", ("x", "可以便宜点吗？"), "一口价。", "x", "zh", ("可以便宜点吗？",))
    conversation = talk("en", vegan, cheap)
    assert conversation.say("are the boots vegan").text.startswith("All of them.")
    assert "All of them." not in conversation.say("vegan boots").text
    assert conversation.say("靴子").cards
    assert conversation.say("便宜点").act == "refine"
    assert conversation.say("可以便宜点吗").text.startswith("一口价。")


def test_an_answered_question_is_not_kept_for_the_shop() -> None:
    conversation = talk()
    conversation.say("do you sell gift cards?")
    assert list(conversation.ledger.questions.most_asked(5)) == []


@pytest.mark.parametrize("row", KNOWN, ids=lambda row: row["question"])
def test_a_product_talked_about_before_does_not_take_the_question(row: dict[str, str]) -> None:
    conversation = talk(row["language"])
    conversation.say({"en": "hiking boots", "zh": "登山靴"}[row["language"]])
    conversation.say({"en": "tell me about the first one", "zh": "第一个详细说说"}[row["language"]])
    said = knowledge().handbook.reply(row["question"], row["language"])
    assert said is not None
    assert conversation.say(row["question"]).text.startswith(said.quote)

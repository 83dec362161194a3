"""What is asked of the shop itself: told from wishes, answered in the shop's own words, else by a person."""

import json
from pathlib import Path

import pytest

from bot.guide import compose, know
from bot.ledger import MemoryLedger
from bot.say import WORDS
from bot.session import Session
from retrieval.handbook import Handbook
from retrieval.index import Index
from retrieval.knowledge import Passage
from tests.bot.talk import Talk, shop
from tests.bot.test_understand_follow_up import CHINESE, ENGLISH, read

QUESTIONS = [
    json.loads(line)
    for line in Path(__file__).parents[1].joinpath("retrieval/policy_questions.jsonl").read_text("utf-8").splitlines()
]


def act(text: str, session: Session | None = None) -> str:
    chinese = any("一" <= letter <= "鿿" for letter in text)
    session = session or Session("c", "u", language="zh" if chinese else "en")
    return shop().understanding.read(text, session, locale=None, shown=()).act


def test_questions_to_the_shop_are_told_from_wishes() -> None:
    # A parcel that is under way is a question about an order; it is answered with the shop's rule as well.
    wrong = [row["question"] for row in QUESTIONS if act(row["question"]) not in ("ask_policy", "order_status")]
    assert len(wrong) <= len(QUESTIONS) // 20, wrong
    assert sum(act(row["question"]) == "order_status" for row in QUESTIONS) <= 2


@pytest.mark.parametrize(
    "text",
    [
        "waterproof boots under 120",
        "headphones with free shipping",
        "show me headphones with a long warranty",
        "recommend headphones worth the money",
        "do you have hiking boots in size 10",
        "I need a card wallet",
        "a laptop bag for a student",
        "sandals with an open toe",
        "shoes I can wash",
        "something for the office",
        "有没有包邮的耳机",
        "推荐一款值得买的耳机",
        "有包邮的登山靴吗",
        "可以机洗的毛衣",
        "上班穿的鞋",
        "周末露营用的帐篷有吗",
        "200元以内的耳机，要保修两年的",
    ],
)
def test_wishes_stay_wishes(text: str) -> None:
    assert act(text) == "find"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I want to talk to a person about my refund", "human"),
        ("转人工，我要退货", "human"),
        ("where is my order", "order_status"),
        ("my headphones stopped working!", "complaint"),
        ("this is ridiculous, where is my refund", "complaint"),
        ("cancel that", "undo"),
        ("any deals today?", "best_deal"),
        ("有降价的吗", "best_deal"),
        ("a gift for my mom", "gift"),
    ],
)
def test_other_acts_keep_what_is_theirs(text: str, expected: str) -> None:
    assert act(text) == expected


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("do you have it in another colour", ENGLISH),
        ("is the second one washable?", ENGLISH),
        ("what sizes does it come in?", ENGLISH),
        ("不合适", CHINESE),
        ("第二个能机洗吗", CHINESE),
    ],
)
def test_about_what_is_shown_they_are_no_questions_to_the_shop(text: str, session: Session) -> None:
    assert read(text, session).act != "ask_policy"


def test_the_answer_is_the_passage_with_its_title() -> None:
    talk = Talk()
    reply = talk.say("who pays for the return label?")
    assert (reply.act, reply.cards, reply.handoff) == ("ask_policy", (), False)
    quote, source, first_contact = reply.text.split("\n")
    assert first_contact == WORDS["en"].memory["first"]
    assert quote in {passage.text for passage in shop().handbook.passages}
    assert "$4.90" in quote
    assert "Returns and exchanges › What a return costs" in source


def test_a_guide_is_quoted_in_the_shoppers_language() -> None:
    reply = Talk(locale="zh").say("怎么挑耳机")
    assert (reply.act, reply.language) == ("ask_policy", "zh")
    assert "怎样选耳机" in reply.text


@pytest.mark.parametrize("text", ["can I pay in monthly instalments?", "会员积分怎么用"])
def test_where_the_shop_says_nothing_a_person_is_offered(text: str) -> None:
    talk = Talk(locale="zh" if not text.isascii() else "en")
    reply = talk.say(text)
    assert reply.act == "ask_policy"
    words = {"en": "rather not guess", "zh": "不敢乱讲"}
    assert words[reply.language] in reply.text
    assert talk.tap(reply.buttons[0].action).handoff


def test_a_complaint_hears_the_shops_rule_and_is_offered_a_person() -> None:
    reply = Talk().say("my package never showed up")
    assert reply.act == "order_status"
    assert "10 working days" in reply.text
    assert [button.label for button in reply.buttons] == ["Talk to a person"]


def test_a_passage_in_the_other_language_is_quoted_and_said_to_be_so() -> None:
    text = "30 天内可以退货，运费 12 元由您承担。"
    passage = Passage("a", ("退货",), text, "https://shop.example/returns", "zh")
    ledger = MemoryLedger()
    knowledge = know(Index.of(shop().search.products[:20]), currency="USD", language="en", handbook=Handbook([passage]))
    talk = Talk(ledger=ledger)
    talk.guide = compose(knowledge, ledger=ledger, log=ledger, secret=b"test")
    reply = talk.say("how do I return something?")
    assert reply.language == "en"
    assert reply.text.split("\n") == [
        "The shop says this in Chinese only:",
        text,
        "— from “退货”",
        "https://shop.example/returns",
        WORDS["en"].memory["first"],
    ]


def test_what_goes_with_a_card_is_shown_with_its_name_in_every_reason() -> None:
    talk = Talk()
    found = talk.say("hiking boots under $150")
    reply = talk.say("what goes with the first one?")
    title = found.cards[0].title
    assert reply.act == "goes_with"
    assert title in reply.text
    assert len(reply.cards) >= 3
    assert all(f"goes with {title}" in card.reason for card in reply.cards)
    assert all("Hiking Boots" not in card.title and card.in_stock is not False for card in reply.cards)
    assert talk.ledger.decision(reply.decision_id or "") is not None
    # The wishes in force are still those for boots, and nothing comes twice.
    more = talk.say("more")
    assert more.cards
    assert all("Hiking Boots" in card.title for card in more.cards)
    assert {card.product_id for card in found.cards}.isdisjoint({card.product_id for card in more.cards})


def test_a_kind_that_is_only_named_is_completed_too() -> None:
    reply = Talk(locale="zh").say("烧水壶搭配什么好")
    assert reply.act == "goes_with"
    assert "烧水壶" in reply.text
    assert len(reply.cards) >= 2
    assert all("搭配" in card.reason for card in reply.cards)


def test_without_any_product_it_asks_which() -> None:
    reply = Talk().say("what would match?")
    assert (reply.act, reply.cards) == ("goes_with", ())


def test_similar_is_the_same_kind_and_goes_on() -> None:
    talk = Talk()
    found = talk.say("over-ear headphones under $90")
    reply = talk.press(found, "More like this")
    assert reply.act == "similar"
    assert len(reply.cards) >= 3
    ids = {card.product_id for card in reply.cards}
    assert found.cards[0].product_id not in ids
    more = talk.say("more")
    assert more.cards
    assert all("phones" in card.title.lower() or "earbuds" in card.title.lower() for card in more.cards)

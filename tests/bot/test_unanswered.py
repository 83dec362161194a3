"""What the guide has no answer to is kept for the shop, without what names a person or an order."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.redaction import MOST, redact
from bot.unanswered import Question, unanswered
from tests.bot.talk import START, Talk


def kept(talk: Talk) -> list[Question]:
    return list(talk.ledger.questions.most_asked(10))


def test_a_question_the_shop_says_nothing_on() -> None:
    talk = Talk()
    talk.say("can I pay in monthly instalments? mine is +44 20 7946 0958")
    (found,) = kept(talk)
    assert (found.kind, found.text) == ("policy", "can I pay in monthly instalments? mine is [number]")
    assert (found.first, found.times, found.language) == (START + timedelta(minutes=1), 1, "en")
    talk.say("Can I pay in monthly instalments?")
    talk.say("can i pay in monthly instalments")
    assert (kept(talk)[0].text, kept(talk)[0].times) == ("Can I pay in monthly instalments?", 2)


def test_what_the_shop_answers_is_not_kept() -> None:
    talk = Talk()
    talk.say("who pays for the return label?")
    talk.say("hiking boots under $150")
    talk.say("is the first one waterproof?")
    talk.say("more")
    talk.say("hello")
    assert kept(talk) == []


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [("do you sell lawn mowers", "en", "lawn mowers"), ("有没有割草机", "zh", "割草机")],
)
def test_a_kind_that_is_not_sold(text: str, locale: str, expected: str) -> None:
    talk = Talk(locale=locale)
    reply = talk.say(text)
    assert reply.cards == ()
    assert [(one.kind, one.text, one.language) for one in kept(talk)] == [("wish", expected, locale)]


def test_a_price_that_nothing_keeps_is_kept_with_the_kind() -> None:
    talk = Talk()
    assert talk.say("hiking boots under $3").cards == ()
    (found,) = kept(talk)
    assert found.kind == "wish"
    assert "boots" in found.text
    assert "$3" in found.text


def test_the_end_of_a_list_is_no_missing_answer() -> None:
    talk = Talk()
    talk.say("tents under $120")
    for _ in range(12):
        reply = talk.say("more")
    assert reply.cards == ()
    assert kept(talk) == []


def test_what_a_record_does_not_say_is_kept_with_its_product() -> None:
    talk = Talk()
    found = talk.say("hiking boots under $150")
    talk.say("does the first one glow in the dark?")
    (one,) = kept(talk)
    assert (one.kind, one.product_id) == ("product", found.cards[0].product_id)
    assert "glow in the dark" in one.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("order A1002 never came", "order [number] never came"),
        ("my order number is 4711", "my order number is [number]"),
        ("#2231 please", "#[number] please"),
        ("订单号：20261122007，邮箱ａｂ＠ｘ．ｃｏｍ", "订单号:[number],邮箱[e-mail]"),
        ("电话13812345678", "电话[number]"),
        ("call (555) 123-4567 or 555-1234", "call [number] or [number]"),
        ("打 010-6552-9988", "打 [number]"),
        ("01 23 45 67 89", "[number]"),
        ("a+b.c@mail.example.co.uk?", "[e-mail]?"),
        ("do the WH-1000XM5 fold", "do the WH-1000XM5 fold"),
        ("200-300元的鞋 38 39 40 41 码", "200-300元的鞋 38 39 40 41 码"),
        ("is it from 2024-11-22 or 3,000 mAh", "is it from 2024-11-22 or 3,000 mAh"),
        ("in order to wash it", "in order to wash it"),
    ],
)
def test_what_names_somebody_goes_and_the_rest_stays(text: str, expected: str) -> None:
    assert redact(text) == expected


@given(
    st.text(alphabet="ab 的？.,$", max_size=80),
    st.from_regex(r"[a-z][a-z0-9]{0,8}(\.[a-z0-9]{1,5})?@[a-z]{1,8}\.(com|cn|de)", fullmatch=True),
    st.from_regex(r"(\+[1-9][0-9]{0,2} )?1[3-9][0-9]{9}|\(?0[0-9]{2,3}\)?[ -][0-9]{3,4}-[0-9]{4}", fullmatch=True),
    st.text(alphabet="ab 的？.,$", max_size=80),
)
def test_no_address_and_no_phone_is_left(before: str, mail: str, phone: str, after: str) -> None:
    clean = redact(f"{before} {mail} {phone} {after}")
    assert "@" not in clean
    assert not re.search(r"\d{4}", clean)
    assert len(clean) <= MOST


@given(st.text(max_size=2_000))
def test_any_text_can_be_kept_in_one_line(text: str) -> None:
    clean = redact(text)
    assert len(clean) <= MOST
    assert len(clean.splitlines()) <= 1
    one = unanswered("policy", text, "en")
    assert one is None or one.key[2]

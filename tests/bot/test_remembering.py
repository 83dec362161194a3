"""The memory of a shopper's tastes, as the shopper meets it."""

from datetime import timedelta

import pytest

from bot.messages import Reply
from bot.profile import Profile, aspect, strengths
from bot.remembering import asked
from bot.say import WORDS
from bot.tastes import Tastes
from retrieval.query import Query
from tests.bot.talk import START, Talk, shop

EN, ZH = WORDS["en"].memory, WORDS["zh"].memory
BOOTS = "blue hiking boots size 10 under $120, not leather"


def known(talk: Talk) -> dict[str, float]:
    return strengths(talk.ledger.profile("u"), START + timedelta(hours=1))


def labels(reply: Reply) -> list[str]:
    return [button.label for button in reply.buttons]


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("what do you know about me?", "show"), ("What do you remember about me", "show"), ("你知道我什么？", "show"),
        ("你记得我什么", "show"), ("forget me", "erase"), ("please forget everything about me!", "erase"),
        ("delete my data", "erase"), ("忘了我", "erase"), ("忘了我吧", "erase"), ("请忘记我", "erase"),
        ("删除我的资料", "erase"), ("don't remember me", "off"), ("Don’t remember me", "off"),
        ("dont remember me", "off"), ("do not track me", "off"), ("stop remembering me", "off"),
        ("不要记住我", "off"), ("别记住我", "off"), ("remember me again", "on"), ("重新记住我", "on"),
        ("forget my size", "drop"), ("忘了我的尺码", "drop"), ("forget my favourite", None),
        ("forget-me-not seeds", None), ("forget me not seeds", None), ("a blue dress", None), ("忘了我说的颜色", None),
        ("what do you know about tents?", None), ("", None), ("do you remember the second one?", None),
    ],
)  # fmt: skip
def test_what_is_asked_of_the_memory(text: str, wish: str | None) -> None:
    found = asked(text)
    assert (found[0] if found else None) == wish


def test_long_messages_are_read_in_no_time() -> None:
    for part in ("forget ", "忘了", "my size is ", "do not ", "我的", "x"):
        assert asked(part * 20_000) is None


def test_what_is_said_of_wishes_is_known_and_shown() -> None:
    talk = Talk()
    talk.say(BOOTS)
    tastes = known(talk)
    assert {name for name, strength in tastes.items() if strength > 0} == {
        "color:blue", "size/hiking boots:10", "price/hiking boots:USD 100-200",
    }  # fmt: skip
    assert {name for name, strength in tastes.items() if strength < 0} == {"material:leather"}
    shown = talk.say("what do you know about me?")
    assert shown.act == "profile"
    for words in ("blue", "size 10", "$100 to $200", "do not like: leather"):
        assert words in shown.text


def test_it_reads_the_same_in_the_other_language() -> None:
    talk = Talk(locale="zh-CN")
    talk.say("岚汀的蓝色登山靴")
    assert set(known(talk)) == {"brand:Fell & Tarn", "color:blue"}
    shown = talk.say("你知道我什么？")
    assert shown.language == "zh"
    assert "蓝色" in shown.text


def test_a_present_tells_nothing_of_who_gives_it() -> None:
    talk = Talk()
    talk.say("a blue gift for my sister under $50")
    assert known(talk) == {}


def test_another_of_a_kind_or_a_cheaper_one_is_no_dislike_and_no_price_of_ones_own() -> None:
    talk = Talk()
    for text in ("blue hiking boots", "another colour", "cheaper"):
        talk.say(text)
    assert known(talk).keys() == {"color:blue"}


def test_what_is_told_of_oneself_is_not_about_the_goods_looked_for() -> None:
    talk = Talk(locale="zh-CN")
    talk.say("帐篷")
    assert talk.say("我平时穿42码").act == "profile"
    assert known(talk).keys() == {"size:42"}


def test_clicks_carts_and_thumbs_tell_of_brand_and_price() -> None:
    talk = Talk()
    reply = talk.say("show me tents")
    before = known(talk)
    card = reply.cards[0]
    product = shop().search.product(card.product_id)
    assert product is not None
    brand = f"brand:{product.text.brand}"
    talk.press(reply, "Details")
    assert known(talk)[brand] == pytest.approx(0.3, rel=0.01)
    talk.press(reply, "Details")
    assert known(talk)[brand] == pytest.approx(0.3, rel=0.01), "looking twice is one look"
    talk.say("add it to my cart")
    assert known(talk)[brand] == pytest.approx(0.9, rel=0.01)
    assert any(aspect(name)[0] == "price" for name in known(talk).keys() - before.keys())
    talk.press(reply, "👎")
    assert known(talk).get(brand, 0.0) < 0.11
    talk.press(reply, "👍")
    assert known(talk)[brand] == pytest.approx(1.7, rel=0.01), "a thumb replaces the other"
    talk.press(reply, "👍")
    assert known(talk)[brand] == pytest.approx(0.9, rel=0.01), "and is taken back"


def test_being_shown_something_tells_nothing() -> None:
    talk = Talk()
    talk.say("show me tents")
    talk.say("show me lamps")
    assert known(talk) == {}


def test_the_first_contact_says_what_is_stored_once_per_shopper() -> None:
    talk = Talk()
    assert EN["first"] in talk.say("a tent").text
    assert EN["first"] not in talk.say("a lamp").text
    assert EN["first"] not in talk.say("a lamp", conversation="another").text
    assert ZH["first"] in Talk(locale="zh-CN").say("帐篷").text


def test_a_fact_can_be_corrected_in_words_and_by_its_button() -> None:
    talk = Talk()
    talk.say(BOOTS)
    talk.say("I don't like blue any more")
    assert known(talk)["color:blue"] < 0
    shown = talk.say("what do you know about me?")
    left = talk.press(shown, "Remove blue")
    assert left.text.startswith("Forgotten: blue.")
    assert "Remove blue" not in labels(left)
    assert "color:blue" not in known(talk)
    talk.say("forget my size")
    assert not any(name.startswith("size") for name in known(talk))
    noted = talk.say("my size is 42")
    assert noted.text.startswith("Noted: size 42.")
    assert "size:42" in known(talk)


def test_forget_me_forgets_everything() -> None:
    talk = Talk()
    talk.say(BOOTS)
    reply = talk.say("forget me")
    assert (reply.act, reply.text) == ("profile", EN["erased"])
    assert talk.ledger.profile("u") is None
    session = talk.ledger.session("c")
    assert session is not None
    assert (session.query, session.shown, session.said) == (None, (), ())
    assert EN["nothing"] in talk.say("what do you know about me?").text


def test_off_stays_off_until_it_is_wanted_again() -> None:
    talk = Talk()
    reply = talk.say("don't remember me")
    assert reply.text == EN["off"], "nothing below it on what is remembered"
    listed = talk.say(BOOTS, conversation="another")
    assert EN["first"] not in listed.text
    talk.say("add the first one to my cart", conversation="another")
    assert talk.ledger.profile("u") == Profile("u", kept=False)
    assert talk.say("what do you know about me").text == EN["is_off"]
    talk.press(talk.say("what do you know about me"), "Remember me again")
    talk.say(BOOTS)
    assert "color:blue" in known(talk)


def test_what_is_known_unmasks_the_personal_strategy_in_the_next_conversation() -> None:
    talk = Talk()
    first = talk.say("show me tents", conversation="one")
    chosen = talk.ledger.turns["test", "e1"].strategy
    assert chosen is not None
    assert "personal" not in {name for name, share in chosen.probabilities.items() if share}
    assert first.cards
    talk.say("blue ones", conversation="one")
    talk.say("show me backpacks", conversation="two")
    turn = talk.ledger.turns["test", "e3"]
    assert turn.strategy is not None
    assert turn.strategy.probabilities["personal"] > 0
    assert turn.decision is not None
    assert any(candidate.features["profile_match"] > 0 for candidate in turn.decision.candidates)


def test_nobody_has_no_profile() -> None:
    talk = Talk(user="")
    reply = talk.say(BOOTS)
    assert EN["first"] not in reply.text
    assert talk.ledger.profile("") is None


def test_the_favourite_in_every_respect_matches_best_and_the_disliked_least() -> None:
    tastes = Tastes(shop().search, shop().forms)
    hits = shop().search.search(Query("hiking boots")).hits
    hit = next(one for one in hits if one.product.id == "boot-ridgeline")
    assert tastes.suits({})(hit) == 0.0
    assert tastes.suits({"brand:Fell & Tarn": 2.0})(hit) == 1.0
    assert tastes.suits({"brand:Fell & Tarn": 2.0, "brand:Other": 0.5})(hit) == 1.0
    assert tastes.suits({"brand:Fell & Tarn": 1.0, "brand:Other": 2.0})(hit) == 0.5
    assert tastes.suits({"brand:Fell & Tarn": -1.0})(hit) == 0.0
    assert tastes.suits({"brand:Fell & Tarn": 1.0, "color:no such": 1.0})(hit) == 0.5
    assert tastes.suits({"brand:Fell & Tarn": 1.0, "size/dresses:M": 1.0})(hit) == 1.0, "another kind's size"

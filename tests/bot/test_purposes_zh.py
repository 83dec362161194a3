"""Chinese kinds by what they are for, what suits a need, and what is described of the kind talked about."""

import pytest

from tests.bot.talk import Talk


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("擦手的有吗", "towel"), ("护手的有没有", "hand"), ("烧水用的", "kettle"), ("泡茶的有啥", "teapot"),
        ("下雨天徒步穿的", "boot"), ("出门充电用的", "bank"), ("吹头发的多少钱", "dryer"),
        ("带饭用的，能微波炉加热的", "lunch"), ("冲奶粉的有吗", "kettle"),
    ],
)  # fmt: skip
def test_a_purpose_names_a_kind(said: str, kind: str) -> None:
    cards = Talk(locale="zh").say(said).cards
    assert cards
    assert all(kind in card.product_id for card in cards), [card.product_id for card in cards]


@pytest.mark.parametrize("said", ["煮茶用", "煮茶的那种", "泡茶用的"])
def test_about_another_kind_a_purpose_only_describes(said: str) -> None:
    talk = Talk(locale="zh")
    talk.say("想买个烧水壶")
    assert {card.product_id.split("-")[0] for card in talk.say(said).cards} == {"kettle"}


def test_what_suits_a_liking_is_an_idea_and_no_kind_in_force() -> None:
    talk = Talk(locale="zh")
    ideas = talk.say("送给爱喝茶的爸爸，300以内")
    assert ideas.act == "gift"
    assert all("茶" in card.title for card in ideas.cards)
    assert all("花瓶" in card.title for card in talk.say("花瓶有吗").cards)


def test_what_is_described_and_was_not_shown_is_found_among_its_kind() -> None:
    talk = Talk(locale="zh")
    talk.say("枕头，不要乳胶的")
    reply = talk.say("乳胶那个多少钱")
    assert (reply.act, reply.understood.references) == ("ask_product", ("pillow-brook",))


def test_a_kind_of_another_name_is_found_by_its_title() -> None:
    assert [card.title for card in Talk(locale="zh").say("有没有开衫").cards] == ["麦靛 储藏室纯棉针织开衫毛衣"]

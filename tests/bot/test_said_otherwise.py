"""Wishes that are said around their words: relative clauses, questions that hold the thing, amounts cried out."""

import pytest

from tests.bot.talk import said


@pytest.mark.parametrize("asked", ["隔壁老吵，有没有侧着睡也能戴的耳机，150以内", "有没有跑步能戴的耳机"])
def test_what_is_worn_is_what_is_looked_for(asked: str) -> None:
    reply = said("有荞麦枕头吗", asked)
    assert reply.cards
    assert all("耳机" in card.title for card in reply.cards)


def test_a_question_around_the_thing_leaves_nothing_out() -> None:
    reply = said("茶壶", "有写火车的书没有")
    assert reply.act == "find"
    assert reply.understood.limits
    assert all(limit.op not in ("!=", "not_in") for limit in reply.understood.limits)
    assert all("《" in card.title for card in reply.cards)


def test_one_of_each_is_a_set() -> None:
    reply = said("瑜伽垫、哑铃、弹力带各来一样，总共300块以内能配齐吗")
    assert reply.act == "bundle"
    assert [any(kind in card.title for card in reply.cards) for kind in ("瑜伽垫", "哑铃", "弹力带")] == [True] * 3


def test_two_kinds_side_by_side_with_one_of_each() -> None:
    reply = said("瑜伽垫哑铃各配一个 一共别超过500")
    assert reply.act == "bundle"
    assert len(reply.cards) == 2


def test_an_amount_cried_out_is_not_wished_for() -> None:
    reply = said("lamps", "wow 250. just a plain floor lamp then")
    assert all(limit.field != "price" for limit in reply.understood.limits)


def test_goods_asked_for_after_a_story_are_no_complaint() -> None:
    reply = said(
        "We got an induction stove and half my pans are useless now. Which of your frying pans work on induction?"
    )
    assert reply.act == "find"
    assert reply.cards
    assert all("Pan" in card.title for card in reply.cards)


def test_trouble_with_what_was_bought_stays_a_complaint() -> None:
    assert said("My order arrived broken and it is useless. Which of you packs tents?").act == "complaint"


def test_a_case_fits_the_phone_that_is_talked_about() -> None:
    reply = said("show me phones", "tell me about the acorn", "Is there a case that fits this telephone?")
    assert [card.product_id for card in reply.cards] == ["case-dewdrop"]


def test_a_privacy_screen_protector_is_no_matter_of_terms() -> None:
    reply = said("people keep peeking at my screen. Is there a privacy screen protector?")
    assert reply.act == "find"


@pytest.mark.parametrize("asked", ["what will it be?", "What do I pay for the tent and the bag?"])
def test_the_sum_is_asked_for(asked: str) -> None:
    reply = said("tents", "add the Lowfell", asked)
    assert reply.act == "checkout"
    assert "$159" in reply.text


def test_from_scratch_starts_over() -> None:
    assert said("tents", "Hmm. Forget the tents, let's start from scratch.").act == "start_over"


@pytest.mark.parametrize("asked", ["第一个和第二个pk一下", "第一個同第二個pk下"])
def test_pk_compares(asked: str) -> None:
    assert said("枕头", asked).act == "compare"


def test_why_in_cantonese() -> None:
    assert said("枕头", "你點解會推薦呢啲俾我？").act == "why"


def test_which_size_is_no_comparison() -> None:
    assert said("窗帘", "夜幕那款，窗户3米宽该选哪个尺寸？").act != "compare"


def test_a_number_is_no_word_of_a_name() -> None:
    reply = said("over-ear headphones for work", "tell me about the Daybreak", "Good. Two Daybreak in navy then.")
    assert reply.act == "add_to_cart"
    assert "2 × Hushlark Daybreak" in reply.text


@pytest.mark.parametrize("asked", ["I have a pellumo heron. got a case for it?", "a case for my Pellumo Heron"])
def test_a_case_fits_the_model_that_is_told(asked: str) -> None:
    reply = said(asked)
    assert [card.product_id for card in reply.cards] == ["case-bumper"]
    assert "None of these" not in reply.text


def test_what_is_told_beats_what_was_talked_about() -> None:
    reply = said("hiking boots", "add the mossback", "I have a pellumo heron. got a case for it?")
    assert [card.product_id for card in reply.cards] == ["case-bumper"]
    assert "mossback" not in reply.text.casefold()


def test_darkness_is_a_quality_of_curtains() -> None:
    reply = said("i need curtains that make a bedroom properly dark")
    assert [card.product_id for card in reply.cards] == ["curtain-nightfall"]


@pytest.mark.parametrize(
    ("asked", "line"), [("and 2 pips, pink", "2 × Tonebarrow"), ("and 1 nightfall, gray", "1 × Dusk")]
)
def test_a_name_behind_a_number_is_taken_so_many_times(asked: str, line: str) -> None:
    reply = said("gaming headsets", asked)
    assert reply.act == "add_to_cart"
    assert line in reply.text


def test_two_mugs_are_looked_for() -> None:
    assert said("two mugs").act == "find"

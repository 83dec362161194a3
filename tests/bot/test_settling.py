"""Settling on one of the things shown in few words, and what only sounds like it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand.settling_en import says_in_english, told_in_english
from bot.understand.settling_zh import says_in_chinese, told_in_chinese
from bot.understand.told import Record, Told
from retrieval.products import Price, Product, Text, Variant
from tests.bot.talk import Talk, said


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (("face cream", "is the dewmoss ok under make up?", "id take the 50 ml"), "volume 50 ml"),
        (("hiking boots", "ok cairn"), "Cairn"),
        (("hiking boots", "is the mossback vegan?", "ok i want that one"), "Mossback"),
        (("portable blender", "ok whatever, the pink one"), "pink"),
        (("cabin suitcase", "nice. cabin size in teal into the cart"), "Milepost"),
        (("hiking boots", "get the ridgeline instead"), "Ridgeline"),
        (("kids rain boots in size 28", "red pair, 28, yes please"), "red, size 28"),
        (("瑜伽垫", "第一课那个行 要绿色的"), "绿色"),
        (("连衣裙 300以内", "还是雪纺那条吧 先要S"), "薄雾"),
        (("菜刀", "就芦岸那把"), "芦岸"),
        (("连衣裙", "亚麻那件容易皱不", "嗯。。还是草野那条吧 纯棉省心，M 白色"), "白色、尺码M"),
        (("香水", "口红", "那口红算了 盐与无花果30的给我"), "盐与无花果"),
        (("小马扎", "就是个马扎嘛，来俩"), "× 2"),
        (("5G手机 1500以内", "橡子有几个颜色", "买128的红色"), "红色、存储容量128 GB"),
        (("哑铃", "小石头2kg多少钱", "好的 拿一对2kg"), "小石头"),
    ],
)
def test_few_words_settle(lines: tuple[str, ...], named: str) -> None:
    reply = said(*lines)
    assert reply.act == "add_to_cart"
    assert named in reply.text


def test_two_things_are_settled_on_at_once() -> None:
    reply = said("平底锅和电热水壶", "铸铁那个要了 天鹅也要")
    assert reply.act == "add_to_cart"
    assert "炉膛" in reply.text
    assert "天鹅" in reply.text


@pytest.mark.parametrize(
    "lines",
    [
        ("hiking boots", "waterproof ones please"),
        ("hiking boots", "ok waterproof"),
        ("backpacks", "blue one pls"),
        ("sunscreen for my kid", "and one for me, spf 50"),
        ("dresses under 35", "will the meadow shrink in the wash", "and in yellow?"),
        ("mystery novels", "how many pages has the quiet inspector", "and the thirteenth lock?"),
        ("hiking boots", "is the cairn vegan?", "ok under 90"),
        ("hiking boots", "ok the cairn, how heavy is it?"),
        ("hiking boots", "make it 3"),
        ("登山靴", "就要防水的"),
        ("平底锅", "铸铁的重吗", "那还是要不粘的吧，三百以下"),
        ("登山靴", "轻一点的吧"),
        ("羽毛球", "球也要，耐打一点的"),
        ("登山靴", "山脊线行吗"),
    ],
)
def test_wishes_and_questions_take_nothing(lines: tuple[str, ...]) -> None:
    talk = Talk(locale="en-US" if lines[0].isascii() else "zh-CN")
    replies = [talk.say(line) for line in lines]
    session = talk.ledger.session("c")
    assert session is not None
    assert not session.cart.lines, replies[-1].text


RECORD = Record(
    Product(
        "p",
        "en",
        Text("Acme Franklin 112L Trunk", attributes={"lining": ("cotton",)}),
        (Variant("v", {"color": "teal", "size": "30 ml"}, {"USD": Price(Decimal("29.50"))}),),
        {"zh": Text("艾克 富兰克林行李箱", options={"teal": "青色"}, attributes={"内衬": ("纯棉",)})},
    )
)


@pytest.mark.parametrize(
    ("piece", "how"),
    [("富兰克林", "name"), ("青色", "option"), ("30", "option"), ("纯棉", "said"), ("青色的", "option"),
     ("112", "name"), ("29", "name"), ("富兰克林青色", "name"), ("的", "filler"), ("皮", ""), ("1", "")],
)  # fmt: skip
def test_how_a_record_has_a_word(piece: str, how: str) -> None:
    assert says_in_chinese(RECORD, piece) == how


@given(st.text("的吧要就青色富兰克林30来俩了ok那个 ", max_size=120))
def test_any_part_can_be_told_and_its_pieces_stand_in_it(part: str) -> None:
    told = told_in_chinese(part, Told())
    assert all(piece in part for piece in told.pieces)
    for piece in told.pieces:
        assert says_in_chinese(RECORD, piece) in ("name", "option", "said", "filler", "")


@given(st.text("ok the franklin one 30$.,!and please take i'll ", max_size=120))
def test_any_english_text_can_be_told(text: str) -> None:
    told = told_in_english(text)
    if told is not None:
        assert all(piece in text for piece in told.pieces)
        assert {says_in_english(RECORD, piece) for piece in told.pieces} <= {"name", "option", ""}

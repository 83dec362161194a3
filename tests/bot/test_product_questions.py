"""Questions about a product: the lines of the record that answer, yes or no only where it says so."""

import pytest

from app.demo.catalog import products
from bot.say import WORDS
from bot.verdict import is_yes_no, verdict
from retrieval.products import Product, Text, Variant
from retrieval.query import Limit
from tests.bot.talk import Talk, shop

BY_ID = {product.id: product for product in products()}


def product(**attributes: str) -> Product:
    return Product(
        "p", "en", Text("Duskwater Kettle", attributes={k: (v,) for k, v in attributes.items()}), (Variant(),)
    )


def told(record: Product, question: str, *asked: Limit) -> tuple[bool, str] | None:
    found = verdict(question, record, "en", asked, shop().forms)
    return (found.yes, found.line) if found else None


WET = Limit("words", "=", "Waterproof", hard=False)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (product(feature="Waterproof"), (True, "feature: Waterproof")),
        (product(feature="not waterproof"), (False, "feature: not waterproof")),
        (product(waterproof="No"), (False, "waterproof: No")),
        (product(waterproof="yes"), (True, "waterproof: yes")),
        (product(feature="lightweight"), None),
    ],
)
def test_yes_or_no_is_what_the_record_says(record: Product, expected: tuple[bool, str] | None) -> None:
    assert told(record, "is it waterproof?", WET) == expected


@pytest.mark.parametrize(
    ("care", "expected"),
    [
        ("Dishwasher safe.", True),
        ("Do not put it in the dishwasher.", False),
        ("Never dishwasher.", False),
        ("Keep away from heat. Dishwasher safe.", True),
        ("Do not stack plates of two sizes in the dishwasher.", None),
        ("Not for the oven, dishwasher safe.", True),
    ],
)
def test_what_care_instructions_forbid_is_no_yes(care: str, expected: bool | None) -> None:
    found = told(product(care=care), "is it ok for the dishwasher?", Limit("words", "=", "dishwasher", hard=False))
    assert (found and found[0]) == expected


@pytest.mark.parametrize(
    ("care", "expected"),
    [
        ("可机洗", True),
        ("请勿机洗，可以手洗", False),
        ("洗涤时不要与深色衣服混在一起机洗", None),
        ("不可漂白，可以机洗", True),
        ("不建议机洗", False),
    ],
)
def test_what_chinese_care_instructions_forbid_is_no_yes(care: str, expected: bool | None) -> None:
    found = told(product(洗涤=care), "这个能机洗吗", Limit("words", "=", "机洗", hard=False))
    assert (found and found[0]) == expected


@pytest.mark.parametrize(
    "question",
    [
        "what makes it waterproof?",
        "is it waterproof or only splashproof?",
        "is it 100% waterproof?",
        "is the waterproof cover included?",
        "does it stay waterproof after washing?",
        "防水到什么程度",
        "下大雨时骑车防水吗",
    ],
)
def test_a_question_that_asks_for_more_gets_no_yes(question: str) -> None:
    assert told(product(feature="Waterproof"), question, WET) is None


def test_options_are_all_there_is() -> None:
    variants = tuple(Variant(str(n), {"color": color}) for n, color in enumerate(("green", "orange")))
    record = Product("p", "en", Text("Tent"), variants)
    green, purple = (Limit("color", "=", color, hard=False) for color in ("Green", "Purple"))
    assert told(record, "does it come in green?", green) == (True, "color: green, orange")
    assert told(record, "does it come in purple?", purple) == (False, "color: green, orange")
    assert told(Product("p", "en", Text("Tent"), (Variant(),)), "does it come in purple?", purple) is None


@pytest.mark.parametrize(
    ("text", "yes_no"),
    [
        ("is it waterproof?", True),
        ("the second one, does it float", True),
        ("ok but can it go in the dishwasher", True),
        ("how heavy is it", False),
        ("which one is waterproof?", False),
        ("防水吗", True),
        ("能不能机洗", True),
        ("防不防滑", True),
        ("多重啊", False),
        ("什么材质", False),
        ("是棉的还是麻的", False),
    ],
)
def test_yes_no_questions_are_told_apart(text: str, yes_no: bool) -> None:
    assert is_yes_no(text) is yes_no


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["tents", "is the first one waterproof?"], "Yes. feature: Waterproof"),
        (["tents", "what is the first one made of?"], "material: Ripstop Nylon"),
        (["tents", "how heavy is the first one?"], "weight: 1.7 kg"),
        (["tents", "does the first one come in purple?"], "No. color: green, orange"),
        (["登山鞋", "第一个防水吗"], "是的。特点：防水"),
        (["登山鞋", "第一个什么材质的"], "材质：合成网布"),
        (["登山鞋", "第一个防水吗", "它有没有蓝色的"], "是的。颜色：灰色、蓝色"),
    ],
)
def test_only_the_lines_that_answer_are_told(lines: list[str], expected: str) -> None:
    talk = Talk(locale="en-US" if lines[0].isascii() else "zh-CN")
    reply = [talk.say(line) for line in lines][-1]
    assert reply.act == "ask_product"
    assert expected in reply.text
    record = BY_ID[reply.cards[0].product_id].words(reply.language)
    assert record.description not in reply.text


@pytest.mark.parametrize("lines", [["tents", "does the first one have wifi?"], ["登山鞋", "第一个能机洗吗"]])
def test_what_the_record_does_not_say_is_said_and_kept_for_the_shop(lines: list[str]) -> None:
    talk = Talk(locale="en-US" if lines[0].isascii() else "zh-CN")
    talk.say(lines[0])
    reply = talk.say(lines[1])
    title = reply.cards[0].title
    assert WORDS[reply.language].says_not.split("{lines}")[0].format(title=title) in reply.text
    assert WORDS[reply.language].b_human in [button.label for button in reply.buttons]
    kept = talk.ledger.questions.most_asked(5)
    assert [(one.kind, one.product_id, one.times) for one in kept] == [("product", reply.cards[0].product_id, 1)]

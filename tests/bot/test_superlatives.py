""" "Which is the lightest?", 哪个最保暖: answered from the records, by figures where they state some."""

from decimal import Decimal

import pytest

from bot.understand.measured import Stated, extreme, measured
from retrieval.products import Product, Text, Variant
from tests.bot.talk import Talk


def thing(name: str, title: str = "A thing", **attributes: str) -> Product:
    stated = {key.replace("_", " "): (value,) for key, value in attributes.items()}
    return Product(name, "en", Text(title, attributes=stated), (Variant(),))


def most(text: str, *products: Product) -> tuple[tuple[str, ...], str, str, bool] | None:
    found = extreme(text, [Stated(one.id, one.text.title, one.text.attributes) for one in products])
    return (found.ids, found.name, found.figures[found.ids[0]], found.of_all) if found else None


def test_units_are_compared_and_the_record_is_quoted() -> None:
    one, other = thing("a", weight="1.7 kg"), thing("b", weight="900 g")
    assert most("which is the lightest?", one, other) == (("b",), "weight", "900 g", True)
    assert most("哪个最重", one, other) == (("a",), "weight", "1.7 kg", True)
    assert measured("the lighter one", (one, other)) == "b"


def test_what_a_thing_carries_is_not_its_own_weight() -> None:
    assert most("the lightest", thing("a", max_load="90 kg"), thing("b", max_load="120 kg")) is None


def test_what_a_thing_carries_is_compared_where_that_is_asked() -> None:
    goods = (thing("a", weight="2 kg", max_load="90 kg"), thing("b", weight="1 kg", max_load="120 kg"))
    assert most("which takes the most weight", *goods) == (("b",), "max load", "120 kg", True)
    assert most("哪个承重最大", *goods) == (("b",), "max load", "120 kg", True)
    assert most("the lightest", *goods) == (("b",), "weight", "1 kg", True)


def test_who_does_not_state_it_is_named_and_never_picked() -> None:
    goods = (thing("a", weight="2 kg"), thing("b"), thing("c", weight="3 kg"))
    assert most("which is lightest", *goods) == (("a",), "weight", "2 kg", False)
    assert measured("the lighter one", goods) is None


def test_nothing_is_said_to_be_most_beside_one_that_states_it_elsewhere() -> None:
    goods = (thing("a", "A flask of 1 l"), thing("b", capacity="350 ml"), thing("c", capacity="480 ml"))
    assert most("the biggest", *goods) is None


def test_the_variant_shown_counts() -> None:
    talk = Talk(locale="zh-CN")
    talk.say("保温杯")
    reply = talk.say("哪个容量最大")
    assert len(reply.cards) > 1
    titles = [card.title for card in reply.cards]
    litre = next("ABCD"[place] for place, title in enumerate(titles) if "1升" in title)
    assert f"最大：{litre}（1升）。\n容量：" in reply.text


def test_titles_tell_sizes_and_no_weights() -> None:
    goods = (thing("a", "Phone 4G LTE with 32GB"), thing("b", "Phone 5G with 64GB"))
    assert most("which is lighter", *goods) is None
    assert most("which holds the most", *goods) == (("b",), "", "64 GB", True)


def test_figures_of_different_measures_are_not_compared() -> None:
    assert most("which is longer", thing("a", cable="2 m"), thing("b", width="3 m")) is None


def test_equals_are_all_named_and_likes_have_no_extreme() -> None:
    goods = (thing("a", capacity="1 l"), thing("b", capacity="1000 ml"))
    assert most("the biggest", *goods) is None
    assert most("the biggest", *goods, thing("c", volume="2 l")) is None


@pytest.mark.parametrize(
    ("ask", "question", "begins"),
    [
        ("a tent for two people", "which one is the lightest", "Lightest: "),
        ("two-person tent", "the lightest of these?", "Lightest: "),
        ("两人帐篷", "哪个最轻", "最轻："),
    ],
)
def test_the_answer_comes_before_the_table(ask: str, question: str, begins: str) -> None:
    talk = Talk(locale="en-US" if ask.isascii() else "zh-CN")
    shown = talk.say(ask).cards
    assert len(shown) > 1
    reply = talk.say(question)
    assert reply.act == "compare"
    line = next(line for line in reply.text.splitlines() if line.startswith(begins))
    weights = {
        card.product_id: Decimal(next(iter(talk.product(card.product_id).text.attributes["weight"])).split()[0])
        for card in reply.cards
    }
    lightest = min(weights.values())
    assert f"{lightest} kg" in line
    assert "ABCD"[list(weights.values()).index(lightest)] in line


@pytest.mark.parametrize("question", ["and which is most waterproof?", "which of them is waterproof?"])
def test_a_quality_without_figures_is_quoted(question: str) -> None:
    talk = Talk()
    talk.say("a tent for two people")
    reply = talk.say(question)
    assert "Waterproof" in reply.text
    assert "Stock" not in reply.text


def test_a_whole_comparison_stays_whole() -> None:
    talk = Talk()
    talk.say("a tent for two people")
    assert "Stock" in talk.say("compare the two, which is lighter?").text

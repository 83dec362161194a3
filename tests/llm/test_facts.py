"""The facts of a turn, from its reply and its records."""

from bot.llm import statements
from bot.llm.facts import RATING, REVIEWS, STOCK, facts_of
from tests.llm.turns import turns


def test_a_card_becomes_a_product_with_its_record() -> None:
    turn = turns()["en-boots-1"]
    known = facts_of(turn.reply, turn.records.get, said=turn.said)
    first = known.products[0]
    assert [one.alias for one in known.products] == ["P1", "P2", "P3", "P4"]
    assert (first.title, first.brand) == (turn.reply.cards[0].title, "Fell & Tarn")
    assert (first.price, first.list_price, first.currency) == (
        turn.reply.cards[0].price, turn.reply.cards[0].list_price, "USD",
    )  # fmt: skip
    assert ("material", "Synthetic Mesh") in first.fields
    assert (first.field(RATING), first.field(REVIEWS), first.field(STOCK)) == ("4.7", "842", "12")


def test_a_card_without_a_record_is_known_by_its_card_alone() -> None:
    turn = turns()["zh-boots-1"]
    known = facts_of(turn.reply, lambda product_id: None, said=turn.said)
    assert known.products[0].title == "岚汀 山脊线防水登山靴"
    assert known.products[0].brand == ""


def test_quoted_words_of_the_shop_are_found_with_their_source() -> None:
    turn = turns()["en-pages-3"]
    quote, source = facts_of(turn.reply, turn.records.get, said=turn.said).passages
    assert quote.startswith("Faults in the material")
    assert source == "Warranty › What it covers"


def test_wishes_that_are_missed_are_denied_one_by_one() -> None:
    turn = turns()["zh-bag-1"]
    known = facts_of(turn.reply, turn.records.get, said=turn.said)
    said = [one.text for one in statements.of_product(known.products[0], "zh")]
    assert "不是真皮" in said
    assert "真皮" not in said


def test_a_table_is_no_sentence_of_its_own() -> None:
    turn = turns()["en-boots-2"]
    assert statements.general(facts_of(turn.reply, turn.records.get, said=turn.said)) == []


def test_halves_under_a_condition_stay_together() -> None:
    assert statements.clauses("Returns are free, and refunds are quick.") == [
        "Returns are free, and refunds are quick.", "Returns are free", "refunds are quick.",
    ]  # fmt: skip
    assert statements.clauses("If it is unused, returns are free, and refunds are quick.") == [
        "If it is unused, returns are free, and refunds are quick."
    ]

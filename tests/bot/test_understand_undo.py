"""Taking a wish back, adding an alternative, asking for another value."""

import pytest

from tests.bot.test_understand_follow_up import after, read

FULL = after("waterproof blue leather boots size 10 under $120")
ZH = after("700元以内的蓝色防水登山靴")


def in_force(text: str, session: object = None) -> tuple[str, set[tuple[str, str, object]]]:
    meaning = read(text, session or FULL)  # type: ignore[arg-type]  # a Session
    assert meaning.query is not None
    return meaning.act, {(limit.field, limit.op, limit.value) for limit in meaning.query.limits}


BEFORE = in_force("hello")[1]
ZH_BEFORE = in_force("你好", ZH)[1]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("any colour is fine", "color"), ("the color doesn't matter", "color"), ("forget the colour", "color"),
        ("never mind the price", "price"), ("ignore the budget", "price"), ("price is no object", "price"),
        ("I don't care about the material", "material"), ("drop the waterproof", "words"),
        ("no colour preference", "color"),
        ("forget leather", "material"), ("it doesn't have to be waterproof", "words"), ("drop the size", "size"),
    ],
)  # fmt: skip
def test_a_wish_is_taken_back(text: str, field: str) -> None:
    act, now = in_force(text)
    assert act == "refine"
    assert now == {limit for limit in BEFORE if limit[0] != field}
    assert len(now) < len(BEFORE)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("颜色无所谓", "color"), ("什么颜色都行", "color"), ("不限颜色", "color"), ("颜色随便", "color"),
        ("预算算了", "price"), ("价格不限", "price"), ("不管价格", "price"), ("不用防水了", "words"),
        ("防水不重要", "words"), ("不防水也行", "words"), ("价格高一点没关系", "price"), ("蓝色无所谓了", "color"),
    ],
)  # fmt: skip
def test_a_wish_is_taken_back_in_chinese(text: str, field: str) -> None:
    act, now = in_force(text, ZH)
    assert act == "refine"
    assert now == {limit for limit in ZH_BEFORE if limit[0] != field}
    assert len(now) < len(ZH_BEFORE)


def test_any_value_of_one_facet_leaves_the_others() -> None:
    act, now = in_force("any brand is fine, in size 9")
    assert act == "refine"
    assert ("size", "=", "9") in now
    assert ("size", "=", "9") in in_force("any brand of boots in size 9")[1]


@pytest.mark.parametrize("text", ["price doesnt matter", "I dont care about the price"])
def test_apostrophes_may_be_left_out(text: str) -> None:
    assert in_force(text) == ("refine", {limit for limit in BEFORE if limit[0] != "price"})


def test_removing_what_was_never_wished_for_excludes_it() -> None:
    act, now = in_force("remove the suede ones")
    assert act == "refine"
    assert ("material", "!=", "Suede Leather") in now


@pytest.mark.parametrize("text", ["never mind", "算了", "undo"])
def test_with_nothing_named_it_is_an_undo(text: str) -> None:
    assert in_force(text) == ("undo", BEFORE)


@pytest.mark.parametrize(
    ("text", "session", "colours"),
    [
        ("white is fine too", FULL, ("Blue", "white")),
        ("or white", FULL, ("Blue", "white")),
        ("也可以白色", ZH, ("蓝色", "白色")),
        ("白色也行", ZH, ("蓝色", "白色")),
    ],
)
def test_an_alternative_is_added(text: str, session: object, colours: tuple[str, ...]) -> None:
    act, now = in_force(text, session)
    assert act == "refine"
    assert ("color", "in", colours) in now


def kinds(now: set[tuple[str, str, object]]) -> set[object]:
    """The kinds asked for."""
    found = [value for field, _, value in now if field == "category"]
    return {kind for value in found for kind in (value if isinstance(value, tuple) else (value,))}


@pytest.mark.parametrize(("text", "session", "added"), [("or sandals", FULL, "Sandals"), ("帐篷也可以", ZH, "帐篷")])
def test_another_kind_may_do_too(text: str, session: object, added: str) -> None:
    before = kinds(in_force("hello", session)[1])
    act, now = in_force(text, session)
    assert act == "refine"
    assert kinds(now) == {*before, added}
    assert {field for field, _, _ in now} == {field for field, _, _ in in_force("hello", session)[1]}


@pytest.mark.parametrize("text", ["make it 150", "up to 150", "the budget can go to 150", "预算提高到150美元", "150"])
def test_the_budget_in_force_is_changed(text: str) -> None:
    act, now = in_force(text)
    assert act == "refine"
    assert [limit for limit in now if limit[0] == "price"] == [("price", "<=", "150")]


@pytest.mark.parametrize(("text", "session", "colour"), [("another colour", FULL, "Blue"), ("换个颜色", ZH, "蓝色")])
def test_another_colour_is_not_the_one_before(text: str, session: object, colour: str) -> None:
    act, now = in_force(text, session)
    assert act == "refine"
    assert [limit for limit in now if limit[0] == "color"] == [("color", "!=", colour)]


@pytest.mark.parametrize("text", ["a different brand please", "换个牌子"])
def test_another_brand_is_none_of_those_shown(text: str) -> None:
    act, now = in_force(text, ZH)
    assert act == "refine"
    assert ("brand", "not_in", ("Fell & Tarn", "Skarnvale")) in now

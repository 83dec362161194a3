"""A profile is a function of what was heard and of the time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.profile import (
    FAINT,
    HALF_LIFE,
    MOST,
    STRONGEST,
    Dropped,
    Erased,
    Kept,
    Learned,
    Profile,
    after,
    aspect,
    strengths,
    trait,
)

AT = datetime(2026, 3, 1, tzinfo=UTC)
TRAITS = ("brand:Acme", "color:blue", "size/Shoes:42", "price/Shoes:USD 50-100")

learned = st.builds(
    Learned,
    st.sampled_from(TRAITS),
    st.sampled_from((0.3, 0.6, 1.0, -0.8, -1.0)),
    st.integers(0, 700).map(lambda days: AT + timedelta(days=days)),
)
NOW = AT + timedelta(days=701)


@given(st.lists(learned, max_size=12), st.randoms())
def test_the_order_in_which_things_are_heard_makes_no_difference(heard: list[Learned], chance: object) -> None:
    mixed = list(heard)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # a random.Random
    one, other = (strengths(after(None, "u", each), NOW) for each in (heard, mixed))
    for name in one.keys() | other.keys():
        assert one.get(name, FAINT) == pytest.approx(other.get(name, FAINT), abs=1e-6)


@given(st.lists(learned, min_size=1, max_size=12))
def test_strengths_are_the_sum_of_what_was_heard_each_faded_by_its_age(heard: list[Learned]) -> None:
    found = strengths(after(None, "u", heard), NOW)
    for name in TRAITS:
        total = sum(one.weight * 0.5 ** ((NOW - one.at) / HALF_LIFE) for one in heard if one.trait == name)
        if abs(abs(total) - FAINT) > 1e-6:
            expected = max(min(total, STRONGEST), -STRONGEST) if abs(total) > FAINT else 0.0
            assert found.get(name, 0.0) == pytest.approx(expected, abs=1e-6)
    assert list(found.values()) == sorted(found.values(), key=lambda value: -abs(value))


def test_a_taste_is_half_as_strong_after_a_half_life_and_gone_in_the_end() -> None:
    profile = after(None, "u", [Learned("color:blue", 1.0, AT)])
    assert strengths(profile, AT) == {"color:blue": 1.0}
    assert strengths(profile, AT + HALF_LIFE) == {"color:blue": 0.5}
    assert strengths(profile, AT + 4 * HALF_LIFE) == {}


def test_own_words_replace_what_speaks_against_them() -> None:
    clicks = [Learned("color:blue", 0.3, AT)] * 9
    against = Learned("color:blue", -1.0, AT, said=True)
    assert strengths(after(None, "u", [*clicks, against]), AT) == {"color:blue": -1.0}
    assert strengths(after(None, "u", [*clicks, against, Learned("color:blue", 0.3, AT)]), AT) == {"color:blue": -0.7}


def test_who_is_not_to_be_remembered_is_not() -> None:
    heard = [Learned("color:blue", 1.0, AT)]
    off = after(None, "u", [*heard, Kept(on=False), *heard])
    assert off == Profile("u", kept=False)
    assert after(off, "u", heard) == off
    assert strengths(after(off, "u", [Kept(on=True), *heard]), AT) == {"color:blue": 1.0}
    assert after(off, "u", [Erased()]) is None


def test_one_taste_or_a_whole_aspect_can_be_removed() -> None:
    profile = after(None, "u", [Learned(name, 1.0, AT) for name in (*TRAITS, "size:M")])
    assert strengths(after(profile, "u", [Dropped("color:blue")]), AT).keys() == {*TRAITS, "size:M"} - {"color:blue"}
    assert strengths(after(profile, "u", [Dropped("size")]), AT).keys() == set(TRAITS) - {"size/Shoes:42"}
    assert after(None, "u", [Dropped("size")]) is None


def test_a_profile_stays_small_and_keeps_the_strongest() -> None:
    heard = [Learned(f"brand:{number}", 0.3 if number else 1.0, AT) for number in range(MOST + 50)]
    profile = after(None, "u", heard)
    assert profile is not None
    assert len(profile.tastes) == MOST
    assert "brand:0" in profile.tastes


@given(st.sampled_from(("size", "price", "brand")), st.text(max_size=10), st.text(max_size=10))
def test_a_trait_comes_apart_as_it_was_put_together(name: str, value: str, kind: str) -> None:
    assert aspect(trait(name, value, kind)) == (name, kind.replace(":", " "), value)

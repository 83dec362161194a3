"""Every noun is a frozen value and survives JSON there and back."""

import dataclasses
import inspect
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from types import ModuleType
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

import adapters.base
import bot.ledger
import bot.messages
import bot.people
import bot.profile
import bot.session
import bot.summary
import bot.understand.meaning
import policy.base
import retrieval.knowledge
import retrieval.products
import retrieval.query
import retrieval.reviews

HOMES: list[ModuleType] = [
    retrieval.products, retrieval.query, retrieval.knowledge, retrieval.reviews, policy.base, bot.messages,
    bot.session, bot.people, bot.summary, bot.profile, bot.ledger, bot.understand.meaning, adapters.base,
]  # fmt: skip
NOUNS = [
    noun
    for home in HOMES
    for _, noun in inspect.getmembers(home, dataclasses.is_dataclass)
    if noun.__module__ == home.__name__
]

# The store, JSON and every platform speak UTF-8: lone surrogates are folded away where text comes in.
st.register_type_strategy(str, st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False, places=2, max_value=10**9))
st.register_type_strategy(
    datetime,
    st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 Hypothesis takes naive bounds
)
st.register_type_strategy(
    Mapping, lambda kind: st.dictionaries(*(st.from_type(part) for part in get_args(kind)), max_size=3)
)
st.register_type_strategy(object, st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5))


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_json_there_and_back(noun: type, data: st.DataObject) -> None:
    value = data.draw(st.from_type(noun))
    adapter: TypeAdapter[Any] = TypeAdapter(noun)
    assert adapter.validate_json(adapter.dump_json(value)) == value


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_frozen_and_slotted(noun: Any) -> None:
    assert noun.__dataclass_params__.frozen
    assert "__slots__" in vars(noun)
    assert noun.__doc__


def test_the_nouns_of_the_design_are_all_here() -> None:
    named = {noun.__name__ for noun in NOUNS}
    assert named >= {
        "Product", "Variant", "Query", "Limit", "Hit", "Passage", "Review", "Candidate", "Decision", "Feedback",
        "Transition", "Message", "Tap", "ShopEvent", "Reply", "Card", "Button", "Session", "Cart", "Profile", "Limits",
        "Payload",
    }  # fmt: skip

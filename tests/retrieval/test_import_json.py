"""The walk through a JSON list gives what the standard parser gives, wherever its window ends."""

import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.importing import jsonlist
from retrieval.importing.jsonlist import JSONError, items

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=90),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
INDENTS = st.none() | st.sampled_from([0, 1, 120])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(listed=st.lists(VALUES, max_size=4), indent=INDENTS, chunk=st.integers(1, 40), inside=st.booleans())
def test_any_list_through_any_window(
    monkeypatch: pytest.MonkeyPatch, listed: list[object], indent: int | None, chunk: int, inside: bool
) -> None:
    monkeypatch.setattr(jsonlist, "_CHUNK", chunk)
    text = json.dumps({"shop": "s", "products": listed, "next": None} if inside else listed, indent=indent)
    found = list(items(io.StringIO(text)))
    assert [value for _, value in found] == listed
    starts = [line for line, _ in found]
    assert starts == sorted(starts)
    if indent is not None and listed:
        assert starts[0] == (4 if inside else 2)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(listed=st.lists(VALUES, min_size=1, max_size=4), indent=INDENTS, chunk=st.integers(1, 40), data=st.data())
def test_a_cut_is_always_noticed(
    monkeypatch: pytest.MonkeyPatch, listed: list[object], indent: int | None, chunk: int, data: st.DataObject
) -> None:
    monkeypatch.setattr(jsonlist, "_CHUNK", chunk)
    text = json.dumps(listed, indent=indent)
    cut = text[: data.draw(st.integers(1, len(text) - 1))]
    with pytest.raises(JSONError) as caught:
        list(items(io.StringIO(cut)))
    assert "cut" in caught.value.reason or "broken" in caught.value.reason


def test_one_object_a_line_is_no_object_around_a_list() -> None:
    text = '{"id": 1, "items": [7]}\n{"id": 2}\n\n{"id": 3}\n'
    assert [line for line, _ in items(io.StringIO(text))] == [1, 2, 4]

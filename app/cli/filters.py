"""The `filters` of a batch search line: hard limits beside those in the words."""

from typing import get_args

from pydantic import TypeAdapter, ValidationError

from retrieval.query import Limit, Op

_limits = TypeAdapter(tuple[Limit, ...])
OPS = frozenset(get_args(Op))


def limits_of(filters: object) -> tuple[Limit, ...]:
    """Limits from a list of {"field","op","value","unit"?}, or from an object.

    Such an object is {"brand": "X", "price": {"<=": 100}, "color": ["red", "blue"]}. ValueError says what is wrong.
    """
    if filters is None:
        return ()
    if isinstance(filters, list):
        rows = [{**row, "value": _value(row.get("value"))} if isinstance(row, dict) else row for row in filters]
    elif isinstance(filters, dict):
        rows = [row for field, wish in filters.items() for row in _rows(field, wish)]
    else:
        raise ValueError("filters must be an object or a list")
    try:
        return _limits.validate_python([{**row, "hard": True} if isinstance(row, dict) else row for row in rows])
    except ValidationError as error:
        first = error.errors()[0]
        raise ValueError(f"filters: {'.'.join(str(part) for part in first['loc'])}: {first['msg']}") from None


def _rows(field: str, wish: object) -> list[dict[str, object]]:
    if isinstance(wish, dict):
        if not set(wish) <= OPS:
            raise ValueError(f"filters: {field}: known operators are {' '.join(sorted(OPS))}")
        return [{"field": field, "op": op, "value": _value(value)} for op, value in wish.items()]
    if isinstance(wish, list):
        return [{"field": field, "op": "in", "value": _value(wish)}]
    return [{"field": field, "op": "=", "value": _value(wish)}]


def _value(value: object) -> object:
    """Numbers become the decimal strings that limits hold."""
    if isinstance(value, list | tuple):
        return tuple(_value(part) for part in value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value

"""What options and attributes state, field by field: (row, field, value), with the values' words."""

import re
from array import array
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from retrieval.arrays import Arrays, Growing, Texts, Words, below, gather, postings, under
from retrieval.mentions import Gathering, Mask, Mentions
from retrieval.text import normalise

_SHADE = re.compile("([灰白黑红蓝绿黄紫粉棕橙褐])(?=(?:色?(?:条纹|格子?|几何纹|拼接?|花))?(?:$|[/、,，;；\\s(（]))")
"""What a made-up Chinese shade ends in, a pattern aside."""
WHOLE = "size"
"""The field whose values are matched whole: 2XL is not XL."""


class Stating:
    """Statements while the catalog is read."""

    def __init__(self) -> None:
        self._fields: dict[str, int] = {}
        self._units: dict[tuple[str, str], int] = {}
        self._field_of = array("i")
        self._written = Growing()
        self._values = Gathering()
        self._unit_of = array("i")
        self._row_of = array("i")

    def add(self, row: int, field: str, value: str) -> None:
        """Note what a row states."""
        unit = self._units.get((field, value))
        if unit is None:
            unit = self._units[field, value] = len(self._units)
            self._field_of.append(self._fields.setdefault(field, len(self._fields)))
            self._written.add(value.encode("utf-8", "surrogatepass"))
            # One text per statement: the number of the text is the number of the statement.
            self._values.add(unit, with_shades(value) if field == "color" else value, split=field != WHOLE)
        self._unit_of.append(unit)
        self._row_of.append(row)

    def finish(self, rows: int) -> Arrays:
        """The arrays for Statements over so many rows."""
        unit_of, row_of = np.asarray(self._unit_of, np.int32), np.asarray(self._row_of, np.int32)
        owned, owners = postings(unit_of, row_of, (len(self._units), rows))
        return {
            **under("values", self._values.finish(len(self._units))),
            **under("written", self._written.finish()),
            **under("fields", Words.of(self._fields)),
            "field_of": np.asarray(self._field_of, np.int32),
            "unit_of": unit_of,
            "row_of": row_of,
            "owned": owned,
            "owners": owners,
            "rows": np.asarray([rows]),
        }


def with_shades(value: str) -> str:
    """A stated colour with the plain colour of each shade that shops make up in Chinese.

    >>> with_shades("丁子灰/ 木兰黄"), with_shades("蓝条纹"), with_shades("gray")
    ('丁子灰/ 木兰黄 . 灰色 . 黄色', '蓝条纹 . 蓝色', 'gray')
    """
    return " . ".join([value, *dict.fromkeys(f"{shade}色" for shade in _SHADE.findall(value))])


class Statements:
    """Which rows state something, and what."""

    def __init__(self, arrays: Arrays) -> None:
        self._values = Mentions(below("values", arrays))
        self._written = Texts(below("written", arrays))
        self._fields = Words(below("fields", arrays))
        self._field_of = arrays["field_of"]
        self._unit_of, self._row_of = arrays["unit_of"], arrays["row_of"]
        self._owned, self._owners = arrays["owned"], arrays["owners"]
        self._rows = int(arrays["rows"][0])
        self._stated: dict[str, Mask] = {}

    def stated(self, field: str) -> Mask:
        """Rows that state anything for a field."""
        known = self._stated.get(field)
        if known is None:
            known = self._rows_of(self._of(field))
            known.setflags(write=False)
            self._stated[field] = known
        return known

    def states(self, field: str, forms: Iterable[str]) -> Mask:
        """Rows that state one of the forms for a field, in earnest."""
        return self._rows_of(self._of(field) & self._values.affirmed(forms, split=field != WHOLE))

    def numbers(self, field: str, unit: str | None) -> NDArray[np.float64]:
        """Each row's first number for a field, NaN without one; with a unit only values that name it."""
        found = np.full(len(self._field_of), np.nan)
        for place in np.flatnonzero(self._of(field)).tolist():
            number = _first_number(self._written[place].decode("utf-8", "surrogatepass"), unit)
            if number is not None:
                found[place] = number
        numbers = found[self._unit_of]
        known = np.flatnonzero(~np.isnan(numbers))
        rows, first = np.unique(self._row_of[known], return_index=True)
        column = np.full(self._rows, np.nan)
        column[rows] = numbers[known][first]
        return column

    def _of(self, field: str) -> Mask:
        number = self._fields.get(field)
        return np.asarray(self._field_of == (-1 if number is None else number), np.bool_)

    def _rows_of(self, units: Mask) -> Mask:
        found = np.zeros(self._rows, np.bool_)
        found[gather(self._owned, self._owners, np.flatnonzero(units))] = True
        return found


def _first_number(text: str, unit: str | None) -> float | None:
    folded = normalise(text)
    if unit is not None and normalise(unit) not in folded:
        return None
    digits = "".join(c if c.isdigit() or c == "." else " " for c in folded).split()
    for word in digits:
        try:
            number = float(word)
        except ValueError:
            continue
        if np.isfinite(number):
            return number
    return None

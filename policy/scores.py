"""What cards said against the model as it stood: scores, looked at some slates at a time.

The score g of a card is the gradient of its log-likelihood by its logit, against all that was learned before it; the
information h is the expected square of that. While the model is right, scores have no direction.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from policy.rows import Floats

TOGETHER = 32
"""Slates at a time, which costs less than one by one."""


class Scores(NamedTuple):
    """Of some cards."""

    rows: Floats
    """Their features as the model counts them, the intercept's 1 last."""
    pulls: Floats
    """The score of each, …"""
    told: Floats
    """… and its information."""


class Batch:
    """The slates that wait to be looked at."""

    def __init__(self, state: Mapping[str, Any] | None = None) -> None:
        """Start empty, or go on from `state`."""
        known = state or {"rows": [], "pulls": [], "told": []}
        self._rows: list[Floats] = [np.array(rows) for rows in known["rows"]]
        self._pulls: list[float] = list(known["pulls"])
        self._told: list[float] = list(known["told"])

    def add(self, rows: Floats, pulls: Sequence[float], told: Sequence[float]) -> Scores | None:
        """The cards of one more slate; all that waited, once it is time."""
        self._rows.append(rows)
        self._pulls += pulls
        self._told += told
        if len(self._rows) < TOGETHER:
            return None
        found = Scores(np.vstack(self._rows), np.array(self._pulls), np.array(self._told))
        self._rows, self._pulls, self._told = [], [], []
        return found

    def state(self) -> dict[str, object]:
        """JSON-ready."""
        return {"rows": [rows.tolist() for rows in self._rows], "pulls": self._pulls[:], "told": self._told[:]}

"""Logged slates as arrays: all that an estimate of another policy needs to know of them."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Model:
    """What a model of the rewards expects, per decision and slot; 0 where a slate has no such slot.

    The model must not have been taught by the same decisions, or the doubly robust estimate leans on its own echo.
    """

    shown: Floats
    """Of the product that stands in the slot."""
    target: Floats
    """Of the product the target would put there after the same slots before it, on average."""
    ahead: Floats
    """Of all later slots under the target, guessed before the slot is filled."""
    direct: Floats
    """Per decision: of the whole slate that the target would show."""


@dataclass(frozen=True, slots=True)
class Log:
    """`n` logged decisions with up to `k` slots. ValueError when the shapes differ or the numbers cannot be true."""

    rewards: Floats
    """(n, k): what each slot earned; 0 where the slate has no such slot."""
    logging: Floats
    """(n, k): P(slots 0..j as shown) when it was logged; 1 where the slate has no such slot."""
    target: Floats
    """(n, k): the same probability under the policy that is judged."""
    shown: NDArray[np.bool_]
    """(n, k): whether the slate has such a slot."""
    shoppers: Integers
    """(n,): whose decision it was, numbered from 0; one shopper's decisions stand and fall together."""
    model: Model | None = None
    positions: Floats | None = None
    """(n, k): how much likelier the target is to show the product in the slot, whatever stands in the others; nan where
    that is not known."""

    def __post_init__(self) -> None:
        for name in ("logging", "target", "shown"):
            if getattr(self, name).shape != self.rewards.shape:
                raise ValueError(f"{name} has the shape {getattr(self, name).shape}, not {self.rewards.shape}")
        if self.shoppers.shape != self.rewards.shape[:1]:
            raise ValueError(f"{len(self.shoppers)} shoppers for {len(self.rewards)} decisions")
        if not np.isfinite(self.rewards).all():
            raise ValueError("a reward is not a finite number")
        if not ((self.logging > 0) & (self.logging <= 1)).all():
            raise ValueError("a logged propensity is not within 0 and 1, or is 0")
        if not ((self.target >= 0) & (self.target <= 1 + 1e-9)).all():
            raise ValueError("a propensity of the target is not within 0 and 1")
        if self.positions is not None and (self.positions.shape != self.rewards.shape or (self.positions < 0).any()):
            raise ValueError("the weights of the positions do not fit, or are below 0")

    def __len__(self) -> int:
        return len(self.rewards)

    @property
    def prefixes(self) -> Floats:
        """(n, k): how much likelier the target is to show the slots up to here; 0 where there is no such slot."""
        return np.where(self.shown, self.target / self.logging, 0.0)

    @property
    def weights(self) -> Floats:
        """(n, k): the weights of the positions, those of the prefixes where the former are not known."""
        if self.positions is None:
            return self.prefixes
        known = self.shown & ~np.isnan(self.positions)
        return np.where(known, self.positions, self.prefixes)


def padded(rows: Sequence[Sequence[float]], width: int, empty: float) -> Floats:
    """Rows of different lengths as one array.

    >>> padded([(1.0,), (2.0, 3.0)], 2, 0.0).tolist()
    [[1.0, 0.0], [2.0, 3.0]]
    """
    table = np.full((len(rows), width), empty)
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    return table


def numbered(names: Iterable[Hashable]) -> Integers:
    """Equal names get equal numbers, from 0 in the order of their first appearance.

    >>> numbered(["b", "a", "b"]).tolist()
    [0, 1, 0]
    """
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(name, len(known)) for name in names], dtype=np.int64)

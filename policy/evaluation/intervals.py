"""Intervals by a bootstrap over shoppers: whoever comes ten times is drawn ten times or not at all.

Decisions of one shopper are not independent, and a bootstrap over decisions would promise too much (Field & Welsh 2007,
"Bootstrapping clustered data", https://doi.org/10.1111/j.1467-9868.2007.00593.x).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from policy.evaluation.estimators import LOGGING, Estimator, estimators_for
from policy.evaluation.log import Floats, Log

REPLICATES = 2_000
CHUNK = 200
"""Replicates at a time: bounds the memory."""


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its 95 % interval and its standard error."""

    value: float
    low: float
    high: float
    error: float


@dataclass(frozen=True, slots=True)
class Estimates:
    """Reward per slate by estimator, and what the target gains over the logging policy by the same estimator."""

    values: Mapping[str, Interval]
    gains: Mapping[str, Interval]
    """Paired: both sides are computed in every replicate from the same shoppers."""


def estimates(log: Log, rng: Generator, *, replicates: int = REPLICATES, level: float = 0.95) -> Estimates:
    """All estimates that the log allows. ValueError for an empty log."""
    if not len(log):
        raise ValueError("there are no decisions to estimate from")
    chosen = estimators_for(log)
    parts = [one.parts(log) for one in chosen.values()]
    sums = _by_shopper(np.hstack(parts), log)
    edges = np.cumsum([part.shape[1] for part in parts])[:-1]
    at = _combine(chosen, sums.sum(axis=0), edges)
    draws = _combine(chosen, _replicated(sums, rng, replicates), edges)
    values = {name: _interval(at[name], draws[name], level) for name in chosen}
    gains = {
        name: _interval(at[name] - at[LOGGING], draws[name] - draws[LOGGING], level)
        for name in chosen
        if name != LOGGING
    }
    return Estimates(values, gains)


def _by_shopper(rows: Floats, log: Log) -> Floats:
    """The sums of each shopper's rows."""
    sums = np.zeros((int(log.shoppers.max()) + 1, rows.shape[1]))
    np.add.at(sums, log.shoppers, rows)
    return sums


def _replicated(sums: Floats, rng: Generator, replicates: int) -> Floats:
    """Sums over shoppers drawn with replacement, one row per replicate."""
    count = len(sums)
    found = []
    for start in range(0, replicates, CHUNK):
        size = min(CHUNK, replicates - start)
        drawn = rng.integers(count, size=(size, count)) + np.arange(size)[:, None] * count
        times = np.bincount(drawn.ravel(), minlength=size * count).reshape(size, count)
        found.append(times @ sums)
    return np.concatenate(found)


def _combine(chosen: Mapping[str, Estimator], sums: Floats, edges: Floats) -> dict[str, Floats]:
    pieces = np.split(sums, edges.tolist(), axis=-1)
    return {name: one.combine(piece) for (name, one), piece in zip(chosen.items(), pieces, strict=True)}


def _interval(value: Floats, draws: Floats, level: float) -> Interval:
    low, high = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(value), float(low), float(high), float(draws.std(ddof=1)))

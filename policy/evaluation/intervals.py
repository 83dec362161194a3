"""Intervals by a bootstrap over shoppers: whoever comes ten times is drawn ten times or not at all.

Decisions of one shopper are not independent, and a bootstrap over decisions would promise too much (Field & Welsh 2007,
"Bootstrapping clustered data", https://doi.org/10.1111/j.1467-9868.2007.00593.x).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np
from numpy.random import Generator

from policy.evaluation.estimators import FILLED, HEADLINE, LOGGING, Estimator, estimators_for
from policy.evaluation.log import Floats, Log

NORMAL = NormalDist()
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
    whole = sums.sum(axis=0)
    at, without, drawn = (
        _combine(chosen, rows, edges) for rows in (whole, whole - sums, _replicated(sums, rng, replicates))
    )
    values = {name: _interval(at[name], without[name], drawn[name], level) for name in chosen}
    gains = {
        name: _interval(at[name] - at[LOGGING], without[name] - without[LOGGING], drawn[name] - drawn[LOGGING], level)
        for name in chosen
        if name != LOGGING
    }
    for found in (values, gains):
        found[HEADLINE] = _joined(found[HEADLINE], found[FILLED])
    return Estimates(values, gains)


def _joined(headline: Interval, filled: Interval) -> Interval:
    """From the lower of both ends to the higher: the headline's own interval does not know of the bias of its cut."""
    return replace(headline, low=min(headline.low, filled.low), high=max(headline.high, filled.high))


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


def _interval(value: Floats, without: Floats, draws: Floats, level: float) -> Interval:
    """Bias-corrected and accelerated (BCa): Efron 1987, https://doi.org/10.1080/01621459.1987.10478410.

    `without` are the estimates without one shopper each; their skewness says how lopsided the interval has to be.
    """
    off = without.mean() - without
    spread = float((off**2).sum())
    skew = float((off**3).sum()) / (6 * spread**1.5) if spread > 0 else 0.0
    # Half of the ties: an estimate that hardly varies must not look biased.
    below = float((draws < value).mean() + (draws == value).mean() / 2)
    shift = NORMAL.inv_cdf(min(max(below, 0.5 / len(draws)), 1 - 0.5 / len(draws)))
    ends = []
    for share in ((1 - level) / 2, (1 + level) / 2):
        far = shift + NORMAL.inv_cdf(share)
        # Beyond 1 / skew the correction turns over; such a sample is too lopsided for any interval.
        ends.append(NORMAL.cdf(shift + far / max(1 - skew * far, 0.1)))
    low, high = np.quantile(draws, ends)
    return Interval(float(value), float(low), float(high), float(draws.std(ddof=1)))

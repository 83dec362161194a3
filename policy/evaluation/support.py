"""How far a log can speak for another policy: how many of its decisions and rewards really count."""

from dataclasses import dataclass

import numpy as np

from policy.evaluation.estimators import CLIP, weights
from policy.evaluation.log import Floats, Log

BULK = 0.8


@dataclass(frozen=True, slots=True)
class Support:
    """Of a log under the weights of one target."""

    decisions: int
    shoppers: int
    rewarded: int
    """Slots that earned something."""
    sizes: tuple[float, ...]
    """Per slot: (sum w)^2 / sum w^2, the number of equally weighted decisions that would be as precise (Kish 1965)."""
    rewards: float
    """The same of the weighted rewards, weights cut as in the headline."""
    expected: float
    """Rewards that so many decisions earn usually: sizes times the slots' share of rewarded decisions, summed."""
    carriers: int
    """So few rewarded slots make up 80 % of the weighted rewards."""
    largest: float
    """The largest share of the weight, at any slot, that one shopper has."""
    means: tuple[float, ...]
    """Per slot: the mean weight. It is 1 where the log could have shown all that the target would."""
    errors: tuple[float, ...]
    """Per slot: the standard error of that mean, over shoppers."""
    cut: float
    """The largest share of the weight, at any slot, that the headline's cut takes away."""


def support(log: Log) -> Support:
    """Measure it. A log without decisions has none.

    >>> from policy.evaluation.log import Floats, numbered
    >>> half = np.full((4, 1), 0.5)
    >>> log = Log(np.eye(4)[:, :1], half, half, half > 0, numbered("abcd"))
    >>> support(log).sizes, support(log).means
    ((4.0,), (1.0,))
    """
    full, count = weights(log), len(log)
    if not count:
        return Support(0, 0, 0, (), 0.0, 0.0, 0, 0.0, (), (), 0.0)
    shown = np.maximum(log.shown.sum(axis=0), 1)
    of_shopper = np.zeros((int(log.shoppers.max()) + 1, full.shape[1]))
    np.add.at(of_shopper, log.shoppers, full)
    here = np.zeros_like(of_shopper)
    np.add.at(here, log.shoppers, log.shown.astype(float))
    totals = full.sum(axis=0)
    means = totals / shown
    spread = of_shopper - here * means
    sizes = [effective(column) for column in full.T]
    usual = (log.rewards != 0).sum(axis=0) / shown
    earned = np.abs(weights(log, CLIP) * log.rewards)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(totals > 0, of_shopper.max(axis=0) / totals, 1.0)
        cut = np.where(totals > 0, 1 - weights(log, CLIP).sum(axis=0) / totals, 0.0)
    return Support(
        decisions=count,
        shoppers=len(of_shopper),
        rewarded=int((log.rewards != 0).sum()),
        sizes=tuple(sizes),
        rewards=effective(earned.ravel()),
        expected=float(np.dot(sizes, usual)),
        carriers=_carriers(earned.ravel()),
        largest=float(share.max()),
        means=tuple(means.tolist()),
        errors=tuple((np.sqrt((spread**2).sum(axis=0)) / shown).tolist()),
        cut=float(cut.max()),
    )


def effective(values: Floats) -> float:
    """(sum)^2 / sum of squares: how many equal values would weigh as much; 0 when there is nothing.

    >>> effective(np.array([2.0, 2.0, 0.0])), effective(np.zeros(3))
    (2.0, 0.0)
    """
    top = float(values.max(initial=0.0))
    if top <= 0:
        return 0.0
    scaled = values / top
    return float(scaled.sum() ** 2 / (scaled**2).sum())


def _carriers(earned: Floats) -> int:
    """How many of the largest make up 80 % of the whole."""
    falling = np.sort(earned)[::-1]
    whole = falling.sum()
    return int(np.searchsorted(np.cumsum(falling), BULK * whole)) + 1 if whole > 0 else 0

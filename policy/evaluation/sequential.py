"""Comparing two policies that serve at the same time, by an interval that may be looked at after every shopper.

An ordinary 95 % interval that is watched until it leaves 0 ends up leaving it, sooner or later, in far more than 5 %
of the cases in which nothing is different. This one is a confidence sequence: the chance that it *ever* misses the
truth is 5 %. For a mean of n independent numbers with standard deviation s it is

    mean +- s / sqrt(n) * sqrt( 2 (n rho + 1) / (n rho) * log( sqrt(n rho + 1) / alpha ) )

Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2024, "Time-uniform central limit theory and asymptotic confidence
sequences", https://arxiv.org/abs/2103.06476, equation 8: Robbins' normal mixture (1970) with estimated variance. `rho`
says at which n it is tightest. It holds from the first look that has seen enough, so nothing is said before that.

The independent units are shoppers, not decisions: an arm's value is the ratio of its shoppers' rewards and decisions.
"""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from policy.evaluation.log import Floats, Integers

Answer = Literal["better", "worse", "not enough evidence"]

ALPHA = 0.05
TIGHTEST = 500.0
"""Effective shoppers at which the interval is tightest."""
SHOPPERS = 30
"""In either arm, before anything is said."""
REWARDS = 20
"""Shoppers in either arm who earned something."""


@dataclass(frozen=True, slots=True)
class Arm:
    """One side: per shopper, what was earned and in how many decisions."""

    earned: Floats
    decisions: Floats

    @classmethod
    def of(cls, rewards: Floats, shoppers: Integers) -> "Arm":
        """From the rewards of decisions and whose decisions they were."""
        count = int(shoppers.max(initial=-1)) + 1
        earned = np.bincount(shoppers, rewards, minlength=count).astype(float)
        decisions = np.bincount(shoppers, minlength=count).astype(float)
        present = decisions > 0
        return cls(earned[present], decisions[present])

    @property
    def value(self) -> float:
        """Reward per decision; 0 before the first."""
        return float(self.earned.sum() / max(self.decisions.sum(), 1.0))

    @property
    def rewarded(self) -> int:
        """Shoppers who earned something."""
        return int((self.earned != 0).sum())

    @property
    def variance(self) -> float:
        """Of the value: between shoppers, by linearising the ratio."""
        count = len(self.earned)
        if count < 2:
            return math.inf
        off = self.earned - self.value * self.decisions
        return float(count / (count - 1) * (off**2).sum() / self.decisions.sum() ** 2)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Challenger minus champion, at any time."""

    difference: float
    low: float
    high: float
    answer: Answer
    says: str


def compare(champion: Arm, challenger: Arm, *, alpha: float = ALPHA) -> Comparison:
    """What can be said now, however often it was asked before."""
    difference = challenger.value - champion.value
    fewest = min(len(champion.earned), len(challenger.earned))
    rewarded = min(champion.rewarded, challenger.rewarded)
    if fewest < SHOPPERS or rewarded < REWARDS:
        says = (
            f"nothing is said before {SHOPPERS} shoppers, {REWARDS} of them with a reward, on either side; "
            f"so far {fewest} and {rewarded}"
        )
        return Comparison(difference, -math.inf, math.inf, "not enough evidence", says)
    pooled = 1 / (1 / len(champion.earned) + 1 / len(challenger.earned))
    half = math.sqrt(champion.variance + challenger.variance) * boundary(pooled, alpha)
    low, high = difference - half, difference + half
    says = f"the difference per list lies between {low:+.4f} and {high:+.4f}"
    answer: Answer = "better" if low > 0 else "worse" if high < 0 else "not enough evidence"
    return Comparison(difference, low, high, answer, says)


def boundary(count: float, alpha: float, tightest: float = TIGHTEST) -> float:
    """How many standard errors the interval reaches to either side.

    Always more than the fixed interval's 1.96, for being right at all times at once:

    >>> [round(boundary(n, 0.05), 2) for n in (50, 500, 50_000)]
    [3.86, 3.04, 3.56]
    """
    rho = (-2 * math.log(alpha) + math.log(-2 * math.log(alpha) + 1)) / tightest
    grown = count * rho
    return math.sqrt(2 * (grown + 1) / grown * math.log(math.sqrt(grown + 1) / alpha))

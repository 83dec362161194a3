"""How the outcomes of one showing bear on its logit: the part of the click model that is about a single number."""

import math
from collections.abc import Sequence
from typing import NamedTuple

STEPS = 8
"""Newton steps towards the mode of one showing at most; three are usual."""
CLOSE = 1e-9
"""A shorter step is none."""
FAR = 35.0
"""Logits further from 0 count as this far: there 1 - p is lost in rounding already."""
RAREST = math.exp(-FAR)


class Outcome(NamedTuple):
    """One thing that became of a showing."""

    clicked: bool
    examination: float
    """How likely it was looked at."""
    weight: float
    """How often it counts."""


class Told(NamedTuple):
    """What the model made of one showing, kept for correction."""

    logit: float
    """Where the showing left the logit."""
    curvature: float
    """The information counted."""
    pull: float
    """The gradient of the outcomes' log-likelihood there."""
    spare: float
    """The variance of the logit without this showing."""


def probability(logit: float) -> float:
    """1 / (1 + exp(-logit)), without overflow.

    >>> probability(0.0)
    0.5
    """
    logit = min(max(logit, -FAR), FAR)
    return 1.0 / (1.0 + math.exp(-logit))


def likelihood(logit: float, clicked: bool, examination: float) -> tuple[float, float]:
    """How one outcome in a slot looked at with probability `examination` bears on the logit.

    First the gradient of its log-likelihood; second the expected square of that gradient over both outcomes, which is
    what one showing in such a slot tells (Fisher information).

    >>> likelihood(0.0, True, 1.0)
    (0.5, 0.25)
    """
    p, q = _chances(logit)
    silent = q / (1.0 - examination + examination * q)
    return q if clicked else -examination * p * silent, examination * p * q * silent


def _chances(logit: float) -> tuple[float, float]:
    """Of a click where it is looked at, and of none."""
    rare = math.exp(-abs(logit)) if -FAR < logit < FAR else RAREST
    common = 1.0 / (1.0 + rare)
    return (common, rare * common) if logit >= 0.0 else (rare * common, common)


def mode_of(rest: float, variance: float, outcomes: Sequence[Outcome]) -> tuple[float, float, float]:
    """Where N(rest, variance) and the outcomes settle: the logit, the outcomes' pull and their curvature there."""
    logit, pull, curvature = rest, 0.0, 0.0
    for _ in range(STEPS):
        pull = curvature = 0.0
        # This runs four times per showing: no call of `likelihood` for each outcome.
        p, q = _chances(logit)
        for clicked, examination, weight in outcomes:
            silent = q / (1.0 - examination + examination * q)
            pull += weight * (q if clicked else -examination * p * silent)
            curvature += weight * (examination * p * q * silent)
        step = (rest - logit + variance * pull) / (1.0 + variance * curvature)
        if -CLOSE < step < CLOSE:
            break
        logit += step
    return logit, pull, curvature


def settled(logit: float, variance: float, outcomes: Sequence[Outcome], told: Told | None) -> tuple[Told, float, float]:
    """What to make of a showing, how far it pulls the mean and how much it shrinks the covariance.

    The posterior moves along spread * pull, and loses shrink * spread spread'; `LogisticModel.observe` says why.
    """
    rest, spare, counted = logit, variance, 0.0
    if told is not None:
        counted = told.curvature
        # Without rounding and dropped covariances the first of the two is never the larger.
        spare = min(variance / max(1.0 - counted * variance, 0.1), told.spare)
        rest = logit - spare * (told.pull + counted * (told.logit - logit))
    mode, gradient, curvature = mode_of(rest, spare, outcomes)
    grown = 0.0
    if curvature > counted:
        grown, counted = curvature - counted, curvature
    shrink = grown / (1.0 + grown * variance)
    return Told(mode, counted, gradient, spare), (mode - logit) / variance, shrink

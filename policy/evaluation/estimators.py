"""What a policy would have earned per slate, estimated from slates that another policy has shown.

With r_j the reward of slot j, sums over n decisions, and two kinds of weights,

    v_j = P_target(the product in slot j)  / P_logging(the same)          whatever stands in the other slots
    w_j = P_target(slots 0..j)             / P_logging(the same)          the prefix

    position-IPS        sum_j  sum v_j r_j / n
    position-SNIPS      sum_j  sum v_j r_j / sum v_j                 the headline, with v_j cut at 10
    position-filled     sum_j [sum u_j r_j / n + (1 - sum u_j / n) mean of r_j where v_j > 5]      u_j = v_j cut at 5
    prefix-IPS, -SNIPS  the same with w_j
    cascade-DR          sum_j [sum w_j (r_j - Q_j) / sum w_j  +  sum w_{j-1} E_target[Q_j | slots before] / sum w_{j-1}]
    direct method       sum E_target[model] / n

Position-IPS is the item-position estimator of Li et al. 2018, "Offline Evaluation of Ranking Policies with Click
Models", https://arxiv.org/abs/1804.10488: unbiased when what a slot earns hangs on it alone, as the click model has it.
Given that, v_j is the mean of w_j over all that may stand above, so it varies less by far. Prefix-IPS is the
reward-interaction estimator (RIPS) of McInerney et al. 2020, https://arxiv.org/abs/2007.12986: unbiased when a slot's
reward hangs on it and the slots above it, and the check on the former. Cascade-DR: Kiyohara et al. 2022,
https://arxiv.org/abs/2202.01562; Q_j is here what the model expects of slot j plus a guess of all later slots that is
made before slot j is filled, so its expectation is exact and the estimate stays unbiased however bad the guess.
Dividing by the sum of the weights instead of n (self-normalising: Swaminathan & Joachims 2015) bounds the estimate by
the rewards seen.

Cutting the weights (Ionides 2008) trades a large variance for a small bias, mostly upwards: what is cut are slates that
the logging policy thought little of. Position-filled knows how much was cut, because true weights average 1, and fills
it with the mean reward of the rows that were cut. Nearly without bias, it keeps the headline's interval honest; it is
SWITCH (Wang et al. 2017, https://arxiv.org/abs/1612.01205) with one number for a model.

Where a decision's v_j are not known its w_j stand in for them. Every estimate is a function of sums over decisions, so
a bootstrap over shoppers only weighs sums anew.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from policy.evaluation.log import Floats, Log

CLIP = 10.0
HEADLINE = "position-snips"
FILLED = "position-filled"
FILL = 5.0
"""Weights above this are filled: lower than the headline's cut, as the mean needs many rows."""
LOGGING = "logging"
"""What the logging policy itself earned."""


@dataclass(frozen=True, slots=True)
class Estimator:
    """`parts` gives (n, m) numbers per decision, `combine` turns (..., m) sums of them into (...) estimates."""

    parts: Callable[[Log], Floats]
    combine: Callable[[Floats], Floats]


def weights(log: Log, clip: float = np.inf) -> Floats:
    """The weights of the positions, cut at `clip`."""
    return np.minimum(log.weights, clip)


def _prefixes(log: Log) -> Floats:
    return log.prefixes


def _observed_parts(log: Log) -> Floats:
    return np.column_stack([log.rewards.sum(axis=1), np.ones(len(log))])


def _ips_parts(weigh: Callable[[Log], Floats]) -> Callable[[Log], Floats]:
    def parts(log: Log) -> Floats:
        return np.column_stack([(weigh(log) * log.rewards).sum(axis=1), np.ones(len(log))])

    return parts


def _mean(sums: Floats) -> Floats:
    mean: Floats = sums[..., 0] / np.maximum(sums[..., 1], 1.0)
    return mean


def _snips_parts(weigh: Callable[[Log], Floats], clip: float = np.inf) -> Callable[[Log], Floats]:
    def parts(log: Log) -> Floats:
        cut = np.minimum(weigh(log), clip)
        return np.hstack([cut * log.rewards, cut, log.shown.astype(float), np.ones((len(log), 1))])

    return parts


def _snips(sums: Floats) -> Floats:
    count = sums[..., -1:]
    earned, weight, shown = np.split(sums[..., :-1], 3, axis=-1)
    return _over_slots(_ratio(earned, weight), shown, count)


def _filled_parts(log: Log) -> Floats:
    full = weights(log)
    cut, heavy = np.minimum(full, FILL), (full > FILL).astype(float)
    shown = log.shown.astype(float)
    return np.hstack([cut * log.rewards, cut, heavy * log.rewards, heavy, shown, np.ones((len(log), 1))])


def _filled(sums: Floats) -> Floats:
    count = sums[..., -1:]
    earned, weight, earned_heavy, heavy, shown = np.split(sums[..., :-1], 5, axis=-1)
    missing = np.maximum(1 - _ratio(weight, shown), 0.0)
    usual = np.where(heavy > 0, _ratio(earned_heavy, heavy), _ratio(earned, weight))
    per_slot = _ratio(earned, shown) + missing * usual
    return _over_slots(per_slot, shown, count)


def _dr_parts(log: Log) -> Floats:
    model = log.model
    if model is None:
        raise ValueError("the doubly robust estimate needs a model of the rewards")
    here = log.prefixes
    before = np.hstack([np.ones((len(log), 1)), here[:, :-1]]) * log.shown
    surprise = here * (log.rewards - model.shown - model.ahead)
    expected = before * (model.target + model.ahead)
    return np.hstack([surprise, here, expected, before, log.shown.astype(float), np.ones((len(log), 1))])


def _dr(sums: Floats) -> Floats:
    count = sums[..., -1:]
    surprise, here, expected, before, shown = np.split(sums[..., :-1], 5, axis=-1)
    per_slot = _ratio(surprise, here) + _ratio(expected, before)
    return _over_slots(per_slot, shown, count)


def _direct_parts(log: Log) -> Floats:
    if log.model is None:
        raise ValueError("the direct method needs a model of the rewards")
    return np.column_stack([log.model.direct, np.ones(len(log))])


def _over_slots(per_slot: Floats, shown: Floats, count: Floats) -> Floats:
    """The sum over slots, each times the share of slates that have it."""
    total: Floats = (per_slot * shown / np.maximum(count, 1.0)).sum(axis=-1)
    return total


def _ratio(top: Floats, bottom: Floats) -> Floats:
    """0 where nothing was weighed."""
    ratio: Floats = np.divide(top, bottom, out=np.zeros_like(top), where=bottom > 0)
    return ratio


ESTIMATORS: Mapping[str, Estimator] = {
    LOGGING: Estimator(_observed_parts, _mean),
    HEADLINE: Estimator(_snips_parts(weights, CLIP), _snips),
    FILLED: Estimator(_filled_parts, _filled),
    "position-snips-uncut": Estimator(_snips_parts(weights), _snips),
    "position-ips": Estimator(_ips_parts(weights), _mean),
    "prefix-snips": Estimator(_snips_parts(_prefixes, CLIP), _snips),
    "prefix-snips-uncut": Estimator(_snips_parts(_prefixes), _snips),
    "prefix-ips": Estimator(_ips_parts(_prefixes), _mean),
}
MODELLED: Mapping[str, Estimator] = {
    "cascade-dr": Estimator(_dr_parts, _dr),
    "direct": Estimator(_direct_parts, _mean),
}
"""Those that need a model of the rewards."""


def estimators_for(log: Log) -> Mapping[str, Estimator]:
    """All that this log allows."""
    return {**ESTIMATORS, **(MODELLED if log.model else {})}


def estimate(log: Log, name: str) -> float:
    """One estimate: reward per slate. ValueError when the log lacks the model it needs."""
    chosen = {**ESTIMATORS, **MODELLED}[name]
    return float(chosen.combine(chosen.parts(log).sum(axis=0)))

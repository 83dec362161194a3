"""Notices that shoppers want something else than they did, and in which features.

A model that has heard much moves slowly, and would take as long to unlearn a taste as it took to learn it. While it is
right its errors have no direction: the scores g (see scores) sum up to 0, give or take the information h. When the
weights are off by d, sums over the last cards are

    s = sum g x ~ N(V d, V)        V = sum h x x'

With d = 0 or d ~ N(0, 1 / SLOPE_PRECISION), which is what is believed of a feature nothing is known of, the two compare
by a Bayes factor. Once that is past ODDS, the model doubts each of its weights by the square of the d that s asks for:
the next clicks may move those that seem off, the others stay (the monitor and intervention of West & Harrison 1986,
"Monitoring and Adaptation in Bayesian Forecasting Models", JASA 81).
"""

from collections.abc import Mapping
from math import log
from typing import Any

import numpy as np

from policy.prior import SLOPE_PRECISION
from policy.rows import Floats
from policy.scores import Scores

ODDS = log(50.0)
"""Of a change against none, before the model doubts itself."""
LOOK, GROWTH = 60.0, 0.05
"""It looks back whenever so much information, about one per click, has come in; later whenever it has grown by so much:
a model that knows more loses more by a false alarm, and has more looks to raise one."""
BACK = (1, 2, 4)
"""So many looks are taken together: a large change shows at once, a small one when it has lasted."""

Look = tuple[Floats, Floats]
"""Scores and information, the intercept last."""


class Shifts:
    """The sums over the last looks."""

    def __init__(self, state: Mapping[str, Any] | None = None) -> None:
        """Start empty, or go on from `state`."""
        known = state or {"heard": 0.0, "looks": [], "open": False}
        self._heard: float = known["heard"]
        self._looks: list[Look] = [(np.array(score), np.array(told)) for score, told in known["looks"]]
        """The latest last, …"""
        self._open: bool = known["open"]
        """… and whether it still goes on."""

    def begin_again(self) -> None:
        """The weights are others than those that were looked at."""
        self._looks, self._open = [], False

    def hear(self, scores: Scores) -> Floats | None:
        """Some cards; the variances to add to those of the weights when tastes have changed, without the intercept."""
        rows, pulls, told = scores
        weighted = rows * np.sqrt(told)[:, None]
        score, information = self._looks.pop() if self._open else (0.0, 0.0)
        score, information = score + pulls @ rows, information + weighted.T @ weighted
        self._looks.append((score, information))
        # The intercept's information is that of all cards.
        here = float(information[-1, -1])
        self._open = here < max(LOOK, GROWTH * self._heard)
        if self._open:
            return None
        self._heard += here
        found = self._off()
        self._looks = [] if found is not None else self._looks[1 - max(BACK) :]
        return found

    def _off(self) -> Floats | None:
        """How far each weight is off, squared, by the window that speaks most for it; None when none does."""
        scores, informations = (np.cumsum(sums[::-1], axis=0) for sums in zip(*self._looks, strict=True))
        windows = [back - 1 for back in BACK if back <= len(self._looks)]
        odds, off = compared(scores[windows], informations[windows])
        best = int(odds.argmax())
        return off[best] ** 2 if odds[best] > ODDS else None

    def state(self) -> dict[str, object]:
        """JSON-ready."""
        return {
            "heard": self._heard,
            "looks": [[numbers.tolist() for numbers in look] for look in self._looks],
            "open": self._open,
        }


def compared(scores: Floats, informations: Floats) -> tuple[Floats, Floats]:
    """For each window the logarithm of the Bayes factor for changed weights, and how far each is off if they are.

    The intercept, which is last, may be anything: clicks may have become rarer altogether.
    """
    level = informations[:, -1]
    share = level[:, :-1] / np.maximum(level[:, -1:], 1e-12)
    rest = scores[:, :-1] - share * scores[:, -1:]
    posterior = informations[:, :-1, :-1] - share[:, :, None] * level[:, None, :-1]
    np.einsum("wii->wi", posterior)[:] += SLOPE_PRECISION
    off = np.asarray(np.linalg.solve(posterior, rest[:, :, None])[:, :, 0], dtype=np.float64)
    size = np.linalg.slogdet(posterior)[1] - rest.shape[1] * log(SLOPE_PRECISION)
    odds: Floats = ((rest * off).sum(axis=1) - size) / 2.0
    return odds, off

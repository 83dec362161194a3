"""Notices that two features count for more together, or for less, than each by itself.

A sum over features cannot say that a low price draws most where the rating is high. If the product of two features,
counted from their middles, belonged into the logit with a weight d, the scores (see scores) would lean along it. What
the features themselves say of the product is taken out by regression; with the rest v of each card

    s = sum g v ~ N(V d, V)        V = sum h v²

d = 0 and d ~ N(0, 1 / SLOPE_PRECISION), which is what is believed of a feature nothing is known of, compare by a Bayes
factor: a score test (Rao 1948) with Occam's factor. Of all pairs one is expected to count, so one whose Bayes factor is
ODDS times their number counts by these odds, and is a feature from then on. It starts at the d that s asks for. However
often it is looked, at most one shop in ODDS in which no pair counts takes one for a feature (Ville's inequality).
"""

from collections.abc import Collection, Mapping
from itertools import combinations
from math import log
from typing import Any, NamedTuple

import numpy as np

from policy.prior import SLOPE_PRECISION
from policy.rows import Pair, places, products
from policy.scores import Scores

MOST = 8
"""Pairs that become features; each makes every choice and all learning slower."""
WIDEST = 30
"""With more features none are looked for: what is summed up for it grows with the cube of their number."""
ODDS = 3.0
"""A pair taken for nothing costs little, as its weight goes on being learned; one that counts costs more the longer it
is doubted."""
LOOK, GROWTH = 60.0, 1.05
"""They are looked through when so much information, about one per click, has come in, and whenever it has grown by a
twentieth."""
SMALL = 1e-6
"""Holds the regression where features say the same."""


class Found(NamedTuple):
    """A pair that counts, and the mean and variance of its weight."""

    pair: Pair
    mean: float
    variance: float


class Pairs:
    """The sums over all cards: of the features (the intercept's 1 last), of the pairs, of both."""

    def __init__(self, features: int, state: Mapping[str, Any] | None = None) -> None:
        """Start empty, or go on from `state`."""
        self._all: list[Pair] = list(combinations(range(features), 2)) if features <= WIDEST else []
        self._joined = places(self._all)
        self._places = [*range(features), -1]
        """Where a row holds the features themselves and the 1."""
        size, count = features + 1, len(self._all)
        known = state or {
            "score": np.zeros(size),
            "told": np.zeros((size, size)),
            "scores": np.zeros(count),
            "infos": np.zeros(count),
            "both": np.zeros((size, count)),
            "next": LOOK,
        }
        self._score, self._told, self._scores, self._infos, self._both = (
            np.array(known[name], dtype=np.float64) for name in ("score", "told", "scores", "infos", "both")
        )
        self._next: float = known["next"]

    def hear(self, scores: Scores, known: Collection[Pair]) -> Found | None:
        """Some cards; a pair that counts besides those known to."""
        if not self._all or len(known) >= MOST:
            return None
        rows = scores.rows[:, self._places]
        pairs, weighted = products(rows, *self._joined), rows * scores.told[:, None]
        self._score += scores.pulls @ rows
        self._told += weighted.T @ rows
        self._scores += scores.pulls @ pairs
        self._infos += scores.told @ pairs**2
        self._both += weighted.T @ pairs
        # The intercept's information is that of all cards.
        here = float(self._told[-1, -1])
        if here < self._next:
            return None
        self._next = GROWTH * here
        return self._best(known)

    def _best(self, known: Collection[Pair]) -> Found | None:
        shares = np.linalg.solve(self._told + SMALL * np.eye(len(self._told)), self._both)
        scores = self._scores - self._score @ shares
        precisions = np.maximum(self._infos - (self._both * shares).sum(axis=0), 0.0) + SLOPE_PRECISION
        odds = (scores**2 / precisions - np.log(precisions / SLOPE_PRECISION)) / 2.0
        odds[[pair in known for pair in self._all]] = 0.0
        best = int(odds.argmax())
        if odds[best] <= log(ODDS * len(self._all)):
            return None
        return Found(self._all[best], float(scores[best] / precisions[best]), float(1.0 / precisions[best]))

    def forget(self, keep: float) -> None:
        """`keep` of the evidence is left (see drift)."""
        self._score *= keep
        self._told *= keep
        self._scores *= keep
        self._infos *= keep
        self._both *= keep
        self._next *= keep

    def state(self) -> dict[str, object]:
        """JSON-ready."""
        return {
            "score": self._score.tolist(),
            "told": self._told.tolist(),
            "scores": self._scores.tolist(),
            "infos": self._infos.tolist(),
            "both": self._both.tolist(),
            "next": self._next,
        }

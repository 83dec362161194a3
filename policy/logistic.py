"""How likely a shown product is to be clicked: a Bayesian logistic model that learns from one click at a time.

    logit P(click | looked at) = intercept + features . (weights + weights of the segment)
                                 + offset of the product + offsets of its groups (brand, category, seller)
    P(click in slot j) = examination_j * P(click | looked at)

The features are shared by all products, so that every click teaches about every product; the offsets take up what the
features do not explain, and a new product starts with those of its brand and category.

The posterior is Gaussian (MacKay 1992, "The Evidence Framework Applied to Classification Networks"; Chapelle & Li 2011,
"An Empirical Evaluation of Thompson Sampling", algorithm 3): full covariance over the weights, one variance per offset;
what offsets and weights know of each other is dropped at each step. One observation moves the posterior along one
direction, so its mode is found by a search in one number and the covariance follows by a rank-1 step
(Sherman-Morrison). The curvature is the expected (Fisher) information, which is never negative and does not hang on the
outcome: this keeps the covariance positive definite and makes labels correctable.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from policy.base import Candidate, Context
from policy.drift import DAY, STRIDE, discounted, kept
from policy.evidence import FIRST, GROWTH, leaned, precision_of
from policy.guesses import Guesses
from policy.likelihood import Outcome, Told, settled
from policy.offsets import Offsets
from policy.pairs import Found, Pairs
from policy.prior import INTERCEPT, SLOPE_PRECISION, Prior, start_of
from policy.rows import Floats, Pair, Rows
from policy.scores import Batch, Scores
from policy.shifts import Shifts

EXAMINATION = (1.0, 0.75, 0.6, 0.5)
"""How likely each slot is looked at; further slots as the last one. The usual shape of position bias (Craswell et al.
2008, https://doi.org/10.1145/1341531.1341545); ranking hardly hangs on the exact curve."""

SEGMENT_PRECISION = 10.0
"""Of a segment's deviation from everybody's weights, until its evidence is asked."""
HALF_LIFE = 180.0
"""Days after which what was learned counts half: last year's season hardly speaks, last month's does."""
SEGMENTS = 12
"""Segments with weights of their own; later ones share everybody's. Bounds the covariance."""

DOUBT = 1.0
"""Variance of a weight up to which a change of tastes raises it: any weight is then possible."""


class Showing(NamedTuple):
    """One card, and what became of it."""

    candidate: Candidate
    outcomes: Sequence[Outcome]
    told: Told | None = None
    """What it was thought to be before, to be corrected."""


class Weight(NamedTuple):
    """What one more unit of a feature adds to the logit of a click."""

    start: float
    now: float
    spread: float
    """One standard deviation of what is believed."""


class LogisticModel:
    """The posterior, and the two things done with it: score and pull."""

    def __init__(
        self,
        features: Sequence[str],
        *,
        prior: Prior | None = None,
        segment: str = "segment",
        half_life: float = HALF_LIFE,
        state: Mapping[str, Any] | None = None,
    ) -> None:
        """Start at the prior, or go on from `state`.

        `segment` names the context entry whose values get weights of their own; `half_life` is in days. ValueError when
        names repeat, the prior names no feature or is not finite and positive, the half-life is not above 0, or the
        state was learned with other features.
        """
        if not half_life > 0.0:
            raise ValueError(f"a half-life must be above 0 days: {half_life}")
        self._rows = Rows(features)
        self.features = self._rows.names
        self._segment = segment
        self._half_life = half_life
        self._reached: float | None = None
        self._prior = prior or {}
        self.measured = False
        """Whether it is settled what features are counted in, and from where on."""
        self._heard, self._next, self._apart = 0, FIRST, SEGMENT_PRECISION
        self._begin(self._rows.scales, self._rows.middles)
        self.segments: dict[str, int] = {}
        self._change: Floats = np.empty((0, 0))
        """Room for what a slate changes of the covariance: asking for new room each time costs more than the sum."""
        self.offsets = Offsets(state)
        known = state or {}
        # Until there were pairs, what waits to be looked at was kept with the shifts.
        self._batch = Batch(known.get("batch", known.get("shifts")))
        self._shifts = Shifts(known.get("shifts"))
        self._pairs = Pairs(len(self.features), known.get("pairs"))
        if state is not None:
            self._restore(state)

    def _begin(self, scales: Floats, middles: Floats) -> None:
        self._rows.count_in(scales, middles)
        self.start, precisions = start_of(self.features, self._prior, scales)
        self.start[-1] += middles @ self.start[:-1]
        self._guesses = Guesses(self.start[:-1], precisions[:-1])
        self._level = float(1.0 / precisions[-1])
        """The variance of the intercept before the first click."""
        self.mean = self.start.copy()
        self.covariance: Floats = self._spread

    @property
    def _spread(self) -> Floats:
        """The covariance of everybody's weights before the first click, by what is believed of the prior now."""
        spread = np.zeros((len(self.start), len(self.start)))
        spread[:-1, :-1], spread[-1, -1] = self._guesses.spread, self._level
        return spread

    def measure(self, candidates: Sequence[Candidate]) -> None:
        """Before the first showing: count features from the middle of these on; later nothing.

        Those far from 0 to 1 also in units that suit them. What the prior says of the slopes stays the same; a feature
        it does not name is believed to matter as any other does. What is uncertain of the slopes then is how products
        differ, not how often they are clicked all together: where that is far from what was thought, they stay.
        """
        if not self.measured:
            self.measured = True
            scales = self._rows.measured(candidates)
            self._begin(scales, self._rows.middle(candidates, scales))

    # -- score

    def logits(self, context: Context, candidates: Sequence[Candidate]) -> Floats:
        """The posterior mean of each candidate's logit at slot 1, without the strategy's OFFSET.

        Rounded to nine digits: equal candidates come out equal wherever they stand in the list.
        """
        by_features: Floats = self.matrix(candidates).dot(self._weights(self._block(context)))
        return (by_features + self.offsets.means(candidates)).round(9)

    def matrix(self, candidates: Sequence[Candidate]) -> Floats:
        """One row per candidate: the features, then 1 for the intercept. ValueError when one is not a finite number."""
        return self._rows.matrix(candidates)

    def posterior(self, context: Context) -> tuple[Floats, Floats]:
        """Mean and covariance of the weights that count in this context, the intercept last."""
        width = len(self.start)
        mean, covariance = self.mean[:width], self.covariance[:width, :width]
        block = self._block(context)
        if block is None:
            return mean, covariance
        of_segment = slice(block, block + width)
        both = self.covariance[:width, of_segment]
        return mean + self.mean[of_segment], covariance + self.covariance[of_segment, of_segment] + both + both.T

    def variances(self, context: Context, candidates: Sequence[Candidate]) -> Floats:
        """The variance of each candidate's logit."""
        _, covariance = self.posterior(context)
        rows = self.matrix(candidates)
        spread: Floats = ((rows @ covariance) * rows).sum(axis=1)
        return spread + self.offsets.doubts(candidates)

    def _weights(self, block: int | None) -> Floats:
        """The mean of the weights that count for a segment, the intercept last."""
        width = len(self.start)
        everybody = self.mean[:width]
        return everybody if block is None else everybody + self.mean[block : block + width]

    def _block(self, context: Context) -> int | None:
        """Where the weights of the context's segment start."""
        if self._segment not in context:
            return None
        place = self.segments.get(str(context[self._segment]))
        return None if place is None else (place + 1) * len(self.start)

    def weights(self) -> dict[str, Weight]:
        """Everybody's weight of each feature, without the intercept: where it began, where it is, how sure."""
        spread = np.sqrt(np.diag(self.covariance))
        return {
            name: Weight(float(self.start[place] / unit), float(self.mean[place] / unit), float(spread[place] / unit))
            for place, (name, unit) in enumerate(zip(self.features, self._rows.scales, strict=True))
        }

    def contributions(self, context: Context, candidate: Candidate) -> dict[str, float]:
        """The logit's named parts, whose sum it is.

        Intercept, each feature, "<one>*<other>" for pairs of them that count together, "item:<id>", "<group>:<value>".
        """
        weights, middles = self._weights(self._block(context)), self._rows.middles
        row = self.matrix([candidate])[0] * weights
        # Each by what it is, not by how far it is from the middle.
        moved = middles * weights[: len(middles)]
        row[: len(moved)] += moved
        row[-1] -= moved.sum()
        pairs = [f"{self.features[one]}*{self.features[other]}" for one, other in self._rows.pairs]
        parts = dict(zip((*self.features, *pairs, INTERCEPT), row.tolist(), strict=True))
        return parts | {f"{group or 'item'}:{key}": mean for group, key, mean, _ in self.offsets.of(candidate)}

    # -- learn

    def observe(self, context: Context, showings: Sequence[Showing]) -> list[Told]:
        """Take in what became of the cards of one slate, one after the other.

        Along the direction of a showing the logit is one number, z, with variance s. What the showing was told before
        (curvature h around z1, pull g) is taken out of it; this leaves

            s_rest = s / (1 - h s)        z_rest = z - s_rest (g + h (z1 - z))

        (the cavity of expectation propagation, Minka 2001, https://arxiv.org/abs/1301.2294, section 3). The new mode is
        z2 = z_rest + s_rest * g(z2), g being the gradient of the outcomes' log-likelihood: an implicit step, which does
        not overshoot (Kulis & Bartlett 2010, "Implicit Online Learning"). So a correction ends where the right outcomes
        alone would have led. Without outcomes the showing is taken back. Curvature once counted stays counted.

        The cards share one look at the covariance and one change of it, which is most of the time that learning takes;
        in between what they know of each other (`shared`) is kept up, and how each one's spread follows from those of
        the cards before it (`ways`).
        """
        block, count = self._room(context), len(showings)
        rows = self.matrix([showing.candidate for showing in showings])
        width = rows.shape[1]
        # A row stands in everybody's block and again in the segment's; elsewhere there are zeros.
        here = self.covariance[:width]
        if block is not None:
            here = here + self.covariance[block : block + width]
        # For so small matrices `dot` takes half the time of `@`.
        spreads = rows.dot(here)
        seen = spreads[:, :width]
        if block is not None:
            seen = seen + spreads[:, block : block + width]
        shared, logits = seen.dot(rows.T).tolist(), rows.dot(self._weights(block)).tolist()
        ways = [[0.0] * count for _ in showings]
        found, pulls, roots, scores, told_of = [], [], [], [], []
        for place, (candidate, outcomes, before) in enumerate(showings):
            bearing, way, logit = shared[place], ways[place], logits[place]
            way[place] = 1.0
            variance, parts = bearing[place], self.offsets.of(candidate)
            for _, _, mean, own in parts:
                logit += mean
                variance += own
            told, pull, shrink = settled(logit, variance, outcomes, before)
            self.offsets.move(parts, pull, shrink)
            found.append(told)
            pulls.append(pull)
            roots.append(math.sqrt(shrink))
            # A card that is corrected says nothing new of tastes.
            scores.append(0.0 if before else told.pull)
            told_of.append(0.0 if before else told.curvature)
            for later in range(place + 1, count):
                less, row, follows = shrink * bearing[later], shared[later], ways[later]
                logits[later] += pull * bearing[later]
                for other in range(later, count):
                    row[other] -= less * bearing[other]
                for other in range(place + 1):
                    follows[other] -= less * way[other]
        steps = np.array(ways).dot(spreads)
        self.mean += np.array(pulls).dot(steps)
        steps *= np.array(roots)[:, None]
        # A matrix times its own transpose comes out symmetric to the last bit.
        if self._change.shape != self.covariance.shape:
            self._change = np.empty_like(self.covariance)
        np.matmul(steps.T, steps, out=self._change)
        self.covariance -= self._change
        heard = self._batch.add(rows, scores, told_of)
        if heard is not None:
            self._look(heard)
        self._heard += 1
        if self._heard >= self._next:
            self._next = math.ceil(GROWTH * self._heard)
            self._suit()
        return found

    def _look(self, heard: Scores) -> None:
        """What the scores of the last cards say against the model."""
        more = self._shifts.hear(heard)
        if more is not None:
            self._doubt(more)
        found = self._pairs.hear(heard, self._rows.pairs)
        if found is not None:
            self._pair(found)

    def _pair(self, found: Found) -> None:
        """Two features count together from now on, for everybody and, from 0 on, in each segment."""
        width = len(self.start)
        before = np.arange(width - 1, len(self.mean), width)
        self.mean = np.insert(self.mean, before, 0.0)
        self.covariance = np.insert(np.insert(self.covariance, before, 0.0, axis=0), before, 0.0, axis=1)
        new = before + np.arange(len(before))
        self.covariance[new, new] = 1.0 / self._apart
        self.mean[new[0]], self.covariance[new[0], new[0]] = found.mean, found.variance
        self._widen(found.pair)
        self._shifts.begin_again()

    def _widen(self, pair: Pair) -> None:
        """One more column, with what is believed of a feature nothing is known of."""
        self._rows.join(pair)
        self.start = np.insert(self.start, -1, 0.0)
        self._guesses.add(SLOPE_PRECISION)

    def _doubt(self, more: Floats) -> None:
        """What is known of the weights counts less: tastes have changed."""
        variances = np.einsum("ii->i", self.covariance)[: len(more)]
        more = np.minimum(more, np.maximum(DOUBT - variances, 0.0))
        variances += more
        self._guesses.loosen(more)

    def _suit(self) -> None:
        """Believe of offsets and segments how far apart they lie, and of guesses how far off they are: see evidence."""
        self.offsets.suit()
        self.mean, self.covariance = self._guesses.weigh(self.mean, self.covariance)
        if self.segments:
            own, before = slice(len(self.start), None), self._apart
            wanted = precision_of(self.mean[own], np.diag(self.covariance)[own], before, SEGMENT_PRECISION)
            # Halved at most, so that what is taken from a precision is never nearly all of it.
            self._apart = min(max(wanted, before / 2.0), before * 2.0)
            more = (self._apart - before) * np.eye(len(self.mean) - len(self.start))
            self.mean, self.covariance = leaned(self.mean, self.covariance, own, more, np.zeros(len(more)))

    def forget(self, seconds: float) -> None:
        """The log has come to this time, in seconds since 1970: evidence from before counts less (see drift)."""
        if self._reached is None:
            self._reached = seconds
        if seconds - self._reached < STRIDE * self._half_life * DAY:
            return
        keep = kept(seconds - self._reached, self._half_life)
        self._reached = seconds
        width, size = len(self.start), len(self.mean)
        start, spread = np.zeros(size), np.eye(size) / self._apart
        start[:width], spread[:width, :width] = self.start, self._spread
        self.mean, self.covariance = discounted(self.mean, self.covariance, start, spread, keep)
        self.offsets.forget(keep)
        self._pairs.forget(keep)

    def _room(self, context: Context) -> int | None:
        """Where the weights of the context's segment start; a new segment gets some while there is room."""
        name = self._segment
        if name in context and str(context[name]) not in self.segments and len(self.segments) < SEGMENTS:
            self._grow(str(context[name]), len(self.start))
        return self._block(context)

    def _grow(self, segment: str, width: int) -> None:
        """Room for a new segment's weights, at 0 and independent of the others so far."""
        size = len(self.mean)
        wider = np.eye(size + width) / self._apart
        wider[:size, :size] = self.covariance
        self.covariance = wider
        self.mean = np.concatenate([self.mean, np.zeros(width)])
        self.segments[segment] = len(self.segments)

    # -- state

    def state(self) -> dict[str, object]:
        """The posterior as JSON-ready values; the covariance as its upper triangle, row by row."""
        return {
            "features": list(self.features),
            "segments": dict(self.segments),
            "reached": self._reached,
            "heard": [self._heard, self._next, self._apart],
            "scales": self._rows.scales.tolist() if self.measured else None,
            "middles": self._rows.middles.tolist(),
            "guesses": self._guesses.state(),
            "batch": self._batch.state(),
            "shifts": self._shifts.state(),
            "pairs": {**self._pairs.state(), "features": [list(pair) for pair in self._rows.pairs]},
            "mean": self.mean.tolist(),
            "covariance": self.covariance[np.triu_indices(len(self.mean))].tolist(),
            **self.offsets.state(),
        }

    def _restore(self, known: Mapping[str, Any]) -> None:
        if known["features"] != list(self.features):
            raise ValueError(f"the state was learned with the features {known['features']}, not {list(self.features)}")
        # A state written before there were units, forgetting, evidence, looks at the prior or middles has none of them.
        if known.get("scales") is not None:
            self.measured = True
            scales = np.asarray(known["scales"], dtype=np.float64)
            self._begin(scales, np.asarray(known.get("middles", np.zeros(len(scales))), dtype=np.float64))
        for one, other in known.get("pairs", {"features": ()})["features"]:
            self._widen((one, other))
        if "guesses" in known:
            self._guesses.restore(known["guesses"])
        self._reached = known.get("reached")
        self._heard, self._next, self._apart = known.get("heard", (0, FIRST, SEGMENT_PRECISION))
        self.mean = np.asarray(known["mean"], dtype=np.float64)
        upper = np.zeros((len(self.mean), len(self.mean)))
        upper[np.triu_indices(len(self.mean))] = known["covariance"]
        self.covariance = upper + np.triu(upper, 1).T
        self.segments = dict(known["segments"])

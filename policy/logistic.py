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
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from policy.base import OFFSET, Candidate, Context
from policy.drift import DAY, STRIDE, discounted, discounted_effect, kept
from policy.likelihood import Outcome, mode_of

Floats = NDArray[np.float64]
Prior = Mapping[str, tuple[float, float]]
"""Name -> (mean, precision), on the logit scale."""

INTERCEPT = "intercept"
EXAMINATION = (1.0, 0.75, 0.6, 0.5)
"""How likely each slot is looked at; further slots as the last one. The usual shape of position bias (Craswell et al.
2008, https://doi.org/10.1145/1341531.1341545); ranking hardly hangs on the exact curve."""

USUAL_LOGIT = -2.5
"""Of a product with all features in the middle (0.5): one click in thirteen."""
INTERCEPT_PRECISION = 0.5
"""Loose: give or take a factor of four."""
SLOPE_PRECISION = 4.0
"""For features without a prior of their own, whose mean is then 0."""
SEGMENT_PRECISION = 10.0
"""Of a segment's deviation from everybody's weights."""
PRODUCT_PRECISION = 6.0
"""Of a product's offset around 0: most products lie within a factor of 2.3 of what their features say."""
GROUP_PRECISION = 20.0
"""Of the offset of a brand, category or seller: they differ less than products do."""
HALF_LIFE = 180.0
"""Days after which what was learned counts half: last year's season hardly speaks, last month's does."""
SEGMENTS = 12
"""Segments with weights of their own; later ones share everybody's. Bounds the covariance."""
LIMIT = 20.0
"""Feature values beyond this are cut: features are about 0 to 1."""


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


class Weight(NamedTuple):
    """What one more unit of a feature adds to the logit of a click."""

    start: float
    now: float
    spread: float
    """One standard deviation of what is believed."""


Effect = tuple[dict[str, tuple[float, float]], str, float, float]
"""An offset: where it is kept, under which key, its mean and variance."""


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
        self.features = tuple(name for name in features if name != OFFSET)
        if len(set(self.features)) != len(self.features):
            raise ValueError(f"feature names repeat: {self.features}")
        self._segment = segment
        self._half_life = half_life
        self._reached: float | None = None
        self._read: Callable[[Mapping[str, float]], tuple[float, ...]] = (
            itemgetter(*self.features, self.features[0]) if self.features else _nothing
        )
        # Packing doubles takes half the time of letting NumPy read them one by one.
        self._pack = struct.Struct(f"{len(self.features) + 1}d").pack
        self.start, self._variances = _start(self.features, prior or {})
        self.mean = self.start.copy()
        self.covariance: Floats = np.diag(self._variances)
        self.segments: dict[str, int] = {}
        self.products: dict[str, tuple[float, float]] = {}
        """Product id -> (mean, variance) of its offset; those never learned from are not kept."""
        self.groups: dict[str, dict[str, tuple[float, float]]] = {}
        """Group name -> value -> (mean, variance) of its offset."""
        if state is not None:
            self._restore(state)

    # -- features

    def matrix(self, candidates: Sequence[Candidate]) -> Floats:
        """One row per candidate: 1 for the intercept, then the features. ValueError when one is not a finite number."""
        width = len(self.features) + 1
        packed = b"".join([self._pack(*self._values(candidate)) for candidate in candidates])
        rows = np.frombuffer(bytearray(packed)).reshape(-1, width)
        # One look for what is too large, infinite or no number; none of it is usual.
        if not (np.abs(rows) <= LIMIT).all():
            wrong = np.flatnonzero(~np.isfinite(rows).all(axis=1))
            if len(wrong):
                bad = candidates[int(wrong[0])]
                raise ValueError(f"a feature of {bad.product_id!r} is not finite: {dict(bad.features)}")
            rows = rows.clip(-LIMIT, LIMIT)
        # The reader repeats one feature (so that it always gives a tuple); its place is the intercept's.
        rows[:, -1] = 1.0
        return rows

    def _values(self, candidate: Candidate) -> tuple[float, ...]:
        given = candidate.features
        try:
            return self._read(given)
        except KeyError:
            return (*(given.get(name, 0.0) for name in self.features), 0.0)

    # -- score

    def logits(self, context: Context, candidates: Sequence[Candidate]) -> Floats:
        """The posterior mean of each candidate's logit at slot 1, without the strategy's OFFSET.

        Rounded to nine digits: equal candidates come out equal wherever they stand in the list.
        """
        width = len(self.features) + 1
        weights = self.mean[:width]
        block = self._block(context)
        if block is not None:
            weights = weights + self.mean[block : block + width]
        offsets = np.fromiter(map(self._offset, candidates), dtype=np.float64, count=len(candidates))
        return np.round(self.matrix(candidates) @ weights + offsets, 9)

    def posterior(self, context: Context) -> tuple[Floats, Floats]:
        """Mean and covariance of the weights that count in this context, the intercept last."""
        width = len(self.features) + 1
        mean, covariance = self.mean[:width], self.covariance[:width, :width]
        block = self._block(context)
        if block is None:
            return mean, covariance
        own = slice(block, block + width)
        both = self.covariance[:width, own]
        return mean + self.mean[own], covariance + self.covariance[own, own] + both + both.T

    def variances(self, context: Context, candidates: Sequence[Candidate]) -> Floats:
        """The variance of each candidate's logit."""
        _, covariance = self.posterior(context)
        rows = self.matrix(candidates)
        spread: Floats = ((rows @ covariance) * rows).sum(axis=1)
        return spread + self.doubts(candidates)

    def doubts(self, candidates: Sequence[Candidate]) -> Floats:
        """The variance of each candidate's offsets."""
        return np.fromiter(map(self._doubt, candidates), dtype=np.float64, count=len(candidates))

    def _doubt(self, candidate: Candidate) -> float:
        total = self.products.get(candidate.product_id, _NEW)[1]
        for name, value in candidate.groups.items():
            total += self.groups.get(name, {}).get(value, _NEW_GROUP)[1]
        return total

    def _offset(self, candidate: Candidate) -> float:
        total = self.products.get(candidate.product_id, _NONE)[0]
        for name, value in candidate.groups.items():
            known = self.groups.get(name)
            if known is not None:
                total += known.get(value, _NONE)[0]
        return total

    def _block(self, context: Context) -> int | None:
        """Where the weights of the context's segment start."""
        if self._segment not in context:
            return None
        place = self.segments.get(str(context[self._segment]))
        return None if place is None else (place + 1) * (len(self.features) + 1)

    def weights(self) -> dict[str, Weight]:
        """Everybody's weight of each feature, without the intercept: where it began, where it is, how sure."""
        spread = np.sqrt(np.diag(self.covariance))
        return {
            name: Weight(float(self.start[place]), float(self.mean[place]), float(spread[place]))
            for place, name in enumerate(self.features)
        }

    def contributions(self, context: Context, candidate: Candidate) -> dict[str, float]:
        """The logit's named parts: intercept, each feature, "item:<id>", "<group>:<value>"; their sum is the logit."""
        row = self.matrix([candidate])[0]
        width = len(row)
        weights = self.mean[:width]
        block = self._block(context)
        if block is not None:
            weights = weights + self.mean[block : block + width]
        parts = dict(zip((*self.features, INTERCEPT), (row * weights).tolist(), strict=True))
        parts[f"item:{candidate.product_id}"] = self.products.get(candidate.product_id, _NONE)[0]
        for name, value in candidate.groups.items():
            parts[f"{name}:{value}"] = self.groups.get(name, {}).get(value, _NONE)[0]
        return parts

    # -- learn

    def observe(
        self, context: Context, candidate: Candidate, outcomes: Sequence[Outcome], told: Told | None = None
    ) -> Told:
        """Take in what became of one showing; `told` is what it was thought to be before, and is corrected.

        Along the direction of the showing the logit is one number, z, with variance s. What the showing was told
        before (curvature h around z1, pull g) is taken out of it; this leaves

            s_rest = s / (1 - h s)        z_rest = z - s_rest (g + h (z1 - z))

        (the cavity of expectation propagation, Minka 2001, https://arxiv.org/abs/1301.2294, section 3). The new mode is
        z2 = z_rest + s_rest * g(z2), g being the gradient of the outcomes' log-likelihood: an implicit step, which does
        not overshoot (Kulis & Bartlett 2010, "Implicit Online Learning"). So a correction ends where the right outcomes
        alone would have led. Without outcomes the showing is taken back. Curvature once counted stays counted.
        """
        row, block = self._row(context, candidate)
        effects = list(self._effects(candidate))
        spread, variance = self._spread(row, block)
        variance += sum(own for _, _, _, own in effects)
        logit = self._logit(row, block) + sum(mean for _, _, mean, _ in effects)
        rest, spare, counted = logit, variance, 0.0
        if told is not None:
            counted = told.curvature
            # Without rounding and dropped covariances the first of the two is never the larger.
            spare = min(variance / max(1.0 - counted * variance, 0.1), told.spare)
            rest = logit - spare * (told.pull + counted * (told.logit - logit))
        mode, pull, curvature = mode_of(rest, spare, outcomes)
        grown = max(curvature - counted, 0.0)
        self._move(spread, effects, (mode - logit) / variance, grown / (1.0 + grown * variance))
        return Told(mode, max(curvature, counted), pull, spare)

    def forget(self, seconds: float) -> None:
        """The log has come to this time, in seconds since 1970: evidence from before counts less (see drift)."""
        if self._reached is None:
            self._reached = seconds
        if seconds - self._reached < STRIDE * self._half_life * DAY:
            return
        keep = kept(seconds - self._reached, self._half_life)
        self._reached = seconds
        spare = len(self.mean) - len(self.start)
        start = np.concatenate([self.start, np.zeros(spare)])
        variances = np.concatenate([self._variances, np.full(spare, 1.0 / SEGMENT_PRECISION)])
        self.mean, self.covariance = discounted(self.mean, self.covariance, start, variances, keep)
        for effects, (_, first) in [(self.products, _NEW), *((known, _NEW_GROUP) for known in self.groups.values())]:
            for key, (mean, variance) in effects.items():
                effects[key] = discounted_effect(mean, variance, first, keep)

    def _row(self, context: Context, candidate: Candidate) -> tuple[Floats, int | None]:
        values = self._values(candidate)
        row = np.array(values)
        if max(values) > LIMIT or min(values) < -LIMIT:
            row = row.clip(-LIMIT, LIMIT)
        row[-1] = 1.0
        name = self._segment
        if name in context and str(context[name]) not in self.segments and len(self.segments) < SEGMENTS:
            self._grow(str(context[name]), len(row))
        return row, self._block(context)

    def _grow(self, segment: str, width: int) -> None:
        """Room for a new segment's weights, at 0 and independent of the others so far."""
        size = len(self.mean)
        wider = np.eye(size + width) / SEGMENT_PRECISION
        wider[:size, :size] = self.covariance
        self.covariance = wider
        self.mean = np.concatenate([self.mean, np.zeros(width)])
        self.segments[segment] = len(self.segments)

    def _logit(self, row: Floats, block: int | None) -> float:
        """The logit without the offsets."""
        width = len(row)
        own = 0.0 if block is None else float(row @ self.mean[block : block + width])
        return own + float(row @ self.mean[:width])

    def _spread(self, row: Floats, block: int | None) -> tuple[Floats, float]:
        """Covariance of the weights times the row, and what they add to the variance of the logit."""
        width = len(row)
        spread: Floats = row @ self.covariance[:width]
        if block is not None:
            spread += row @ self.covariance[block : block + width]
        variance = float(row @ spread[:width])
        if block is not None:
            variance += float(row @ spread[block : block + width])
        return spread, variance

    def _effects(self, candidate: Candidate) -> Iterator[Effect]:
        """The candidate's offsets: where each is kept, under which key, mean, variance."""
        yield self.products, candidate.product_id, *self.products.get(candidate.product_id, _NEW)
        for name, value in candidate.groups.items():
            known = self.groups.setdefault(name, {})
            yield known, value, *known.get(value, _NEW_GROUP)

    def _move(self, spread: Floats, effects: Iterable[Effect], pull: float, shrink: float) -> None:
        """Mean and covariance after a step; what offsets and weights know of each other is dropped (see above)."""
        self.mean += spread * pull
        if shrink:
            scaled = spread * math.sqrt(shrink)
            # A vector times itself is symmetric to the last bit; dot does it in half the time of the plain product.
            self.covariance -= np.dot(scaled[:, np.newaxis], scaled[np.newaxis, :])
        for place, key, mean, variance in effects:
            place[key] = (mean + variance * pull, variance - shrink * variance * variance)

    # -- state

    def state(self) -> dict[str, object]:
        """The posterior as JSON-ready values; the covariance as its upper triangle, row by row."""
        return {
            "features": list(self.features),
            "segments": dict(self.segments),
            "reached": self._reached,
            "mean": self.mean.tolist(),
            "covariance": self.covariance[np.triu_indices(len(self.mean))].tolist(),
            "products": {key: list(effect) for key, effect in self.products.items()},
            "groups": {
                name: {key: list(effect) for key, effect in known.items()} for name, known in self.groups.items()
            },
        }

    def _restore(self, known: Mapping[str, Any]) -> None:
        if known["features"] != list(self.features):
            raise ValueError(f"the state was learned with the features {known['features']}, not {list(self.features)}")
        # A state written before there was forgetting has no time.
        self._reached = known.get("reached")
        self.mean = np.asarray(known["mean"], dtype=np.float64)
        upper = np.zeros((len(self.mean), len(self.mean)))
        upper[np.triu_indices(len(self.mean))] = known["covariance"]
        self.covariance = upper + np.triu(upper, 1).T
        self.segments = dict(known["segments"])
        self.products = _pairs(known["products"])
        self.groups = {name: _pairs(effects) for name, effects in known["groups"].items()}


def with_offsets(scores: Floats, candidates: Sequence[Candidate]) -> Floats:
    """The scores (one row, or many) plus the candidates' OFFSET. ValueError when one is not finite."""
    if not any(OFFSET in candidate.features for candidate in candidates):
        return scores
    offsets: Floats = np.array([candidate.features.get(OFFSET, 0.0) for candidate in candidates])
    if not np.isfinite(offsets).all():
        raise ValueError("an offset is not finite")
    ranks: Floats = scores + offsets.clip(-LIMIT, LIMIT)
    return ranks


_NONE = (0.0, 0.0)
_NEW = (0.0, 1.0 / PRODUCT_PRECISION)
_NEW_GROUP = (0.0, 1.0 / GROUP_PRECISION)


def _start(features: Sequence[str], prior: Prior) -> tuple[Floats, Floats]:
    """Means and variances of the weights, the intercept last."""
    unknown = set(prior) - {*features, INTERCEPT}
    if unknown:
        raise ValueError(f"the prior names what is not a feature: {sorted(unknown)}")
    slopes = [tuple(prior.get(name, (0.0, SLOPE_PRECISION))) for name in features]
    usual = USUAL_LOGIT - 0.5 * sum(mean for mean, _ in slopes)
    pairs = [*slopes, tuple(prior.get(INTERCEPT, (usual, INTERCEPT_PRECISION)))]
    for name, (mean, precision) in zip((*features, INTERCEPT), pairs, strict=True):
        if not (math.isfinite(mean) and math.isfinite(precision) and precision > 0):
            raise ValueError(f"the prior of {name!r} needs a finite mean and a positive precision: {mean}, {precision}")
    means, precisions = np.asarray(pairs, dtype=np.float64).T
    return means.copy(), 1.0 / precisions


def _pairs(effects: Mapping[str, Sequence[float]]) -> dict[str, tuple[float, float]]:
    return {key: (mean, variance) for key, (mean, variance) in effects.items()}


def _nothing(_: Mapping[str, float]) -> tuple[float, ...]:
    """The reader of a model without features: only the intercept's place."""
    return (0.0,)

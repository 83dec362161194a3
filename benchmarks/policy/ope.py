"""`python -m benchmarks.policy.ope`: how well the log of one policy judges a later one, and when it refuses to.

Worlds are those of `dense`: a policy learns for a while, then logs with what it knows; the target is the model it has
later, drawing in the same way. Truth is known, so errors and coverage are too. Shoppers come several times and differ
in how readily they click, so decisions hang together as they do in a shop. Real logs (`obd`) follow.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import numpy as np
from numpy.random import Generator, default_rng

from benchmarks.policy.cascade import GOES_ON
from benchmarks.policy.dense import FEATURES, LOOKS, OFFERED, SLATE, START, World, reactions
from benchmarks.policy.fleet import Cells, Fleet, Floats, Mixture
from benchmarks.policy.obd import CAMPAIGNS, verdicts
from policy import SLATE_POLICIES
from policy.evaluation.estimators import ESTIMATORS, HEADLINE, LOGGING, MODELLED, estimate
from policy.evaluation.gate import judge
from policy.evaluation.intervals import estimates
from policy.evaluation.log import Log, Model
from policy.evaluation.support import support
from policy.plackett_luce import FLOOR, MIXTURE, POOL, PlackettLuce

DECISIONS = 6_000
LEARNED = (4_000, 8_000)
"""Rounds that the logging model and the target's have behind them."""
TURNS = 8_000
"""Different turns in a world; decisions are about turns drawn from them, so the truth is their mean."""
ALIKE, EAGER = (1.0, 1.0), (0.5, 1.5)
"""How readily shoppers click: half of them so, half of them so. Errors are measured with the first, as it adds no noise
of its own; whether intervals hold with the second, because a shop's shoppers are like that."""
VISITS = 4.0
"""Decisions per shopper on average."""
DEFAULT = Mixture(MIXTURE, FLOOR, POOL)
TIMES = 20
"""Draws per turn for the truth."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A world's turns as its two models see them."""

    before: Floats
    """(turns, offered): logits of the logging model."""
    after: Floats
    """Of the target's."""
    attraction: Floats
    """The truth."""
    warmth: tuple[float, float] = (1.0, 1.0)
    """Which share of its temperatures the policy draws with as the one and as the other."""

    @classmethod
    def of(cls, seed: int, *, learned: tuple[int, int] = LEARNED, turns: int = TURNS) -> "Stage":
        """Let the default policy learn in a world, and look at turns it has not seen."""
        world = World(seed)
        policy = SLATE_POLICIES["plackett-luce"](FEATURES, prior=world.hand_weights)
        assert isinstance(policy, PlackettLuce)
        rng, clicks = default_rng([seed, 4]), default_rng([seed, 5])
        seen = [world.turn(learned[1] + number) for number in range(turns)]
        logits, warmth = [], []
        for number in range(learned[1] + 1):
            if number in learned:
                logits.append(np.array([policy.model.logits(turn.context, turn.candidates) for turn in seen]))
                warmth.append(policy.warmth)
            if number == learned[1]:
                break
            turn, at = world.turn(number), START + timedelta(minutes=number)
            made = policy.choose(turn.context, turn.candidates, SLATE, decision_id=str(number), now=at, rng=rng)
            place = {candidate.product_id: cell for cell, candidate in enumerate(turn.candidates)}
            policy.learn(reactions(made, turn.attraction[[place[shown] for shown in made.slate]], clicks))
        return cls(logits[0], logits[1], np.array([turn.attraction for turn in seen]), (warmth[0], warmth[1]))

    def value(self, slates: Cells) -> float:
        """Clicks per slate, by the truth."""
        return float((np.take_along_axis(self.attraction, slates, 1) @ LOOKS).mean())


class Judged:
    """A logging mixture and a target mixture on one stage."""

    def __init__(self, stage: Stage, logging: Mixture, target: Mixture | None = None) -> None:
        self.stage = stage
        early, late = stage.warmth
        self.logging = logging.at(early).over(stage.before)
        self.target = (target or logging).at(late).over(stage.after)
        self._believed = 1 / (1 + np.exp(-stage.before))
        logged = self.logging.places(SLATE)
        self.positions = np.divide(self.target.places(SLATE), logged, out=np.zeros_like(logged), where=logged > 0)
        """(turns, offered, slots): how much likelier the target is to show a product in a slot."""
        rng = default_rng(0)
        self.truth, earned = (
            float(np.mean([stage.value(fleet.draw(SLATE, rng)[0]) for _ in range(TIMES)]))
            for fleet in (self.target, self.logging)
        )
        best = stage.value(np.argsort(-stage.before, axis=1)[:, :SLATE])
        self.cost, self.gain = 1 - earned / best, self.truth - earned
        """What exploring costs the logging policy, as a share; what the target is better by."""

    def log(self, decisions: int, rng: Generator, eagerness: tuple[float, float] = EAGER) -> Log:
        """What that many decisions leave in the log."""
        shoppers = rng.integers(max(int(decisions / VISITS), 1), size=decisions)
        eager = rng.choice(eagerness, size=int(shoppers.max()) + 1)[shoppers]
        turns = rng.integers(len(self.stage.attraction), size=decisions)
        slates, logged = self.logging.at(turns).draw(SLATE, rng)
        drawn = np.take_along_axis(self.stage.attraction[turns], slates, 1) * LOOKS * eager[:, None]
        rewards = (rng.random(drawn.shape) < drawn).astype(float)
        believed = self._believed[turns]
        target = self.target.at(turns)
        prefix, expected = target.walk(slates, believed)
        model = self._model(target, believed, slates, expected, rng)
        _, codes = np.unique(shoppers, return_inverse=True)
        positions = self.positions[turns[:, None], slates, np.arange(SLATE)]
        return Log(rewards, logged, prefix, np.ones(rewards.shape, dtype=bool), codes, model, positions)

    def _model(self, target: Fleet, believed: Floats, slates: Cells, expected: Floats, rng: Generator) -> Model:
        """The logging model's own beliefs: it was taught before this log began."""
        shown = np.take_along_axis(believed, slates, 1) * LOOKS
        later = np.append(LOOKS[::-1].cumsum()[::-1][1:], 0.0)
        wished = np.take_along_axis(believed, target.draw(SLATE, rng)[0], 1) * LOOKS
        return Model(shown, expected * LOOKS, expected[:, :1] * later, wished.sum(axis=1))


def errors(judged: Judged, repeats: int, seed: int, decisions: int = DECISIONS) -> dict[str, tuple[float, float]]:
    """Root mean squared error and mean error of each estimator over repeats, as shares of the truth."""
    names = sorted({*ESTIMATORS, *MODELLED} - {LOGGING})
    found: dict[str, list[float]] = {name: [] for name in names}
    for number in range(repeats):
        log = judged.log(decisions, default_rng([seed, 6, number]), ALIKE)
        for name in names:
            found[name].append(estimate(log, name) / judged.truth - 1)
    return {name: (float(np.sqrt(np.mean(np.square(off)))), float(np.mean(off))) for name, off in found.items()}


def covered(judged: Judged, repeats: int, seed: int, decisions: int = DECISIONS, replicates: int = 500) -> Counter[str]:
    """How often each 95 % interval held the truth."""
    count: Counter[str] = Counter()
    for number in range(repeats):
        rng = default_rng([seed, 7, number])
        told = estimates(judged.log(decisions, rng), rng, replicates=replicates)
        for name, interval in told.values.items():
            truth = judged.truth - judged.gain if name == LOGGING else judged.truth
            count[name] += interval.low <= truth <= interval.high
        gain = told.gains[HEADLINE]
        count["gain"] += gain.low <= judged.gain <= gain.high
    return count


def in_a_cascade(judged: Judged, seed: int) -> tuple[float, float]:
    """The target's gain where a click ends most visits, and what positions make of it: they take no note of that.

    Expected clicks stand for clicks, so nearly all of the difference is bias.
    """
    attraction, gains, found = judged.stage.attraction, [], []
    everywhere = np.arange(len(attraction))
    for time in range(TIMES):
        rng = default_rng([seed, 9, time])
        shown, wished = (fleet.draw(SLATE, rng)[0] for fleet in (judged.logging, judged.target))
        earned, better = (satisfied(np.take_along_axis(attraction, slates, 1)) for slates in (shown, wished))
        weights = judged.positions[everywhere[:, None], shown, np.arange(SLATE)]
        gains.append(better.sum() / earned.sum() - 1)
        found.append(((weights * earned).sum(axis=0) / weights.sum(axis=0)).sum() / earned.sum(axis=1).mean() - 1)
    return float(np.mean(gains)), float(np.mean(found))


def satisfied(attraction: Floats) -> Floats:
    """Expected clicks by slot, as in `benchmarks.policy.cascade`."""
    on = 1 - attraction * (1 - np.array(GOES_ON))
    looked = np.hstack([np.ones((len(on), 1)), on[:, :-1].cumprod(axis=1)])
    return attraction * looked


def both_sides(judged: Judged, seed: int, sizes: tuple[int, ...]) -> Iterator[str]:
    """The gate's answers as the log grows."""
    for size in sizes:
        rng = default_rng([seed, 8, size])
        log = judged.log(size, rng)
        told = estimates(log, rng)
        verdict = judge(support(log), told)
        gain = told.gains[HEADLINE]
        worth = told.values[LOGGING].value
        yield (
            f"{size:>8,} decisions: gain {gain.value / worth:+.1%} [{gain.low / worth:+.1%}, {gain.high / worth:+.1%}]"
            f" (truth {judged.gain / (judged.truth - judged.gain):+.1%}): {verdict.answer}"
        )
        for doubt in verdict.doubts:
            needed = f"about {doubt.needed:,} decisions would do" if doubt.needed else "no number would do"
            yield f"{'':>10}{doubt.says}: {needed}"


def main() -> None:
    """Print everything."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=int, nargs="+", default=[201, 202, 203])
    options.add_argument("--repeats", type=int, default=200)
    options.add_argument("--data", type=Path, default=Path(os.environ.get("AISLE_TEST_DATA", "../shared/data")))
    asked = options.parse_args()
    stages = {seed: Stage.of(seed) for seed in asked.seeds}
    for seed, stage in stages.items():
        judged = Judged(stage, DEFAULT)
        print(f"world {seed}: exploring costs {judged.cost:.1%}; {DECISIONS:,} decisions, ", end="")
        print(f"{asked.repeats} repeats of {OFFERED} offered, {SLATE} shown", flush=True)
        found, count = errors(judged, asked.repeats, seed), covered(judged, asked.repeats, seed)
        for estimator, (error, bias) in found.items():
            held = count[estimator] / asked.repeats
            print(f"  {estimator:<20} error {error:6.1%}  mean error {bias:+6.1%}  interval holds {held:6.1%}")
        true, said = in_a_cascade(judged, seed)
        print(f"  in a cascade the target gains {true:+.1%}, and by positions {said:+.1%}")
        print(f"  {'gain':<20} {'':34}interval holds {count['gain'] / asked.repeats:6.1%}", flush=True)
    stage = stages[asked.seeds[0]]
    mistaken = replace(stage, after=2 * stage.before - stage.after)
    for title, seen in (("the later model", stage), ("one that learned the opposite", mistaken)):
        print(f"\nboth sides of the gate: {title}")
        for line in both_sides(Judged(seen, DEFAULT), asked.seeds[0], (600, 6_000, 60_000, 200_000)):
            print(line, flush=True)
    print("\nOpen Bandit Data, 10,000 rows each")
    for campaign in CAMPAIGNS:
        for line in verdicts(asked.data / "obd", campaign):
            print(line, flush=True)


if __name__ == "__main__":
    main()

"""Open Bandit Data: real logs of a fashion shop, 10,000 rows by a uniform policy and 10,000 by Thompson sampling.

46 to 69 clicks in 10,000 rows cannot tell policies apart, and estimates from them are known to come out with narrow
intervals in the wrong place. So the right answer here is always "not enough evidence".
Saito et al. 2020, "Open Bandit Dataset and Pipeline", https://arxiv.org/abs/2008.07146.
"""

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.random import default_rng
from numpy.typing import NDArray

from policy.evaluation.estimators import HEADLINE
from policy.evaluation.gate import Verdict, judge
from policy.evaluation.intervals import Estimates, estimates
from policy.evaluation.log import Log
from policy.evaluation.sequential import Arm, compare
from policy.evaluation.support import support

CAMPAIGNS = ("men", "women")
POLICIES = ("random", "bts")
EPSILON = 0.1


@dataclass(frozen=True, slots=True)
class Rows:
    """One file: which item stood in a slot, how likely that was, and whether it was clicked."""

    item: NDArray[np.int64]
    position: NDArray[np.int64]
    propensity: NDArray[np.float64]
    click: NDArray[np.float64]
    items: int

    @classmethod
    def read(cls, folder: Path, policy: str, campaign: str) -> "Rows":
        """OSError when the file is not there."""
        with gzip.open(folder / policy / campaign / f"{campaign}.csv.gz", "rt", encoding="utf-8") as file:
            rows = [
                (int(row["item_id"]), int(row["position"]), float(row["propensity_score"]), float(row["click"]))
                for row in csv.DictReader(file)
            ]
        item, position, propensity, click = (np.array(column) for column in zip(*rows, strict=True))
        with (folder / policy / campaign / "item_context.csv").open(encoding="utf-8") as file:
            items = sum(1 for _ in file) - 1
        return cls(item.astype(np.int64), position.astype(np.int64) - 1, propensity, click, items)

    def part(self, rows: slice) -> "Rows":
        """Some of the rows."""
        return Rows(self.item[rows], self.position[rows], self.propensity[rows], self.click[rows], self.items)

    def rates(self, usual: float = 20.0) -> NDArray[np.float64]:
        """Click rate by item, each with `usual` more rows at the mean rate."""
        seen = np.bincount(self.item, minlength=self.items) + usual
        clicks = np.bincount(self.item, self.click, minlength=self.items) + usual * self.click.mean()
        rates: NDArray[np.float64] = clicks / seen
        return rates

    def log(self, target: NDArray[np.float64]) -> Log:
        """The rows as slates of one, under a target with the same probabilities of items everywhere."""
        column = self.propensity[:, None]
        wished = target[self.item][:, None]
        return Log(self.click[:, None], column, wished, np.ones(column.shape, dtype=bool), np.arange(len(self.item)))


def targets(learned: Rows, other: Rows) -> dict[str, NDArray[np.float64]]:
    """Policies somebody could want to judge, by their probability of each item; made from `learned` alone."""
    n, rates = learned.items, learned.rates()
    best = np.full(n, EPSILON / n)
    best[rates.argmax()] += 1 - EPSILON
    soft = np.exp((rates - rates.max()) / max(rates.std(), 1e-12))
    popular = np.full(n, EPSILON / n)
    popular[np.argsort(-rates)[:10]] += (1 - EPSILON) / 10
    return {
        "uniform": np.full(n, 1 / n),
        "as often as the other log shows": np.bincount(other.item, minlength=n) / len(other.item),
        "best item so far, 10 % any": best,
        "ten best items, 10 % any": popular,
        "softmax of the click rates": soft / soft.sum(),
    }


def judged(folder: Path, campaign: str) -> Iterator[tuple[str, Estimates, Verdict]]:
    """Every target on either log: chosen on the first half and judged on the second, and, where nothing is chosen by
    clicks, on all rows."""
    logs = {policy: Rows.read(folder, policy, campaign) for policy in POLICIES}
    for policy, rows in logs.items():
        other = logs[POLICIES[1 - POLICIES.index(policy)]]
        half = len(rows.item) // 2
        for name, target in targets(rows.part(slice(half)), other).items():
            log = rows.part(slice(half, None)).log(target)
            told = estimates(log, default_rng(0), replicates=500)
            yield f"{campaign}, {policy} log, {name}", told, judge(support(log), told)
        for name in ("uniform", "as often as the other log shows"):
            log = rows.log(targets(rows, other)[name])
            told = estimates(log, default_rng(0), replicates=500)
            yield f"{campaign}, {policy} log, all rows, {name}", told, judge(support(log), told)


def verdicts(folder: Path, campaign: str) -> Iterator[str]:
    """The answers in lines, and the two logs as the arms of an experiment."""
    for name, told, verdict in judged(folder, campaign):
        interval = told.values[HEADLINE]
        doubts = "; ".join(doubt.says for doubt in verdict.doubts)
        yield f"{name}: {interval.value:.2%} [{interval.low:.2%}, {interval.high:.2%}]: {verdict.answer}"
        yield f"    {doubts}; about {verdict.needed:,} decisions would do" if verdict.needed else f"    {doubts}"
    rows = [Rows.read(folder, policy, campaign).click for policy in POLICIES]
    found = compare(*(Arm.of(clicks, np.arange(len(clicks))) for clicks in rows))
    yield f"{campaign}, random and bts as the arms of an experiment: {found.answer}; {found.says}"

"""Judges versions by the decision log: what each would have earned had it learned along and chosen instead."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from numpy.random import default_rng

from app.past import Past
from app.versions import Version
from bot.choosing import UNDRAWN
from policy.base import Decision
from policy.evaluation.estimators import HEADLINE, LOGGING
from policy.evaluation.gate import Doubt, Verdict, judge
from policy.evaluation.intervals import Estimates, estimates
from policy.evaluation.replay import Judged, NotEvaluableError, Replay, log_of, replay
from policy.evaluation.support import Support, support
from policy.slate import ModelSlates

SEED = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that can be said of one version."""

    version: str
    support: Support | None
    estimates: Estimates | None
    verdict: Verdict

    @property
    def gain(self) -> float | None:
        """The headline's gain as a share of what was earned; None where there is nothing to compare with."""
        if self.estimates is None or not self.estimates.values[LOGGING].value:
            return None
        return self.estimates.gains[HEADLINE].value / abs(self.estimates.values[LOGGING].value)


class Believed:
    """What a click model expects each candidate to earn, learning along with the version that is judged.

    A chance of a click is turned into a reward by what a clicked card has earned on average so far.
    """

    def __init__(self, believer: ModelSlates) -> None:
        self.believer = believer
        self._earned, self._clicks = 1.0, 1.0

    def note(self, judged: Judged) -> None:
        """Count what a decision earned; only after it was judged."""
        self._earned += sum(judged.rewards)
        self._clicks += sum(one > 0 for one in judged.rewards)

    def __call__(self, decision: Decision) -> Sequence[float]:
        """The reward of each candidate in the first slot."""
        rate = self._earned / self._clicks
        return [rate * chance for chance in self.believer.scores(decision.context, decision.candidates)]


def judgement(
    past: Past,
    version: Version,
    since: datetime,
    *,
    live: Version,
    modelled: bool = True,
    progress: Callable[[], object] = lambda: None,
) -> Judgement:
    """Judge a version by the decisions since then; `progress` is called after each.

    `live` made most of them: replayed beside the version, it says how likely each position was. `modelled` adds the
    estimates that need a model of the rewards, which takes a good part of the time.
    """
    target, logging = version.make(), live.make()
    believer = Version("greedy", "greedy", {}, None).make()
    assert isinstance(believer, ModelSlates)  # noqa: S101  # it ranks by the model
    believed = Believed(believer)

    def decisions() -> Iterator[Judged]:
        for one in past.along(since, [target, logging, believer] if modelled else [target, logging]):
            yield one
            believed.note(one)
            progress()

    try:
        log = log_of(decisions(), target, logging=logging, worth=believed if modelled else None, seed=SEED)
    except NotEvaluableError as problem:
        doubt = Doubt("policy", str(problem), None)
        return Judgement(version.name, None, None, Verdict("not enough evidence", (doubt,)))
    found = support(log)
    told = estimates(log, default_rng(SEED)) if len(log) else None
    return Judgement(version.name, found, told, judge(found, told))


def replayed(past: Past, version: Version, since: datetime) -> Replay:
    """What a version would have shown at the decisions since then that were drawn, learning along."""
    target = version.make()
    drawn = (one.decision for one in past.along(since, [target]) if one.decision.policy not in UNDRAWN)
    return replay(drawn, target, seed=SEED)

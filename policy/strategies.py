"""What the strategy policies share: the names, the masks and the draw."""

from collections.abc import Mapping

from numpy.random import Generator

from policy.base import StrategyChoice

STRATEGIES = ("relevant", "value", "popular", "personal", "diverse", "bundle", "clarify")

COLD_START: Mapping[str, float] = {"relevant": 1.0, "clarify": -0.5}
"""What a step is thought to be worth before anything was learned, 0 for the rest: show what was asked for, and do not
answer a question with a question."""


def allowed(mask: Mapping[str, bool]) -> tuple[str, ...]:
    """The strategies open in this turn. ValueError when there is none."""
    free = tuple(name for name in STRATEGIES if mask.get(name, False))
    if not free:
        raise ValueError(f"every strategy is masked: {dict(mask)}")
    return free


def choice(probabilities: Mapping[str, float], rng: Generator) -> StrategyChoice:
    """Draw a strategy; the probabilities of all are noted, 0 for the masked ones."""
    point = rng.random() * sum(probabilities.values())
    name = ""
    for name, probability in probabilities.items():  # noqa: B007  # the one the sum stops at is wanted
        point -= probability
        if point < 0:
            break
    return StrategyChoice(name, {other: probabilities.get(other, 0.0) for other in STRATEGIES})

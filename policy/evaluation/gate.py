"""Whether the evidence carries a verdict. Where it does not, the answer is why not, and how many decisions would do.

A narrow interval is no evidence by itself: a log that shows the target's favourite a hundred times, by chance without a
click, gives a narrow interval in the wrong place. So the interval is looked at only when enough decisions and enough
rewards stand behind it.
"""

import math
from dataclasses import dataclass
from typing import Literal

from policy.evaluation.estimators import HEADLINE, LOGGING
from policy.evaluation.intervals import Estimates
from policy.evaluation.support import BULK, Support

Answer = Literal["better", "no worse", "worse", "not enough evidence"]

MARGIN = 0.01
"""A policy that loses less than this share of what the logging policy earns is no worse."""
DECISIONS = 200
"""Effective decisions at the thinnest slot."""
REWARDS = 100
"""Effective rewards. With fewer the value itself is not known to a tenth (1 / sqrt(100)), let alone a difference; it
also keeps the skewness of rare rewards small enough for intervals (Cochran 1977, section 2.15: n > 25 skewness^2). Held
against the rewards seen, and against those usual among as many decisions: a target's favourite that was unlucky so far
has few rewards and a narrow interval, and only the second sees that."""
CARRIERS = 30
SHARE = 0.05
"""Of the weight, for one shopper."""
GAP = 0.05
"""How far the mean weight may be from 1 in any case, and …"""
ERRORS = 3.0
"""… by how many standard errors beyond doubt."""
POWER = 1.96 + 0.84
"""Standard errors between the truth and the margin at which four in five samples decide."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason against a verdict."""

    rule: str
    says: str
    """In plain words."""
    needed: int | None
    """So many decisions of this kind would do; None where no number of them would."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, with the doubts that stand against one."""

    answer: Answer
    doubts: tuple[Doubt, ...]

    @property
    def passes(self) -> bool:
        """Whether the target may go live."""
        return self.answer in ("better", "no worse")

    @property
    def needed(self) -> int | None:
        """So many decisions would do; None when there are enough, or no number of this kind would be."""
        known = [doubt.needed for doubt in self.doubts]
        return None if not known or None in known else max(number for number in known if number is not None)


def judge(found: Support, told: Estimates | None, *, margin: float = MARGIN) -> Verdict:
    """The verdict on a target. `told` may be None only where there are no decisions."""
    if told is None or not found.decisions:
        return Verdict("not enough evidence", (Doubt("decisions", "nothing was logged yet", DECISIONS),))
    doubts = [*_thin(found), *_foreign(found), *_torn(told)]
    if doubts:
        return Verdict("not enough evidence", tuple(doubts))
    gain, worth = told.gains[HEADLINE], told.values[LOGGING].value
    least = -margin * abs(worth)
    if gain.low > 0:
        return Verdict("better", ())
    if gain.low > least:
        return Verdict("no worse", ())
    if gain.high < 0:
        return Verdict("worse", ())
    away = max(abs(gain.value - least), margin * abs(worth))
    needed = _round(found.decisions * (POWER * gain.error / away) ** 2) if away else None
    says = f"the gain lies between {_percent(gain.low, worth)} and {_percent(gain.high, worth)}: it could be either"
    return Verdict("not enough evidence", (Doubt("interval", says, max(needed or 0, found.decisions + 1)),))


def _thin(found: Support) -> list[Doubt]:
    """Too little of it."""
    doubts = []

    def doubt(rule: str, have: float, want: float, says: str) -> None:
        if have < want:
            doubts.append(Doubt(rule, says, _round(found.decisions * want / max(have, 1.0))))

    size = min(found.sizes)
    slot = found.sizes.index(size) + 1
    doubt(
        "effective decisions", size, DECISIONS, f"only {size:.0f} of {found.decisions} decisions count at slot {slot}"
    )
    doubt(
        "rewards", found.rewards, REWARDS, f"{found.rewarded} rewards were seen, worth {found.rewards:.0f} equal ones"
    )
    says = f"decisions that count for so much earn {found.expected:.0f} rewards usually"
    doubt("usual rewards", found.expected, REWARDS, says)
    says = f"{found.carriers} rewards carry {BULK:.0%} of the estimate"
    doubt("few rewards carry it", found.carriers, CARRIERS, says)
    if found.largest > SHARE:
        # The share falls as the number of shoppers grows.
        needed = _round(found.decisions * found.largest / SHARE)
        doubts.append(Doubt("one shopper", f"one shopper has {found.largest:.0%} of the weight", needed))
    return doubts


def _foreign(found: Support) -> list[Doubt]:
    """Not what the target would show, or not with the probabilities that were logged."""
    far = [
        (slot, mean)
        for slot, (mean, error) in enumerate(zip(found.means, found.errors, strict=True), start=1)
        if abs(mean - 1) > max(ERRORS * error, GAP)
    ]
    if not far:
        return []
    slot, mean = max(far, key=lambda one: abs(one[1] - 1))
    if mean > 1:
        says = f"the weights at slot {slot} average {mean:.2f} instead of 1: the log's probabilities are not true"
        return [Doubt("mean weight", says, None)]
    says = f"{1 - mean:.0%} of what it would show at slot {slot} was not met: the log shows it too rarely, or never"
    # What is rare is met in the end, at best in proportion; what is never shown is not.
    return [Doubt("mean weight", says, _round(found.decisions * (1 - mean) / GAP))]


def _torn(told: Estimates) -> list[Doubt]:
    """Estimators that contradict each other."""
    signs = {
        name: 1 if gain.low > 0 else -1
        for name, gain in told.gains.items()
        if name != "direct" and (gain.low > 0 or gain.high < 0)
    }
    if len(set(signs.values())) < 2:
        return []
    better = ", ".join(name for name, sign in signs.items() if sign > 0)
    worse = ", ".join(name for name, sign in signs.items() if sign < 0)
    return [Doubt("contradiction", f"{better} call it better, {worse} call it worse", None)]


def _round(number: float) -> int:
    """Up, to two figures: more would promise a precision that is not there."""
    if number < 100:
        return math.ceil(number)
    step: int = 10 ** (math.floor(math.log10(number)) - 1)
    return math.ceil(number / step) * step


def _percent(gain: float, worth: float) -> str:
    return f"{gain / abs(worth):+.1%}" if worth else f"{gain:+.3f}"

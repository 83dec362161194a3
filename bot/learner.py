"""Keeps the policies in step with the log: what they know is a function of the log up to a position."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeGuard

from bot.ledger import LearningLog
from policy.base import Feedback, SlatePolicy, StrategyPolicy, Transition
from policy.offers import POLICY as OFFERS
from policy.offers import Offers
from policy.watch import Watch

Entries = Sequence[tuple[int, Feedback | Transition]]


@dataclass(slots=True)
class Arm:
    """A slate policy in service, under the name of its version."""

    version: str
    policy: SlatePolicy
    position: int = 0
    """The last log entry it has learned from; 0 before the first."""
    watch: Watch = field(default_factory=Watch)
    """Stops the learning from clicks while they are none that shoppers give. It reads the same log, so the watches of
    two arms at one position say the same."""

    def follow(self, entries: Entries) -> None:
        """Learn the entries that are new to it."""
        new = [(position, entry) for position, entry in entries if position > self.position]
        self.policy.learn([entry for _, entry in new if _is_about_a_list(entry) and self.watch.allows(entry)])
        if new:
            self.position = new[-1][0]

    def snapshot(self) -> dict[str, object]:
        """The policy's state, its watch's and the log position they stand for."""
        return {"position": self.position, "slate": self.policy.state(), "watch": self.watch.state()}


class Learner:
    """Feeds the policies from the log, in the log's order, each entry once; says which of them serves a shopper."""

    def __init__(
        self,
        slate: SlatePolicy,
        strategy: StrategyPolicy,
        log: LearningLog,
        position: int = 0,
        *,
        version: str = "",
        offers: Offers | None = None,
        watch: Watch | None = None,
    ) -> None:
        self.live = Arm(version, slate, position, watch or Watch())
        self.canary: Arm | None = None
        """A version that some shoppers get."""
        self.share = 0.0
        """Of the shoppers, for the canary."""
        self.baseline: Arm | None = None
        """What everybody gets while it is set; the others go on learning."""
        self.strategy = strategy
        self.offers = offers or Offers()
        self.position = position
        """The last log entry learned from; 0 before the first."""
        self._log = log

    @property
    def slate(self) -> SlatePolicy:
        """The live version's policy."""
        return self.live.policy

    @property
    def watch(self) -> Watch:
        """The live version's watch."""
        return self.live.watch

    def arm(self, shopper: str) -> Arm:
        """Which version serves this shopper: always the same one while the stage is the same."""
        if self.baseline is not None:
            return self.baseline
        if self.canary is not None and lot(shopper, self.canary.version) < self.share:
            return self.canary
        return self.live

    def catch_up(self) -> int:
        """Learn what was logged since the last call, by whichever process; how many entries that were."""
        arms = [self.live, *([self.canary] if self.canary else [])]
        entries = self._log.since(min(self.position, *(arm.position for arm in arms)))
        for arm in arms:
            arm.follow(entries)
        new = [(position, entry) for position, entry in entries if position > self.position]
        for _, entry in new:
            if isinstance(entry, Transition):
                if not self.watch.frozen:
                    self.strategy.learn(entry)
            elif not _is_about_a_list(entry):
                self.offers.learn(entry)
        if new:
            self.position = new[-1][0]
        return len(new)

    def snapshot(self) -> dict[str, object]:
        """The states of the live policy, the strategy and the offers, and the log position they stand for."""
        return {
            "position": self.position,
            "slate": self.slate.state(),
            "strategy": self.strategy.state(),
            "offers": self.offers.state(),
            "watch": self.watch.state(),
        }


def _is_about_a_list(entry: Feedback | Transition) -> TypeGuard[Feedback]:
    return isinstance(entry, Feedback) and entry.decision.policy != OFFERS


def lot(shopper: str, version: str) -> float:
    """Where a shopper falls between 0 and 1, by a hash: the same every time, and another one for every version.

    >>> 0 <= lot("ann", "greedy-1") < 1, lot("ann", "greedy-1") == lot("ann", "greedy-1")
    (True, True)
    """
    digest = hashlib.blake2b(f"{version}:{shopper}".encode(errors="surrogatepass"), digest_size=8).digest()
    # 53 bits: as many as a float holds, so that it never rounds up to 1.
    return (int.from_bytes(digest) >> 11) / 2**53

"""Keeps the policies in step with the log: what they know is a function of the log up to a position."""

from bot.ledger import LearningLog
from policy.base import SlatePolicy, StrategyPolicy, Transition
from policy.offers import POLICY as OFFERS
from policy.offers import Offers
from policy.watch import Watch


class Learner:
    """Feeds both policies from the log, in the log's order, each entry once."""

    def __init__(
        self,
        slate: SlatePolicy,
        strategy: StrategyPolicy,
        log: LearningLog,
        position: int = 0,
        *,
        offers: Offers | None = None,
        watch: Watch | None = None,
    ) -> None:
        self.slate = slate
        self.strategy = strategy
        self.offers = offers or Offers()
        self.watch = watch or Watch()
        """Stops the learning from clicks while they are none that shoppers give."""
        self.position = position
        """The last log entry learned from; 0 before the first."""
        self._log = log

    def catch_up(self) -> int:
        """Learn what was logged since the last call, by whichever process; how many entries that were."""
        entries = self._log.since(self.position)
        heard = []
        for _, entry in entries:
            if isinstance(entry, Transition):
                if not self.watch.frozen:
                    self.strategy.learn(entry)
            elif entry.decision.policy == OFFERS:
                self.offers.learn(entry)
            elif self.watch.allows(entry):
                heard.append(entry)
        self.slate.learn(heard)
        if entries:
            self.position = entries[-1][0]
        return len(entries)

    def snapshot(self) -> dict[str, object]:
        """The policies' states and the log position they stand for."""
        return {
            "position": self.position,
            "slate": self.slate.state(),
            "strategy": self.strategy.state(),
            "offers": self.offers.state(),
            "watch": self.watch.state(),
        }

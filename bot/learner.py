"""Keeps the policies in step with the log: what they know is a function of the log up to a position."""

from bot.ledger import LearningLog
from policy.base import Feedback, SlatePolicy, StrategyPolicy, Transition


class Learner:
    """Feeds both policies from the log, in the log's order, each entry once."""

    def __init__(self, slate: SlatePolicy, strategy: StrategyPolicy, log: LearningLog, position: int = 0) -> None:
        self.slate = slate
        self.strategy = strategy
        self.position = position
        """The last log entry learned from; 0 before the first."""
        self._log = log

    def catch_up(self) -> int:
        """Learn what was logged since the last call, by whichever process; how many entries that were."""
        entries = self._log.since(self.position)
        self.slate.learn([entry for _, entry in entries if isinstance(entry, Feedback)])
        for _, entry in entries:
            if isinstance(entry, Transition):
                self.strategy.learn(entry)
        if entries:
            self.position = entries[-1][0]
        return len(entries)

    def snapshot(self) -> dict[str, object]:
        """Both policies' states and the log position they stand for."""
        return {"position": self.position, "slate": self.slate.state(), "strategy": self.strategy.state()}

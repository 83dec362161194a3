"""SARSA and Expected SARSA: a table of what a strategy is worth when the play goes on as it is played.

    SARSA           Q(s, a) <- Q(s, a) + alpha * (r + gamma * Q(s', a') - Q(s, a))
    Expected SARSA  Q(s, a) <- Q(s, a) + alpha * (r + gamma * sum over a' of pi(a' | s') Q(s', a') - Q(s, a))

Rummery & Niranjan 1994, "On-line Q-Learning Using Connectionist Systems"; van Seijen et al. 2009, "A Theoretical and
Empirical Analysis of Expected Sarsa".
"""

from policy.tables import Step, Table
from policy.waiting import Waiting


class ExpectedSarsa(Table):
    """Averages over what could be played next, with the probabilities it would be drawn with now."""

    def _learn(self, step: Step) -> None:
        later = 0.0
        if step.next_key is not None and step.open:
            row, shares = self._row(step.next_key), self._shares(step.next_key, list(step.open))
            later = sum(share * row[arm] for arm, share in zip(step.open, shares, strict=True))
        self._move(step.key, step.arm, step.reward + self._gamma * later)


class Sarsa(Waiting):
    """Waits for the step that was really played next."""

    def _go_on(self, before: list[Step], step: Step) -> list[Step]:
        last = before[-1]
        self._move(last.key, last.arm, last.reward + self._gamma * self._row(step.key)[step.arm])
        return [step]

    def _end(self, steps: list[Step]) -> None:
        last = steps[-1]
        self._move(last.key, last.arm, last.reward)

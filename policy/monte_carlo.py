"""Monte-Carlo returns: a table of what really came of a strategy until the dialogue ended.

    Q(s, a) <- Q(s, a) + alpha * (r + gamma * r' + gamma^2 * r'' + … - Q(s, a))

Sutton & Barto 2018, "Reinforcement Learning", chapter 5 (every visit, constant alpha).
"""

from policy.tables import Step
from policy.waiting import Waiting


class MonteCarlo(Waiting):
    """Learns a dialogue when it has ended."""

    def _go_on(self, before: list[Step], step: Step) -> list[Step]:
        return [*before, step]

    def _end(self, steps: list[Step]) -> None:
        total = 0.0
        for step in reversed(steps):
            total = step.reward + self._gamma * total
            self._move(step.key, step.arm, total)

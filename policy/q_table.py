"""The classic: a table of Q values, one row per rounded state.

    Q(s, a) <- Q(s, a) + alpha * (r + gamma * max over the open a' of Q(s', a') - Q(s, a))

Watkins & Dayan 1992, "Q-learning", https://doi.org/10.1007/BF00992698.
"""

from policy.tables import Step, Table


class QTable(Table):
    """Learns what the best play is worth, whatever was played."""

    def _learn(self, step: Step) -> None:
        later = 0.0
        if step.next_key is not None:
            row = self._row(step.next_key)
            later = max((row[arm] for arm in step.open), default=0.0)
        self._move(step.key, step.arm, step.reward + self._gamma * later)

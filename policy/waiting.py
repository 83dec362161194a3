"""Learners that need to know what was played next: steps wait for the one that goes on from them.

A step says in which state it ended. The next step that begins there, by a strategy that was open, is taken for its
continuation. Where dialogues run side by side it may be another shopper's; since a state is all that the play depends
on, that changes nothing on average. What waits longest is taken to have ended: most of it was left without a word.
"""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from policy.tables import Step, Table

MEMORY = 1_000
"""Dialogues that may wait."""


class Waiting(Table):
    """A table that is taught by dialogues, not by single steps."""

    def __init__(self, features: tuple[str, ...], *, state: Mapping[str, Any] | None = None, **settings: Any) -> None:
        """See Table for the settings."""
        super().__init__(features, state=state, **settings)
        self._waiting = [
            [Step(**{**step, "open": tuple(step["open"])}) for step in steps]
            for steps in (state or {}).get("waiting", ())
        ]
        """Dialogues that have not ended, the one that waits longest first."""

    def _learn(self, step: Step) -> None:
        place = next((n for n, steps in enumerate(self._waiting) if _goes_on(steps[-1], step)), None)
        steps = [step] if place is None else self._go_on(self._waiting.pop(place), step)
        if step.next_key is None:
            self._end(steps)
            return
        self._waiting.append(steps)
        if len(self._waiting) > MEMORY:
            self._end(self._waiting.pop(0))

    @abstractmethod
    def _go_on(self, before: list[Step], step: Step) -> list[Step]:
        """A dialogue goes on with `step`: learn what can be learned; what has to be remembered of it."""

    @abstractmethod
    def _end(self, steps: list[Step]) -> None:
        """A dialogue has ended: learn the rest."""

    def state(self) -> dict[str, object]:
        """Everything learned, as JSON-ready values, and the dialogues that wait."""
        waiting = [[{**asdict(step), "open": list(step.open)} for step in steps] for steps in self._waiting]
        return {**super().state(), "waiting": waiting}


def _goes_on(last: Step, step: Step) -> bool:
    return last.next_key == step.key and step.arm in last.open

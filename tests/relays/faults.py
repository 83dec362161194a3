"""Scripted trouble: what a call to a local server meets instead of its answer, and which calls meet it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of trouble."""

    error: Any = None
    """Answer this and do nothing."""
    accept: bool = True
    """Whether the call is carried out all the same."""
    drop: bool = False
    """Close the connection without an answer."""
    delay: float = 0.0
    """Seconds before the answer."""
    flood: bool = False
    """Every later call to the same chat is refused as well until `retry_after` is over."""


@dataclass(eq=False)
class Rule:
    """Which calls meet a fault."""

    fault: Fault
    method: str | None
    chat: int | str | None
    first: int
    """The first matching call that meets it, counted from 1."""
    times: int | None
    """How many do from then on; None: all."""
    when: Callable[[Any], bool]
    """Asked with the call's parameters."""
    seen: int = 0

    def meets(self, method: str, chat: int | str | None, params: Any) -> bool:
        """Count this call in; True if it meets the fault."""
        if self.method not in (None, method) or self.chat not in (None, chat) or not self.when(params):
            return False
        self.seen += 1
        return self.seen >= self.first and (self.times is None or self.seen < self.first + self.times)

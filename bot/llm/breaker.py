"""A circuit breaker: a server that keeps failing is left alone for a while, then tried with a single call."""

from datetime import datetime, timedelta
from typing import Literal

FAILURES = 3
"""Failures in a row that open it."""
REST = timedelta(seconds=30)
"""How long it stays open."""


class Breaker:
    """Counts what became of calls. The time comes in with every question."""

    def __init__(self, *, failures: int = FAILURES, rest: timedelta = REST) -> None:
        self._most = failures
        self._rest = rest
        self._failed = 0
        self._until: datetime | None = None
        self._trying = False

    def state(self, now: datetime) -> Literal["closed", "open", "half-open"]:
        """Whether calls go through, none does, or one may try."""
        if self._until is None:
            return "closed"
        return "open" if now < self._until else "half-open"

    def allows(self, now: datetime) -> bool:
        """Whether a call may be made; one that may has to report by `worked`, `failed` or `let_go`."""
        state = self.state(now)
        if state == "closed":
            return True
        if state == "open" or self._trying:
            return False
        self._trying = True
        return True

    def worked(self) -> None:
        """A call came to an answer."""
        self._failed, self._until, self._trying = 0, None, False

    def failed(self, now: datetime, wait: float | None = None) -> None:
        """A call failed. `wait` is how many seconds the server asked to be left alone, which it is at once."""
        self._failed += 1
        again, self._trying = self._trying, False
        if wait is not None:
            self._until = now + max(timedelta(seconds=wait), self._rest if again else timedelta())
        elif again or self._failed >= self._most:
            self._until = now + self._rest

    def let_go(self) -> None:
        """A call ended without telling anything of the server: the shopper's time ran out before it began."""
        self._trying = False

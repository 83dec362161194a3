"""Scripted trouble: what a call meets instead of its answer, and which calls meet it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.telegram.errors import ApiError, bad_request, forbidden, too_many_requests


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of trouble."""

    error: ApiError | None = None
    """Answer this and do nothing."""
    accept: bool = True
    """Whether the call is carried out all the same."""
    drop: bool = False
    """Close the connection without an answer."""
    delay: float = 0.0
    """Seconds before the answer."""
    flood: bool = False
    """Every later call to the same chat is refused as well until `retry_after` is over."""


def too_many(seconds: int) -> Fault:
    """429; who does not wait is refused again, with the seconds that are left."""
    return Fault(too_many_requests(seconds), accept=False, flood=True)


def refuse(why: str, code: int = 400) -> Fault:
    """Any other refusal: `why` without the leading "Bad Request: "."""
    error = bad_request(why) if code == 400 else forbidden(why) if code == 403 else ApiError(code, why)
    return Fault(error, accept=False)


def unparseable() -> Fault:
    """400 for the HTML of the text, whatever it is."""
    return refuse('can\'t parse entities: Unsupported start tag "x" at byte offset 0')


def broken(code: int = 502) -> Fault:
    """A failing server: 500, 502 and the like; the call had no effect."""
    words = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout"}
    return Fault(ApiError(code, words.get(code, "Server Error")), accept=False)


def lost_answer(after: float = 0.0) -> Fault:
    """The call is carried out, then the connection is closed: the caller cannot know."""
    return Fault(drop=True, delay=after)


def lost_call() -> Fault:
    """The connection is closed before anything is done."""
    return Fault(accept=False, drop=True)


def slow(seconds: float) -> Fault:
    """The call is carried out at once and answered late."""
    return Fault(delay=seconds)


@dataclass(eq=False)
class Rule:
    """Which calls meet a fault."""

    fault: Fault
    method: str | None
    chat: int | None
    first: int
    """The first matching call that meets it, counted from 1."""
    times: int | None
    """How many do from then on; None: all."""
    when: Callable[[Any], bool]
    """Asked with the call's parameters."""
    seen: int = 0

    def meets(self, method: str, params: Any) -> bool:
        """Count this call in; True if it meets the fault."""
        if self.method not in (None, method) or self.chat not in (None, params.get("chat_id")) or not self.when(params):
            return False
        self.seen += 1
        return self.seen >= self.first and (self.times is None or self.seen < self.first + self.times)

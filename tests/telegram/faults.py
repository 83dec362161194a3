"""Trouble that the Bot API can make."""

from tests.relays.faults import Fault
from tests.telegram.errors import ApiError, bad_request, forbidden, too_many_requests


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

"""What Telegram's refusals mean to us. None of the library's errors leaves this package."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from telegram import error

from adapters.base import GoneError, MovedError, Payload, RefusedError, TryLaterError, UnsureError
from adapters.telegram.outgoing import without
from adapters.telegram.places import Place

_markup = re.compile(r"can't parse (entities|caption|message)", re.IGNORECASE)
_gone = re.compile(
    r"chat not found|user is deactivated|bot was blocked|bot was kicked|rights to send (text|a message)|"
    r"message thread not found|PEER_ID_INVALID|CHAT_WRITE_FORBIDDEN|TOPIC_CLOSED",
    re.IGNORECASE,
)
_album = re.compile(r"failed to send message #(\d+)", re.IGNORECASE)
_same = re.compile(r"message is not modified", re.IGNORECASE)


class SameError(Exception):
    """An edit that changes nothing: the chat shows what it should."""


@contextmanager
def mapped(payload: Payload, key: bytes) -> Iterator[None]:
    """Turn the library's errors into ours. BadRequest and TimedOut are kinds of NetworkError there: order matters."""
    try:
        yield
    except error.RetryAfter as problem:
        raise TryLaterError(seconds(problem.retry_after)) from problem
    except error.ChatMigrated as problem:
        raise MovedError(Place(problem.new_chat_id).conversation(key)) from problem
    except error.Forbidden as problem:
        raise GoneError(problem.message) from problem
    except error.BadRequest as problem:
        raise _refusal(problem.message, payload) from problem
    except (error.NetworkError, error.InvalidToken, error.Conflict) as problem:
        # A token that is refused now may be put right; what is to be said waits for that.
        raise UnsureError(problem.message) from problem
    except error.TelegramError as problem:
        raise RefusedError(problem.message) from problem


def seconds(pause: int | float | timedelta) -> float:
    """The pause Telegram asks for; the library is changing its type."""
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)


def _refusal(reason: str, payload: Payload) -> Exception:
    if _same.search(reason):
        return SameError()
    if _gone.search(reason):
        return GoneError(reason)
    if found := _album.search(reason):
        return RefusedError(reason, instead=without(payload, int(found[1])))
    return RefusedError(reason, markup=bool(_markup.search(reason)))

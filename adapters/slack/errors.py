"""What Slack's refusals mean to us. None of the library's errors leaves this package."""

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from adapters.base import GoneError, Payload, RefusedError, StoppedError, TryLaterError, UnsureError

PAUSE = 30.0
"""Seconds to wait when Slack says "too many" and not for how long."""
DRAWN = frozenset({
    "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "invalid_attachments", "invalid_chunks",
    "only_one_table_allowed", "unsupported_block_type",
})  # fmt: skip
"""It is only the drawing that Slack does not take."""
NOT_HERE = frozenset({
    "channel_not_found", "not_in_channel", "is_archived", "user_not_in_channel", "restricted_action",
    "thread_not_found", "messages_tab_disabled", "cannot_dm_bot", "user_disabled", "user_not_found",
})  # fmt: skip
GONE = frozenset({"account_inactive", "token_revoked", "team_access_not_granted", "org_login_required"})
AWAY = frozenset({
    "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org", "not_authed",
    "invalid_auth", "token_expired",
})  # fmt: skip
"""Slack is not itself, or the token is wrong now and may be put right: what is to be said waits for that."""
NOT_STREAMING = frozenset({"message_not_in_streaming_state", "streaming_state_conflict"})
STOPPED = "stopped_by_user"


@contextmanager
def mapped(payload: Payload) -> Iterator[None]:
    """Turn the library's errors into ours."""
    try:
        yield
    except SlackApiError as problem:
        raise meaning(problem, payload) from problem
    except (aiohttp.ClientError, TimeoutError, SlackClientError, OSError) as problem:
        raise UnsureError(f"{type(problem).__name__}: {problem}") from problem


def meaning(problem: SlackApiError, payload: Payload) -> Exception:
    """What a refusal means for this payload."""
    status, reason = int(problem.response.status_code), reason_of(problem)
    if status == 429 or reason in ("ratelimited", "rate_limited"):
        return TryLaterError(_seconds(problem))
    if status >= 500 or reason in AWAY:
        return UnsureError(reason)
    if reason == STOPPED:
        return StoppedError("the reader stopped this answer")
    if reason in GONE or (reason in NOT_HERE and payload.instead is None):
        return GoneError(reason)
    return RefusedError(reason, markup=reason in DRAWN)


def reason_of(problem: SlackApiError) -> str:
    """Slack's own word for what was wrong."""
    data = problem.response.data
    return str(data.get("error", "unknown")) if isinstance(data, dict) else "unknown"


def words(problem: Exception) -> str:
    """What is wrong, for the operator."""
    if not isinstance(problem, SlackApiError):
        return f"{type(problem).__name__}: {problem}"
    reason = reason_of(problem)
    if reason in ("invalid_auth", "not_authed", "account_inactive", "token_revoked", "not_allowed_token_type"):
        return f"Slack refuses a token ({reason}); take the right ones from the app's pages"
    return f"Slack says {reason}"


def _seconds(problem: SlackApiError) -> float:
    headers = {str(name).lower(): value for name, value in problem.response.headers.items()}
    try:
        return max(float(str(headers.get("retry-after", PAUSE))), 0.0)
    except ValueError:
        return PAUSE

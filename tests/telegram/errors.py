"""What the Bot API says when it refuses, in its own words."""

from collections.abc import Mapping


class ApiError(Exception):
    """A call that is answered with {"ok": false}."""

    def __init__(self, code: int, description: str, parameters: Mapping[str, int] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, object]:
        """The answer as Telegram writes it."""
        body: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": dict(self.parameters)} if self.parameters else {})


def bad_request(why: str) -> ApiError:
    """400."""
    return ApiError(400, f"Bad Request: {why}")


def forbidden(why: str) -> ApiError:
    """403."""
    return ApiError(403, f"Forbidden: {why}")


def conflict(why: str) -> ApiError:
    """409."""
    return ApiError(409, f"Conflict: {why}")


def too_many_requests(seconds: int) -> ApiError:
    """429 with the seconds to wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def migrated(to: int) -> ApiError:
    """The group has become a supergroup with another id."""
    return ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": to})

"""Standard Webhooks, https://www.standardwebhooks.com: proof of what comes in, and our own proof on what goes out.

The headers webhook-id, webhook-timestamp and webhook-signature stand over the raw body. The id is the event's id, the
same for every attempt to deliver it. Secrets rotate: the first of several signs, each of them proves.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import StringConstraints, TypeAdapter, ValidationError
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

MOST_SIGNATURES = 16
"""Signatures in one header that are looked at."""


class BadSignatureError(Exception):
    """Not signed with our secret, or not lately."""

    def __init__(self) -> None:
        super().__init__("The signature does not match; sign the raw body as Standard Webhooks does, within 5 minutes.")


class BadNoticeError(Exception):
    """Signed, but not a notice we know; `field` is None when it is no JSON at all."""

    def __init__(self, reason: str, field: str | None) -> None:
        super().__init__(reason)
        self.field = field


# NUL cannot be stored, and no id of a shop or a desk has it.
Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]


def secrets_of(text: str) -> tuple[str, ...]:
    """The secrets in a setting, separated by spaces or commas."""
    return tuple(text.replace(",", " ").split())


def are_secrets(text: str) -> bool:
    """Whether each can be a Standard Webhooks secret: base64, with or without "whsec_" in front."""
    try:
        return bool([Webhook(secret) for secret in secrets_of(text)])
    except Exception:  # noqa: BLE001  # the library raises a different one for each way to be wrong
        return False


def verify(secrets: Sequence[str], headers: Mapping[str, str], body: bytes) -> str:
    """The event's id, when body and headers are signed with a secret. Raises BadSignatureError or BadNoticeError."""
    event_id, stamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    # One by one: the library gives up at the first entry it cannot read, and takes fractions for seconds.
    entries = headers.get("webhook-signature", "").split(" ")[:MOST_SIGNATURES]
    if stamp.isascii() and stamp.isdigit() and event_id:
        for entry in entries:
            given = {"webhook-id": event_id, "webhook-timestamp": stamp, "webhook-signature": entry}
            if any(_proved(secret, given, body) for secret in secrets):
                if len(event_id) > 200 or "\x00" in event_id:
                    raise BadNoticeError("The event's id is too long or not text.", "webhook-id")
                return event_id
    raise BadSignatureError


def read(notice: TypeAdapter[Any], body: bytes) -> Any:
    """The notice in a verified body. Raises BadNoticeError with the field."""
    try:
        return notice.validate_json(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        if first["type"] == "json_invalid":
            raise BadNoticeError("The body is not valid JSON.", None) from error
        # The kind of the event is a place too, to pydantic; only its names have dots.
        place = ".".join(str(part) for part in first["loc"] if "." not in str(part))
        raise BadNoticeError(first["msg"], first.get("ctx", {}).get("field") or place or "type") from error


def sign(secrets: Sequence[str], event_id: str, at: datetime, body: bytes) -> dict[str, str]:
    """The headers that prove the body: one signature for each secret, so that receivers can change theirs in peace."""
    # The library reads any other time zone as UTC.
    moment = at.astimezone(UTC)
    return {
        "webhook-id": event_id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(Webhook(secret).sign(event_id, moment, body.decode()) for secret in secrets),
    }


def _proved(secret: str, headers: dict[str, str], body: bytes) -> bool:
    try:
        Webhook(secret).verify(body, headers, json_parse=False)
    except (WebhookVerificationError, ValueError):  # the library lets bad base64 and bad UTF-8 through
        return False
    return True


def schema(notice: TypeAdapter[Any]) -> dict[str, Any]:
    """A notice's JSON Schema in one piece: inside a description, references to its own parts would lead nowhere."""
    whole = notice.json_schema()
    parts: dict[str, Any] = whole.pop("$defs", {})

    def inlined(node: Any) -> Any:
        if isinstance(node, list):
            return [inlined(one) for one in node]
        if not isinstance(node, dict):
            return node
        if name := node.get("$ref"):
            return inlined(parts[str(name).removeprefix("#/$defs/")])
        return {key: inlined(value) for key, value in node.items() if key != "discriminator"}

    found: dict[str, Any] = inlined(whole)
    return found

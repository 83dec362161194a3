"""Chatwoot's own proof: sha256=HMAC-SHA256(secret, "<timestamp>.<raw body>") in X-Chatwoot-Signature, as hex."""

import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime

WINDOW = 300
"""Seconds that a delivery may be old, or ahead of our clock."""


def verify(secrets: Sequence[str], headers: Mapping[str, str], body: bytes, *, now: datetime) -> bool:
    """Whether the body is signed with one of the secrets, lately."""
    stamp, given = headers.get("x-chatwoot-timestamp", ""), headers.get("x-chatwoot-signature", "")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) < 12):
        return False
    if abs(now.timestamp() - int(stamp)) > WINDOW:
        return False
    signed = stamp.encode() + b"." + body
    wanted = [f"sha256={hmac.digest(secret.encode(), signed, 'sha256').hex()}".encode() for secret in secrets]
    # As bytes: comparing text raises on what is not ASCII.
    return any(hmac.compare_digest(given.encode(errors="replace"), one) for one in wanted)

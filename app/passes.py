"""Passes for our own page: each visitor's page may speak in that visitor's conversations, and in no others.

A pass is an id with its keyed digest, "ID.MAC". It opens nothing else, so a page may hold it where the API's own token
must never stand.
"""

import hashlib
import secrets
from hmac import compare_digest

SIZE = 16


class Passes:
    """Makes and recognises passes; nothing is stored."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def issue(self) -> str:
        """A pass for a new visitor."""
        visitor = secrets.token_hex(SIZE)
        return f"{visitor}.{self._mac(visitor)}"

    def visitor(self, text: str) -> str | None:
        """Whose pass this is; None when we never made it."""
        visitor, _, mac = text.partition(".")
        known = compare_digest(mac.encode(errors="replace"), self._mac(visitor).encode())
        return visitor if known else None

    def _mac(self, visitor: str) -> str:
        return hashlib.blake2b(visitor.encode(errors="replace"), key=self._key, digest_size=SIZE).hexdigest()


def may_speak(visitor: str, conversation_id: str) -> bool:
    """Whether the conversation is one of this visitor's."""
    return conversation_id.startswith(f"web-{visitor}-")

"""How a conversation in Chatwoot is named with us."""

import hashlib
from dataclasses import dataclass

PLATFORM = "chatwoot"


@dataclass(frozen=True, slots=True)
class Place:
    """Where to write: the account, and the conversation's number inside it."""

    account: int
    number: int

    def conversation(self, key: bytes) -> str:
        """The conversation's id. It opens the conversation over HTTP, so it must not be guessed from the numbers."""
        name = f"{PLATFORM}:{self.account}:{self.number}"
        return f"{name}:{hashlib.blake2b(name.encode(), key=key, digest_size=9).hexdigest()}"

    @classmethod
    def of(cls, conversation_id: str) -> "Place":
        """The place behind a conversation's id."""
        _, account, number, _ = conversation_id.split(":")
        return cls(int(account), int(number))

    @property
    def path(self) -> str:
        """Under which its calls stand."""
        return f"/api/v1/accounts/{self.account}/conversations/{self.number}"

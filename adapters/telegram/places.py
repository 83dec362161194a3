"""How a Telegram chat, or a topic of one, is named as a conversation."""

import hashlib
from dataclasses import dataclass

PLATFORM = "telegram"


@dataclass(frozen=True, slots=True)
class Place:
    """Where to write."""

    chat_id: int
    topic: int | None = None

    @property
    def group(self) -> bool:
        """Whether several people read there: Telegram gives such chats negative ids."""
        return self.chat_id < 0

    def conversation(self, key: bytes) -> str:
        """The conversation's id. It opens the conversation over HTTP, so it must not be guessed from a chat's id."""
        name = f"{PLATFORM}:{self.chat_id}:{self.topic or 0}"
        return f"{name}:{hashlib.blake2b(name.encode(), key=key, digest_size=9).hexdigest()}"

    @classmethod
    def of(cls, conversation_id: str) -> "Place":
        """The place behind a conversation's id."""
        _, chat_id, topic, _ = conversation_id.split(":")
        return cls(int(chat_id), int(topic) or None)

    def body(self) -> dict[str, object]:
        """The parameters that every call to this place carries."""
        body: dict[str, object] = {"chat_id": self.chat_id}
        return body | {"message_thread_id": self.topic} if self.topic else body


def user(user_id: int) -> str:
    """A person's id."""
    return f"{PLATFORM}:{user_id}"

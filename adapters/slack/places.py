"""How a place in Slack is named as a conversation: always with its workspace, so that nothing is shared between two."""

import hashlib
from dataclasses import dataclass

PLATFORM = "slack"


@dataclass(frozen=True, slots=True)
class Place:
    """Where to write: a channel, perhaps a thread of it, perhaps seen by one person only."""

    team: str
    channel: str
    thread: str = ""
    """The thread's first message; "" is the channel itself."""
    alone: str = ""
    """The one person who sees what is written, as after a slash command; "" for everybody there."""

    @property
    def direct(self) -> bool:
        """Whether it is somebody's own chat with the bot."""
        return self.channel.startswith("D")

    @property
    def group(self) -> bool:
        """Whether several people read there."""
        return not self.direct and not self.alone

    def conversation(self, key: bytes) -> str:
        """The conversation's id. It opens the conversation over HTTP, so it must not be guessed from a channel's id."""
        name = f"{PLATFORM}:{self.team}:{self.channel}:{self.thread}:{self.alone}"
        return f"{name}:{hashlib.blake2b(name.encode(), key=key, digest_size=9).hexdigest()}"

    @classmethod
    def of(cls, conversation_id: str) -> "Place":
        """The place behind a conversation's id."""
        _, team, channel, thread, alone, _ = conversation_id.split(":")
        return cls(team, channel, thread, alone)

    def body(self) -> dict[str, object]:
        """The parameters that every message to this place carries."""
        body: dict[str, object] = {"channel": self.channel}
        if self.alone:
            body["user"] = self.alone
        return body | {"thread_ts": self.thread} if self.thread else body


def user(team: str, user_id: str) -> str:
    """A person's id: the same person in two workspaces is two shoppers."""
    return f"{PLATFORM}:{team}:{user_id}"

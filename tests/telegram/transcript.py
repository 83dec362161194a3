"""What a chat shows now, line by line, after every edit and deletion."""

from dataclasses import dataclass
from typing import Any

from tests.telegram.world import Chat, World


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message."""

    label: str
    data: str | None
    url: str | None
    raw: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One message."""

    message_id: int
    sender: str
    """The bot's or person's first name."""
    text: str
    """The text or caption, without markup."""
    picture: str | None
    """The address or file name of its photo."""
    album: str | None
    rows: tuple[tuple[Button, ...], ...]
    topic: int | None
    raw: dict[str, Any]

    @property
    def labels(self) -> tuple[str, ...]:
        """All its buttons' labels."""
        return tuple(button.label for row in self.rows for button in row)


def lines(world: World, chat: Chat) -> tuple[Line, ...]:
    """The chat from its first message on."""
    return tuple(_line(world, message) for message in chat.messages.values())


def _line(world: World, message: dict[str, Any]) -> Line:
    photo = message.get("photo")
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    return Line(
        message["message_id"],
        message.get("from", {}).get("first_name", ""),
        message.get("text") or message.get("caption") or "",
        world.files[photo[-1]["file_id"]][1].filename if photo else None,
        message.get("media_group_id"),
        tuple(tuple(Button(b["text"], b.get("callback_data"), b.get("url"), b) for b in row) for row in rows),
        message.get("message_thread_id"),
        message,
    )

"""What the server knows: people, chats and what they show, files, buttons pressed, the bot itself."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.description import Description, Upload
from tests.telegram.errors import bad_request, forbidden, migrated
from tests.telegram.updates import Updates

Json = dict[str, Any]
DRAFT_SECONDS = 30


@dataclass(eq=False)
class Chat:
    """A conversation, as it looks now."""

    id: int
    kind: str
    names: Json
    """title, first_name, username: what the Chat object carries."""
    forum: bool = False
    known: bool = False
    """The bot may write here: the user has spoken to it, or it was added."""
    closed: str | None = None
    """Why the bot may not write any more, in Telegram's words."""
    moved_to: int | None = None
    messages: dict[int, Json] = field(default_factory=dict)
    topics: dict[str, int] = field(default_factory=dict)
    reactions: dict[int, list[str]] = field(default_factory=dict)
    """What the bot set under messages."""
    actions: list[str] = field(default_factory=list)
    """typing and the like, as they were shown."""
    draft: tuple[float, Json] | None = None
    last_message: int = 0

    def json(self) -> Json:
        """The Chat object."""
        return {"id": self.id, "type": self.kind, **self.names} | ({"is_forum": True} if self.forum else {})

    def next_message(self) -> int:
        """A new message id; they grow."""
        self.last_message += 1
        return self.last_message

    def message(self, message_id: int | None, doing: str) -> Json:
        """A message that still stands."""
        if message_id is None:
            raise bad_request("message identifier is not specified")
        if message_id not in self.messages:
            raise bad_request(f"message to {doing} not found")
        return self.messages[message_id]


@dataclass(eq=False)
class Pressed:
    """A button press that waits for its answer."""

    id: str
    chat: Chat | None
    answers: list[Json] = field(default_factory=list)
    """What the user saw: the parameters of answerCallbackQuery."""
    expired: bool = False


@dataclass(eq=False)
class Asked:
    """An inline query."""

    id: str
    query: str
    answer: Json | None = None
    """The parameters of answerInlineQuery."""
    expired: bool = False


class World:
    """Everything that calls read and change."""

    def __init__(self, description: Description, token: str, *, reads_all: bool, clock: Callable[[], float]) -> None:
        self.description = description
        self.token = token
        self.clock = clock
        self.bot: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Aisle",
            "username": "aisle_bot",
        }
        self.reads_all = reads_all
        self.chats: dict[int, Chat] = {}
        self.pressed: dict[str, Pressed] = {}
        self.asked: dict[str, Asked] = {}
        self.inline_messages: dict[str, Json] = {}
        self.files: dict[str, tuple[str, Upload]] = {}
        self.bad_pictures: dict[str, str] = {}
        """Picture addresses that fail, with Telegram's words for it."""
        self.profile: dict[tuple[str, ...], Any] = {}
        """Commands, descriptions and menu buttons under what they were set for."""
        self.updates = Updates(description.update_kinds())
        self._numbers = itertools.count(1)

    def number(self) -> int:
        """A number never given before."""
        return next(self._numbers)

    def now(self) -> int:
        """Unix seconds."""
        return int(self.clock())

    def find(self, chat_id: int | str) -> Chat:
        """The chat, whether or not the bot may still write there."""
        for chat in self.chats.values():
            named = isinstance(chat_id, str) and chat.kind != "private" and f"@{chat.names.get('username')}" == chat_id
            if (chat.id == chat_id or named) and chat.known:
                return chat
        raise bad_request("chat not found")

    def reach(self, chat_id: int | str) -> Chat:
        """The chat, if the bot may write there."""
        chat = self.find(chat_id)
        if chat.moved_to is not None:
            raise migrated(chat.moved_to)
        if chat.closed is not None:
            raise forbidden(chat.closed)
        return chat

    def new_chat(self, chat: Chat) -> Chat:
        """Take a chat in."""
        self.chats[chat.id] = chat
        return chat

    def draft(self, chat: Chat) -> Json | None:
        """The draft that the chat shows, which fades after half a minute."""
        if chat.draft is None or time.monotonic() - chat.draft[0] > DRAFT_SECONDS:
            return None
        return chat.draft[1]

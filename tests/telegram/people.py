"""People and groups that a test drives: what they do becomes updates for the bot."""

import re
from typing import TYPE_CHECKING, Any

from tests.telegram import media
from tests.telegram.description import Upload
from tests.telegram.markup import units
from tests.telegram.sending import put
from tests.telegram.transcript import Button, Line, lines
from tests.telegram.world import Asked, Chat, Json, Pressed

if TYPE_CHECKING:
    from tests.telegram.server import Telegram

_ENTITIES = (
    ("bot_command", re.compile(r"(?:(?<=\s)|^)/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]+)?")),
    ("mention", re.compile(r"(?<![A-Za-z0-9_/])@[A-Za-z0-9_]{4,32}")),
    ("url", re.compile(r"https?://\S+")),
)
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Room:
    """A group or supergroup that the bot is in."""

    def __init__(self, telegram: "Telegram", chat: Chat) -> None:
        self._telegram = telegram
        self.chat = chat
        self.id = chat.id

    @property
    def lines(self) -> tuple[Line, ...]:
        """What the chat shows now."""
        return self._telegram.do(lambda: lines(self._telegram.world, self.chat))

    def remove_bot(self) -> None:
        """Throw the bot out."""
        self.chat.closed = f"bot was kicked from the {self.chat.kind} chat"

    def become_supergroup(self) -> "Room":
        """Telegram gives the group another id; the old one only says where it went."""

        def act() -> Room:
            world = self._telegram.world
            new = world.new_chat(Chat(-1_002_000_000_000 - world.number(), "supergroup", self.chat.names, known=True))
            admin = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
            left = put(world, self.chat, {"migrate_to_chat_id": new.id, "sender_chat": self.chat.json()}, admin)
            came = put(world, new, {"migrate_from_chat_id": self.chat.id, "sender_chat": new.json()}, admin)
            self.chat.moved_to = new.id
            for message in (left, came):
                world.updates.push(world.updates.number({"message": message}))
            return Room(self._telegram, new)

        return self._telegram.do(act)


class Person:
    """Somebody with a private chat with the bot; `to` speaks elsewhere."""

    def __init__(self, telegram: "Telegram", user: Json, chat: Chat) -> None:
        self._telegram = telegram
        self.user = user
        self.id: int = user["id"]
        self.chat = chat

    @property
    def lines(self) -> tuple[Line, ...]:
        """What the private chat shows now."""
        return self._telegram.do(lambda: lines(self._telegram.world, self.chat))

    @property
    def draft(self) -> str | None:
        """The text of the draft that the private chat shows now."""
        shown = self._telegram.do(lambda: self._telegram.world.draft(self.chat))
        return None if shown is None else shown["text"]

    def start(self, payload: str = "") -> Json:
        """Press START, perhaps at the end of a deep link."""
        assert not payload or _PAYLOAD.fullmatch(payload), "no client sends such a start payload"
        return self.send(f"/start {payload}".strip())

    def send(self, text: str, *, to: Room | None = None, topic: str | None = None, reply_to: int | None = None) -> Json:
        """Say something; the update is queued when the bot may see it. Returns the update."""
        update = self.compose({"text": text, **_entities(text)}, to=to, topic=topic, reply_to=reply_to)
        return self._telegram.push(update) if self._seen_by_bot(update["message"]) else update

    def say(self, content: Json, *, to: Room | None = None, topic: str | None = None) -> Json:
        """Send any other content: {"sticker": {...}}, {"location": {...}}."""
        update = self.compose(content, to=to, topic=topic)
        return self._telegram.push(update) if self._seen_by_bot(update["message"]) else update

    def photo(self, caption: str = "", *, size: int = 1000, to: Room | None = None) -> Json:
        """Send a photo in two sizes."""
        file_id = self._file("photos", Upload("photo.jpg", b"\xff\xd8\xff", "image/jpeg", size))
        sizes = [
            {
                "file_id": file_id,
                "file_unique_id": f"u{file_id}{side}",
                "width": side,
                "height": side,
                "file_size": size,
            }
            for side in (90, 1280)
        ]
        return self.say({"photo": sizes} | ({"caption": caption} if caption else {}), to=to)

    def voice(self, seconds: int = 3, *, size: int = 9000, to: Room | None = None) -> Json:
        """Send a voice message."""
        file_id = self._file("voice", Upload("voice.oga", b"OggS", "audio/ogg", size))
        voice = {
            "file_id": file_id, "file_unique_id": f"u{file_id}", "duration": seconds, "mime_type": "audio/ogg",
            "file_size": size,
        }  # fmt: skip
        return self.say({"voice": voice}, to=to)

    def sticker(self, *, to: Room | None = None) -> Json:
        """Send a sticker."""
        sticker = {
            "file_id": "CAACAgIAAxkB", "file_unique_id": "AgADsticker", "type": "regular", "width": 512, "height": 512,
            "is_animated": False, "is_video": False, "emoji": "🙂",
        }  # fmt: skip
        return self.say({"sticker": sticker}, to=to)

    def compose(
        self, content: Json, *, to: Room | None = None, topic: str | None = None, reply_to: int | None = None
    ) -> Json:
        """The update of a message that stands in the chat but has not been queued; for `push` or `deliver`."""
        chat = self.chat if to is None else to.chat

        def act() -> Json:
            world = self._telegram.world
            chat.known = True
            place: Json = {}
            if topic is not None:
                place = {"message_thread_id": chat.topics[topic], "is_topic_message": True}
            if reply_to is not None:
                replied = {k: v for k, v in chat.messages[reply_to].items() if k != "reply_to_message"}
                place |= {"reply_to_message": replied}
            return world.updates.number({"message": put(world, chat, place | content, self.user)})

        return self._telegram.do(act)

    def edit(self, message_id: int, text: str, *, to: Room | None = None) -> Json:
        """Change what was said."""
        chat = self.chat if to is None else to.chat

        def act() -> Json:
            world = self._telegram.world
            old = {k: v for k, v in chat.messages[message_id].items() if k != "entities"}
            chat.messages[message_id] = new = old | {"text": text, "edit_date": world.now()} | _entities(text)
            return world.updates.number({"edited_message": new})

        return self._telegram.push(self._telegram.do(act))

    def press(self, button: str | Button, *, on: int | None = None, to: Room | None = None) -> Pressed:
        """Press a button by its label: on message `on`, else on the newest message that has it."""
        chat = self.chat if to is None else to.chat

        def act() -> Pressed:
            world = self._telegram.world
            label = button if isinstance(button, str) else button.label
            shown = [line for line in reversed(lines(world, chat)) if on in (None, line.message_id)]
            found = [(line, b) for line in shown for row in line.rows for b in row if b.label == label]
            assert found, f"no button {label!r}; the chat shows {[line.labels for line in shown][:5]}"
            line, pressed_button = found[0]
            assert pressed_button.data is not None, f"{label!r} opens {pressed_button.url}; it sends nothing"
            return self._press(pressed_button.data, chat, {"message": line.raw})

        return self._telegram.do(act)

    def press_data(self, data: str, *, message: Json | None = None) -> Pressed:
        """Press a button that the chat need not show any more, on the Message given or one too old to be seen."""
        gone = {"chat": self.chat.json(), "message_id": 1, "date": 0}
        return self._telegram.do(lambda: self._press(data, self.chat, {"message": message or gone}))

    def press_inline(self, inline_message_id: str, data: str) -> Pressed:
        """Press a button under a message that was sent through inline mode."""
        return self._telegram.do(lambda: self._press(data, None, {"inline_message_id": inline_message_id}))

    def _press(self, data: str, chat: Chat | None, where: Json) -> Pressed:
        world = self._telegram.world
        pressed = Pressed(str(4_000_000_000_000 + world.number()), chat)
        world.pressed[pressed.id] = pressed
        body = {"id": pressed.id, "from": self.user, "chat_instance": str(self.chat.id * 7919), "data": data, **where}
        world.updates.push(world.updates.number({"callback_query": body}))
        return pressed

    def react(self, message_id: int, *emoji: str, to: Room | None = None) -> Json:
        """Set one's reactions to a message."""
        chat = self.chat if to is None else to.chat
        reaction = {
            "chat": chat.json(), "message_id": message_id, "user": self.user, "date": self._telegram.world.now(),
            "old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": one} for one in emoji],
        }  # fmt: skip
        return self._telegram.raw({"message_reaction": reaction})

    def ask(self, query: str, *, offset: str = "") -> Asked:
        """Type @bot and some words in any chat."""

        def act() -> Asked:
            world = self._telegram.world
            asked = Asked(str(5_000_000_000_000 + world.number()), query)
            world.asked[asked.id] = asked
            body = {"id": asked.id, "from": self.user, "query": query, "offset": offset, "chat_type": "sender"}
            world.updates.push(world.updates.number({"inline_query": body}))
            return asked

        return self._telegram.do(act)

    def choose(self, asked: Asked, result_id: str) -> str | None:
        """Send one of the results; returns the id of the message where it has buttons."""
        assert asked.answer is not None, "the query has no answer yet"
        result = next(result for result in asked.answer["results"] if result["id"] == result_id)
        body: Json = {"result_id": result_id, "from": self.user, "query": asked.query}
        if "reply_markup" in result:
            body["inline_message_id"] = f"AgAAAPk{self._telegram.do(self._telegram.world.number):08d}"
            content = result.get("input_message_content", {})
            shown = {"text": content.get("message_text", ""), "reply_markup": result["reply_markup"]}
            self._telegram.world.inline_messages[body["inline_message_id"]] = shown
        self._telegram.raw({"chosen_inline_result": body})
        return body.get("inline_message_id")

    def block(self) -> None:
        """Block the bot."""
        self.chat.closed = "bot was blocked by the user"
        self._membership("member", "kicked")

    def unblock(self) -> None:
        """Let the bot in again."""
        self.chat.closed = None
        self._membership("kicked", "member")

    def add_bot(self, room: Room) -> None:
        """Add the bot to a group: a membership update and a service message."""
        self._membership("left", "member", room.chat)
        self.say({"new_chat_members": [self._telegram.world.bot]}, to=room)

    def _membership(self, old: str, new: str, chat: Chat | None = None) -> None:
        world = self._telegram.world

        def member(status: str) -> Json:
            return {"status": status, "user": world.bot} | ({"until_date": 0} if status == "kicked" else {})

        body = {
            "chat": (chat or self.chat).json(), "from": self.user, "date": world.now(),
            "old_chat_member": member(old), "new_chat_member": member(new),
        }  # fmt: skip
        self._telegram.raw({"my_chat_member": body})

    def _file(self, folder: str, upload: Upload) -> str:
        return self._telegram.do(lambda: media.keep(self._telegram.world, folder, upload))

    def _seen_by_bot(self, message: Json) -> bool:
        """In groups a bot sees, by default, what is meant for it: commands, mentions, replies, service messages."""
        bot = self._telegram.world.bot
        name = f"@{bot['username']}"
        text = message.get("text") or message.get("caption") or ""
        return (
            message["chat"]["type"] == "private"
            or self._telegram.world.reads_all
            or name in text
            or (text.startswith("/") and "@" not in text.split()[0])
            or message.get("reply_to_message", {}).get("from", {}).get("id") == bot["id"]
            or "new_chat_members" in message
        )


def _entities(text: str) -> dict[str, Any]:
    """What Telegram marks in a message by itself."""
    found = [
        {"type": kind, "offset": units(text[: match.start()]), "length": units(match[0])}
        for kind, pattern in _ENTITIES
        for match in pattern.finditer(text)
    ]
    return {"entities": sorted(found, key=lambda entity: entity["offset"])} if found else {}

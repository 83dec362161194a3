"""What a Telegram update means: a message, a tap, a thumb, a chat that moved, or nothing for us."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import telegram as api

from adapters.commands import PICTURE, VOICE
from adapters.telegram.places import PLATFORM, Place, user
from bot.messages import Message, Tap

KINDS = ("message", "edited_message", "callback_query", "inline_query", "message_reaction")
"""The updates we ask for. Any other kind means nothing to us."""
EDITED_WITHIN = timedelta(minutes=2)
"""A message edited later than this was corrected for the record, not to be answered again."""
UNREADABLE = (TypeError, ValueError, KeyError, AttributeError, OverflowError, OSError, RecursionError)
"""What the library raises for what is not of the described shape."""
_UP = frozenset("👍❤🔥🥰👏😍🎉💯🤩⚡🏆🙏👌")
_DOWN = frozenset("👎💩🤮😡😢💔🥱🤬")
_command = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@(\w+))?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself, as getMe tells."""

    user_id: int
    username: str


@dataclass(frozen=True, slots=True)
class Thumb:
    """A reaction to something the bot sent."""

    conversation_id: str
    sent: str
    up: bool


def read(data: object) -> api.Update | None:
    """The update in a body; None when it is not one."""
    if not isinstance(data, dict) or type(data.get("update_id")) is not int:
        return None
    try:
        return api.Update.de_json(data, None)
    except UNREADABLE:
        return None


def to_message(update: api.Update, me: Me, *, key: bytes, now: datetime, latest: int = 0) -> Message | Tap | None:
    """The event in an update; None when there is none for us. `latest` is the chat's newest message seen so far."""
    try:
        if update.callback_query:
            return _tap(update.callback_query, str(update.update_id), key, now)
        if update.edited_message:
            message = update.edited_message
            late = (message.edit_date or now) - message.date > EDITED_WITHIN
            return None if late or message.message_id < latest else _message(update, message, me, key)
        return _message(update, update.message, me, key) if update.message else None
    except UNREADABLE:
        return None


def thumb(update: api.Update, *, key: bytes) -> Thumb | None:
    """The thumb in a reaction; None when it was taken back or says neither yes nor no."""
    reaction = update.message_reaction
    if reaction is None or reaction.user is None or reaction.user.is_bot:
        return None
    given = {getattr(one, "emoji", "").strip("\ufe0f") for one in reaction.new_reaction}
    up, down = bool(given & _UP), bool(given & _DOWN)
    if up == down:
        return None
    return Thumb(Place(reaction.chat.id).conversation(key), str(reaction.message_id), up)


def moved(update: api.Update, *, key: bytes) -> tuple[str, str] | None:
    """The old and the new conversation of a group that became a supergroup."""
    message = update.message
    if message is None or message.migrate_to_chat_id is None:
        return None
    return Place(message.chat.id).conversation(key), Place(message.migrate_to_chat_id).conversation(key)


def _tap(query: api.CallbackQuery, event_id: str, key: bytes, now: datetime) -> Tap | None:
    if query.message is None or not isinstance(query.data, str) or query.from_user.is_bot:
        return None
    place = _place(query.message)
    sender = query.from_user
    return Tap(
        event_id,
        PLATFORM,
        place.conversation(key),
        user(sender.id),
        query.data,
        now,
        _text(sender.language_code) or None,
    )


def _message(update: api.Update, message: api.Message, me: Me, key: bytes) -> Message | None:
    sender = message.from_user
    # Bots answering bots would never end; what was shared through us is our own text.
    if sender is None or sender.is_bot or message.via_bot is not None:
        return None
    said = _said(message)
    if said is None or not (text := _for_us(message, said, me)):
        return None
    return Message(
        str(update.update_id),
        PLATFORM,
        _place(message).conversation(key),
        user(sender.id),
        text[0],
        message.edit_date or message.date,
        _text(sender.language_code) or None,
    )


def _said(message: api.Message) -> str | None:
    """The words, or what stands for them; None for what people do not say, such as joining."""
    if isinstance(message.text, str):
        return message.text
    if message.voice or message.audio or message.video_note:
        return VOICE
    if message.photo or message.video or message.animation or message.document:
        return PICTURE
    return "" if message.effective_attachment is not None else None


def _for_us(message: api.Message, text: str, me: Me) -> tuple[str] | None:
    """The words without our name, when they are meant for us: in a group only if named, replied to or commanded."""
    command = _command.match(text)
    if command and command[1]:
        if command[1].lower() != me.username.lower():
            return None
        text = text[: command.start(1) - 1] + text[command.end(1) :]
    name = re.compile(rf"(?<![\w@])@{re.escape(me.username)}\b", re.IGNORECASE)
    named = bool(name.search(message.text or message.caption or ""))
    replied = message.reply_to_message
    answered = replied is not None and replied.from_user is not None and replied.from_user.id == me.user_id
    if message.chat.type != api.constants.ChatType.PRIVATE and not (command or named or answered):
        return None
    return (name.sub("", text).strip() if named else text,)


def _place(message: api.MaybeInaccessibleMessage) -> Place:
    topic = getattr(message, "message_thread_id", None) if getattr(message, "is_topic_message", False) else None
    if type(message.chat.id) is not int or not isinstance(topic, int | None):
        raise TypeError("a chat's id is a number")
    return Place(message.chat.id, topic)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""

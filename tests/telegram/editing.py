"""The methods that change or take away what a chat shows."""

import re

from tests.telegram import media
from tests.telegram.errors import bad_request
from tests.telegram.keyboards import inline_keyboard
from tests.telegram.sending import caption_of, text_of
from tests.telegram.wire import Query
from tests.telegram.world import Json, World

_CONTENT = ("text", "entities", "link_preview_options", "caption", "caption_entities", "photo", "voice")
_TWO_DAYS = 48 * 3600


def edit_text(world: World, query: Query) -> Json | bool:
    """editMessageText."""
    new = text_of(query)
    old = _target(world, query)
    if "text" not in old:
        raise bad_request("there is no text in the message to edit")
    return _change(world, query, old, new)


def edit_caption(world: World, query: Query) -> Json | bool:
    """editMessageCaption."""
    new = caption_of(query)
    old = _target(world, query)
    if "photo" not in old and "voice" not in old:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, query, old, {name: old[name] for name in ("photo", "voice") if name in old} | new)


def edit_media(world: World, query: Query) -> Json | bool:
    """editMessageMedia, to a photo."""
    item = query["media"]
    if item["type"] != "photo":
        raise bad_request("only photos are known to this server")
    caption = caption_of(item)
    old = _target(world, query)
    if query.get("inline_message_id") and not isinstance(media.uploaded(query, item["media"]), str):
        raise bad_request("can't upload a new file to an inline message")
    new = media.photo(world, query, item["media"])
    if "photo" in old and _source(world, old) == _source(world, new):
        new = {"photo": old["photo"]}
    return _change(world, query, old, new | caption)


def edit_reply_markup(world: World, query: Query) -> Json | bool:
    """editMessageReplyMarkup."""
    old = _target(world, query)
    return _change(world, query, old, {name: old[name] for name in _CONTENT if name in old})


def delete_message(world: World, query: Query) -> bool:
    """deleteMessage: its own, and in a private chat the person's, for two days."""
    chat = world.reach(query["chat_id"])
    message = chat.message(query["message_id"], "delete")
    mine = message.get("from", {}).get("id") == world.bot["id"]
    if not (mine or chat.kind == "private") or world.now() - message["date"] > _TWO_DAYS:
        raise bad_request("message can't be deleted")
    del chat.messages[query["message_id"]]
    return True


def set_reaction(world: World, query: Query) -> bool:
    """setMessageReaction."""
    chat = world.reach(query["chat_id"])
    chat.message(query["message_id"], "react")
    wanted = query.get("reaction", [])
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    known = re.findall(r'"([^"]+)"', world.description.types["ReactionTypeEmoji"]["emoji"].text)
    if any(one["type"] != "emoji" or one["emoji"] not in known for one in wanted):
        raise bad_request("REACTION_INVALID")
    chat.reactions[query["message_id"]] = [one["emoji"] for one in wanted]
    return True


def _target(world: World, query: Query) -> Json:
    if (inline := query.get("inline_message_id")) is not None:
        if inline not in world.inline_messages:
            raise bad_request("MESSAGE_ID_INVALID")
        return world.inline_messages[inline]
    if query.get("chat_id") is None:
        raise bad_request("message identifier is not specified")
    message = world.reach(query["chat_id"]).message(query.get("message_id"), "edit")
    if message.get("from", {}).get("id") != world.bot["id"]:
        raise bad_request("message can't be edited")
    return message


def _change(world: World, query: Query, old: Json, content: Json) -> Json | bool:
    """Put the new content in place. A keyboard that is not given again is taken away."""
    keyboard = inline_keyboard(query.get("reply_markup"))
    new = content | ({"reply_markup": keyboard} if keyboard else {})
    if new == {name: old[name] for name in (*_CONTENT, "reply_markup") if name in old}:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same as a "
            "current content and reply markup of the message"
        )
    kept = {name: part for name, part in old.items() if name not in (*_CONTENT, "reply_markup")}
    if query.get("inline_message_id") is not None:
        world.inline_messages[query["inline_message_id"]] = kept | new
        return True
    message = kept | {"edit_date": world.now()} | new
    world.reach(query["chat_id"]).messages[old["message_id"]] = message
    return message


def _source(world: World, message: Json) -> object:
    upload = world.files[message["photo"][-1]["file_id"]][1]
    return upload.content or upload.filename

"""The methods that put something new into a chat."""

import time
from collections.abc import Callable
from typing import Any

from tests.telegram import media
from tests.telegram.errors import bad_request
from tests.telegram.keyboards import inline_keyboard
from tests.telegram.markup import formatted, units
from tests.telegram.wire import Query
from tests.telegram.world import Chat, Json, World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
_ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip


def text_of(query: Query) -> Json:
    """`text` and `entities` of a message, as Telegram reads them."""
    if not query.get("text"):
        raise bad_request("message text is empty")
    text, entities = formatted(query["text"], query.get("parse_mode"), query.get("entities"))
    if not text:
        raise bad_request("text must be non-empty")
    if units(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    link = query.get("link_preview_options")
    return (
        {"text": text} | ({"entities": entities} if entities else {}) | ({"link_preview_options": link} if link else {})
    )


def caption_of(part: Any) -> Json:
    """`caption` and `caption_entities`; `part` is a call or an InputMedia."""
    caption, entities = formatted(part.get("caption") or "", part.get("parse_mode"), part.get("caption_entities"))
    if units(caption) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return ({"caption": caption} if caption else {}) | ({"caption_entities": entities} if entities else {})


def send_message(world: World, query: Query) -> Json:
    """sendMessage."""
    return _post(world, query, text_of(query))


def send_photo(world: World, query: Query) -> Json:
    """sendPhoto."""
    caption = caption_of(query)
    return _post(world, query, lambda: media.photo(world, query, query["photo"]) | caption)


def send_voice(world: World, query: Query) -> Json:
    """sendVoice."""
    caption = caption_of(query)
    return _post(world, query, lambda: media.voice(world, query, query["voice"]) | caption)


def send_media_group(world: World, query: Query) -> list[Json]:
    """sendMediaGroup, of photos: one that fails takes the album with it."""
    items = query["media"]
    if not 2 <= len(items) <= 10:
        raise bad_request(f"too {'few' if len(items) < 2 else 'many'} messages to send as an album")
    captions = [caption_of(item) for item in items]
    chat, thread, reply = _where(world, query)
    for number, item in enumerate(items, start=1):
        if item["type"] != "photo":
            raise bad_request("only albums of photos are known to this server")
        source = media.uploaded(query, item["media"])
        if isinstance(source, str) and (why := media.picture_problem(world, source)):
            if why == media.WRONG_ADDRESS:
                raise bad_request(why)
            code = "WEBPAGE_CURL_FAILED" if why == media.UNREACHABLE else "WEBPAGE_MEDIA_EMPTY"
            raise bad_request(f'failed to send message #{number} with the error message "{code}"')
    group = {"media_group_id": str(13_000_000_000_000_000 + world.number())}
    return [
        put(world, chat, group | thread | reply | media.photo(world, query, item["media"]) | caption)
        for item, caption in zip(items, captions, strict=True)
    ]


def send_chat_action(world: World, query: Query) -> bool:
    """sendChatAction."""
    if query["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat, _, _ = _where(world, query)
    chat.actions.append(query["action"])
    return True


def send_message_draft(world: World, query: Query) -> bool:
    """sendMessageDraft: private chats only; shown for half a minute, or until a real message comes."""
    if query["draft_id"] == 0:
        raise bad_request("draft identifier must be non-zero")
    text, entities = formatted(query.get("text") or "", query.get("parse_mode"), query.get("entities"))
    if units(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    chat, _, _ = _where(world, query)
    if chat.kind != "private":
        raise bad_request("TEXTDRAFT_PEER_INVALID")
    chat.draft = (time.monotonic(), {"draft_id": query["draft_id"], "text": text, "entities": entities})
    return True


def put(world: World, chat: Chat, content: Json, sender: Json | None = None) -> Json:
    """Write a message into a chat. A real message of the bot takes the place of a draft."""
    message: Json = {
        "message_id": chat.next_message(),
        "date": world.now(),
        "chat": chat.json(),
        "from": world.bot if sender is None else sender,
    } | content
    chat.messages[message["message_id"]] = message
    if sender is None:
        chat.draft = None
    return message


def _post(world: World, query: Query, content: Json | Callable[[], Json]) -> Json:
    keyboard = inline_keyboard(query.get("reply_markup"))
    chat, thread, reply = _where(world, query)
    # A picture is fetched only once it is known where it goes.
    parts = content() if callable(content) else content
    return put(world, chat, thread | reply | parts | ({"reply_markup": keyboard} if keyboard else {}))


def _where(world: World, query: Query) -> tuple[Chat, Json, Json]:
    """The chat, and the parts of a message that say its topic and what it replies to."""
    chat = world.reach(query["chat_id"])
    thread: Json = {}
    if (topic := query.get("message_thread_id")) is not None:
        if topic not in chat.topics.values():
            raise bad_request("message thread not found")
        thread = {"message_thread_id": topic, "is_topic_message": True}
    wanted = query.get("reply_parameters")
    if wanted is None:
        return chat, thread, {}
    if wanted["message_id"] in chat.messages:
        # A replied message does not carry on what it replied to.
        replied = {k: v for k, v in chat.messages[wanted["message_id"]].items() if k != "reply_to_message"}
        return chat, thread, {"reply_to_message": replied}
    if wanted.get("allow_sending_without_reply"):
        return chat, thread, {}
    raise bad_request("message to be replied not found")

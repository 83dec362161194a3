"""A reply as Telegram calls: the text, then each card as a photo with caption and buttons, or one list in a group."""

from collections.abc import Mapping
from dataclasses import replace

from adapters.base import Limits, Payload, Rate
from adapters.render import Part, as_list, as_messages
from adapters.telegram.places import Place
from adapters.text import Rich, Span, plain, split, to_html
from bot.messages import Card, Reply

LIMITS = Limits(
    text=4096,
    cards=1,
    buttons=100,
    label=64,
    caption=1024,
    overall=Rate(burst=5, every=1 / 25),
    chat=Rate(burst=3, every=1.0),
    group=Rate(burst=5, every=4.0),
)
"""Telegram's own: 4,096 and 1,024 units of text; 30 messages a second, one a second to a person, 20 a minute to a
group. The rates are such that no second and no minute, wherever it begins, has more."""
TOKEN = 64
"""Bytes in a button's callback_data."""
ALBUM = range(2, 11)
"""Pictures in an album."""
_NO_PREVIEW = {"is_disabled": True}


def to_payload(reply: Reply, conversation_id: str, limits: Limits = LIMITS) -> tuple[Payload, ...]:
    """The calls that draw the reply, in their order."""
    place = Place.of(conversation_id)
    parts = as_list(reply, limits) if place.group and reply.cards else as_messages(reply, limits)
    # One answer, one sound.
    calls = [_message(part, conversation_id, silent=number > 0) for number, part in enumerate(parts)]
    if place.group and (album := _album(reply.cards, conversation_id, limits)):
        calls.insert(0, album)
    return tuple(calls)


def progress(conversation_id: str, so_far: str, sent: str | None) -> Payload:
    """The call that shows how far the answer is: a draft in a private chat, an edited message in a group."""
    place = Place.of(conversation_id)
    if not so_far:
        return _payload(conversation_id, "sendChatAction", {"action": "typing"}, weight=0)
    first, *_ = split((Span(so_far),), LIMITS.text)
    words = {"text": plain(first)}
    if not place.group:
        return _payload(conversation_id, "sendMessageDraft", {"draft_id": 1, **words})
    first_time = _payload(conversation_id, "sendMessage", words)
    return first_time if sent is None else _edit(first_time, sent)


def edited(payload: Payload, sent: str) -> Payload | None:
    """The call that puts a text in place of a message already sent; None when it is no text."""
    if payload.body["method"] != "sendMessage":
        return None
    # A message that cannot be edited any more (deleted, too old) is sent anew.
    return replace(_edit(payload, sent), plain=_edit(payload.plain, sent) if payload.plain else None, instead=payload)


def _edit(payload: Payload, sent: str) -> Payload:
    left_out = ("message_thread_id", "disable_notification")
    body = {key: value for key, value in payload.body.items() if key not in left_out}
    return replace(payload, body=body | {"method": "editMessageText", "message_id": int(sent)})


def without(album: Payload, number: int) -> Payload | None:
    """The album without its picture of that number (from 1); a single picture becomes a photo."""
    media = album.body["media"]
    assert isinstance(media, list)  # noqa: S101  # narrows our own body
    rest = [item for place, item in enumerate(media, start=1) if place != number]
    if len(rest) in ALBUM:
        return replace(album, body={**album.body, "media": rest}, weight=len(rest))
    if len(rest) != 1:
        return None
    only = {key: rest[0][key] for key in ("caption", "parse_mode") if key in rest[0]}
    return _payload(album.conversation_id, "sendPhoto", {"photo": rest[0]["media"], **only})


def _message(part: Part, conversation_id: str, *, silent: bool) -> Payload:
    rest: dict[str, object] = {"disable_notification": True} if silent else {}
    if keyboard := _keyboard(part):
        rest["reply_markup"] = {"inline_keyboard": keyboard}

    def text(words: Rich) -> Payload:
        return _words(conversation_id, "sendMessage", "text", words, {"link_preview_options": _NO_PREVIEW, **rest})

    if part.picture is None:
        return text(part.words)
    photo = _words(conversation_id, "sendPhoto", "caption", part.words, {"photo": part.picture, **rest})
    instead = text(part.words)
    plain_photo = replace(photo.plain, instead=instead.plain) if photo.plain else None
    return replace(photo, plain=plain_photo, instead=instead)


def _words(conversation_id: str, method: str, field: str, words: Rich, rest: dict[str, object]) -> Payload:
    bare = _payload(conversation_id, method, {field: plain(words), **rest})
    if not any(span.bold or span.link for span in words):
        return bare
    marked = {field: to_html(words), "parse_mode": "HTML", **rest}
    return replace(_payload(conversation_id, method, marked), plain=bare)


def _payload(conversation_id: str, method: str, rest: Mapping[str, object], *, weight: int = 1) -> Payload:
    place = Place.of(conversation_id)
    body = {"method": method, **place.body(), **rest}
    return Payload(conversation_id, body, chat=str(place.chat_id), group=place.group, weight=weight)


def _keyboard(part: Part) -> list[list[dict[str, object]]]:
    keyboard: list[list[dict[str, object]]] = []
    if part.link:
        keyboard.append([{"text": part.link.label, "url": part.link.action}])
    for row in part.rows:
        # Our tokens have 22 bytes. Anything longer is none of them and would cost the whole message.
        keys: list[dict[str, object]] = [
            {"text": button.label, "callback_data": button.action}
            for button in row
            if button.label.strip() and 0 < len(button.action.encode(errors="replace")) <= TOKEN
        ]
        if keys:
            keyboard.append(keys)
    return keyboard


def _album(cards: tuple[Card, ...], conversation_id: str, limits: Limits) -> Payload | None:
    """The cards' pictures together; the list with the buttons follows, because an album can have none."""
    shown = [part for part in as_messages(Reply("", "en", "find", cards), limits) if part.picture][: ALBUM.stop - 1]
    if len(shown) not in ALBUM:
        return None
    media = [{"type": "photo", "media": part.picture, "caption": plain(part.words[:1])} for part in shown]
    return _payload(conversation_id, "sendMediaGroup", {"media": media}, weight=len(media))

"""Limits that neither aiogram nor the types of the description hold: lengths, counts, bytes, deep links."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.telegram.errors import ApiError
from tests.telegram.markup import formatted, is_link, units

_TEXT = {"text": 4096, "caption": 1024, "message_text": 4096}
_LISTS = {"media": (2, 10), "results": (0, 50), "commands": (0, 100), "reaction": (0, 1)}
_ENTITIES = {"text": "entities", "caption": "caption_entities", "message_text": "entities"}
_MAY_BE_EMPTY = frozenset({"sendMessageDraft", "answerCallbackQuery"})
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
MOST_ENTITIES = 100
BUTTONS = 100
ROW = 8


def limit_problems(method: str, params: Mapping[str, Any]) -> list[str]:
    """Every limit that the call breaks."""
    return list(_object(method, params))


def _object(method: str, value: Mapping[str, Any]) -> Iterator[str]:
    for name, item in value.items():
        if name in _TEXT and isinstance(item, str):
            yield from _text(method, name, value)
        if name in _LISTS and isinstance(item, list) and not _LISTS[name][0] <= len(item) <= _LISTS[name][1]:
            yield f"{len(item)} {name}; {_LISTS[name][0]} to {_LISTS[name][1]} are allowed"
        if name == "inline_keyboard":
            yield from _keyboard(item)
        elif isinstance(item, dict):
            yield from _object(method, item)
        elif isinstance(item, list):
            for part in item:
                if isinstance(part, dict):
                    yield from _object(method, part)


def _text(method: str, name: str, value: Mapping[str, Any]) -> Iterator[str]:
    if method == "answerCallbackQuery":
        if units(value[name]) > 200:
            yield f"{units(value[name])} units in the answer to a press"
        return
    try:
        shown, entities = formatted(value[name], value.get("parse_mode"), value.get(_ENTITIES[name]))
    except ApiError as error:
        yield error.description
        return
    if units(shown) > _TEXT[name]:
        yield f"{name} of {units(shown)} units"
    if not shown and name != "caption" and method not in _MAY_BE_EMPTY:
        yield f"{name} is empty"
    if len(entities) > MOST_ENTITIES:
        yield f"{len(entities)} entities in {name}"
    for entity in entities:
        if entity["type"] == "text_link":
            yield from _link(entity["url"])


def _keyboard(rows: list[list[dict[str, Any]]]) -> Iterator[str]:
    if sum(map(len, rows)) > BUTTONS:
        yield f"{sum(map(len, rows))} buttons"
    for row in rows:
        if not 1 <= len(row) <= ROW:
            yield f"{len(row)} buttons in a row"
        for button in row:
            if not button["text"].strip():
                yield "a button without a label"
            if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
                yield f"callback_data of {len(button['callback_data'].encode())} bytes"
            if "url" in button:
                yield from _link(button["url"])


def _link(url: str) -> Iterator[str]:
    if not is_link(url):
        yield f"{url!r} is no link to Telegram"
    parts = urlsplit(url)
    if parts.hostname in ("t.me", "telegram.me"):
        for name in ("start", "startgroup", "startapp"):
            for payload in parse_qs(parts.query, keep_blank_values=True).get(name, ()):
                if not _PAYLOAD.fullmatch(payload):
                    yield f"deep link payload {payload!r:.80}"

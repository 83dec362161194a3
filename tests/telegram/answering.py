"""The methods that answer a pressed button and an inline query."""

import re
from urllib.parse import urlsplit

from tests.telegram.errors import bad_request
from tests.telegram.keyboards import inline_keyboard
from tests.telegram.markup import formatted, units
from tests.telegram.sending import LONGEST_TEXT, caption_of
from tests.telegram.wire import Query
from tests.telegram.world import Json, World

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_START = re.compile(r"[A-Za-z0-9_-]{1,64}")
MOST_RESULTS = 50


def answer_callback(world: World, query: Query) -> bool:
    """answerCallbackQuery: once, and not too late."""
    pressed = world.pressed.get(query["callback_query_id"])
    if pressed is None or pressed.expired or pressed.answers:
        raise bad_request(_TOO_OLD)
    if units(query.get("text") or "") > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    if (url := query.get("url")) and urlsplit(url).hostname not in ("t.me", "telegram.me"):
        raise bad_request("URL_INVALID")
    pressed.answers.append(dict(query.params))
    return True


def answer_inline(world: World, query: Query) -> bool:
    """answerInlineQuery."""
    asked = world.asked.get(query["inline_query_id"])
    if asked is None or asked.expired or asked.answer is not None:
        raise bad_request(_TOO_OLD)
    results = query["results"]
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [result["id"] for result in results]
    if any(not 1 <= len(one.encode()) <= 64 for one in ids):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len((query.get("next_offset") or "").encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    start = query.get("button", {}).get("start_parameter")
    if start is not None and not _START.fullmatch(start):
        raise bad_request("START_PARAM_INVALID")
    for result in results:
        _check(result)
    asked.answer = dict(query.params)
    return True


def _check(result: Json) -> None:
    inline_keyboard(result.get("reply_markup"))
    caption_of(result)
    content = result.get("input_message_content")
    if content is not None and "message_text" in content:
        text, _ = formatted(content["message_text"], content.get("parse_mode"), content.get("entities"))
        if not text:
            raise bad_request("MESSAGE_EMPTY")
        if units(text) > LONGEST_TEXT:
            raise bad_request("MESSAGE_TOO_LONG")
    for name in ("photo_url", "thumbnail_url"):
        if name in result and urlsplit(result[name]).scheme not in ("http", "https"):
            raise bad_request("WEBDOCUMENT_URL_INVALID")

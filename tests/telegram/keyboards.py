"""Checks a reply_markup as Telegram does."""

from typing import Any

from tests.telegram.errors import bad_request
from tests.telegram.markup import is_link

Json = dict[str, Any]
MOST_BUTTONS = 100
_NOT_AN_ACTION = frozenset({"text", "icon_custom_emoji_id", "style"})


def inline_keyboard(markup: Json | None) -> Json | None:
    """What a message carries as its reply_markup: an inline keyboard without empty rows, or nothing."""
    if markup is None or "inline_keyboard" not in markup:
        return None
    rows = [row for row in markup["inline_keyboard"] if row]
    for button in (button for row in rows for button in row):
        _check(button)
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _check(button: Json) -> None:
    if not button["text"].strip():
        raise bad_request("can't parse inline keyboard button: text of the button must be non-empty")
    actions = button.keys() - _NOT_AN_ACTION
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("BUTTON_TYPE_INVALID")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not is_link(button["url"]):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if button.get("style", "primary") not in ("primary", "success", "danger"):
        raise bad_request("can't parse inline keyboard button: invalid button style specified")

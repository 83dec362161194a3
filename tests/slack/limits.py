"""What Slack's public reference allows in blocks, read without slack_sdk: types, counts, lengths, what is needed."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

Json = dict[str, Any]
WHOLE = 13_000
"""Characters of text in all blocks of a message, from which on `msg_blocks_too_long` was seen."""
PLAIN, MRKDWN = "plain_text", "mrkdwn"


class Wrong(Exception):  # noqa: N818  # reads as what it is
    """A block is not as the reference says."""


def problems(blocks: Any, most: int = 50, *, home: bool = False) -> list[str]:
    """What is wrong with a message's blocks; empty when Slack would take them."""
    if not isinstance(blocks, list):
        return ["blocks is no list"]
    found = [f"{len(blocks)} blocks"] if len(blocks) > most else []
    for place, block in enumerate(blocks):
        try:
            _block(block, home=home)
        except Wrong as wrong:
            found.append(f"blocks[{place}] {block.get('type') if isinstance(block, dict) else block}: {wrong}")
    if sum(isinstance(block, dict) and block.get("type") == "table" for block in blocks) > 1:
        found.append("only_one_table_allowed")
    if (size := length(blocks)) > WHOLE:
        found.append(f"{size} characters of text")
    return found


def length(value: Any) -> int:
    """Characters of text anywhere in it."""
    return sum(len(text) for text in texts(value))


def texts(value: Any) -> Iterator[str]:
    """Every text in it, in order."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name == "text" and isinstance(item, str):
                yield item
            else:
                yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def _need(true: object, what: str) -> None:
    if not true:
        raise Wrong(what)


def _block(block: Any, *, home: bool) -> None:
    _need(isinstance(block, dict), "is no object")
    kind = block.get("type")
    _need(kind in _KINDS, "unsupported_block_type")
    needed, allowed, check = _KINDS[kind]
    _keys(block, needed, allowed | {"type", "block_id"})
    _need(len(block.get("block_id", "")) <= 255, "block_id is too long")
    _need(not (home and kind in ("carousel", "card", "table", "markdown")), "is not for a home")
    check(block)
    ids = [one["action_id"] for one in _elements(block) if "action_id" in one]
    _need(len(ids) == len(set(ids)), "an action_id stands twice")


def _elements(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        if "action_id" in value:
            yield value
        for item in value.values():
            yield from _elements(item)
    elif isinstance(value, list):
        for item in value:
            yield from _elements(item)


def _keys(value: Json, needed: set[str], allowed: set[str]) -> None:
    _need(needed <= value.keys(), f"lacks {sorted(needed - value.keys())}")
    _need(value.keys() <= needed | allowed, f"does not know {sorted(value.keys() - needed - allowed)}")


def _text(value: Any, limit: int, *kinds: str) -> None:
    _need(isinstance(value, dict) and value.get("type") in kinds, f"wants a text of {kinds}")
    _keys(value, {"type", "text"}, {"emoji"} if value["type"] == PLAIN else {"verbatim"})
    _need(
        isinstance(value["text"], str) and 1 <= len(value["text"]) <= limit,
        f"a text of {len(value['text'])} characters",
    )


def _image(value: Json) -> None:
    _keys(value, {"image_url", "alt_text"}, {"type", "title"})
    _address(value["image_url"])
    _need(not urlsplit(value["image_url"]).path.endswith(".svg"), "a drawing is no picture here")
    _need(0 < len(value["alt_text"]) <= 2000, "alt_text")


def _address(value: Any) -> None:
    _need(isinstance(value, str) and len(value) <= 3000, "an address that is too long")
    parts = urlsplit(value)
    _need(parts.scheme in ("http", "https") and parts.hostname, "no address")


def _button(value: Json) -> None:
    _keys(value, {"type", "text", "action_id"}, {"value", "url", "style", "confirm", "accessibility_label"})
    _need(value["type"] == "button", "is no button")
    _text(value["text"], 75, PLAIN)
    _need(1 <= len(value["action_id"]) <= 255, "action_id")
    _need(len(value.get("value", "")) <= 2000, "value")
    _need(value.get("style") in (None, "primary", "danger"), "style")
    if "url" in value:
        _address(value["url"])
    if "confirm" in value:
        confirm = value["confirm"]
        _keys(confirm, {"title", "text", "confirm", "deny"}, {"style"})
        _text(confirm["title"], 100, PLAIN)
        _text(confirm["text"], 300, PLAIN, MRKDWN)
        _text(confirm["confirm"], 30, PLAIN)
        _text(confirm["deny"], 30, PLAIN)


def _select(value: Json) -> None:
    _keys(value, {"type", "placeholder", "action_id"}, {"options", "option_groups"})
    _text(value["placeholder"], 150, PLAIN)
    _need(("options" in value) != ("option_groups" in value), "options or groups")
    groups = value.get("option_groups") or [{"options": value.get("options")}]
    _need(1 <= len(groups) <= 100, "groups")
    for group in groups:
        if "label" in group:
            _text(group["label"], 75, PLAIN)
        _need(1 <= len(group["options"]) <= 100, "options")
        for option in group["options"]:
            _keys(option, {"text", "value"}, {"description"})
            _text(option["text"], 75, PLAIN)
            _need(1 <= len(option["value"]) <= 150, "an option's value")


def _section(block: Json) -> None:
    _need("text" in block or "fields" in block, "says nothing")
    if "text" in block:
        _text(block["text"], 3000, PLAIN, MRKDWN)
    if "accessory" in block:
        _need(block["accessory"].get("type") == "image", "this server knows images as accessories")
        _image(block["accessory"])


def _actions(block: Json) -> None:
    _need(1 <= len(block["elements"]) <= 25, "elements")
    for element in block["elements"]:
        {"button": _button, "static_select": _select}.get(element.get("type"), _unknown)(element)


def _unknown(_: Json) -> None:
    raise Wrong("an element that this server does not know")


def _context_actions(block: Json) -> None:
    _need(1 <= len(block["elements"]) <= 5, "elements")
    for element in block["elements"]:
        _keys(element, {"type", "positive_button", "negative_button"}, {"action_id"})
        _need(element["type"] == "feedback_buttons", "is no feedback")
        for name in ("positive_button", "negative_button"):
            _keys(element[name], {"text", "value"}, {"accessibility_label"})
            _text(element[name]["text"], 75, PLAIN)
            _need(len(element[name]["value"]) <= 2000, "value")


def _card(block: Json) -> None:
    _need(block.keys() & {"hero_image", "title", "actions", "body"}, "shows nothing")
    for name, limit in (("title", 150), ("subtitle", 150), ("body", 200)):
        if name in block:
            _text(block[name], limit, PLAIN, MRKDWN)
    if "hero_image" in block:
        _image(block["hero_image"])
    _need(len(block.get("actions", ())) <= 3, f"{len(block.get('actions', ()))} buttons in a card")
    for button in block.get("actions", ()):
        _button(button)


def _carousel(block: Json) -> None:
    _need(1 <= len(block["elements"]) <= 10, f"{len(block['elements'])} cards")
    for card in block["elements"]:
        _need(card.get("type") == "card", "an element that is no card")
        _block(card, home=False)


def _table(block: Json) -> None:
    rows = block["rows"]
    _need(1 <= len(rows) <= 100, "rows")
    _need(len({len(row) for row in rows}) == 1 and 1 <= len(rows[0]) <= 20, "cells")
    for row in rows:
        for cell in row:
            _need(cell.get("type") == "raw_text" and cell["text"], "a cell")


def _rich(block: Json) -> None:
    _need(block["elements"], "elements")
    for section in block["elements"]:
        _need(section.get("type") == "rich_text_section" and section["elements"], "a section")
        for part in section["elements"]:
            _need(part.get("type") in ("text", "link"), "a part that this server does not know")
            _keys(part, {"type", "text"} | ({"url"} if part["type"] == "link" else set()), {"style"})
            _need(part["text"], "an empty part")
            if part["type"] == "link":
                _address(part["url"])


def _header(block: Json) -> None:
    _text(block["text"], 150, PLAIN)


_KINDS: dict[Any, Any] = {
    "section": (set(), {"text", "fields", "accessory", "expand"}, _section),
    "actions": ({"elements"}, set(), _actions),
    "context_actions": ({"elements"}, set(), _context_actions),
    "card": (set(), {"hero_image", "icon", "title", "subtitle", "body", "actions"}, _card),
    "carousel": ({"elements"}, set(), _carousel),
    "table": ({"rows"}, {"column_settings"}, _table),
    "rich_text": ({"elements"}, set(), _rich),
    "header": ({"text"}, set(), _header),
    "divider": (set(), set(), lambda _: None),
}

"""Chatwoot's request schemas, transcribed by hand from its published API description.

Source: https://github.com/chatwoot/chatwoot, swagger/definitions/request (conversation/create_message_payload,
agent_bot/create_or_update_payload) and swagger/paths/application (conversation/toggle_status, /messages/create,
inboxes/set_agent_bot, agent_bots/create), as shown at https://developers.chatwoot.com. What the description leaves to
the server's code (which keys an item of cards or input_select may have, that every card has an action) is written
from app/models/concerns/content_attribute_validator.rb. `toggle_typing_status` is described for the public API only;
its body there is the same.
"""

from typing import Any

Json = dict[str, Any]

_ACTION: Json = {
    "type": "object",
    "properties": {
        "text": {"type": "string", "minLength": 1},
        "type": {"enum": ["link", "postback"]},
        "uri": {"type": "string", "format": "uri"},
        "payload": {"type": "string"},
    },
    "required": ["text", "type"],
    "additionalProperties": False,
    "if": {"properties": {"type": {"const": "link"}}},
    "then": {"required": ["uri"]},
    "else": {"required": ["payload"]},
}
_CARD: Json = {
    "type": "object",
    "properties": {
        "media_url": {"type": "string", "format": "uri"},
        "title": {"type": "string", "minLength": 1},
        "description": {"type": "string"},
        "actions": {"type": "array", "items": _ACTION, "minItems": 1},
    },
    "required": ["title", "actions"],
    "additionalProperties": False,
}
_OPTION: Json = {
    "type": "object",
    "properties": {"title": {"type": "string", "minLength": 1}, "value": {"type": "string", "minLength": 1}},
    "required": ["title", "value"],
    "additionalProperties": False,
}


def _with_items(kind: str, item: Json) -> Json:
    items = {"type": "array", "items": item, "minItems": 1}
    attributes = {"properties": {"items": items}, "required": ["items"]}
    return {
        "if": {"properties": {"content_type": {"const": kind}}, "required": ["content_type"]},
        "then": {"properties": {"content_attributes": attributes}, "required": ["content_attributes"]},
    }


REQUESTS: dict[str, Json] = {
    "messages": {
        "type": "object",
        "properties": {
            "content": {"type": "string", "minLength": 1, "maxLength": 150_000},
            "message_type": {"enum": ["outgoing", "incoming"]},
            "private": {"type": "boolean"},
            "content_type": {"enum": ["text", "input_email", "cards", "input_select", "form", "article"]},
            "content_attributes": {"type": "object"},
            "campaign_id": {"type": "integer"},
            "template_params": {"type": "object"},
        },
        "required": ["content"],
        "additionalProperties": False,
        "allOf": [_with_items("cards", _CARD), _with_items("input_select", _OPTION)],
    },
    "toggle_status": {
        "type": "object",
        "properties": {
            "status": {"enum": ["open", "resolved", "pending", "snoozed"]},
            "snoozed_until": {"type": "number"},
        },
        "required": ["status"],
        "additionalProperties": False,
    },
    "toggle_typing_status": {
        "type": "object",
        "properties": {"typing_status": {"enum": ["on", "off"]}},
        "required": ["typing_status"],
        "additionalProperties": False,
    },
    "agent_bots": {
        "type": "object",
        "properties": {
            "name": {"type": "string", "minLength": 1},
            "description": {"type": "string"},
            "outgoing_url": {"type": "string", "format": "uri"},
            "avatar": {"type": "string"},
            "avatar_url": {"type": "string"},
            "bot_type": {"type": "integer"},
            "bot_config": {"type": "object"},
        },
        "required": ["name"],
        "additionalProperties": False,
    },
    "set_agent_bot": {
        "type": "object",
        "properties": {"agent_bot": {"type": "integer"}},
        "required": ["agent_bot"],
        "additionalProperties": False,
    },
}
"""By the last word of the path."""

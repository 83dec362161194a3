"""The methods about the bot itself and about what lies on the server: commands, descriptions, chats, files."""

import json
import re
from typing import Any

from tests.telegram.errors import bad_request
from tests.telegram.wire import Query
from tests.telegram.world import Json, World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")
_LONGEST = {"description": 512, "short_description": 120, "name": 64}
_DOWNLOAD_BYTES = 20 * 1024 * 1024


def set_commands(world: World, query: Query) -> bool:
    """setMyCommands."""
    commands = query["commands"]
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.profile[_scope(query)] = commands
    return True


def get_commands(world: World, query: Query) -> list[Json]:
    """getMyCommands."""
    commands: list[Json] = world.profile.get(_scope(query), [])
    return commands


def delete_commands(world: World, query: Query) -> bool:
    """deleteMyCommands."""
    world.profile.pop(_scope(query), None)
    return True


def set_words(world: World, query: Query) -> bool:
    """setMyDescription, setMyShortDescription, setMyName."""
    name = _words(query)
    if len(query.get(name) or "") > _LONGEST[name]:
        raise bad_request(f"{name.replace('_', ' ')} is too long")
    world.profile[(name, _language(query))] = query.get(name) or ""
    return True


def get_words(world: World, query: Query) -> Json:
    """getMyDescription, getMyShortDescription, getMyName."""
    name = _words(query)
    default = world.bot["first_name"] if name == "name" else ""
    return {name: world.profile.get((name, _language(query)), default)}


def set_menu_button(world: World, query: Query) -> bool:
    """setChatMenuButton."""
    if query.get("chat_id") is not None:
        world.reach(query["chat_id"])
    world.profile[("menu", str(query.get("chat_id", "")))] = query.get("menu_button", {"type": "default"})
    return True


def get_menu_button(world: World, query: Query) -> Json:
    """getChatMenuButton."""
    button: Json = world.profile.get(("menu", str(query.get("chat_id", ""))), {"type": "default"})
    return button


def get_chat(world: World, query: Query) -> Json:
    """getChat."""
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), True
    )
    full: dict[str, Any] = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
    return world.find(query["chat_id"]).json() | full


def get_file(world: World, query: Query) -> Json:
    """getFile."""
    if query["file_id"] not in world.files:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    path, upload = world.files[query["file_id"]]
    if upload.size > _DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    file_id = query["file_id"]
    return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": upload.size, "file_path": path}


def _words(query: Query) -> str:
    return {
        "Description": "description", "ShortDescription": "short_description", "Name": "name",
    }[query.method[5:]]  # fmt: skip


def _language(query: Query) -> str:
    code: str = query.get("language_code") or ""
    if not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def _scope(query: Query) -> tuple[str, ...]:
    return ("commands", json.dumps(query.get("scope", {"type": "default"}), sort_keys=True), _language(query))

"""What Slack must know of the app: what it may do, what it wants to hear of, where that goes."""

from typing import Any

from adapters.slack.incoming import COMMAND, SHORTCUT

SCOPES = (
    "app_mentions:read", "assistant:write", "channels:history", "chat:write", "commands", "groups:history",
    "im:history", "im:write", "users:read",
)  # fmt: skip
"""To be named and written to, to answer, to see whether an answer has arrived, to know who reads Chinese."""
EVENTS = (
    "app_home_opened", "app_mention", "app_uninstalled", "assistant_thread_context_changed",
    "assistant_thread_started", "message.im", "tokens_revoked",
)  # fmt: skip
HOOK, INSTALL, INSTALLED = "/hooks/slack/events", "/hooks/slack/install", "/hooks/slack/installed"
"""Where Slack delivers to, where an install begins, and where Slack sends whoever has agreed to it."""


def manifest(public_url: str | None) -> dict[str, Any]:
    """The app manifest: events over HTTP where there is a public address, else over a web socket."""
    hook = {"request_url": f"{public_url}{HOOK}"} if public_url else {}
    command = {
        "command": COMMAND,
        "description": "Find something in the shop · 在店里找东西",
        "usage_hint": "hiking boots under $120",
        "should_escape": True,
        **({"url": f"{public_url}{HOOK}"} if public_url else {}),
    }
    return {
        "display_information": {
            "name": "Aisle",
            "description": "A shopping guide that shows real products",
            "background_color": "#1f4d3a",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Aisle", "always_online": True},
            "assistant_view": {
                "assistant_description": "Finds what you are looking for in the shop", "suggested_prompts": [],
            },
            "shortcuts": [
                {
                    "name": "Find something like this",
                    "type": "message",
                    "callback_id": SHORTCUT,
                    "description": "Look in the shop for what this message speaks of",
                }
            ],
            "slash_commands": [command],
        },
        "oauth_config": {
            **({"redirect_urls": [f"{public_url}{INSTALLED}"]} if public_url else {}),
            "scopes": {"bot": list(SCOPES)},
        },
        "settings": {
            "event_subscriptions": {**hook, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **hook},
            "org_deploy_enabled": False,
            "socket_mode_enabled": public_url is None,
            "token_rotation_enabled": False,
        },
    }  # fmt: skip

"""The methods by which a bot says who it is and how it wants its updates."""

import re
from typing import Any
from urllib.parse import urlsplit

from tests.telegram.errors import bad_request
from tests.telegram.updates import Hook
from tests.telegram.wire import Query
from tests.telegram.world import Json, World

_SECRET = re.compile(r"[A-Za-z0-9_-]+")
_HTTPS_PORTS = (443, 80, 88, 8443)


def get_me(world: World, _: Query) -> Json:
    """getMe."""
    return world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_all,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
    }


async def get_updates(world: World, query: Query) -> list[Json]:
    """getUpdates."""
    world.updates.allow(query.get("allowed_updates"))
    return await world.updates.poll(
        offset=query.get("offset", 0), limit=query.get("limit", 100), timeout=query.get("timeout", 0)
    )


def set_webhook(world: World, query: Query) -> bool:
    """setWebhook. Plain http is taken for this machine only, because nothing here has a certificate."""
    if not query["url"]:
        return delete_webhook(world, query)
    parts = urlsplit(query["url"])
    local = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost")
    if parts.scheme != "https" and not local:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not local and (parts.port or 443) not in _HTTPS_PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    secret = query.get("secret_token")
    if secret is not None and len(secret) > 256:
        raise bad_request("secret token is too long")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if not 1 <= query.get("max_connections", 40) <= 100:
        raise bad_request("max_connections must be between 1 and 100")
    world.updates.allow(query.get("allowed_updates"))
    if query.get("drop_pending_updates"):
        world.updates.waiting.clear()
    world.updates.terminate("terminated by setWebhook request")
    world.updates.hook = Hook(query["url"], secret or None, query.get("max_connections", 40), query.get("ip_address"))
    world.updates.wake()
    return True


def delete_webhook(world: World, query: Query) -> bool:
    """deleteWebhook."""
    if query.get("drop_pending_updates"):
        world.updates.waiting.clear()
    world.updates.hook = None
    world.updates.wake()
    return True


def get_webhook_info(world: World, _: Query) -> Json:
    """getWebhookInfo."""
    hook = world.updates.hook
    info: dict[str, Any] = {
        "url": hook.url if hook else "", "has_custom_certificate": False,
        "pending_update_count": len(world.updates.waiting),
    }  # fmt: skip
    if world.updates.allowed:
        info["allowed_updates"] = list(world.updates.allowed)
    if hook:
        info |= {"max_connections": hook.connections, "ip_address": hook.address or "127.0.0.1"}
        if hook.last_error:
            info |= {"last_error_date": hook.last_error[0], "last_error_message": hook.last_error[1]}
    return info

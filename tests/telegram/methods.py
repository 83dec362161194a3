"""Every method the server knows."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.telegram import receiving, sending
from tests.telegram.wire import Query
from tests.telegram.world import World

METHODS: dict[str, Callable[[World, Query], Any | Awaitable[Any]]] = {
    "getMe": receiving.get_me,
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendVoice": sending.send_voice,
    "sendMediaGroup": sending.send_media_group,
    "sendChatAction": sending.send_chat_action,
    "sendMessageDraft": sending.send_message_draft,
}

"""Every method the server knows."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.telegram import answering, editing, profile, receiving, sending
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
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageMedia": editing.edit_media,
    "editMessageReplyMarkup": editing.edit_reply_markup,
    "deleteMessage": editing.delete_message,
    "setMessageReaction": editing.set_reaction,
    "answerCallbackQuery": answering.answer_callback,
    "answerInlineQuery": answering.answer_inline,
    "setMyCommands": profile.set_commands,
    "getMyCommands": profile.get_commands,
    "deleteMyCommands": profile.delete_commands,
    "setMyDescription": profile.set_words,
    "getMyDescription": profile.get_words,
    "setMyShortDescription": profile.set_words,
    "getMyShortDescription": profile.get_words,
    "setMyName": profile.set_words,
    "getMyName": profile.get_words,
    "setChatMenuButton": profile.set_menu_button,
    "getChatMenuButton": profile.get_menu_button,
    "getChat": profile.get_chat,
    "getFile": profile.get_file,
}

"""First contact: is the token right, what is the bot called, and how will its messages come."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import telegram as api
from telegram import error

from adapters.telegram.adapter import API, Webhook, connect
from adapters.telegram.commands import MENU
from adapters.telegram.incoming import KINDS


class SetupError(Exception):
    """What stands in the way, in words for the operator."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """The bot, ready to be talked to."""

    username: str
    inline: bool
    """Whether products can be shared by inline mode; @BotFather switches it on."""
    all_messages: bool
    """Whether it sees everything in groups."""
    taken_away: str | None
    """The host of a webhook that was removed."""


async def introduce(
    token: str, *, api_url: str = API, webhook: Webhook | None = None, replace: bool = False
) -> Introduced:
    """Check the token, set the menu, and choose webhook or polling. Raises SetupError.

    `replace` allows to take the bot away from a program that has set another webhook.
    """
    bot = connect(token, api_url)
    try:
        await bot.initialize()
        me = await bot.get_me()
        found = (await bot.get_webhook_info()).url
        other = found if found and (webhook is None or found != webhook.url) else ""
        if other and not replace:
            raise SetupError(
                f"@{me.username} delivers its messages to {urlsplit(other).hostname}; if that may end, say --replace"
            )
        for language in (None, "zh"):
            menu = MENU["zh" if language else "en"]
            await bot.set_my_commands(list(menu.items()), language_code=language)
        if webhook:
            await bot.set_webhook(webhook.url, secret_token=webhook.secret, allowed_updates=list(KINDS))
        elif other:
            await bot.delete_webhook()
        return Introduced(
            str(me.username),
            bool(me.supports_inline_queries),
            bool(me.can_read_all_group_messages),
            urlsplit(other).hostname if other else None,
        )
    except error.InvalidToken:
        raise SetupError("Telegram does not know this token; copy it again from @BotFather") from None
    except error.TelegramError as problem:
        raise SetupError(f"Telegram was not reached or refused: {problem.message}") from None
    finally:
        await _quietly_shut(bot)


async def _quietly_shut(bot: api.Bot) -> None:
    try:
        await bot.shutdown()
    except (error.TelegramError, RuntimeError):
        return  # it was never opened

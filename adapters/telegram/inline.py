"""Inline mode: a product to share in any chat, with a link that leads back to the guide."""

from collections.abc import Sequence

import telegram as api

from adapters.render import card_words
from adapters.text import plain, shorten, to_html
from bot.messages import Card, Language

RESULTS = 10
SECONDS = 30
"""How long Telegram may answer the same words by itself: prices change."""
_ASK: dict[Language, str] = {"en": "Ask about it", "zh": "问问导购"}


def deep_link(username: str, payload: str) -> str:
    """Opens a private chat with the bot and sends /start with the payload, 64 characters of `[A-Za-z0-9_-]` at most."""
    return api.helpers.create_deep_linked_url(username, payload)


def results(cards: Sequence[Card], username: str, language: Language) -> list[api.InlineQueryResultArticle]:
    """The cards as results, each a message that stands by itself."""
    found = []
    for number, card in enumerate(cards[:RESULTS], start=1):
        words = card_words(card, language)
        links = [
            api.InlineKeyboardButton(_ASK[language], url=deep_link(username, button.action))
            for button in card.buttons[:1]
        ]
        found.append(
            api.InlineQueryResultArticle(
                str(number),
                shorten(card.title, 100),
                api.InputTextMessageContent(to_html(words), parse_mode=api.constants.ParseMode.HTML),
                description=shorten(plain(words[1:]).strip(), 200),
                thumbnail_url=card.image_url if card.image_url and card.image_url.startswith("https://") else None,
                reply_markup=api.InlineKeyboardMarkup([links]) if links else None,
            )
        )
    return found

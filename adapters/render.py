"""Steps a rich reply down to what a platform can draw. The reply itself is never changed."""

from bot.messages import Button, Card, Reply

_SOLD_OUT = {"en": "sold out", "zh": "已售罄"}


def as_text(reply: Reply) -> tuple[str, tuple[str, ...]]:
    """The reply as plain text, cards as numbered lines, everything pressable as "/1", "/2", …

    Returns the text and the actions behind the numbers, first number first.
    """
    actions: list[str] = []

    def pressables(buttons: tuple[Button, ...]) -> str:
        first = len(actions) + 1
        actions.extend(button.action for button in buttons)
        return "  ".join(f"/{first + offset} {button.label}" for offset, button in enumerate(buttons))

    blocks = [reply.text]
    for number, card in enumerate(reply.cards, start=1):
        lines = [f"{number}. {headline(card, reply.language)}", card.reason, card.url or "", pressables(card.buttons)]
        blocks.append("\n   ".join(filter(None, lines)))
    blocks.append(pressables(reply.buttons))
    return "\n".join(filter(None, blocks)), tuple(actions)


def headline(card: Card, language: str) -> str:
    """Title, price, old price and a sold-out mark in one line."""
    parts = [card.title]
    if card.price is not None:
        parts.append(f"{card.price} {card.currency}")
    if card.list_price is not None:
        parts.append(f"({card.list_price})")
    if card.in_stock is False:
        parts.append(f"[{_SOLD_OUT[language]}]")
    return "  ".join(parts)

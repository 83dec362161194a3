"""Steps a rich reply down to what a platform can draw. The reply itself is never changed."""

from dataclasses import dataclass, replace
from ipaddress import ip_address
from urllib.parse import urlsplit

from adapters.base import Limits
from adapters.text import Rich, Span, length, plain, shorten, split
from bot.messages import Button, Card, Language, Reply
from bot.say import WORDS
from bot.say.phrases import money

ROW = 26
"""Characters of labels that fit side by side on a telephone."""
TITLE = 200
"""Length of a title in a caption; the shop's own page has the whole of it."""
ADDRESS = 2000
"""Length of an address that platforms still take."""
_OURS = (".local", ".localhost", ".internal")
_SOLD_OUT: dict[Language, str] = {"en": "sold out", "zh": "已售罄"}
_PROMOTED: dict[Language, str] = {"en": "Advertisement", "zh": "广告"}
SHOP: dict[Language, str] = {"en": "See it in the shop", "zh": "去店里看"}

Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One message of an answer."""

    words: Rich
    rows: tuple[Row, ...] = ()
    picture: str | None = None
    link: Button | None = None
    """Leads to the product's page; its action is the address."""


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


def headline(card: Card, language: Language) -> str:
    """Title, price, old price and a sold-out mark in one line."""
    parts = [card.title]
    if card.price is not None:
        parts.append(f"{card.price} {card.currency}")
    if card.list_price is not None:
        parts.append(f"({card.list_price})")
    if card.in_stock is False:
        parts.append(f"[{_SOLD_OUT[language]}]")
    return "  ".join(parts)


def as_messages(reply: Reply, limits: Limits) -> tuple[Part, ...]:
    """The text, then each card as a message of its own with its buttons; the reply's buttons under the last."""
    parts = [Part(piece) for piece in _pieces((Span(text_of(reply)),), limits.text)]
    for card in reply.cards:
        words, shown = card_words(card, reply.language), picture(card.image_url) if limits.caption else None
        # A picture's words cannot be continued in a second message, so they are kept short.
        words = _fit(words, limits.caption if shown else limits.text)
        link = Button(SHOP[reply.language], url) if (url := web(card.url)) else None
        parts.append(Part(words, rows(card.buttons, limits), shown, link))
    return _with_rows(parts, rows(reply.buttons, limits), limits)


def as_list(reply: Reply, limits: Limits) -> tuple[Part, ...]:
    """The text and all cards as one numbered list, with the first button of each card under it.

    For groups, where a message for each card would drown what people say to each other.
    """
    words: list[Span] = [Span(text_of(reply))]
    first: list[Button] = []
    for number, card in enumerate(reply.cards, start=1):
        words += [Span(f"\n\n{number}. "), *card_words(card, reply.language)]
        first += [replace(button, label=f"{number} {button.label}") for button in card.buttons[:1]]
    parts = [Part(piece) for piece in _pieces(tuple(words), limits.text)]
    return _with_rows(parts, (*rows(tuple(first), limits), *rows(reply.buttons, limits)), limits)


def card_words(card: Card, language: Language) -> Rich:
    """Title, price, reason: what is said about one product, every figure from the record."""
    title = " ".join(card.title.split()) or card.product_id.strip() or "…"
    lines: list[Span] = [Span(shorten(title, TITLE), bold=True, link=web(card.url))]
    if card.price is not None and card.currency is not None:
        price = money(card.price, card.currency, language)
        if card.list_price is not None:
            old = money(card.list_price, card.currency, language)
            price = WORDS[language].price_was.format(price=price, old=old)
        lines.append(Span(f"\n{price}"))
    if card.in_stock is False:
        lines.append(Span(f"\n{_SOLD_OUT[language]}"))
    if card.reason:
        lines.append(Span(f"\n{card.reason}"))
    if card.promoted:
        lines.append(Span(f"\n{_PROMOTED[language]}"))
    return tuple(lines)


def rows(buttons: tuple[Button, ...], limits: Limits) -> tuple[Row, ...]:
    """Buttons side by side as long as their labels can be read."""
    found: list[Row] = []
    room = 0
    for button in buttons[: limits.buttons]:
        label = shorten(button.label, limits.label)
        wide = sum(2 if character > "\u2e7f" else 1 for character in label) + 2
        if wide > room:
            found.append(())
            room = ROW
        found[-1] = (*found[-1], replace(button, label=label))
        room -= wide
    return tuple(found)


def text_of(reply: Reply) -> str:
    """The text; a reply without anything in it gets a line, because silence looks broken."""
    silent = not reply.text.strip() and not reply.cards and reply.owner != "human"
    return WORDS[reply.language].empty if silent else reply.text


def _pieces(words: Rich, limit: int) -> list[Rich]:
    return [piece for piece in split(words, limit) if plain(piece).strip()]


def _fit(words: Rich, limit: int) -> Rich:
    first, *rest = split(words, limit - 1)
    return (*first, Span("…")) if rest else first


def _with_rows(parts: list[Part], below: tuple[Row, ...], limits: Limits) -> tuple[Part, ...]:
    if not parts or not below:
        return tuple(parts)
    *before, last = parts
    return (*before, replace(last, rows=_most((*last.rows, *below), limits.buttons)))


def _most(found: tuple[Row, ...], most: int) -> tuple[Row, ...]:
    kept: list[Row] = []
    for row in found:
        kept.append(row[: most - sum(map(len, kept))])
    return tuple(filter(None, kept))


def picture(address: str | None) -> str | None:
    """The address of a picture; drawings are none to chat platforms."""
    found = web(address)
    return None if found and urlsplit(found).path.lower().endswith(".svg") else found


def web(address: str | None) -> str | None:
    """The address when others than this machine can open it: platforms refuse the whole message otherwise."""
    if not address or not address.isprintable() or " " in address:
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    try:
        public = ip_address(host).is_global
    except ValueError:
        public = "." in host.strip(".") and not host.endswith(_OURS)
    return address if public and parts.scheme in ("http", "https") and length(address) <= ADDRESS else None

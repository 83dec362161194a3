"""What Slack draws: words, product cards in a row or one below the other, a comparison as a table, buttons.

All of it is built through slack_sdk's models, which refuse what is longer than Slack allows.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CardBlock,
    CarouselBlock,
    ContextActionsBlock,
    FeedbackButtonObject,
    FeedbackButtonsElement,
    ImageElement,
    MarkdownTextObject,
    Option,
    OptionGroup,
    PlainTextObject,
    RawTextObject,
    SectionBlock,
    StaticSelectElement,
    TableBlock,
)

from adapters.render import SHOP, card_words, picture, web
from adapters.slack.markup import fitted, mrkdwn
from adapters.text import Rich, Span, plain, shorten, split
from bot.messages import Button, Card, Language
from bot.say import WORDS

LABEL = 75
"""Characters on a button."""
TOKEN = 150
"""Characters in what a button or an entry of a menu carries."""
IN_CARD = 3
"""Buttons in a card of a carousel."""
TITLE, BODY, CAPTION, CELL = 150, 200, 800, 400
"""Characters of a carousel card's title and body, of a card by itself, and of a cell of a table."""
IN_A_ROW = 25
"""Buttons in one block."""
_MENU: dict[Language, str] = {"en": "More about one of these…", "zh": "对其中一件再做点什么…"}

Mark = Callable[[], str]
"""Gives the next name of something that can be pressed: no two in a message may be alike."""


def marks(suffix: str = "") -> Mark:
    """Names for one message."""
    numbers = itertools.count(1)
    return lambda: f"a{next(numbers)}{suffix}"


def carousel(cards: Sequence[Card], language: Language, mark: Mark) -> list[Block]:
    """Ten cards at most, side by side, and a menu with what their three buttons leave out."""
    groups, drawn = [], []
    for number, card in enumerate(cards, start=1):
        buttons = _usable(card.buttons)
        link = [_shop(card, language, mark)] if web(card.url) else []
        first, rest = buttons[: IN_CARD - len(link)], buttons[IN_CARD - len(link) :]
        drawn.append(_card(card, language, [*(_button(button, mark) for button in first), *link]))
        if rest:
            label = shorten(f"{number}. {_title(card)}", LABEL)
            options = [Option(value=button.action, text=_label(button.label)) for button in rest]
            groups.append(OptionGroup(label=PlainTextObject(text=label), options=options))
    row: list[Block] = [CarouselBlock(elements=drawn)]
    if groups:
        menu = StaticSelectElement(
            placeholder=PlainTextObject(text=_MENU[language]), option_groups=groups, action_id=mark()
        )
        row.append(ActionsBlock(elements=[menu]))
    return row


def section(card: Card, language: Language, mark: Mark) -> list[Block]:
    """A card by itself, with its picture beside it, all its buttons, and thumbs as Slack draws them."""
    address = picture(card.image_url)
    image = ImageElement(image_url=address, alt_text=shorten(_title(card), CAPTION)) if address else None
    words: Rich = card_words(card, language)
    first, *more = split(words, CAPTION)
    text = mrkdwn((*first, Span("…")) if more else first)
    drawn: list[Block] = [SectionBlock(text=MarkdownTextObject(text=text, verbatim=True), accessory=image)]
    up, down, rest = _thumbs(_usable(card.buttons), language)
    elements = [_button(button, mark) for button in rest]
    if web(card.url):
        elements.append(_shop(card, language, mark))
    if elements:
        drawn.append(ActionsBlock(elements=elements[:IN_A_ROW]))
    if up and down:
        drawn.append(ContextActionsBlock(elements=[_feedback(up, down, mark)]))
    return drawn


def table(rows: Sequence[Sequence[str]]) -> Block:
    """Rows of words, the first one naming the columns. An empty cell would be refused."""
    return TableBlock(
        rows=[[RawTextObject(text=shorten(cell, CELL) or " ").to_dict() for cell in row[:20]] for row in rows[:100]],
        column_settings=[{"is_wrapped": True} for _ in rows[0][:20]],
    )


def row(buttons: Sequence[Button], mark: Mark) -> Iterator[Block]:
    """Buttons side by side."""
    drawn = [_button(button, mark) for button in _usable(buttons)]
    for start in range(0, len(drawn), IN_A_ROW):
        yield ActionsBlock(elements=drawn[start : start + IN_A_ROW])


def _card(card: Card, language: Language, buttons: Sequence[ButtonElement]) -> CardBlock:
    _, *more = card_words(card, language)
    lines = plain(tuple(more)).strip()
    price, _, rest = lines.partition("\n") if card.price is not None and card.currency else ("", "", lines)
    address = picture(card.image_url)
    return CardBlock(
        title=_words(_title(card), TITLE),
        subtitle=_words(price, TITLE) if price else None,
        body=_words(rest, BODY) if rest.strip() else None,
        hero_image=ImageElement(image_url=address, alt_text=shorten(_title(card), CAPTION)) if address else None,
        actions=list(buttons) or None,
    )


def _title(card: Card) -> str:
    return plain(card_words(card, "en")[:1])


def _words(text: str, limit: int) -> MarkdownTextObject:
    return MarkdownTextObject(text=fitted(text, limit), verbatim=True)


def _usable(buttons: Sequence[Button]) -> list[Button]:
    # Our tokens have 22 characters. Anything longer is none of them and would cost the whole message.
    return [button for button in buttons if button.label.strip() and 0 < len(button.action) <= TOKEN]


def _label(label: str) -> PlainTextObject:
    return PlainTextObject(text=shorten(label, LABEL))


def _button(button: Button, mark: Mark) -> ButtonElement:
    return ButtonElement(text=_label(button.label), value=button.action, action_id=mark())


def _shop(card: Card, language: Language, mark: Mark) -> ButtonElement:
    return ButtonElement(text=_label(SHOP[language]), url=card.url, action_id=mark())


def _thumbs(buttons: Sequence[Button], language: Language) -> tuple[Button | None, Button | None, list[Button]]:
    words = WORDS[language]
    up, down = (
        next((button for button in buttons if button.label == label), None) for label in (words.b_up, words.b_down)
    )
    rest = [button for button in buttons if button not in (up, down)] if up and down else list(buttons)
    return up, down, rest


def _feedback(up: Button, down: Button, mark: Mark) -> FeedbackButtonsElement:
    return FeedbackButtonsElement(
        action_id=mark(),
        positive_button=FeedbackButtonObject(text=_label(up.label), value=up.action),
        negative_button=FeedbackButtonObject(text=_label(down.label), value=down.action),
    )

"""The bot's home in Slack: what is remembered of the shopper, the switches over it, and what was found lately."""

from typing import Literal

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.views import View

from adapters.base import Portrait
from adapters.slack.blocks import marks, section
from adapters.slack.markup import fitted
from adapters.slack.words import HOME
from bot.messages import Language

Switch = Literal["off", "on", "forget"]
SWITCHES: tuple[Switch, ...] = ("off", "on", "forget")
_LONGEST = 2900
_COMMA: dict[Language, str] = {"en": ", ", "zh": "、"}


def home(portrait: Portrait, language: Language) -> View:
    """The home of one shopper."""
    words = HOME[language]
    mark = marks()
    blocks: list[Block] = [
        HeaderBlock(text=PlainTextObject(text=words["hello"])),
        SectionBlock(text=MarkdownTextObject(text=words["how"])),
        DividerBlock(),
        HeaderBlock(text=PlainTextObject(text=words["tastes"])),
        _section("\n".join(_tastes(portrait, language))),
        ActionsBlock(elements=_switches(portrait, language)),
        DividerBlock(),
        HeaderBlock(text=PlainTextObject(text=words["finds"])),
    ]
    for card in portrait.finds:
        blocks += section(card, language, mark)
    if not portrait.finds:
        blocks.append(_section(words["none"]))
    return View(type="home", blocks=blocks)


def _tastes(portrait: Portrait, language: Language) -> list[str]:
    words, comma = HOME[language], _COMMA[language]
    if not portrait.kept:
        return [words["is_off"]]
    lines = [
        words[name].format(what=comma.join(what))
        for name, what in (("likes", portrait.likes), ("dislikes", portrait.dislikes))
        if what
    ]
    return lines or [words["nothing"]]


def _switches(portrait: Portrait, language: Language) -> list[ButtonElement]:
    words = HOME[language]
    sure = ConfirmObject(title=words["sure"], text=words["what"], confirm=words["yes"], deny=words["no"])
    toggle: Switch = "off" if portrait.kept else "on"
    return [
        ButtonElement(text=PlainTextObject(text=words[toggle]), action_id=f"home:{toggle}", value=toggle),
        ButtonElement(
            text=PlainTextObject(text=words["forget"]), action_id="home:forget", value="forget", style="danger",
            confirm=sure,
        ),
    ]  # fmt: skip


def _section(text: str) -> SectionBlock:
    return SectionBlock(text=MarkdownTextObject(text=fitted(text, _LONGEST), verbatim=True))

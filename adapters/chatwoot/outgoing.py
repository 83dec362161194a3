"""What is said in Chatwoot: messages, cards and options for the shopper, notes for the agents, and the status."""

from dataclasses import replace
from typing import Any

from adapters.base import Limits, Payload
from adapters.render import as_messages, as_text, headline
from adapters.text import plain, shorten
from bot.messages import Button, Language, Reply

LIMITS = Limits(text=4000, cards=10, buttons=10, label=60, caption=1000)
"""Chatwoot has none of its own; ten options are what the channels behind it still show."""
TITLE = 200
_NEXT: dict[Language, str] = {"en": "What next?", "zh": "接下来？"}
_WANTED: dict[Language, str] = {
    "en": "The shopper would like to talk to a person. What you need to know:",
    "zh": "顾客想找工作人员。目前的情况：",
}
_WAITING: dict[Language, str] = {
    "en": "The shopper has been waiting for an answer for a while.",
    "zh": "顾客已经等了一会儿，还没有人回复。",
}
_DRAFT: dict[Language, str] = {"en": "Draft, to send or change:", "zh": "草稿，可直接发送或修改："}


def to_payload(reply: Reply, conversation_id: str) -> tuple[Payload, ...]:
    """The messages that draw the reply; none for one that says nothing, as while a person has the conversation."""
    if not (reply.text.strip() or reply.cards or reply.buttons):
        return ()
    calls = [
        spoken(plain(part.words), conversation_id)
        for part in as_messages(replace(reply, cards=(), buttons=()), LIMITS)
        if reply.text.strip()
    ]
    if reply.cards:
        calls.append(_cards(reply, conversation_id))
    if options := _options(reply):
        # Without cards the options stand under the text itself.
        words = str(calls.pop().body["content"]) if calls and not reply.cards else _NEXT[reply.language]
        calls.append(_choice(words, options, conversation_id))
    return tuple(calls)


def spoken(text: str, conversation_id: str, *, person: bool = False) -> Payload:
    """A message to the shopper; one of a `person` is sent whoever has the conversation."""
    return _message(conversation_id, {"content": text, "content_type": "text", "person": person})


def note(text: str, conversation_id: str) -> Payload:
    """A note that only agents see."""
    return Payload(conversation_id, {"call": "messages", "content": text, "message_type": "outgoing", "private": True})


def wanted(text: str, conversation_id: str, language: Language) -> Payload:
    """The note with what whoever takes over needs to know."""
    return note(f"{_WANTED[language]}\n{text}", conversation_id)


def waiting(conversation_id: str, language: Language) -> Payload:
    """The note that reminds of a shopper whom nobody answers."""
    return note(_WAITING[language], conversation_id)


def draft(reply: Reply, conversation_id: str) -> tuple[Payload, ...]:
    """The reply as one note for an agent to send or change."""
    if not (reply.text.strip() or reply.cards):
        return ()
    lines, _ = as_text(replace(reply, buttons=(), cards=tuple(replace(card, buttons=()) for card in reply.cards)))
    return (note(f"{_DRAFT[reply.language]}\n\n{lines}", conversation_id),)


def status(wanted: str, conversation_id: str) -> Payload:
    """The call that says whose the conversation is."""
    return Payload(conversation_id, {"call": "toggle_status", "status": wanted})


def typing(conversation_id: str) -> Payload:
    """The sign that an answer is coming."""
    return Payload(conversation_id, {"call": "toggle_typing_status", "typing_status": "on"}, weight=0)


def _message(conversation_id: str, body: dict[str, Any], *, instead: Payload | None = None) -> Payload:
    whole = {"call": "messages", "message_type": "outgoing", "private": False, **body}
    return Payload(conversation_id, whole, instead=instead)


def _cards(reply: Reply, conversation_id: str) -> Payload:
    parts = as_messages(replace(reply, text="", buttons=()), LIMITS)[: LIMITS.cards]
    items = []
    for card, part in zip(reply.cards, parts, strict=False):
        title, *rest = part.words
        item: dict[str, Any] = {"title": shorten(title.text, TITLE), "description": plain(tuple(rest)).strip()}
        if part.picture:
            item["media_url"] = part.picture
        # A card without an action is refused.
        action: dict[str, str] = {"type": "postback", "text": title.text[:60], "payload": card.product_id}
        if part.link:
            action = {"type": "link", "text": part.link.label, "uri": part.link.action}
        elif card.buttons:
            action = {"type": "postback", "text": card.buttons[0].label, "payload": card.buttons[0].action}
        items.append({**item, "actions": [action]})
    # The words are what agents see, and what channels without cards show.
    lines = "\n".join(f"{number}. {headline(card, reply.language)}" for number, card in enumerate(reply.cards, start=1))
    body = {"content": lines, "content_type": "cards", "content_attributes": {"items": items}}
    return _message(conversation_id, body, instead=spoken(lines, conversation_id))


def _options(reply: Reply) -> tuple[Button, ...]:
    """The first button of each card, and those of the reply: Chatwoot's page draws a card's own buttons but does not
    tell us of them."""
    first = [
        replace(button, label=f"{number} {button.label}")
        for number, card in enumerate(reply.cards, start=1)
        for button in card.buttons[:1]
    ]
    return (*first, *reply.buttons)[: LIMITS.buttons]


def _choice(words: str, options: tuple[Button, ...], conversation_id: str) -> Payload:
    items = [{"title": shorten(button.label, LIMITS.label), "value": button.action} for button in options]
    body = {"content": words, "content_type": "input_select", "content_attributes": {"items": items}}
    return _message(conversation_id, body, instead=spoken(words, conversation_id))

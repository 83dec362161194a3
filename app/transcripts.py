"""What was said in a conversation, how each message was understood, and by which rules: for the shop to read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from app.database import events, transcript

WORDS = {
    "empty": "the message has no words",
    "shop-matter": "it asks about something only the shop settles",
    "by-need": "kinds of goods suit a liking or a need that is told",
    "by-purpose": "a kind of goods is named by what it is for",
    "described": "something of the kind talked about is described",
    "care": "it asks how a thing is cared for, and the shop's pages say",
    "which-size": "it asks which size to take, and the shop's pages say",
    "shop-terms": "it asks on what terms the shop sells, by a case",
    "told-by-shop": "the shop's own pages answer it",
    "told-anyway": "the shop's own pages answer it",
    "reply-library": "the shop's library of replies has an answer to exactly this",
    "human": "it asks for a person",
    "abuse": "it insults",
    "start-over": "it starts afresh",
    "order-status": "it asks about an order",
    "stated-order": "it names an order or an e-mail address",
    "order-claim": "it names an order or an e-mail address",
    "complaint": "something went wrong",
    "complaint-weak": "something is broken or faulty",
    "complaint-upset": "the shopper is upset",
    "complaint-again": "the shopper has written before, or demands money back",
    "policy": "it speaks of the shop's terms",
    "policy-weak": "it speaks of the shop's terms",
    "coupon": "it asks for a coupon or code",
    "out-of-scope": "it is nothing a shopping guide does",
    "medical": "it asks for medical advice",
    "legal": "it asks for legal advice",
    "harm": "it asks for help to do harm",
    "what-if": "it asks what happens if something goes wrong",
    "gives-back": "something bought shall go back",
    "to-shop": "it asks something of the shop itself",
    "restocks": "it asks when something comes back into stock",
    "cart-asked": "it asks what is in the cart",
    "pays-at-last": "it ends with a wish to pay",
    "cart-asked-too": "it asks what is in the cart",
    "better": "it asks which of those shown is better",
    "another": "it asks for another one than those shown",
    "age-told": "it tells how old somebody is",
    "does-for-me": "it asks what the shop does with a thing sold",
    "waits-for-person": "it waits for a person of the shop",
    "taken-out": "something shall leave the cart",
    "put-in": "something shall go into the cart",
    "quantity-changed": "another number of a thing in the cart",
    "emptied": "the cart is emptied",
    "pay-now": "the shopper wants to pay",
    "cart": "it speaks of the cart",
    "checkout": "it wants to check out",
    "total": "it asks for a sum",
    "thanks": "it only thanks",
    "worded": "the language model said the opening",
    "undo": "the last change shall be undone",
    "profile": "it asks what is remembered",
    "profile-mended": "it corrects what is remembered",
    "which-in-order": "the first of the list by an order",
    "asks-on": "it goes on asking about the shop",
    "which": "it asks to choose among what is shown",
    "compare": "it asks for a comparison",
    "compare-named": "it compares things by their names",
    "why": "it asks for a reason",
    "similar": "it asks for something like a product",
    "goes-with": "it asks what goes with a product",
    "relative": "it asks for cheaper or dearer ones",
    "relative-to-one": "it asks for cheaper or dearer than one product",
    "cheaper-than-one": "it asks for cheaper ones than what it points at",
    "comparative": "more or less of a quality",
    "rejected": "what was shown is refused",
    "blamed": "it blames",
    "person-wanted": "it agrees to speak with a person",
    "asks-range": "it asks what the shop sells",
    "who-speaks": "it asks who speaks",
    "somebody-there": "it calls whether anybody is there",
    "takes-time": "it wants time to think",
    "has-all": "it has all it wants",
    "here-in-time": "it asks whether things come in time",
    "small-talk": "it has heard, agrees or declines, and wishes for nothing",
    "praised": "it praises",
    "set-goes-on": "the set is changed",
    "similar-to-named": "something like what is called by its name",
    "contact-asked": "how to reach the shop is asked",
    "farewell": "a farewell",
    "choose-between": "which of several to take is asked",
    "much-of": "those that have most of something",
    "as-present": "those among them that suit as a present",
    "further": "others that are more, or less, than what was shown",
    "set-part-changed": "parts of the set are changed",
    "set-changed": "one thing of the set is swapped",
    "bundle": "several things are wanted together",
    "gift": "it is for a present",
    "best-deal": "it asks what is reduced",
    "suggestion": "it suggests something to the shop",
    "more": "it asks for others",
    "ask-product": "it asks about a product",
    "ask-its-parts": "it asks about the product talked about",
    "reference": "it points at a product",
    "details": "it asks for details",
    "help": "it asks for help",
    "greeting": "it greets",
    "wish": "it states a wish",
    "learned": "it reads like messages that were labelled so, and no rule was sure of it",
    "nearest": "it says most of what one thing is called",
    "topic-left": "it leaves what was looked for",
    "nothing": "nothing was understood",
    "kind": "a kind of goods is named",
    "price": "an amount of money is a limit",
    "rating": "a rating is a limit",
    "size": "a size is named",
    "stock": "stock is asked for",
    "exclusion": "something is excluded",
    "undo-wish": "a wish is taken back",
    "taken-back": "words that take something back",
    "language:asked": "a language is asked for",
    "other-language": "the language is not spoken here",
    "apology": "answering failed, and the guide said so",
}
"""What the rules say, by their names."""
_AFTER = {
    "currency": "the currency comes from: {}",
    "order": "sorted by: {}",
    "soft": "leaning: {}",
    "memory": "memory: {}",
    "llm": "the language model helped: {}",
}


def in_words(rule: str) -> str:
    """What a rule says; its own name where it has no words.

    >>> in_words("put-in"), in_words("order:cheapest"), in_words("new-rule")
    ('something shall go into the cart', 'sorted by: cheapest', 'new rule')
    """
    name, _, value = rule.partition(":")
    if rule in WORDS:
        return WORDS[rule]
    return _AFTER[name].format(value) if name in _AFTER and value else rule.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Line:
    """One turn of a conversation."""

    at: str
    said: str
    """What the shopper wrote; "" for a pressed button or a person's doing."""
    kind: str
    """reply, or person."""
    answer: str
    act: str
    cards: tuple[str, ...]
    """Titles shown."""
    limits: tuple[str, ...]
    """The wishes understood, as "price <= 120", preferences with a question mark."""
    rules: tuple[str, ...]
    """Which rules fired, in words and in their order; the last decided the act."""


class Transcripts:
    """Reads conversations as they were written down."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def conversations(self, limit: int) -> list[tuple[str, int, str]]:
        """(conversation, turns, time of the last), the newest first."""
        rows = transcript.c
        query = (
            sa.select(rows.conversation, sa.func.count(), sa.func.max(rows.at))
            .group_by(rows.conversation)
            .order_by(sa.func.max(rows.position).desc())
            .limit(limit)
        )
        with self._engine.connect() as connection:
            return [(name, count, at) for name, count, at in connection.execute(query)]

    def lines(self, conversation: str) -> list[Line]:
        """The turns of a conversation, oldest first; none when it is not known."""
        rows, heard = transcript.c, events.c
        joined = transcript.outerjoin(events, sa.and_(heard.platform == rows.platform, heard.event_id == rows.event_id))
        query = (
            sa.select(rows.at, rows.kind, rows.body, rows.rules, heard.payload)
            .select_from(joined)
            .where(rows.conversation == conversation)
            .order_by(rows.position)
        )
        with self._engine.connect() as connection:
            return [_line(*row) for row in connection.execute(query)]


def _line(at: str, kind: str, body: str, rules: str, payload: str | None) -> Line:
    reply = json.loads(body)
    limits: Sequence[dict[str, object]] = reply.get("understood", {}).get("limits", [])
    told = json.loads(payload) if payload else {}
    return Line(
        at=at,
        said=str(told.get("text") or "") if kind == "reply" else "",
        kind=kind,
        answer=str(reply.get("text") or reply.get("line") or reply.get("kind") or ""),
        act=str(reply.get("act", "")),
        cards=tuple(card["title"] for card in reply.get("cards", [])),
        limits=tuple(_limit(limit) for limit in limits),
        rules=tuple(in_words(rule) for rule in json.loads(rules)),
    )


def _limit(limit: dict[str, object]) -> str:
    value = limit["value"]
    said = " or ".join(map(str, value)) if isinstance(value, list) else str(value)
    unit = f" {limit['unit']}" if limit.get("unit") else ""
    return f"{limit['field']} {limit['op']} {said}{unit}{'' if limit['hard'] else ' (preferred)'}"

"""What an adapter may ask of the application, besides taking in an event."""

import asyncio
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace

from pydantic import TypeAdapter

from adapters.base import Payload
from app.drafts import Drafts
from app.ledger import SqlLedger
from app.metrics import Metrics
from app.outbox import Outbox
from bot.cards import card
from bot.guide import Guide
from bot.handoff import Step
from bot.ledger import Action, Verb
from bot.messages import Button, Card, Language, Owner, Reply
from bot.say.phrases import Phrases
from bot.summary import Summary, summary

FOUND = 10
"""Products in an answer outside any conversation."""

_reply = TypeAdapter(Reply)


class _AsWritten:
    """Wishes in the searcher's own words: outside a conversation nothing is translated."""

    def forms(self, field: str, value: str) -> frozenset[str]:
        """Words that mean this value: itself."""
        return frozenset((value,))

    def in_language(self, field: str, value: str, language: str) -> str | None:
        """The usual word for this value in a language: not known here."""
        return None


class ShopHouse:
    """The house behind one platform. `guide` gives the guide of the moment; `link` makes a card's link."""

    def __init__(
        self,
        platform: str,
        *,
        guide: Callable[[], Guide],
        ledger: SqlLedger,
        outbox: Outbox,
        draw: Callable[[Reply, str], tuple[Payload, ...]],
        link: Callable[[str, str, str], str],
        secret: bytes,
        metrics: Metrics,
    ) -> None:
        self._platform = platform
        self._guide = guide
        self._ledger = ledger
        self._outbox = outbox
        self._draw = draw
        self._link = link
        self._secret = secret
        self._drafts = Drafts(ledger, metrics)

    async def thumb(self, conversation_id: str, sent: str, *, up: bool) -> str | None:
        """The action behind a thumb given to something that was sent, as if its button were pressed."""
        return await asyncio.to_thread(self._thumb, conversation_id, sent, "up" if up else "down")

    async def find(self, text: str, language: str) -> tuple[Card, ...]:
        """Products for a search outside any conversation; each card's only button is its token for a deep link."""
        return await asyncio.to_thread(self._find, text, "zh" if language == "zh" else "en")

    async def moved(self, old: str, new: str) -> None:
        """A conversation goes on under another id."""
        await asyncio.to_thread(self._ledger.rename, old, new)

    async def summary(self, conversation_id: str) -> Summary | None:
        """What a person who takes over needs to know."""
        return await asyncio.to_thread(self._summary, conversation_id)

    async def owner(self, conversation_id: str) -> Owner:
        """Whose the conversation is; "human" wherever the guide may say nothing in it."""
        session = await asyncio.to_thread(self._ledger.session, conversation_id)
        return "bot" if session is None else session.owner if Step(session).speaks else "human"

    async def sent(self, conversation_id: str, event_id: str, text: str) -> None:
        """An agent has sent this after a draft."""
        await asyncio.to_thread(self._drafts.sent, conversation_id, event_id, text)

    def _summary(self, conversation_id: str) -> Summary | None:
        session, guide = self._ledger.session(conversation_id), self._guide()
        return summary(session, guide.search, guide.knowledge.forms) if session else None

    def _thumb(self, conversation_id: str, sent: str, verb: Verb) -> str | None:
        delivery = self._outbox.holding(conversation_id, sent)
        if delivery is None or delivery.kind != "reply":
            return None
        reply = _reply.validate_json(delivery.body)
        payload = self._draw(reply, conversation_id)[delivery.sent.index(sent)]
        drawn = json.dumps(dict(payload.body))
        # A message that shows several products does not say which of them is liked.
        meant = [card for card in reply.cards if any(button.action in drawn for button in card.buttons)]
        actions = (self._ledger.action(button.action) for card in meant for button in card.buttons)
        found = [action.token for action in actions if action is not None and action.verb == verb]
        return found[0] if len(found) == 1 else None

    def _find(self, text: str, language: Language) -> tuple[Card, ...]:
        guide = self._guide()
        query = replace(guide.parse(text), language=language)
        phrases = Phrases(language, _AsWritten(), text)
        found, tokens = [], []
        for hit in guide.search.rank(query, FOUND):
            name = f"share:{hit.product.id}".encode(errors="surrogatepass")
            token = hashlib.blake2b(name, key=self._secret, digest_size=11).hexdigest()
            address = hit.product.url
            tokens.append(
                Action(token, "open", "", product_id=hit.product.id, variant_id=hit.variant.id, value=address)
            )
            url = self._link(self._platform, token, address) if address else None
            found.append(card(hit, phrases, url=url, buttons=(Button("", token),)))
        self._ledger.adopt(*tokens)
        return tuple(found)

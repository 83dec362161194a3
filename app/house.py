"""What an adapter may ask of the application, besides taking in an event."""

import asyncio
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from pydantic import TypeAdapter

from adapters.base import Notes, Payload, Portrait
from app.copilot import CoPilot
from app.ledger import SqlLedger
from app.metrics import Metrics
from app.outbox import Outbox
from app.shoppers import Shoppers
from bot.cards import card, hit_of
from bot.guide import Guide
from bot.handoff import Step
from bot.ledger import Action, Verb
from bot.messages import Button, Card, Language, Owner, Reply
from bot.profile import Kept, strengths
from bot.remembering import SHOWN, name
from bot.say.phrases import Phrases
from bot.summary import Summary, summary

FOUND = 10
"""Products in an answer outside any conversation."""
RECENT = 5
"""Products shown last that a portrait has."""

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
        notes: Notes,
        shoppers: Shoppers,
        draw: Callable[[Reply, str], tuple[Payload, ...]],
        link: Callable[[str, str, str], str],
        secret: bytes,
        metrics: Metrics,
    ) -> None:
        self._platform = platform
        self._guide = guide
        self._ledger = ledger
        self._outbox = outbox
        self.notes = notes
        self._shoppers = shoppers
        self._draw = draw
        self._link = link
        self._secret = secret
        self._copilot = CoPilot(ledger, metrics)

    async def thumb(self, conversation_id: str, sent: str, *, up: bool) -> str | None:
        """The action behind a thumb given to something that was sent, as if its button were pressed."""
        return await asyncio.to_thread(self._thumb, conversation_id, sent, "up" if up else "down")

    async def find(self, text: str, language: str) -> tuple[Card, ...]:
        """Products for a search outside any conversation; each card's only button is its token for a deep link."""
        return await asyncio.to_thread(self._find, text, _language(language))

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
        await asyncio.to_thread(self._copilot.sent, conversation_id, event_id, text)

    def _summary(self, conversation_id: str) -> Summary | None:
        session, guide = self._ledger.session(conversation_id), self._guide()
        return summary(session, guide.search, guide.knowledge.forms) if session else None

    async def suggest(self, language: str) -> tuple[str, ...]:
        """A few things to say that this shop can answer."""
        return await asyncio.to_thread(self._guide().suggestions.lines, _language(language))

    async def portrait(self, user_id: str, language: str) -> Portrait:
        """What is known of a shopper, and what they were shown last."""
        return await asyncio.to_thread(self._portrait, user_id, _language(language))

    async def remember(self, user_id: str, *, on: bool) -> None:
        """Remember the shopper's tastes from now on, or forget them and remember none any more."""
        await asyncio.to_thread(self._remember, user_id, on)

    async def forget(self, user_id: str) -> None:
        """Delete all that is kept of the shopper."""
        await asyncio.to_thread(self._shoppers.forget, user_id)

    def _portrait(self, user_id: str, language: Language) -> Portrait:
        profile = self._ledger.profile(user_id)
        if profile is not None and not profile.kept:
            return Portrait(kept=False)
        guide, phrases = self._guide(), Phrases(language, _AsWritten())
        tastes = list(strengths(profile, datetime.now(UTC)).items())[:SHOWN]
        finds = []
        for product_id in self._shoppers.shown(user_id, RECENT):
            if product := guide.search.product(product_id):
                hit = hit_of(product, None, None, guide.search.currency)
                finds.append(card(hit, phrases, url=product.url, buttons=()))
        return Portrait(
            True,
            tuple(name(phrases, taste) for taste, strength in tastes if strength > 0),
            tuple(name(phrases, taste) for taste, strength in tastes if strength < 0),
            tuple(finds),
        )

    def _remember(self, user_id: str, on: bool) -> None:
        with self._ledger.writing() as connection:
            self._ledger.learn(connection, user_id, (Kept(on),))

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


def _language(language: str) -> Language:
    return "zh" if language == "zh" else "en"

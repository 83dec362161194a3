"""One event in, one reply out: understand, find, choose, say, and write the whole turn down."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Literal, Protocol

from bot.beside import Beside
from bot.described_zh import Described
from bot.desk import Desk
from bot.draft import Draft
from bot.finder import Finder
from bot.handoff import arrived
from bot.learner import Learner
from bot.ledger import Action, Ledger, Logged, Turn
from bot.linking_en import EnglishLinking
from bot.linking_zh import Linking
from bot.listing import Listing
from bot.llm.aide import Aide
from bot.llm.asking import Moment
from bot.mentions_en import EnglishMentions
from bot.messages import LONGEST, Button, Message, Reply, Tap, Understood
from bot.naming import Naming
from bot.nearest import Nearest
from bot.one_after_other import counted, joined, parted, stands_alone, swapped
from bot.one_after_other_en import follow, halves, leads, of_cart
from bot.orders import OrderBook
from bot.profile import Learned
from bot.recall import recalled
from bot.remembering import Remembering, asked, own_size
from bot.routing import LISTS, Routes
from bot.say.phrases import Forms
from bot.serving import Serving
from bot.session import Refused, Session, Shown
from bot.suggest import Suggestions
from bot.tastes import Tastes
from bot.understand.meaning import Meaning
from policy.credit import standing
from retrieval.handbook import Handbook
from retrieval.products import Product

KEPT = 3
"""Things the shopper wrote that a person is told of, …"""
LONGEST_SAID = 500
"""… each cut to so many characters."""
MOST_CHOSEN = 2
"""A message that points at more cards than this speaks of the list, not of a choice."""


class Reader(Protocol):
    """What a message means."""

    def read(
        self,
        text: str,
        session: Session,
        *,
        locale: str | None,
        shown: Sequence[Product],
        recent: Sequence[Product] = (),
    ) -> Meaning:
        """Understand one message in the light of the conversation: of the last list, and of those before it."""


class Dialogue:
    """The conversation manager. All memory is in the ledger; the same event twice is one turn."""

    def __init__(
        self,
        *,
        reader: Reader,
        forms: Forms,
        suggestions: Suggestions,
        listing: Listing,
        handbook: Handbook,
        orders: OrderBook | None,
        tastes: Tastes,
        learner: Learner,
        ledger: Ledger,
        seed: int,
        secret: bytes,
        desk: Desk,
        aide: Aide | None = None,
    ) -> None:
        """`aide` asks a language model; without one every word is a rule's."""
        self._reader = reader
        self._forms = forms
        self._suggest = suggestions.lines
        self._finder: Finder = listing.finder
        self._listing = listing
        self._beside = Beside(listing)
        self._serving = Serving(listing, handbook, suggestions.kinds, orders, desk)
        self._routes = Routes(listing, self._beside, self._serving, Naming(listing.finder))
        self._linking = Linking(listing.finder)
        self._described = Described(listing.finder)
        self._english = EnglishLinking(listing.finder)
        self._nearest = Nearest(listing.finder)
        self._mentions = EnglishMentions(listing.finder)
        self._tastes = tastes
        self._remembering = Remembering()
        self._learner = learner
        self._ledger = ledger
        self._seed = seed
        self._secret = secret
        self._aide = aide

    async def handle(self, event: Message | Tap) -> Reply:
        """The reply to this event; if it was answered before, that same reply and no second turn."""
        if known := self._ledger.turn(event.platform, event.event_id):
            return known
        self._learner.catch_up()
        before = self._ledger.session(event.conversation_id)
        moment = self._aide.begin(event, self._mark(event)) if self._aide else None
        turn = await self._turn(event, moment)
        if before is not None:
            turn = replace(turn, session=recalled(turn.session, before))
        if self._aide and moment:
            turn = await self._aide.word(turn, moment)
        self._ledger.commit(turn)
        # Another worker may have committed the same event first: then its reply is the one.
        return self._ledger.turn(event.platform, event.event_id) or turn.reply

    def _mark(self, event: Message | Tap) -> str:
        """What fences in text from outside in this turn's prompts."""
        name = f"mark:{event.platform}:{event.event_id}".encode(errors="surrogatepass")
        return hashlib.blake2b(name, key=self._secret, digest_size=6).hexdigest()

    async def _turn(self, event: Message | Tap, moment: Moment | None) -> Turn:
        step = arrived(_session(self._ledger, event), event)
        profile = self._ledger.profile(event.user_id) if event.user_id else None
        draft = Draft(
            event, step.session, self._forms, self._suggest, seed=self._seed, secret=self._secret, profile=profile
        )
        draft.moment = moment
        if not step.speaks:
            return draft.turn("", "human")
        turn = self._remembering.first_contact(draft, await self._reply(draft, event))
        return replace(turn, tastes=(*draft.changes, *self._told(event, step.session, turn)))

    async def _reply(self, draft: Draft, event: Message | Tap) -> Turn:
        if isinstance(event, Message):
            return await self._message(draft, event.text)
        action = self._ledger.action(event.action)
        if action is None or action.conversation_id != event.conversation_id or action.verb == "open":
            return draft.turn(draft.words.stale_action, "help", buttons=draft.suggestions())
        return await self._tap(draft, action)

    async def _message(self, draft: Draft, text: str) -> Turn:
        if parts := parted(text):
            first = self._read(draft, parts[0])
            if stands_alone(self._meant(draft, parts[0], first)) or (
                counted(parts) and stands_alone(self._meant(draft, parts[1], self._read(draft, parts[1])))
            ):
                return await self._both(draft, parts, first)
        carries = bool(draft.session.cart.lines)
        changes = of_cart(text, carries=carries)
        if carries and draft.session.last_act == "add_to_cart":
            changes = changes or swapped(text)
        if not draft.session.kinds and changes:
            return await self._both(draft, changes, self._read(draft, changes[0]))
        for one, other in halves(text):
            first = self._read(draft, one)
            if leads(first, one) and follow(first, self._read(draft, other), one, other):
                return await self._both(draft, (one, other), first)
        return await self._said(draft, text)

    async def _both(self, draft: Draft, parts: tuple[str, str], read: Meaning) -> Turn:
        """Two acts of one message, one after the other; `read` is what the first part means."""
        first = await self._said(draft, parts[0], read)
        draft.session = first.session
        return joined(first, await self._message(draft, parts[1]), parts[1])

    def _read(self, draft: Draft, text: str) -> Meaning:
        products, recent = map(self._products, _listed(draft.session))
        return self._reader.read(text, draft.session, locale=draft.event.locale, shown=products, recent=recent)

    def _meant(self, draft: Draft, text: str, read: Meaning) -> Meaning:
        """What a part of a message means by itself, once what it calls is known."""
        draft.text = text
        return self._called(draft, read)[0]

    def _called(self, draft: Draft, meaning: Meaning) -> tuple[Meaning, tuple[Shown, ...]]:
        """The meaning once what is called or described is known, and the things it calls."""
        shown, recent = map(self._products, _listed(draft.session))
        meaning, called = self._mentions.compared(draft, meaning, shown, recent)
        if called:
            return meaning, called
        linking = self._linking if meaning.language == "zh" else self._english
        meaning, called = linking.settled(draft, meaning, shown, recent)
        if not called:
            meaning, called = self._described.settled(draft, meaning)
        return (meaning, called) if called else self._nearest.settled(draft, meaning, shown, recent)

    async def _said(self, draft: Draft, text: str, read: Meaning | None = None) -> Turn:
        meaning = read or self._read(draft, self._serving.tracking.wish(text, draft.session))
        draft.text = text
        if self._aide:
            meaning = await self._aide.understand(draft, meaning)
        if draft.session.last_act == "profile" and _takes_back(meaning) and (taste := self._remembering.named(draft)):
            return self._remembering.drop(draft, taste)
        if meaning.language_known and (wish := asked(text)):
            meaning = replace(
                meaning, act="profile", query=draft.session.query, stated=(), not_understood=(), unconverted=None,
                rules=(*meaning.rules, f"memory:{wish[0]}"),
            )  # fmt: skip
        meaning, called = self._called(draft, meaning)
        stated = self._tastes.of_message(meaning, draft.event.at)
        if meaning.act == "profile" and not any(one.trait.startswith("size") for one in stated):
            stated += own_size(text, draft.event.at)
        draft.learn(*stated)
        draft.text = text
        draft.rules = meaning.rules
        draft.understood = _understood(meaning)
        draft.stated = meaning.stated
        query = meaning.query
        draft.session = replace(
            draft.session,
            language=meaning.language,
            language_pinned=meaning.language_pinned,
            mood=meaning.mood,
            currency=meaning.currency
            if "currency:asked" in meaning.rules
            else (query.currency if query else None) or draft.session.currency or meaning.currency,
        )
        known = {item.product_id: item for item in (*called, *draft.session.recent, *draft.session.shown)}
        pointed = [item for product_id, item in known.items() if product_id in meaning.references]
        pointed.sort(key=lambda item: meaning.references.index(item.product_id))
        last = self._last(draft.session)
        if meaning.act != "human":
            self._silence(draft, last, pointed)
        if meaning.act == "profile":
            return self._remembering.answer(draft, stated)
        turn = await self._routes.answer(draft, meaning, query, pointed, last)
        return _with_notes(draft, turn, meaning, self._finder.currency)

    def _products(self, items: Sequence[Shown]) -> list[Product]:
        return [product for item in items if (product := self._finder.product(item.product_id))]

    async def _tap(self, draft: Draft, action: Action) -> Turn:
        value = action.value or ""
        match action.verb:
            case "say":
                return await self._message(draft, value)
            case "human":
                return self._serving.human(draft)
            case "forget":
                return self._remembering.drop(draft, value)
            case "offer":
                return self._listing.offer(draft, value, self._ledger.decision(action.decision_id or ""))
            case "bundle":
                return await self._beside.cart(draft, self._last(draft.session))
            case "remove":
                return self._serving.buying.remove(draft, action.product_id or "", action.variant_id)
            case _:
                return await self._tap_on_card(draft, action)

    async def _tap_on_card(self, draft: Draft, action: Action) -> Turn:
        logged = self._ledger.decision(action.decision_id or "")
        product_id = action.product_id or ""
        product = self._finder.product(product_id)
        if logged is None or product is None:
            return draft.turn(draft.words.stale_action, "help", buttons=draft.suggestions())
        shown = (Shown(product_id, action.variant_id, logged.decision.decision_id, action.value or ""),)
        title = product.words(draft.session.language).title
        match action.verb:
            case "up" | "down":
                if action.verb in standing(logged.feedback).get(product_id, ()):
                    return _withdraw(draft, logged, action.verb, product_id, title)
                draft.hear(logged.decision, action.verb, product_id)
                draft.session = _minded(
                    replace(draft.session, last_feedback=action.verb), draft, action.verb, product_id
                )
                line = draft.words.feedback_up if action.verb == "up" else draft.words.feedback_down
                undo = draft.action("undo", decision_id=action.decision_id, product_id=product_id, value=action.verb)
                buttons = (Button(draft.words.b_undo, undo),)
                return draft.turn(line.format(title=title), "feedback", buttons=buttons, decision_id=action.decision_id)
            case "undo":
                return _withdraw(draft, logged, "down" if action.value == "down" else "up", product_id, title)
            case "compare":
                draft.hear(logged.decision, "click", product_id)
                return self._serving.choose_to_compare(draft, shown[0])
            case "cart":
                return self._serving.buying.add(draft, shown, logged)
            case "why":
                return self._serving.why(draft, shown)
            case "similar":
                draft.hear(logged.decision, "click", product_id)
                return await self._beside.similar(draft, product, logged)
            case _:
                draft.hear(logged.decision, "click", product_id)
                draft.session = replace(draft.session, last_feedback="click")
                return self._serving.details(draft, "details", shown)

    def _told(self, event: Message | Tap, before: Session, turn: Turn) -> list[Learned]:
        """What the turn's feedback tells of the shopper's tastes."""
        variants = {item.product_id: item.variant_id for item in before.shown}
        if isinstance(event, Tap) and (action := self._ledger.action(event.action)) and action.product_id:
            variants[action.product_id] = action.variant_id
        found: list[Learned] = []
        for one in turn.feedback:
            if one.kind == "ignored" or one.product_id is None:
                continue
            logged = self._ledger.decision(one.decision.decision_id)
            stood = standing(logged.feedback).get(one.product_id, ()) if logged else ()
            found += self._tastes.of_feedback(one, stood, variants.get(one.product_id))
        return found

    def _last(self, session: Session) -> Logged | None:
        """The last list shown, with what has been heard of it."""
        return self._ledger.decision(session.shown[0].decision_id) if session.shown else None

    def _silence(self, draft: Draft, last: Logged | None, pointed: Sequence[Shown]) -> None:
        """A new message closes the last list: what it points at was chosen, the rest was passed over."""
        if draft.session.offered and (offer := self._ledger.decision(draft.session.offered)):
            draft.hear(offer.decision, "ignored", offer.decision.slate[0])
        if last is None:
            return
        heard = standing(last.feedback)
        # "Which is lighter?" points at the whole list and chooses nothing.
        chosen = pointed if len(pointed) <= MOST_CHOSEN else ()
        for item in chosen:
            draft.hear(last.decision, "click", item.product_id)
        for product_id in last.decision.slate:
            if not heard.get(product_id):
                draft.hear(last.decision, "ignored", product_id)
        kinds = {*chain.from_iterable(heard.values()), *(["click"] if chosen else [])}
        told = next((kind for kind in ("down", "up", "click") if kind in kinds), "ignored")
        draft.session = replace(draft.session, last_feedback=told)


def _session(ledger: Ledger, event: Message | Tap) -> Session:
    """The conversation, a new one where there is none, with what was just written noted."""
    chinese = (event.locale or "").lower().startswith("zh")
    new = Session(event.conversation_id, event.user_id, language="zh" if chinese else "en")
    session = ledger.session(event.conversation_id) or new
    if not session.user_id:
        # A person of the shop was here first.
        session = replace(session, user_id=event.user_id, language=new.language)
    line = event.text.strip()[:LONGEST_SAID] if isinstance(event, Message) else ""
    return replace(session, said=(*session.said, line)[-KEPT:]) if line else session


def _withdraw(draft: Draft, logged: Logged, thumb: Literal["up", "down"], product_id: str, title: str) -> Turn:
    """Take a thumb back."""
    decision = logged.decision
    draft.hear(decision, thumb, product_id, value=0.0)
    draft.session = _minded(replace(draft.session, last_feedback="none"), draft, "up", product_id)
    return draft.turn(draft.words.feedback_undone.format(title=title), "undo", decision_id=decision.decision_id)


def _minded(session: Session, draft: Draft, thumb: str, product_id: str) -> Session:
    """The session with the product among the refused ones after a thumb down, and not among them otherwise."""
    others = tuple(one for one in session.refused if one.product_id != product_id)
    refused = (*others, Refused(product_id, draft.event.at)) if thumb == "down" else others
    return replace(session, refused=refused)


def _listed(session: Session) -> tuple[Sequence[Shown], Sequence[Shown]]:
    """The last list, and what stood in lists before it."""
    return session.shown, session.recent


def _takes_back(meaning: Meaning) -> bool:
    return "taken-back" in meaning.rules


def _understood(meaning: Meaning) -> Understood:
    return Understood(
        query=meaning.query.text if meaning.query else "",
        limits=meaning.query.limits if meaning.query else (),
        references=meaning.references,
        mood=meaning.mood,
        not_understood=meaning.not_understood,
    )


def _with_notes(draft: Draft, turn: Turn, meaning: Meaning, currency: str) -> Turn:
    """Say below the answer what was not understood and what could not be converted."""
    notes, words = [], draft.words
    if meaning.unconverted:
        notes.append(words.unconverted.format(currency=meaning.unconverted, currencies=currency))
    if meaning.not_understood and meaning.language_known and turn.reply.act in {*LISTS, "help"}:
        notes.append(words.not_understood.format(words=words.comma.join(meaning.not_understood[:5])[:200]))
    if not notes:
        return turn
    text = "\n".join([turn.reply.text, *notes])[:LONGEST]
    return replace(turn, reply=replace(turn.reply, text=text))

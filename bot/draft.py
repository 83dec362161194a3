"""A turn in the making: collects what one event brings about, so that it can be written down as one Turn."""

import hashlib
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from bot.ledger import Action, Turn, Verb
from bot.llm.asking import Moment
from bot.messages import Act, Button, Card, Language, Message, Reply, Tap, Understood
from bot.profile import Change, Profile, strengths
from bot.say import WORDS
from bot.say.phrases import Forms, Phrases
from bot.say.words import Words
from bot.session import Session
from bot.unanswered import Unanswered, UnansweredKind, unanswered
from policy.base import Decision, Feedback, FeedbackKind, StrategyChoice, Transition
from retrieval.query import Limit


class Draft:
    """One event's turn. The same seed and event give the same tokens, ids and random draws."""

    def __init__(
        self,
        event: Message | Tap,
        session: Session,
        forms: Forms,
        suggest: Callable[[Language], tuple[str, ...]],
        *,
        seed: int,
        secret: bytes,
        profile: Profile | None = None,
    ) -> None:
        self.event = event
        self.session = session
        self.decision: Decision | None = None
        self.offer: Decision | None = None
        self.strategy: StrategyChoice | None = None
        self.transition: Transition | None = None
        self.understood = Understood()
        self.rules: tuple[str, ...] = ()
        self.profile = profile
        """What was known of the shopper before this event; `likes` are its strengths now."""
        self.likes = strengths(profile, event.at)
        self.changes: list[Change] = []
        self.stated: tuple[Limit, ...] = ()
        """The limits that the message itself stated."""
        self.unanswered: list[Unanswered] = []
        self.opening = ""
        """The part of the text that may be said in other words."""
        self.moment: Moment | None = None
        """Until when a language model may be asked; None where there is none."""
        self.text = event.text if isinstance(event, Message) else ""
        self._forms = forms
        self._suggest = suggest
        self._secret = secret
        self._actions: list[Action] = []
        self._feedback: dict[str, Feedback] = {}
        digest = hashlib.blake2b(f"{seed}:{event.platform}:{event.event_id}".encode(), digest_size=8).digest()
        self.rng = np.random.default_rng(int.from_bytes(digest))

    @property
    def words(self) -> Words:
        """Templates of the reply's language."""
        return WORDS[self.session.language]

    @property
    def phrases(self) -> Phrases:
        """Limits in words of the reply's language."""
        # The words for several kinds together name no single one of them.
        kind = self.session.query.kind if self.session.query and not self.session.kinds else ""
        return Phrases(self.session.language, self._forms, self.text, kind)

    @property
    def feedback(self) -> tuple[Feedback, ...]:
        """Feedback this turn has brought so far."""
        return tuple(self._feedback.values())

    def id(self, purpose: str) -> str:
        """An identifier nobody can guess who does not know the secret: 22 characters of `[A-Za-z0-9_-]`-safe hex."""
        text = f"{self.event.platform}:{self.event.event_id}:{purpose}".encode(errors="surrogatepass")
        return hashlib.blake2b(text, key=self._secret, digest_size=11).hexdigest()

    def action(
        self,
        verb: Verb,
        *,
        decision_id: str | None = None,
        product_id: str | None = None,
        variant_id: str | None = None,
        value: str | None = None,
    ) -> str:
        """A token for something that may be pressed later, recorded with the turn."""
        token = self.id(f"action:{len(self._actions)}")
        conversation = self.session.conversation_id
        self._actions.append(Action(token, verb, conversation, decision_id, product_id, variant_id, value))
        return token

    def say_button(self, label: str, text: str | None = None) -> Button:
        """A button that says something in the shopper's stead."""
        return Button(label, self.action("say", value=text or label))

    def human_button(self) -> Button:
        """A button that asks for a person."""
        return Button(self.words.b_human, self.action("human"))

    def suggestions(self) -> tuple[Button, ...]:
        """What to try, as buttons."""
        return tuple(self.say_button(text) for text in self._suggest(self.session.language))

    def hear(self, decision: Decision, kind: FeedbackKind, product_id: str, value: float = 1.0) -> None:
        """Note what became of a shown product; the first thing heard of it in a turn counts, and a cart besides.

        A promoted card stands outside the slate, and nothing is noted of it.
        """
        if product_id not in decision.slate:
            return
        event_id = f"{self.event.platform}:{self.event.event_id}:{product_id}"
        if kind == "cart":
            event_id += ":cart"
        if event_id not in self._feedback:
            self._feedback[event_id] = Feedback(decision, product_id, event_id, kind, value, self.event.at)

    def miss(self, kind: UnansweredKind, text: str | None = None, *, product_id: str = "") -> None:
        """Keep for the shop that there was no answer to `text`, which is the message where nothing else is given."""
        one = unanswered(kind, self.text if text is None else text, self.session.language, product_id)
        if one is not None:
            self.unanswered.append(one)

    def learn(self, *changes: Change) -> None:
        """Note what becomes of the shopper's profile."""
        self.changes += changes

    def turn(
        self,
        text: str,
        act: Act,
        *,
        cards: tuple[Card, ...] = (),
        buttons: tuple[Button, ...] = (),
        handoff: bool = False,
        decision_id: str | None = None,
    ) -> Turn:
        """The finished turn. `decision_id` names an older decision that the reply is about."""
        reply = Reply(
            text=text[:1500],
            language=self.session.language,
            act=act,
            cards=cards,
            buttons=buttons,
            owner=self.session.owner,
            handoff=handoff,
            decision_id=self.decision.decision_id if self.decision else decision_id,
            understood=self.understood,
        )
        return Turn(
            event=self.event,
            reply=reply,
            session=replace(self.session, last_act=act, turn=self.session.turn + 1),
            actions=tuple(self._actions),
            decision=self.decision,
            offer=self.offer,
            strategy=self.strategy,
            feedback=self.feedback,
            transition=self.transition,
            rules=self.rules,
            unanswered=tuple(self.unanswered),
            opening=self.opening,
        )

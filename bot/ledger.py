"""What the dialogue must be able to look up and write down: one port, and an in-memory ledger for rehearsals.

A turn is committed as a whole or not at all. Learning never happens in a turn: the learner follows the log.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, Protocol

from bot.handoff import told
from bot.messages import Message, Reply, Tap
from bot.people import PersonEvent, PersonSaid
from bot.profile import Change, Profile, after
from bot.session import Session
from bot.unanswered import MemoryQuestions, Unanswered
from policy.base import Decision, Feedback, StrategyChoice, Transition

Verb = Literal[
    "open", "details", "similar", "why", "compare", "cart", "remove", "bundle", "up", "down", "undo", "say", "human",
    "offer", "forget",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Action:
    """What a button or a click link means. The shopper only ever sees the token."""

    token: str
    verb: Verb
    conversation_id: str
    decision_id: str | None = None
    product_id: str | None = None
    variant_id: str | None = None
    value: str | None = None
    """The link for "open", the words for "say", the thumb for "undo", the offer's name for "offer", the taste for
    "forget"."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Everything one event brought about."""

    event: Message | Tap
    reply: Reply
    session: Session
    actions: tuple[Action, ...] = ()
    decision: Decision | None = None
    offer: Decision | None = None
    """Which offer was mentioned under the list, or that none was."""
    strategy: StrategyChoice | None = None
    feedback: tuple[Feedback, ...] = ()
    transition: Transition | None = None
    rules: tuple[str, ...] = ()
    """Which rules of understanding fired, for the operator."""
    tastes: tuple[Change, ...] = ()
    """What becomes of the profile of whoever the event is from; nothing where their id is empty."""
    unanswered: tuple[Unanswered, ...] = ()
    """What had no answer, for the shop's people."""
    opening: str = ""
    """The part of the reply's text that may be said in other words; "" where every word has to stay."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision with what has been heard of it since."""

    decision: Decision
    feedback: tuple[Feedback, ...] = ()


class Ledger(Protocol):
    """The dialogue's memory."""

    def turn(self, platform: str, event_id: str) -> Reply | None:
        """The reply already given to this event."""

    def session(self, conversation_id: str) -> Session | None:
        """The conversation so far."""

    def action(self, token: str) -> Action | None:
        """What a pressed button means."""

    def decision(self, decision_id: str) -> Logged | None:
        """A logged decision and its feedback."""

    def profile(self, user_id: str) -> Profile | None:
        """What is known of a shopper's tastes, in all their conversations."""

    def lists(self, since: datetime, known: Collection[str] = ()) -> Sequence[Decision]:
        """The lists shown since then, by whichever process, oldest first; `known` ones are left out, by id."""

    def commit(self, turn: Turn) -> None:
        """Write the whole turn, or nothing. A turn already written for the event stays as it is."""

    def person(self, event: PersonEvent) -> PersonSaid:
        """Write down what a person did and whose conversation it is now. The same event twice changes nothing."""


class LearningLog(Protocol):
    """What the learner follows."""

    def since(self, position: int) -> Sequence[tuple[int, Feedback | Transition]]:
        """Feedback and transitions after `position`, oldest first, each with its own position (from 1)."""


class MemoryLedger:
    """A ledger and learning log in plain dictionaries."""

    def __init__(self) -> None:
        self.turns: dict[tuple[str, str], Turn] = {}
        self.people: dict[str, PersonSaid] = {}
        self.questions = MemoryQuestions()
        self._sessions: dict[str, Session] = {}
        self._actions: dict[str, Action] = {}
        self._decisions: dict[str, Logged] = {}
        self._lists: list[Decision] = []
        self._log: list[Feedback | Transition] = []
        self._profiles: dict[str, Profile] = {}
        self._shoppers: dict[str, str] = {}

    def turn(self, platform: str, event_id: str) -> Reply | None:
        """The reply already given to this event."""
        turn = self.turns.get((platform, event_id))
        return turn.reply if turn else None

    def session(self, conversation_id: str) -> Session | None:
        """The conversation so far."""
        return self._sessions.get(conversation_id)

    def action(self, token: str) -> Action | None:
        """What a pressed button means."""
        return self._actions.get(token)

    def decision(self, decision_id: str) -> Logged | None:
        """A logged decision and its feedback."""
        return self._decisions.get(decision_id)

    def profile(self, user_id: str) -> Profile | None:
        """What is known of a shopper's tastes."""
        return self._profiles.get(user_id)

    def lists(self, since: datetime, known: Collection[str] = ()) -> Sequence[Decision]:
        """The lists shown since then, oldest first."""
        found = [one for one in self._lists if one.at >= since and one.decision_id not in known]
        return sorted(found, key=lambda one: one.at)

    def commit(self, turn: Turn) -> None:
        """Write the whole turn; a second one for the same event changes nothing."""
        key = (turn.event.platform, turn.event.event_id)
        if key in self.turns:
            return
        self.turns[key] = turn
        self._sessions[turn.session.conversation_id] = turn.session
        self._actions.update((action.token, action) for action in turn.actions)
        for decision in filter(None, (turn.decision, turn.offer)):
            self._decisions[decision.decision_id] = Logged(decision)
            self._shoppers[decision.decision_id] = turn.session.user_id
        if turn.decision:
            self._lists.append(turn.decision)
        self._learn(turn.event.user_id, turn.tastes)
        self.questions.keep(turn.unanswered, turn.event.at)
        for feedback in turn.feedback:
            self.record(feedback)
        if turn.transition:
            self._log.append(turn.transition)

    def person(self, event: PersonEvent) -> PersonSaid:
        """Write down what a person did; the same event twice changes nothing."""
        if event.event_id not in self.people:
            session = self._sessions.get(event.conversation_id) or Session(event.conversation_id, user_id="")
            self._sessions[event.conversation_id], self.people[event.event_id] = told(session, event)
        return self.people[event.event_id]

    def record(self, feedback: Feedback, tastes: Sequence[Change] = ()) -> bool:
        """Log feedback that came by another way than a turn, such as a click on a link, and what it tells of the
        shopper's tastes. False when it was known."""
        logged = self._decisions.get(feedback.decision.decision_id)
        if logged is None or any(known.event_id == feedback.event_id for known in logged.feedback):
            return False
        self._decisions[logged.decision.decision_id] = replace(logged, feedback=(*logged.feedback, feedback))
        self._log.append(feedback)
        self._learn(self._shoppers[logged.decision.decision_id], tastes)
        return True

    def _learn(self, user_id: str, changes: Sequence[Change]) -> None:
        if not user_id or not changes:
            return
        profile = after(self._profiles.pop(user_id, None), user_id, changes)
        if profile is not None:
            self._profiles[user_id] = profile

    def since(self, position: int) -> Sequence[tuple[int, Feedback | Transition]]:
        """Feedback and transitions after `position`, oldest first."""
        return list(enumerate(self._log[position:], start=position + 1))

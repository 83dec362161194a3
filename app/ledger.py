"""The ledger in SQL: every turn, decision and piece of feedback, written once and read back as it was."""

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine

from app.database import actions, decisions, events, learning_log, orders, outbox, profiles, sessions, transcript
from app.logged import LISTS, Heard, action_in, heard_in, heard_of, with_decision
from app.questions import keep
from bot.handoff import told
from bot.ledger import Action, Logged, Turn
from bot.messages import Reply
from bot.people import PersonEvent, PersonSaid
from bot.profile import Change, Profile, after
from bot.session import Session
from policy.base import Decision, Feedback, StrategyChoice, Transition

COMMIT_LOCK = 0x41_69_73_6D
"""PostgreSQL advisory lock around each commit: positions of the log and the stream become visible in their order,
so that nobody who reads "after 7" misses a 6 that was still being written."""

_reply = TypeAdapter(Reply)
_person = TypeAdapter(PersonSaid)
_session = TypeAdapter(Session)
_profile = TypeAdapter(Profile)
_action = TypeAdapter(Action)
_decision = TypeAdapter(Decision)
_feedback = TypeAdapter(Feedback)
_transition = TypeAdapter(Transition)
_strategy = TypeAdapter(StrategyChoice)


@dataclass(frozen=True, slots=True)
class Said:
    """One line of a conversation's stream."""

    position: int
    """Grows along the stream; a reader continues after the last one it saw."""
    kind: Literal["reply", "person"]
    body: str
    """The Reply or the PersonSaid as JSON."""


PORTION = 500
"""Names in one query."""


class SqlLedger:
    """A ledger and learning log in the database; several processes may share it.

    Replies to events of `relayed` platforms are also put into the outbox, in the same transaction.
    """

    def __init__(self, engine: Engine, *, relayed: Collection[str] = ()) -> None:
        self._engine = engine
        self._relayed = relayed
        self._postgres = engine.dialect.name == "postgresql"

    def turn(self, platform: str, event_id: str) -> Reply | None:
        """The reply already given to this event."""
        body = self._scalar(
            sa.select(transcript.c.body).where(transcript.c.platform == platform, transcript.c.event_id == event_id)
        )
        return _reply.validate_json(body) if body else None

    def session(self, conversation_id: str) -> Session | None:
        """The conversation so far."""
        body = self._scalar(sa.select(sessions.c.body).where(sessions.c.conversation == conversation_id))
        return _session.validate_json(body) if body else None

    def action(self, token: str) -> Action | None:
        """What a pressed button means."""
        with self._engine.connect() as connection:
            return action_in(connection, token)

    def decision(self, decision_id: str) -> Logged | None:
        """A logged decision and its feedback."""
        with self._engine.connect() as connection:
            body = connection.scalar(sa.select(decisions.c.body).where(decisions.c.decision_id == decision_id))
            if body is None:
                return None
            decision = _decision.validate_json(body)
            return Logged(decision, heard_in(connection, decision))

    def profile(self, user_id: str) -> Profile | None:
        """What is known of a shopper's tastes, in all their conversations."""
        body = self._scalar(sa.select(profiles.c.body).where(profiles.c.shopper == user_id))
        return _profile.validate_json(body) if body else None

    def commit(self, turn: Turn) -> None:
        """Write the whole turn, or nothing. A turn already written for the event stays as it is."""
        with self.writing() as connection:
            # The first statement takes SQLite's write lock, so what follows sees the last commit.
            if not self._say(connection, turn.event, "reply", _text(_reply, turn.reply), turn):
                return
            self._keep_session(connection, turn.session)
            if turn.actions:
                # A list with its cards has dozens of buttons: one statement for all of them takes a tenth of the time.
                new = self._insert(actions)
                put = {"conversation": new.excluded.conversation, "body": new.excluded.body}
                connection.execute(new.on_conflict_do_update(index_elements=["token"], set_=put), _rows(turn.actions))
            for decision in filter(None, (turn.decision, turn.offer)):
                connection.execute(
                    self._insert(decisions)
                    .values(
                        decision_id=decision.decision_id,
                        conversation=turn.session.conversation_id,
                        body=_text(_decision, decision),
                        at=decision.at.isoformat(),
                        version=str(decision.context.get("version", "")),
                        shopper=turn.session.user_id,
                    )
                    .on_conflict_do_nothing()
                )
            for feedback in turn.feedback:
                self.hear(connection, feedback)
            self.learn(connection, turn.event.user_id, turn.tastes)
            keep(connection, turn.unanswered, turn.event.at)
            if turn.transition:
                connection.execute(sa.insert(learning_log).values(body=_text(_transition, turn.transition)))

    def record(self, feedback: Feedback, tastes: Sequence[Change] = ()) -> bool:
        """Log feedback that came by another way than a turn, and what it tells of the shopper's tastes.

        False when it was known, or the decision is not.
        """
        with self.writing() as connection:
            return self.hear(connection, feedback, tastes)

    def learn(self, connection: Connection, user_id: str, changes: Sequence[Change]) -> None:
        """Change a shopper's profile inside a transaction of `writing`."""
        if not user_id or not changes:
            return
        # An update that changes nothing takes the write lock, so what is read is the last commit.
        mine = sa.update(profiles).where(profiles.c.shopper == user_id).values(body=profiles.c.body)
        body = connection.scalar(mine.returning(profiles.c.body))
        profile = after(_profile.validate_json(body) if body else None, user_id, changes)
        if profile is None:
            connection.execute(sa.delete(profiles).where(profiles.c.shopper == user_id))
            return
        values = {"body": _text(_profile, profile)}
        connection.execute(
            self._insert(profiles)
            .values(shopper=user_id, **values)
            .on_conflict_do_update(index_elements=["shopper"], set_=values)
        )

    def newest(self, limit: int) -> list[str]:
        """The ids of the newest decisions of all conversations, newest first."""
        query = (
            sa.select(decisions.c.decision_id)
            .where(LISTS)
            .order_by(decisions.c.at.desc(), decisions.c.decision_id)
            .limit(limit)
        )
        with self._engine.connect() as connection:
            return list(connection.scalars(query))

    def lists(self, since: datetime, known: Collection[str] = ()) -> Sequence[Decision]:
        """The lists shown since then, by whichever process, oldest first; `known` ones are left out, by id."""
        table = decisions.c
        met = sa.select(table.decision_id).where(LISTS, table.at >= since.astimezone(UTC).isoformat())
        with self._engine.connect() as connection:
            new = [name for name in connection.scalars(met.order_by(table.at)) if name not in known]
            # Bodies are large, and mostly known; so many names fit into one query anywhere.
            parts = [new[start : start + PORTION] for start in range(0, len(new), PORTION)]
            bodies = (
                connection.scalars(sa.select(table.body).where(table.decision_id.in_(part)).order_by(table.at))
                for part in parts
            )
            return [_decision.validate_json(body) for some in bodies for body in some]

    def heard(self, decision_ids: Sequence[str]) -> dict[str, list[Heard]]:
        """What was heard of these decisions, oldest first; those of which nothing was heard are left out."""
        log = learning_log.c
        query = sa.select(log.decision_id, log.body).where(log.decision_id.in_(decision_ids)).order_by(log.position)
        found: dict[str, list[Heard]] = {}
        with self._engine.connect() as connection:
            for decision_id, body in connection.execute(query):
                found.setdefault(decision_id, []).append(heard_of(body))
        return found

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction in which positions of the log are given out in the order in which they become visible."""
        with self._engine.begin() as connection:
            if self._postgres:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(COMMIT_LOCK)))
            yield connection

    def hear(self, connection: Connection, feedback: Feedback, tastes: Sequence[Change] = ()) -> bool:
        """Log feedback inside a transaction of `writing`. False when it was known, or the decision is not."""
        known = sa.select(decisions.c.shopper).where(decisions.c.decision_id == feedback.decision.decision_id)
        shopper = connection.scalar(known)
        if shopper is None:
            return False
        body = _feedback.dump_json(feedback, exclude={"decision"}).decode()
        added = connection.execute(
            self._insert(learning_log)
            .values(decision_id=feedback.decision.decision_id, event_id=feedback.event_id, body=body)
            .on_conflict_do_nothing()
            .returning(learning_log.c.position)
        ).first()
        if added is None:
            return False
        self.learn(connection, shopper, tastes)
        return True

    def since(self, position: int) -> Sequence[tuple[int, Feedback | Transition]]:
        """Feedback and transitions after `position`, oldest first, each with its own position."""
        log = learning_log.c
        query = (
            sa.select(log.position, log.body, decisions.c.body.label("decision"))
            .select_from(learning_log.outerjoin(decisions, log.decision_id == decisions.c.decision_id))
            .where(log.position > position)
            .order_by(log.position)
        )
        with self._engine.connect() as connection:
            return [
                (
                    row.position,
                    with_decision(row.body, _decision.validate_json(row.decision))
                    if row.decision
                    else _transition.validate_json(row.body),
                )
                for row in connection.execute(query)
            ]

    def person(self, event: PersonEvent) -> PersonSaid:
        """Write down what a person did and whose conversation it is now. The same event twice changes nothing."""
        with self.writing() as connection:
            # An update that changes nothing takes the write lock, so what is read is the last commit.
            mine = sa.update(sessions).where(sessions.c.conversation == event.conversation_id)
            body = connection.scalar(mine.values(body=sessions.c.body).returning(sessions.c.body))
            session = _session.validate_json(body) if body else Session(event.conversation_id, user_id="")
            after, said = told(session, event)
            # A desk's own people need not be told what they wrote; that they came, the desk itself may have to be.
            tell = said.kind == "take" or bool(said.line) or (said.kind == "message" and not said.by)
            if self._say(connection, event, "person", _text(_person, said), tell=tell):
                self._keep_session(connection, after)
                return said
            known = sa.select(transcript.c.body).where(
                transcript.c.platform == event.platform, transcript.c.event_id == event.event_id
            )
            return _person.validate_json(connection.scalars(known).one())

    def overdue(self, before: datetime) -> list[tuple[str, datetime]]:
        """Conversations whose shopper has waited for a person since before this moment: id, and since when."""
        query = sa.select(sessions.c.conversation, sessions.c.since).where(sessions.c.since < _moment(before))
        with self._engine.connect() as connection:
            return [(row.conversation, datetime.fromisoformat(row.since)) for row in connection.execute(query)]

    def stream(self, conversation_id: str, after: int, limit: int = 100) -> list[Said]:
        """Replies and people's messages of a conversation after a position, oldest first."""
        query = (
            sa.select(transcript.c.position, transcript.c.kind, transcript.c.body)
            .where(transcript.c.conversation == conversation_id, transcript.c.position > after)
            .order_by(transcript.c.position)
            .limit(limit)
        )
        with self._engine.connect() as connection:
            return [Said(row.position, row.kind, row.body) for row in connection.execute(query)]

    def last_reply(self, conversation_id: str) -> Reply | None:
        """The newest reply of a conversation."""
        line = transcript.c
        query = sa.select(line.body).where(line.conversation == conversation_id, line.kind == "reply")
        body = self._scalar(query.order_by(line.position.desc()).limit(1))
        return _reply.validate_json(body) if body else None

    def last_position(self, conversation_id: str) -> int:
        """Where the conversation's stream ends now; 0 before its first line."""
        query = sa.select(sa.func.max(transcript.c.position)).where(transcript.c.conversation == conversation_id)
        return int(self._scalar(query) or 0)

    def adopt(self, *made: Action) -> None:
        """Write down what buttons and links mean that did not come with a turn. A known token stays as it is."""
        with self.writing() as connection:
            if made:
                connection.execute(self._insert(actions).on_conflict_do_nothing(), _rows(made))

    def rename(self, old: str, new: str) -> None:
        """A conversation goes on under another id, with its memory, its buttons and what is still to be said."""
        with self.writing() as connection:
            for table in (transcript, outbox, decisions, orders):
                connection.execute(sa.update(table).where(table.c.conversation == old).values(conversation=new))
            if body := connection.scalar(sa.select(sessions.c.body).where(sessions.c.conversation == old)):
                # Whoever was quicker under the new id has only just begun.
                self._keep_session(connection, replace(_session.validate_json(body), conversation_id=new))
                connection.execute(sa.delete(sessions).where(sessions.c.conversation == old))
            for token, body in connection.execute(
                sa.select(actions.c.token, actions.c.body).where(actions.c.conversation == old)
            ).all():
                action = replace(_action.validate_json(body), conversation_id=new)
                connection.execute(
                    sa.update(actions)
                    .where(actions.c.token == token)
                    .values(conversation=new, body=_text(_action, action))
                )

    def _scalar(self, query: sa.Select[Any]) -> Any:
        with self._engine.connect() as connection:
            return connection.scalar(query)

    def _insert(self, table: sa.Table) -> sqlite.Insert | postgresql.Insert:
        return postgresql.insert(table) if self._postgres else sqlite.insert(table)

    def _say(
        self, connection: Connection, event: Any, kind: str, body: str, turn: Turn | None = None, *, tell: bool = True
    ) -> bool:
        """Add a line to the stream and close the event; False when that was done before. `tell` also sends it."""
        added = connection.execute(
            self._insert(transcript)
            .values(
                conversation=event.conversation_id,
                kind=kind,
                platform=event.platform,
                event_id=event.event_id,
                body=body,
                rules=json.dumps(turn.rules if turn else ()),
                strategy=_text(_strategy, turn.strategy) if turn and turn.strategy else None,
                at=event.at.isoformat(),
            )
            .on_conflict_do_nothing()
            .returning(transcript.c.position)
        ).first()
        if added is None:
            return False
        connection.execute(
            sa.update(events)
            .where(events.c.platform == event.platform, events.c.event_id == event.event_id)
            .values(done=True)
        )
        if tell:
            self._send_off(connection, event, kind, added.position)
        return True

    def _send_off(self, connection: Connection, event: Any, kind: str, position: int) -> None:
        """Put the line into the outbox of the platform that the shopper wrote from; a person's words go there too."""
        platform = event.platform
        if kind == "person":
            # A desk's own people may come before anybody was answered.
            platform = event.by or connection.scalar(
                sa.select(transcript.c.platform)
                .where(transcript.c.conversation == event.conversation_id, transcript.c.kind == "reply")
                .order_by(transcript.c.position.desc())
                .limit(1)
            )
        if platform in self._relayed:
            values = {"platform": platform, "conversation": event.conversation_id, "sent": "[]", "done": False}
            connection.execute(sa.insert(outbox).values(position=position, **values))

    def _keep_session(self, connection: Connection, session: Session) -> None:
        values = {
            "body": _text(_session, session),
            "since": _moment(session.since) if session.since else None,
            "shopper": session.user_id,
        }
        connection.execute(
            self._insert(sessions)
            .values(conversation=session.conversation_id, **values)
            .on_conflict_do_update(index_elements=["conversation"], set_=values)
        )


def _text(adapter: TypeAdapter[Any], value: object) -> str:
    return adapter.dump_json(value).decode()


def _rows(made: Sequence[Action]) -> list[dict[str, str]]:
    return [
        {"token": action.token, "conversation": action.conversation_id, "body": _text(_action, action)}
        for action in made
    ]


def _moment(at: datetime) -> str:
    """A time as text whose order is the order in time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")

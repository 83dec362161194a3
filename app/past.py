"""The decision log as it was written, read from the beginning, with what became of each decision."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol, cast

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from app.database import decisions, learning_log
from app.logged import LISTS, Heard, decision_of, heard_of
from policy.base import Decision, Feedback, FeedbackKind
from policy.credit import standing
from policy.evaluation.replay import Judged
from policy.rewards import reward

BATCH = 200
"""Decisions read at a time: they are large."""


class Learns(Protocol):
    """What learns along."""

    def learn(self, feedback: Sequence[Feedback]) -> None:
        """Take in feedback."""


class Past:
    """The log up to now. What was heard fits into memory; decisions are read as they are needed."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._entries: list[tuple[int, str, Heard]] = []
        self._heard: dict[str, list[Heard]] = {}
        log = learning_log.c
        query = sa.select(log.position, log.decision_id, log.body).where(log.decision_id.is_not(None))
        with engine.connect() as connection:
            for row in connection.execute(query.order_by(log.position)):
                heard = heard_of(row.body)
                self._entries.append((row.position, row.decision_id, heard))
                self._heard.setdefault(row.decision_id, []).append(heard)

    def count(self, since: datetime) -> int:
        """Decisions made since then."""
        query = sa.select(sa.func.count()).select_from(decisions).where(LISTS, decisions.c.at >= since.isoformat())
        with self.engine.connect() as connection:
            return int(connection.scalar(query) or 0)

    def standing(self, decision_id: str) -> dict[str, frozenset[str]]:
        """Product id to the kinds that stand of what was heard of a decision."""
        return standing(self._heard.get(decision_id, ()))

    def along(self, since: datetime, learners: Sequence[Learns] = ()) -> Iterator[Judged]:
        """The decisions since then, oldest first.

        `learners` are taught from the first entry of the log on, and before each decision have heard exactly what the
        policy that made it had heard.
        """
        known: dict[str, Decision] = {}
        early: dict[str, list[Heard]] = {}
        waiting = deque(self._entries)
        ready: list[Feedback] = []
        for decision, shopper in self._decisions(None if learners else since):
            learned = float(decision.context.get("learned", 0.0))
            while waiting and waiting[0][0] <= learned:
                _, name, heard = waiting.popleft()
                if name in known:
                    ready.append(_feedback(known[name], heard))
                else:  # of a decision that bears a later time
                    early.setdefault(name, []).append(heard)
            for learner in learners:
                learner.learn(ready)
            ready = []
            if learners:
                shown = tuple(one for one in decision.candidates if one.product_id in decision.slate)
                slim = known[decision.decision_id] = replace(decision, candidates=shown)
                ready = [_feedback(slim, heard) for heard in early.pop(decision.decision_id, ())]
            if decision.at >= since:
                stands = self.standing(decision.decision_id)
                yield Judged(decision, tuple(reward(stands.get(name, ())) for name in decision.slate), shopper)

    def _decisions(self, since: datetime | None) -> Iterator[tuple[Decision, str]]:
        table = decisions.c
        query = sa.select(table.body, table.shopper, table.conversation).where(LISTS)
        query = query.order_by(table.at, table.decision_id)
        if since is not None:
            query = query.where(table.at >= since.isoformat())
        with self.engine.connect().execution_options(yield_per=BATCH) as connection:
            for row in connection.execute(query):
                yield decision_of(row.body), row.shopper or row.conversation


def _feedback(decision: Decision, heard: Heard) -> Feedback:
    kind = cast("FeedbackKind", heard.kind)  # it was one when it was logged; learners refuse any other
    return Feedback(decision, heard.product_id, heard.event_id, kind, heard.value, heard.at)

"""Keeps what the policies have learned, so that a start does not replay the whole log."""

import json
from collections.abc import Mapping
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine

from app.database import snapshots
from bot.strategy import SCHEMA

EVERY = 50
"""Log entries between snapshots: replaying so many takes a moment, not seconds."""


class Kept(Protocol):
    """What stands at a position of the log: a learner or one of its arms."""

    position: int

    def snapshot(self) -> dict[str, object]:
        """All that has to be kept, with the position."""


class Snapshots:
    """The newest state of one version over the numbers it learns from today.

    After a change of those numbers nothing is found, and the policy learns the log anew.
    """

    def __init__(self, engine: Engine, version: str) -> None:
        self._engine = engine
        self._policy = f"{version}/{SCHEMA}"
        self._saved = 0
        self._insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert

    def newest(self) -> Mapping[str, object] | None:
        """What Learner.snapshot() gave last, or None for a policy that has learned nothing yet."""
        query = sa.select(snapshots.c.state).where(snapshots.c.policy == self._policy)
        with self._engine.connect() as connection:
            stored = connection.scalar(query)
        if stored is None:
            return None
        state: dict[str, object] = json.loads(stored)
        self._saved = int(str(state["position"]))
        return state

    def save(self, learner: Kept, *, at_least: int = EVERY) -> bool:
        """Keep the learner's state when it has learned `at_least` entries since; an older state never replaces it."""
        position = learner.position
        if position < self._saved + at_least:
            return False
        values = {"position": position, "state": json.dumps(learner.snapshot())}
        with self._engine.begin() as connection:
            connection.execute(
                self._insert(snapshots)
                .values(policy=self._policy, **values)
                .on_conflict_do_update(
                    index_elements=["policy"], set_=values, where=snapshots.c.position < values["position"]
                )
            )
        self._saved = position
        return True

"""The table of sentences that a language model said and nobody was shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from app.database import llm_blocked
from app.inbox import storable

KEPT = 1_000
"""Examples that are kept; the oldest go first."""
LONGEST = 300
"""Characters of a sentence that are kept."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """One example."""

    at: datetime
    use: str
    sentence: str
    """With personal data masked."""
    reason: str


class BlockedTable:
    """Examples for the operator."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, examples: Sequence[Blocked]) -> None:
        """Write them down, and forget the oldest."""
        rows = [
            {
                "at": one.at.astimezone(UTC).isoformat(timespec="microseconds"),
                "use": one.use,
                "sentence": storable(one.sentence[:LONGEST]),
                "reason": storable(one.reason[:LONGEST]),
            }
            for one in examples
        ]
        with self._engine.begin() as connection:
            connection.execute(sa.insert(llm_blocked), rows)
            newest = connection.execute(sa.select(sa.func.max(llm_blocked.c.position))).scalar_one()
            connection.execute(sa.delete(llm_blocked).where(llm_blocked.c.position <= newest - KEPT))

    def newest(self, limit: int) -> list[Blocked]:
        """The last examples, the newest first."""
        query = sa.select(llm_blocked).order_by(llm_blocked.c.position.desc()).limit(limit)
        with self._engine.connect() as connection:
            return [
                Blocked(datetime.fromisoformat(row.at), row.use, row.sentence, row.reason)
                for row in connection.execute(query)
            ]

"""The table of what the shop could not answer: counted in the turn's own transaction."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine

from app.database import questions
from bot.unanswered import Question, Unanswered


class SqlQuestions:
    """What shoppers asked in vain, read from the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def most_asked(self, limit: int) -> Sequence[Question]:
        """What was asked most often, the one asked last first among equals."""
        table = questions.c
        query = sa.select(questions).order_by(table.times.desc(), table.last.desc(), table.key).limit(limit)
        with self._engine.connect() as connection:
            return [
                Question(
                    row.kind,
                    row.text,
                    row.language,
                    row.product,
                    datetime.fromisoformat(row.first),
                    datetime.fromisoformat(row.last),
                    row.times,
                )
                for row in connection.execute(query)
            ]


def keep(connection: Connection, asked: Iterable[Unanswered], at: datetime) -> None:
    """Count what a turn could not answer, inside its transaction."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    for one in asked:
        kind, product, key = one.key
        row = {"kind": kind, "product": product, "key": key, "text": one.text, "language": one.language}
        new = insert(questions).values(**row, first=moment, last=moment, times=1)
        table = questions.c
        connection.execute(
            new.on_conflict_do_update(
                index_elements=["kind", "product", "key"],
                set_={
                    "times": table.times + 1,
                    "first": sa.case((table.first < new.excluded.first, table.first), else_=new.excluded.first),
                    "last": sa.case((table.last > new.excluded.last, table.last), else_=new.excluded.last),
                },
            )
        )

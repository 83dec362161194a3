"""The token meter in the database: one row for each day, use and shopper."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine

from app.database import llm_tokens
from bot.llm.meter import Caps, Spent, Use, day_of, within
from bot.llm.model import Usage


class SqlMeter:
    """Counts in all processes together, and goes on where it was after a restart."""

    def __init__(self, engine: Engine, caps: Caps) -> None:
        self._engine = engine
        self._caps = caps

    def allows(self, shopper: str, at: datetime) -> bool:
        """See Meter.allows."""
        if self._caps == Caps():
            return True
        table = llm_tokens.c
        tokens = table.prompt + table.answer
        own = sa.case((table.shopper == shopper, tokens), else_=0)
        query = sa.select(sa.func.sum(tokens), sa.func.sum(own)).where(table.day == day_of(at).isoformat())
        with self._engine.connect() as connection:
            whole, his = connection.execute(query).one()
        return within(self._caps, whole or 0, his or 0)

    def spend(self, use: Use, shopper: str, usage: Usage, at: datetime) -> None:
        """See Meter.spend."""
        insert = postgresql.insert if self._engine.dialect.name == "postgresql" else sqlite.insert
        new = insert(llm_tokens).values(
            day=day_of(at).isoformat(), use=use, shopper=shopper, calls=1, prompt=usage.prompt, answer=usage.answer
        )
        table, added = llm_tokens.c, new.excluded
        grown = new.on_conflict_do_update(
            index_elements=["day", "use", "shopper"],
            set_={
                "calls": table.calls + 1,
                "prompt": table.prompt + added.prompt,
                "answer": table.answer + added.answer,
            },
        )
        with self._engine.begin() as connection:
            connection.execute(grown)

    def spent(self, since: date) -> list[Spent]:
        """See Meter.spent."""
        table = llm_tokens.c
        sums = (sa.func.sum(column) for column in (table.calls, table.prompt, table.answer))
        query = sa.select(table.day, table.use, *sums).where(table.day >= since.isoformat())
        with self._engine.connect() as connection:
            rows = connection.execute(query.group_by(table.day, table.use).order_by(table.day, table.use)).all()
        return [Spent(date.fromisoformat(day), use, *map(int, counts)) for day, use, *counts in rows]

"""Conversations can be asked for by since when somebody waits in them, and by their shopper."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both columns. Whoever waits for a person when this runs begins to wait at the next thing they write."""
    op.add_column("sessions", sa.Column("since", sa.Text))
    op.add_column("sessions", sa.Column("shopper", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_sessions_shopper", "sessions", ["shopper"])
    waiting = sa.text("since IS NOT NULL")
    op.create_index("sessions_waiting", "sessions", ["since"], sqlite_where=waiting, postgresql_where=waiting)
    sessions = sa.table("sessions", *map(sa.column, ("conversation", "body", "shopper")))
    connection = op.get_bind()
    for conversation, body in connection.execute(sa.select(sessions.c.conversation, sessions.c.body)).all():
        shopper = str(json.loads(body).get("user_id", ""))
        connection.execute(sa.update(sessions).where(sessions.c.conversation == conversation).values(shopper=shopper))

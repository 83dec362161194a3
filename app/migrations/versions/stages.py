"""Versions of the policy and which of them serve; decisions know the version and the shopper."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both tables and both columns. Older decisions get the policy's name, and the shopper of their session."""
    op.create_table(
        "versions",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("policy", sa.Text, nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("schema", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
    )
    op.create_table(
        "stages",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("live", sa.Text, nullable=False),
        sa.Column("canary", sa.Text),
        sa.Column("share", sa.Float, nullable=False),
        sa.Column("frozen", sa.Boolean, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    for name in ("version", "shopper"):
        op.add_column("decisions", sa.Column(name, sa.Text, nullable=False, server_default=""))
    decisions = sa.table("decisions", *map(sa.column, ("decision_id", "conversation", "body", "version", "shopper")))
    sessions = sa.table("sessions", sa.column("conversation"), sa.column("body"))
    connection = op.get_bind()
    shoppers = {
        conversation: str(json.loads(body).get("user_id", ""))
        for conversation, body in connection.execute(sa.select(sessions.c.conversation, sessions.c.body))
    }
    query = sa.select(decisions.c.decision_id, decisions.c.conversation, decisions.c.body)
    for decision_id, conversation, body in connection.execute(query).all():
        values = {
            "version": json.loads(body).get("policy", "").partition("/")[0],
            "shopper": shoppers.get(conversation) or conversation,
        }
        connection.execute(sa.update(decisions).where(decisions.c.decision_id == decision_id).values(**values))

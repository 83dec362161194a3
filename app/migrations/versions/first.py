"""The first tables: inbox, transcript, sessions, actions, decisions, learning log, snapshots and the catalog."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create everything."""
    op.create_table(
        "events",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("event_id", sa.Text, nullable=False),
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("done", sa.Boolean, nullable=False),
        sa.UniqueConstraint("platform", "event_id", name="events_once"),
        sqlite_autoincrement=True,
    )
    still_open = sa.text("NOT done")
    op.create_index("events_open", "events", ["seq"], sqlite_where=still_open, postgresql_where=still_open)
    op.create_table(
        "transcript",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("event_id", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("strategy", sa.Text),
        sa.Column("at", sa.Text, nullable=False),
        sa.UniqueConstraint("platform", "event_id", name="transcript_once"),
        sqlite_autoincrement=True,
    )
    op.create_index("transcript_by_conversation", "transcript", ["conversation", "position"])
    op.create_table(
        "sessions",
        sa.Column("conversation", sa.Text, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "actions",
        sa.Column("token", sa.Text, primary_key=True),
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "decisions",
        sa.Column("decision_id", sa.Text, primary_key=True),
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_decisions_conversation", "decisions", ["conversation"])
    op.create_table(
        "learning_log",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("decision_id", sa.Text, sa.ForeignKey("decisions.decision_id")),
        sa.Column("event_id", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("decision_id", "event_id", name="feedback_once"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "snapshots",
        sa.Column("policy", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
    )
    op.create_table(
        "secrets",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "products",
        sa.Column("id", sa.String(200), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_index("ix_products_position", "products", ["position"])
    op.create_table(
        "catalog",
        sa.Column("key", sa.String(20), primary_key=True),
        sa.Column("value", sa.String(40), nullable=False),
    )

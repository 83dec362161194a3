"""Orders and the shop's notices of them; decisions can be asked for in the order in which they were made."""

import json
from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, and the time of each decision."""
    op.create_table(
        "shop_events",
        sa.Column("event_id", sa.Text, primary_key=True),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("order_id", sa.Text),
        sa.Column("at", sa.Text, nullable=False),
    )
    op.create_table(
        "orders",
        sa.Column("order_id", sa.Text, primary_key=True),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("currency", sa.Text, nullable=False),
        sa.Column("lines", sa.Text, nullable=False),
        sa.Column("email", sa.Text),
        sa.Column("click_id", sa.Text),
        sa.Column("conversation", sa.Text),
        sa.Column("at", sa.Text, nullable=False),
    )
    op.create_index("ix_orders_conversation", "orders", ["conversation"])
    op.add_column("decisions", sa.Column("at", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_decisions_at", "decisions", ["at"])
    decisions = sa.table("decisions", sa.column("decision_id"), sa.column("body"), sa.column("at"))
    connection = op.get_bind()
    for decision_id, body in connection.execute(sa.select(decisions.c.decision_id, decisions.c.body)).all():
        at = datetime.fromisoformat(json.loads(body)["at"]).isoformat()
        connection.execute(sa.update(decisions).where(decisions.c.decision_id == decision_id).values(at=at))

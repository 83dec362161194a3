"""The outbox: what is still to be delivered to platforms that do not wait for an answer."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create it."""
    op.create_table(
        "outbox",
        sa.Column("position", sa.Integer, sa.ForeignKey("transcript.position"), primary_key=True, autoincrement=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("sent", sa.Text, nullable=False),
        sa.Column("done", sa.Boolean, nullable=False),
        sa.Column("trouble", sa.Text),
    )
    op.create_index("outbox_by_conversation", "outbox", ["conversation", "position"])
    still_open = sa.text("NOT done")
    op.create_index(
        "outbox_open", "outbox", ["platform", "position"], sqlite_where=still_open, postgresql_where=still_open
    )

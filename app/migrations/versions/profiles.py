"""Profiles of shoppers."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "profiles",
        sa.Column("shopper", sa.Text, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )

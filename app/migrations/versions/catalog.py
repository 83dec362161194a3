"""The catalog can be followed: each record bears the version that wrote it, and what went is remembered."""

from secrets import token_hex

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and the table; a catalog that is already there gets its identity."""
    op.add_column("products", sa.Column("version", sa.Integer, nullable=False, server_default="1"))
    op.create_index("ix_products_version", "products", ["version"])
    op.create_table(
        "removed_products",
        sa.Column("id", sa.String(200), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("ix_removed_products_version", "removed_products", ["version"])
    connection = op.get_bind()
    if connection.execute(sa.text("SELECT 1 FROM catalog WHERE key = 'version'")).scalar():
        insert = sa.text("INSERT INTO catalog (key, value) VALUES ('identity', :identity)")
        connection.execute(insert, {"identity": token_hex(8)})

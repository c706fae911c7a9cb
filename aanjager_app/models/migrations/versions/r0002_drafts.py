"""A table for what was typed and not committed, of this laptop alone."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; the same as `local_tables.draft`, a test holds them equal."""
    op.get_bind().exec_driver_sql(
        "CREATE TABLE draft ( place TEXT NOT NULL, texts TEXT NOT NULL, at TEXT NOT NULL, "
        "CONSTRAINT pk_draft PRIMARY KEY (place) ) WITHOUT ROWID"
    )

"""The first schema, frozen as SQL."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables. A new database gets the same from the metadata; a test holds them equal."""
    script = Path(__file__).with_name("r0001_baseline.sql").read_text(encoding="utf-8")
    connection = op.get_bind()
    for statement in script.split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)

"""The full-text index; it is filled when the triggers are made again, after every migration."""

from alembic import op

from aanjager_app.models.search_index import FTS_SQL, SECURE_SQL

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index; the same as `search_index.doc`, a test holds them equal."""
    connection = op.get_bind()
    connection.exec_driver_sql(
        'CREATE TABLE doc ( id INTEGER NOT NULL, "table" TEXT NOT NULL, "row" TEXT NOT NULL, '
        "terrain TEXT, title TEXT NOT NULL, body TEXT NOT NULL, hidden INTEGER NOT NULL, "
        "CONSTRAINT pk_doc PRIMARY KEY (id), "
        'CONSTRAINT uq_doc_table_row UNIQUE ("table", "row") )'
    )
    connection.exec_driver_sql("CREATE INDEX ix_doc_terrain ON doc (terrain)")
    for statement in (FTS_SQL, SECURE_SQL):
        connection.exec_driver_sql(statement)

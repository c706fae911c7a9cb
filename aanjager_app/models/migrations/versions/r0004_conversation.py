"""The chosen variant, figures of the catalogue as taken over, own figures, and shares in steps."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_COLUMNS = {
    "worksheet": ("chosen_at",),
    "cost_line": ("taken_from", "taken_investment", "taken_upkeep", "reason"),
    "benefit_line": ("benefit", "taken_from", "taken_value", "reason"),
}


def upgrade() -> None:
    """Add columns and tables; the same as the entities, a test holds them equal."""
    connection = op.get_bind()
    for table, columns in _COLUMNS.items():
        for column in columns:
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column} TEXT")
    connection.exec_driver_sql(
        "CREATE TABLE share_step ( worksheet_id TEXT NOT NULL, position INTEGER NOT NULL, "
        "at TEXT NOT NULL, title TEXT NOT NULL, shares TEXT NOT NULL, id TEXT NOT NULL, "
        "binned BOOLEAN DEFAULT '0' NOT NULL, CONSTRAINT pk_share_step PRIMARY KEY (id), "
        "CONSTRAINT fk_share_step_worksheet_id FOREIGN KEY(worksheet_id) "
        "REFERENCES worksheet (id) )"
    )
    connection.exec_driver_sql(
        "CREATE INDEX ix_share_step_worksheet_id ON share_step (worksheet_id)"
    )
    connection.exec_driver_sql(
        "CREATE TABLE own_figure ( part TEXT NOT NULL, name TEXT NOT NULL, unit TEXT, "
        "price_low TEXT, price_mid TEXT, price_high TEXT, upkeep_low TEXT, upkeep_mid TEXT, "
        "upkeep_high TEXT, lifetime_years INTEGER, price_year INTEGER, vat_pct TEXT, "
        "source TEXT NOT NULL, id TEXT NOT NULL, binned BOOLEAN DEFAULT '0' NOT NULL, "
        "CONSTRAINT pk_own_figure PRIMARY KEY (id) )"
    )

"""Figures of one's own, and on a line where it was taken from and what that said then."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_COLUMNS = {
    "cost_line": (
        *("own_figure", "taken_unit", "taken_theme"),
        *("taken_storage_m3", "taken_unpaved_m2", "taken_trees"),
    ),
    "benefit_line": ("own_figure",),
}


def upgrade() -> None:
    """Add columns and a table; the same as the entities, a test holds them equal."""
    connection = op.get_bind()
    for table, columns in _COLUMNS.items():
        for column in columns:
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column} TEXT")
    connection.exec_driver_sql(
        "CREATE TABLE own_figure ( kind TEXT NOT NULL, based_on TEXT, name TEXT NOT NULL, "
        "theme TEXT, effort TEXT, unit TEXT NOT NULL, organisation TEXT, place TEXT, "
        "investment_low TEXT, investment_mid TEXT, investment_high TEXT, upkeep_low TEXT, "
        "upkeep_mid TEXT, upkeep_high TEXT, lifetime_years INTEGER, value_low TEXT, "
        "value_mid TEXT, value_high TEXT, growth TEXT, growth_pct TEXT, confidence TEXT, "
        "double_count_group TEXT, vat_basis TEXT NOT NULL, vat_pct TEXT, "
        "price_year INTEGER NOT NULL, effect_storage_m3 TEXT, effect_unpaved_m2 TEXT, "
        "effect_trees TEXT, source_name TEXT NOT NULL, source_where TEXT NOT NULL, "
        "checked_on TEXT NOT NULL, note TEXT, id TEXT NOT NULL, "
        "binned BOOLEAN DEFAULT '0' NOT NULL, CONSTRAINT pk_own_figure PRIMARY KEY (id) )"
    )

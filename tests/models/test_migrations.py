"""An older database is brought up to date whole, or stays as it was."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.models.backups import BackupReason, list_backups
from aanjager_app.models.engine import ACCESS, connect, make_engine
from aanjager_app.models.entities import Region, Terrain
from aanjager_app.models.migrations import CURRENT, Revisions
from aanjager_app.models.migrations.upgrade import upgrade
from aanjager_app.models.opening import FILE_NAME
from aanjager_app.models.schema import METADATA
from aanjager_app.models.store import Store
from aanjager_app.models.triggers import trigger_sql
from aanjager_app.models.undo import undo
from tests.models.support import Clock, open_store, rows, schema_of, stored_schema

SCRIPT = """
from alembic import op
import sqlalchemy as sa

revision = "{name}"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade():
    {body}
"""

ADD_COLUMN = "op.add_column('region', sa.Column('extra', sa.Text))"
REBUILD = """with op.batch_alter_table("terrain") as table:
        table.alter_column("name", existing_type=sa.Text, nullable=True)"""
BREAK_REFERENCE = "op.execute(\"UPDATE terrain SET region_id = 'weg'\")"
FAIL = ADD_COLUMN + "\n    raise LookupError('halverwege')"


def _later(place: Path, *bodies: str) -> Revisions:
    place.mkdir()
    names = [*CURRENT.names]
    for path in CURRENT.scripts.glob("r*"):
        (place / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    for number, body in enumerate(bodies):
        name = f"later{number}"
        script = SCRIPT.format(name=name, before=names[-1], body=body)
        (place / f"r{name}.py").write_text(script, encoding="utf-8")
        names.append(name)
    return Revisions(tuple(names), place)


def _open(folder: Path, revisions: Revisions) -> Store:
    return Store.open(folder, clock=Clock(), author="Anna", revisions=revisions)


def _fill(folder: Path) -> None:
    with open_store(folder) as store, store.write("a") as work:
        work.session.add(Region(id="r", slug="s", name="a"))
        work.session.flush()
        work.session.add(Terrain(id="t", name="b", region_id="r"))
        work.session.flush()
        work.session.add(Terrain(id="u", name="c", merged_into="t"))


def test_the_revisions_together_are_what_the_metadata_makes(tmp_path: Path, store: Store) -> None:
    """When this fails, the entities changed: add a revision to `migrations/versions`."""
    raw = connect(tmp_path / "stap.db", query="mode=rwc")
    engine = make_engine(lambda: raw)
    try:
        upgrade(engine.execution_options(**{ACCESS: "write"}), raw, CURRENT, METADATA)
        assert schema_of(raw) == stored_schema(store)
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (CURRENT.newest,)
        ]
    finally:
        engine.dispose()


def test_the_known_revisions_are_those_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", str(CURRENT.scripts.parent))
    config.set_main_option("path_separator", "newline")
    scripts = ScriptDirectory.from_config(config)
    walked = [script.revision for script in scripts.walk_revisions()]
    assert walked[::-1] == list(CURRENT.names)


def test_an_older_database_gets_the_new_column_and_keeps_its_data(
    folder: Path, tmp_path: Path
) -> None:
    _fill(folder)
    later = _later(tmp_path / "later", ADD_COLUMN, REBUILD)
    with _open(folder, later) as store:
        assert rows(store, "region")["r"]["extra"] is None
        assert set(rows(store, "terrain")) == {"t", "u"}
        with store.maintain() as raw:
            triggers = raw.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
            assert triggers.fetchone()[0] == len(trigger_sql(METADATA)) - 1
            assert raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
        with store.write("b") as work:
            work.session.get_one(Region, "r").name = "nieuw"
        undo(store)
        assert rows(store, "region")["r"]["name"] == "a"
    assert [b.reason for b in list_backups(folder)] == [BackupReason.MIGRATION]


@pytest.mark.parametrize("body", [FAIL, BREAK_REFERENCE], ids=["raises", "breaks a reference"])
def test_a_failing_step_changes_nothing_and_keeps_the_backup(
    folder: Path, tmp_path: Path, body: str
) -> None:
    _fill(folder)
    later = _later(tmp_path / "later", ADD_COLUMN, body.replace("'extra'", "'extra2'"))
    with pytest.raises(EnvironmentProblem) as refused:
        _open(folder, later)
    assert refused.value.code == "migration_failed"
    (backup,) = list_backups(folder)
    assert str(backup.path) in refused.value.message
    with open_store(folder) as store:
        assert "extra" not in rows(store, "region")["r"]
        assert rows(store, "terrain")["t"]["region_id"] == "r"
        with store.write("b") as work:
            work.session.get_one(Region, "r").name = "werkt nog"


def test_a_newer_database_opens_read_only_and_says_why(folder: Path, tmp_path: Path) -> None:
    _fill(folder)
    _open(folder, _later(tmp_path / "later", ADD_COLUMN)).close()
    before = (folder / FILE_NAME).read_bytes()
    with open_store(folder) as store:
        assert store.read_only
        assert "nieuwere versie" in str(store.notice)
        with store.read() as session:
            assert session.get_one(Region, "r").name == "a"
        with pytest.raises(EnvironmentProblem, match="nieuwere versie") as refused:
            store.write("b").__enter__()
        assert refused.value.code == "read_only"
    assert (folder / FILE_NAME).read_bytes() == before


def test_a_start_without_migration_does_not_import_alembic(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import UTC, datetime\n"
        "from aanjager_app.models.store import Store\n"
        "Store.open(Path(sys.argv[1]), clock=lambda: datetime.now(UTC), author='x').close()\n"
        "assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True)

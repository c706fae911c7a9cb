"""Write the first schema down again: `python -m tests.models.freeze_baseline`.

Only until the first release. After that the baseline stays as it is, a change of the entities is
a new revision in `migrations/versions`, and `test_migrations.py` holds the two equal.
"""

import tempfile
from pathlib import Path

from aanjager_app.models.migrations import CURRENT
from tests.models.support import open_store, stored_schema

BASELINE = CURRENT.scripts / "r0001_baseline.sql"


def main() -> None:
    with tempfile.TemporaryDirectory() as place, open_store(Path(place)) as store:
        schema = stored_schema(store)
    BASELINE.write_text("".join(f"{sql};\n" for sql in schema.values()), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Revisions of the schema. Alembic itself is imported only when one has to be applied."""

from dataclasses import dataclass
from pathlib import Path

VERSION_TABLE = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


@dataclass(frozen=True, slots=True)
class Revisions:
    """The revisions that this version of the program knows.

    Attributes:
        names: oldest first; a database with another name is from a newer version.
        scripts: folder of the scripts that Alembic runs.
    """

    names: tuple[str, ...]
    scripts: Path

    @property
    def newest(self) -> str:
        """The revision of a new database."""
        return self.names[-1]


CURRENT = Revisions(
    names=("0001", "0002", "0003", "0004"), scripts=Path(__file__).parent / "versions"
)

"""Backups for the user: a list, a new one, and what would differ after putting one back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from aanjager_app.content import Content
from aanjager_app.domain.dutch import count, format_moment, join_words
from aanjager_app.models.backup_difference import TableDifference, compare_with_backup
from aanjager_app.models.backups import Backup, BackupReason, list_backups, make_backup, newest_good
from aanjager_app.models.history import last_saved
from aanjager_app.models.restoring import restore_backup
from aanjager_app.models.store import Store
from aanjager_app.services.records import SPECS, RecordKind
from aanjager_app.services.terrain_header import names_of

__all__ = [
    "BackupRow",
    "Difference",
    "back_up",
    "back_up_before_import",
    "difference",
    "latest_good",
    "put_back",
    "rows",
]

_REASONS: Final = {
    BackupReason.MANUAL: "zelf gemaakt",
    BackupReason.INTERVAL: "vanzelf",
    BackupReason.IMPORT: "voor een import",
    BackupReason.SYNC: "voor het synchroniseren",
    BackupReason.MIGRATION: "voor een nieuwe versie",
    BackupReason.RESTORE: "voor het terugzetten",
}
_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup, in words."""

    path: Path
    at: datetime
    reason: str
    size: int

    @property
    def moment(self) -> str:
        """When it was made, where the user is."""
        return format_moment(self.at.astimezone())


@dataclass(frozen=True, slots=True)
class Difference:
    """What would be different, in sentences; none when nothing would."""

    sentences: tuple[str, ...]


def rows(folder: Path) -> tuple[BackupRow, ...]:
    """The backups of a data folder, newest first."""
    return tuple(_row(backup) for backup in list_backups(folder))


def back_up_before_import(store: Store) -> None:
    """Before something risky, keep what there is; an empty store has nothing to keep."""
    with store.read() as session:
        empty = last_saved(session) is None
    if not empty:
        make_backup(store, BackupReason.IMPORT)


def latest_good(folder: Path) -> BackupRow | None:
    """The newest backup that is whole."""
    found = newest_good(folder)
    return _row(found) if found else None


def back_up(store: Store) -> BackupRow:
    """Make a backup now.

    Raises:
        EnvironmentProblem: `read_only`, `disk_full`, `backup_failed`.
    """
    return _row(make_backup(store, BackupReason.MANUAL))


def put_back(folder: Path, backup: Path, *, clock: Callable[[], datetime]) -> Path | None:
    """Put a backup back; the store must be closed. Gives where the old data are kept.

    Raises:
        EnvironmentProblem: `backup_damaged`, `backup_newer`, `store_in_use`, `disk_full`.
    """
    return restore_backup(folder, backup, clock=clock)


def difference(store: Store, content: Content, backup: Path) -> Difference:
    """What would be different after putting a backup back.

    Raises:
        EnvironmentProblem: `backup_damaged`.
    """
    found = compare_with_backup(store, backup)
    sentences = [s for each in found for s in _sentences(each, store, content)]
    return Difference(tuple(sentences))


def _row(backup: Backup) -> BackupRow:
    return BackupRow(backup.path, backup.at, _REASONS[backup.reason], backup.size)


def _sentences(found: TableDifference, store: Store, content: Content) -> list[str]:
    words = _words(found.table, content)
    which = "dat" if words.is_neuter else "die"
    told = []
    for keys, verb_one, verb_many in (
        (
            found.lost,
            f"{which} je later toevoegde, verdwijnt",
            "die je later toevoegde, verdwijnen",
        ),
        (found.changed, "wordt weer zoals toen", "worden weer zoals toen"),
        (found.back, "komt terug", "komen terug"),
    ):
        if keys:
            number = len(keys)
            what = count(number, words.one, words.many)
            told.append(
                f"{what} {verb_one if number == 1 else verb_many}{_names(found, keys, store)}."
            )
    return told


@dataclass(frozen=True, slots=True)
class _Words:
    """A thing by its word: one of it, more of it, and whether it is *het*."""

    one: str
    many: str
    is_neuter: bool = False


def _words(table: str, content: Content) -> _Words:
    kinds = {kind.value: kind for kind in RecordKind}
    if table in kinds:
        spec = SPECS[kinds[table]]
        return _Words(spec.one, spec.many, spec.is_neuter)
    word = _PARTS.get(table)
    if word is not None:
        return word
    names = {_table_of(identifier): term.dutch for identifier, term in content.labels.terms.items()}
    dutch = names.get(table, table)
    return _Words(dutch, f"{dutch}en")


_PARTS: Final = {
    "region": _Words("regio", "regio’s"),
    "municipality": _Words("gemeente", "gemeenten"),
    "document": _Words("document", "documenten", is_neuter=True),
    "worksheet_party": _Words("partij van een werkblad", "partijen van werkbladen"),
    "cost_line": _Words("maatregel in een werkblad", "maatregelen in werkbladen"),
    "cost_share": _Words("aandeel in kosten", "aandelen in kosten", is_neuter=True),
    "upkeep_share": _Words("aandeel in onderhoud", "aandelen in onderhoud", is_neuter=True),
    "benefit_line": _Words("baat in een werkblad", "baten in werkbladen"),
    "benefit_share": _Words("aandeel in baten", "aandelen in baten", is_neuter=True),
    "transfer": _Words("geldstroom", "geldstromen"),
    "share_step": _Words("stap in een gesprek", "stappen in gesprekken"),
    "own_figure": _Words("eigen kengetal", "eigen kengetallen", is_neuter=True),
    "transfer_cover": _Words("dekking van een maatregel", "dekkingen van maatregelen"),
}


def _table_of(identifier: str) -> str:
    parts = [f"_{sign.lower()}" if sign.isupper() else sign for sign in identifier]
    return "".join(parts).lstrip("_")


def _names(found: TableDifference, keys: frozenset[str], store: Store) -> str:
    """Names of terrains, because those say most."""
    if found.table != RecordKind.TERRAIN.value:
        return ""
    named = [terrain.name for terrain in names_of(store, sorted(keys))]
    if not named:
        return ""
    shown = join_words(named[:_NAMED])
    return f" ({shown}{' en meer' if len(named) > _NAMED else ''})"

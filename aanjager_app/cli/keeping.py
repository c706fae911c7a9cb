"""Commands that keep the data: undo, redo, check, backup, restore, erase."""

import argparse
import shutil
from pathlib import Path

from aanjager_app.cli.output import read_bytes, say, show, show_json
from aanjager_app.cli.session import now, opened
from aanjager_app.domain.dutch import count, format_date, format_moment, format_number
from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.domain.reasons import reason
from aanjager_app.models import undo
from aanjager_app.models.backups import Backup, BackupReason, list_backups, make_backup
from aanjager_app.models.restoring import restore_backup
from aanjager_app.paths import data_folder
from aanjager_app.services.erasing import erase_person, persons_due
from aanjager_app.services.health import data_are_whole

_REASONS = {
    BackupReason.MANUAL: "zelf gemaakt",
    BackupReason.INTERVAL: "automatisch",
    BackupReason.IMPORT: "voor een import",
    BackupReason.SYNC: "voor het synchroniseren",
    BackupReason.MIGRATION: "voor een nieuwe versie",
    BackupReason.RESTORE: "voor het terugzetten",
}


def run_undo(options: argparse.Namespace) -> int:
    """Take the last step back and say which."""
    with opened(options) as context:
        label = undo.undo_label(context.store)
        undo.undo(context.store)
    show(f"Ongedaan gemaakt: {label}")
    return 0


def run_redo(options: argparse.Namespace) -> int:
    """Do the step again that was undone last, and say which."""
    with opened(options) as context:
        label = undo.redo_label(context.store)
        undo.redo(context.store)
    show(f"Opnieuw uitgevoerd: {label}")
    return 0


def run_check(options: argparse.Namespace) -> int:
    """Check the data as a whole, or the dossier of one terrain."""
    if options.terrain:
        from aanjager_app.cli.status import show_readiness  # noqa: PLC0415 - loads the rules

        return show_readiness(options)
    with opened(options) as context:
        whole = data_are_whole(context.store)
        due = persons_due(context.store, context.today())
    if options.json:
        show_json({"whole": whole, "persons_due": len(due)})
    else:
        show("De gegevens zijn heel." if whole else "De gegevens zijn beschadigd.")
    if due:
        oldest = format_date(due[0].retain_until)
        people = count(len(due), "persoon", "personen")
        say(f"De bewaartermijn van {people} is voorbij (de oudste op {oldest}).")
    if not whole:
        say(
            "Zet een reservekopie terug met “aanjager restore NAAM”; “aanjager backup --list” laat "
            "zien welke er zijn."
        )
    return 0 if whole else 1


def run_backup(options: argparse.Namespace) -> int:
    """Make a backup, or list those there are."""
    if options.list:
        # Without opening the data: this is asked when they are damaged.
        for backup in list_backups(data_folder(options.data_dir).root):
            show(_line(backup))
        return 0
    with opened(options) as context:
        made = make_backup(context.store, BackupReason.MANUAL)
        photos = context.folder.files
    if options.output is not None:
        _copy(made.path, options.output)
        show(f"Reservekopie gemaakt: {made.path}\nKopie: {options.output}")
        if photos.is_dir():
            say(f"Foto’s zitten er niet in. Kopieer ook de map {photos} als je verhuist.")
    else:
        show(f"Reservekopie gemaakt: {made.path}")
    return 0


def run_restore(options: argparse.Namespace) -> int:
    """Put a backup back; what was there is kept."""
    root = data_folder(options.data_dir).root
    by_name = {backup.path.name: backup.path for backup in list_backups(root)}
    path = by_name.get(options.file) or Path(options.file)
    read_bytes(path)
    kept = restore_backup(root, path, clock=now)
    show(f"Teruggezet: {path.name}")
    if kept is not None:
        show(f"Wat er stond, is bewaard als: {kept}")
    return 0


def run_erase(options: argparse.Namespace) -> int:
    """Erase a person, and say what was changed and what may still hold the name."""
    with opened(options) as context:
        report = erase_person(context.store, options.person, everywhere=options.all)
    show(f"Gewist: {count(report.persons, 'persoon', 'personen')}, ook uit de geschiedenis.")
    if report.texts:
        texts = count(report.texts, "tekst", "teksten")
        show(f"In {texts} is de naam of een contactgegeven weggelaten.")
    say(
        "Let op: alleen een hele naam is te vinden. Zoek zelf naar teksten met een losse voornaam, "
        "achternaam of bijnaam."
    )
    if report.backups:
        last = format_date(max(backup.kept_until for backup in report.backups).date())
        copies = count(
            len(report.backups), "oudere reservekopie heeft", "oudere reservekopieën hebben"
        )
        say(f"{copies} de gegevens nog, uiterlijk tot {last}.")
    return 0


def _line(backup: Backup) -> str:
    at = format_moment(backup.at.astimezone())
    size = format_number(backup.size // 1024)
    return f"{backup.path.name}  {at}  {size} kB  {_REASONS[backup.reason]}"


def _copy(source: Path, target: Path) -> None:
    part = target.with_name(target.name + ".deel")
    try:
        shutil.copyfile(source, part)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise EnvironmentProblem(
            "copy_failed",
            f"De kopie naar {target} is niet gelukt ({reason(error)}). De reservekopie zelf is "
            f"gemaakt: {source}",
        ) from error

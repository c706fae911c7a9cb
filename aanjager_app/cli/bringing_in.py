"""Commands that bring data in: import and record."""

import argparse
from dataclasses import asdict

from aanjager_app.cli.bringing_in_lists import run_list_import
from aanjager_app.cli.output import in_file, read_bytes, say, show, show_json
from aanjager_app.cli.session import opened
from aanjager_app.domain.dutch import count
from aanjager_app.services.terrain_import import ImportFate, ImportReport

_FATES = {
    ImportFate.NEW: "nieuw",
    ImportFate.CHANGED: "gewijzigd",
    ImportFate.SAME: "gelijk",
    ImportFate.OLDER: "ouder dan wat er is",
}


def run_import(options: argparse.Namespace) -> int:
    """Import terrains, contacts, actions, a worksheet or an edited workbook."""
    if options.what in ("contacts", "actions"):
        return run_list_import(options)
    if options.what == "workbook":
        return _import_workbook(options)
    return _import_terrains(options) if options.what == "terrains" else _import_worksheet(options)


def run_record(options: argparse.Namespace) -> int:
    """Record what a TOML file says of a terrain."""
    from aanjager_app.exchange.record import read_record  # noqa: PLC0415
    from aanjager_app.exchange.record_words import known_words  # noqa: PLC0415
    from aanjager_app.services.erasing import retain_until  # noqa: PLC0415
    from aanjager_app.services.files import keep_files  # noqa: PLC0415
    from aanjager_app.services.recording import photo_files, record  # noqa: PLC0415

    content = read_bytes(options.file)
    with opened(options) as context:
        with in_file(options.file):
            what = read_record(content, known_words(context.content))
        folder = options.file.parent
        photos = {name: read_bytes(folder / name) for name in photo_files(what)}
        # Kept before they are recorded: a photo without a row does no harm, a row without one does.
        if not options.dry_run:
            keep_files(context.folder.files, photos.values())
        with in_file(options.file):
            report = record(
                context.store,
                context.content,
                options.terrain,
                what,
                photos=photos,
                retain_until=retain_until(context.today(), context.settings.retention_months),
                dry_run=options.dry_run,
            )
    counts = f"{report.new} nieuw, {report.changed} gewijzigd, {report.same} gelijk"
    show(f"{report.terrain}: {counts}")
    if options.dry_run:
        say("Proef: er is niets vastgelegd.")
    return 0


def _import_terrains(options: argparse.Namespace) -> int:
    from aanjager_app.exchange.ibis import read_ibis  # noqa: PLC0415
    from aanjager_app.services.terrain_import import import_terrains  # noqa: PLC0415

    content = read_bytes(options.file)
    with opened(options) as context:
        towns = {code: town.name for code, town in context.content.municipalities.items()}
        reading = read_ibis(content, name=options.file.name, municipalities=towns)
        report = import_terrains(context.store, context.content, reading, dry_run=options.dry_run)
    if options.json:
        show_json(_as_json(report))
    else:
        _show_report(report)
    if report.dry_run:
        say("Proef: er is niets geïmporteerd.")
    return int(bool(report.wrong) and not report.terrains)


def _import_worksheet(options: argparse.Namespace) -> int:
    from aanjager_app.costbenefit.reading import read_worksheet  # noqa: PLC0415
    from aanjager_app.services.worksheets import import_worksheet  # noqa: PLC0415

    content = read_bytes(options.file)
    with in_file(options.file):
        worksheet = read_worksheet(content)
    with opened(options) as context:
        done = import_worksheet(context.store, options.terrain, worksheet, name=options.name)
        measures = tuple(context.content.measures)
    existing = "bijgewerkt" if done.change.tx else "gelijk gebleven"
    verb = "overgenomen" if done.is_new else existing
    show(f"{done.terrain}: werkblad “{done.name}” {verb}")
    unknown = sorted({c.measure for c in worksheet.costs if c.measure} - set(measures))
    if unknown:
        say(
            f"Niet in de catalogus: {', '.join(unknown)}. Het werkblad rekent gewoon, maar thema "
            f"en effect blijven onbekend. De catalogus kent: {', '.join(sorted(measures))}."
        )
    return 0


def _import_workbook(options: argparse.Namespace) -> int:
    from aanjager_app.services.sheets.reimport import (  # noqa: PLC0415
        preview_workbook,
        take_workbook,
    )
    from aanjager_app.services.worksheets import find_worksheet  # noqa: PLC0415

    with opened(options) as context:
        key = find_worksheet(context.store, options.terrain, options.worksheet)
        found = preview_workbook(context.store, key, options.file)
        if not options.dry_run:
            take_workbook(context.store, key, found)
    for told in found.differences:
        note = f"  ({told.note})" if told.note else ""
        show(f"{told.line}, {told.value}: {told.before} → {told.after}{note}")
    number = count(len(found.differences), "verschil", "verschillen")
    show(f"{found.name}: {number}; netto contante waarde {found.before} → {found.after}")
    if options.dry_run:
        say("Proef: er is niets gewijzigd.")
    return 0


def _show_report(report: ImportReport) -> None:
    for terrain in report.terrains:
        place = ", ".join(
            name
            for name in (terrain.municipality, terrain.region, terrain.director_organisation)
            if name
        )
        show(f"{_FATES[terrain.fate]:<10} {terrain.rin:>10}  {terrain.name}  {place}")
    if report.reading.ignored:
        say(f"Deze kolommen zijn niet gebruikt: {', '.join(report.reading.ignored)}")
    for row in report.reading.attention:
        say(f"Let op, {row}")
    for row in report.wrong:
        say(f"Fout, {row}")
    parts = [f"{report.count(fate)} {word}" for fate, word in _FATES.items()]
    older = report.reading.older
    if older:
        parts.append(f"{count(older, 'rij', 'rijen')} van een eerder jaar overgeslagen")
    show(f"{', '.join(parts)}, {len(report.wrong)} fout")


def _as_json(report: ImportReport) -> dict[str, object]:
    return {
        "dry_run": report.dry_run,
        **{fate.value: report.count(fate) for fate in ImportFate},
        "superseded": report.reading.older,
        "ignored_columns": list(report.reading.ignored),
        "wrong": [asdict(row) for row in report.wrong],
        "attention": [asdict(row) for row in report.reading.attention],
        "terrains": [asdict(terrain) for terrain in report.terrains],
    }

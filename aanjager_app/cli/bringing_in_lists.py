"""Commands that bring a list into a terrain: import contacts, import actions."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from aanjager_app.cli.output import read_bytes, say, show, show_json
from aanjager_app.cli.session import opened

if TYPE_CHECKING:
    from aanjager_app.services.list_import import ListReport


def run_list_import(options: argparse.Namespace) -> int:
    """Import contacts or actions."""
    from aanjager_app.services.erasing import retain_until  # noqa: PLC0415
    from aanjager_app.services.list_import import ListFate  # noqa: PLC0415
    from aanjager_app.services.lists import ListKind, import_listed, read_list_file  # noqa: PLC0415

    kind = ListKind(options.what)
    reading = read_list_file(kind, read_bytes(options.file), options.file.name)
    with opened(options) as context:
        report = import_listed(
            context.store,
            context.content,
            kind,
            options.terrain,
            reading,
            retain_until=retain_until(context.today(), context.settings.retention_months),
            dry_run=options.dry_run,
        )
    if options.json:
        show_json(_as_json(report))
    else:
        _show(report)
    if report.dry_run:
        say("Proef: er is niets geïmporteerd.")
    return int(all(row.fate is ListFate.WRONG for row in report.rows) and bool(report.rows))


def _show(report: "ListReport") -> None:
    from aanjager_app.services.list_import import FATE_WORDS, ListFate  # noqa: PLC0415

    for row in report.rows:
        if row.fate is ListFate.WRONG:
            say(f"Fout, {row.place}: {row.told}")
        else:
            told = f"  ({row.told})" if row.told else ""
            show(f"{FATE_WORDS[row.fate]:<10} {row.title}{told}")
    if report.ignored:
        say(f"Deze kolommen zijn niet gebruikt: {', '.join(report.ignored)}")
    counts = ", ".join(f"{report.count(fate)} {word}" for fate, word in FATE_WORDS.items())
    show(f"{report.terrain}: {counts}")


def _as_json(report: "ListReport") -> dict[str, object]:
    from aanjager_app.services.list_import import ListFate  # noqa: PLC0415

    return {
        "dry_run": report.dry_run,
        "terrain": report.terrain,
        **{fate.value: report.count(fate) for fate in ListFate},
        "ignored_columns": list(report.ignored),
        "rows": [asdict(row) for row in report.rows],
    }

"""Commands that bring a list into a terrain: import contacts, import actions."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from aanjager_app.cli.output import read_bytes, say, show, show_json
from aanjager_app.cli.session import opened
from aanjager_app.context import AppContext

if TYPE_CHECKING:
    from aanjager_app.services.list_import import ListReport


def run_list_import(options: argparse.Namespace) -> int:
    """Import contacts or actions."""
    content = read_bytes(options.file)
    bring_in = _contacts if options.what == "contacts" else _actions
    with opened(options) as context:
        report = bring_in(context, content, options)
    if options.json:
        show_json(_as_json(report))
    else:
        _show(report)
    if report.dry_run:
        say("Proef: er is niets geïmporteerd.")
    return 0


def _contacts(context: AppContext, content: bytes, options: argparse.Namespace) -> "ListReport":
    from aanjager_app.exchange.contact_list import read_contacts  # noqa: PLC0415
    from aanjager_app.services.contact_import import import_contacts  # noqa: PLC0415
    from aanjager_app.services.erasing import retain_until  # noqa: PLC0415

    return import_contacts(
        context.store,
        context.content,
        options.terrain,
        read_contacts(content, options.file.name),
        retain_until=retain_until(context.today(), context.settings.retention_months),
        dry_run=options.dry_run,
    )


def _actions(context: AppContext, content: bytes, options: argparse.Namespace) -> "ListReport":
    from aanjager_app.exchange.action_list import read_actions  # noqa: PLC0415
    from aanjager_app.services.action_import import import_actions  # noqa: PLC0415

    reading = read_actions(content, options.file.name)
    return import_actions(
        context.store, context.content, options.terrain, reading, dry_run=options.dry_run
    )


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

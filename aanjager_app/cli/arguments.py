"""The commands and their arguments: the contract of the command line."""

import argparse
from pathlib import Path

from aanjager_app.cli.parser import DutchParser

DOCUMENTS = ("groenvisie", "financieringsplan", "kosten-baten", "worksheet")


def build_parser() -> argparse.ArgumentParser:
    """The parser of `aanjager [--data-dir DIR] COMMAND`."""
    parser = DutchParser(
        prog="aanjager",
        description="Maakt bedrijventerreinen groen, gezond en klimaatbestendig. Werkt zonder "
        "netwerk. Zonder opdracht opent het venster. Geen officieel product van Werklandschappen "
        "van de Toekomst.",
    )
    parser.add_argument("--data-dir", type=Path, metavar="MAP", help="map met jouw gegevens")
    parser.add_argument("--version", action="store_true", help="laat de versie zien")
    # For the test of the packaged program: opens the window, and closes it after the first paint.
    parser.add_argument("--quit-after-start", action="store_true", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", metavar="OPDRACHT", title="opdrachten")
    _reading(commands)
    _bringing_in(commands)
    _export(commands)
    _keeping(commands)
    return parser


def _command(commands, name: str, text: str, **options: object):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - argparse has no public type for it
    return commands.add_parser(name, help=text, description=text, **options)


def _amount(text: str) -> int:
    """A whole number of one or more; argparse turns the ValueError into a sentence."""
    if int(text) < 1:
        raise ValueError(text)
    return int(text)


def _terrain(command: argparse.ArgumentParser, *, required: bool = True) -> None:
    command.add_argument(
        "--terrain",
        required=required,
        metavar="NAAM",
        help="naam, RIN-nummer of id van het terrein",
    )


def _variant(command: argparse.ArgumentParser) -> None:
    command.add_argument("--worksheet", metavar="VARIANT", help="welke variant van het werkblad")


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="als JSON, voor een ander programma")


def _reading(commands) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    _json(_command(commands, "terrains", "alle terreinen"))
    show = _command(commands, "show", "waar een terrein staat en wat de volgende stap is")
    _terrain(show)
    _variant(show)
    _json(show)
    appraise = _command(commands, "appraise", "reken een werkblad door (zonder gegevensmap)")
    appraise.add_argument("file", type=Path, metavar="BESTAND")
    _json(appraise)
    history = _command(commands, "history", "wie wat wanneer veranderde")
    _terrain(history, required=False)
    history.add_argument(
        "--limit", type=_amount, default=20, metavar="AANTAL", help="hoeveel regels"
    )


def _bringing_in(commands) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    demo = _command(commands, "demo", "maak een verzonnen regio om mee te oefenen")
    demo.add_argument("--remove", action="store_true", help="haal de demoregio weer weg")
    imports = _command(commands, "import", "neem gegevens over uit een bestand")
    kinds = imports.add_subparsers(dest="what", metavar="WAT", title="wat", required=True)
    terrains = _command(kinds, "terrains", "terreinen uit IBIS (CSV, XLSX of GeoJSON)")
    terrains.add_argument("file", type=Path, metavar="BESTAND")
    terrains.add_argument("--dry-run", action="store_true", help="alleen laten zien wat er gebeurt")
    _json(terrains)
    for name, text in (
        ("contacts", "contacten voor een terrein (XLSX, CSV of vCard)"),
        ("actions", "acties voor een terrein (XLSX of CSV)"),
    ):
        listed = _command(kinds, name, text)
        listed.add_argument("file", type=Path, metavar="BESTAND")
        _terrain(listed)
        listed.add_argument(
            "--dry-run", action="store_true", help="alleen laten zien wat er gebeurt"
        )
        _json(listed)
    worksheet = _command(kinds, "worksheet", "een werkblad (JSON)")
    worksheet.add_argument("file", type=Path, metavar="BESTAND")
    _terrain(worksheet)
    worksheet.add_argument("--name", metavar="VARIANT", help="naam van de variant")
    workbook = _command(kinds, "workbook", "een geëxporteerde werkmap die je hebt veranderd (XLSX)")
    workbook.add_argument("file", type=Path, metavar="BESTAND")
    _terrain(workbook)
    workbook.add_argument("--worksheet", metavar="VARIANT", help="naam van de variant")
    workbook.add_argument("--dry-run", action="store_true", help="alleen de verschillen laten zien")
    record = _command(commands, "record", "leg vast wat in een TOML-bestand staat")
    record.add_argument("file", type=Path, metavar="BESTAND")
    _terrain(record)
    record.add_argument("--dry-run", action="store_true", help="alleen controleren")


def _export(commands) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    export = _command(commands, "export", "maak een document")
    export.add_argument(
        "document", choices=DOCUMENTS, metavar="DOCUMENT", help=", ".join(DOCUMENTS)
    )
    _terrain(export)
    _variant(export)
    export.add_argument(
        "--with-personal-data", action="store_true", help="met namen en contactgegevens"
    )
    export.add_argument("--final", action="store_true", help="als definitieve versie, niet concept")
    export.add_argument(
        "-o", "--output", type=Path, required=True, metavar="BESTAND", help="waarheen"
    )


def _keeping(commands) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    _command(commands, "undo", "maak de laatste stap ongedaan")
    _command(commands, "redo", "voer de ongedaan gemaakte stap opnieuw uit")
    check = _command(commands, "check", "controleer de gegevens, of het dossier van een terrein")
    _terrain(check, required=False)
    _variant(check)
    _json(check)
    backup = _command(commands, "backup", "maak een reservekopie")
    backup.add_argument("-o", "--output", type=Path, metavar="BESTAND", help="ook hierheen")
    backup.add_argument("--list", action="store_true", help="laat de reservekopieën zien")
    restore = _command(commands, "restore", "zet een reservekopie terug")
    restore.add_argument("file", metavar="BESTAND", help="naam uit de lijst, of een bestand")
    erase = _command(commands, "erase", "wis een persoon overal (AVG)")
    erase.add_argument("--person", required=True, metavar="NAAM")
    erase.add_argument(
        "--all", action="store_true", help="ook als deze naam bij meer terreinen staat"
    )

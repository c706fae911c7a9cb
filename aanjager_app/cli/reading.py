"""Commands that only look: terrains, show, history."""

import argparse
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from aanjager_app.cli.output import say, show, show_json
from aanjager_app.cli.session import opened
from aanjager_app.services.rows import TerrainRow
from aanjager_app.services.terrains import list_terrains


def run_terrains(options: argparse.Namespace) -> int:
    """List the terrains."""
    with opened(options) as context:
        terrains = list_terrains(context.store)
    if options.json:
        show_json([_plain(row) for row in terrains])
        return 0
    from aanjager_app.domain.dutch import count, format_number  # noqa: PLC0415 - not for JSON

    for row in terrains:
        area = f"{format_number(row.gross_ha, 1)} ha" if row.gross_ha is not None else "–"
        cells = (row.rin or "–", row.name, row.municipality or "–", row.region or "–")
        show("  ".join((*cells, area, f"fase {row.phase}")))
    say(count(len(terrains), "terrein", "terreinen"))
    return 0


def run_show(options: argparse.Namespace) -> int:
    """Say where a terrain stands and what the next step is."""
    from aanjager_app.cli.status import show_status  # noqa: PLC0415 - loads the rules

    return show_status(options)


def run_history(options: argparse.Namespace) -> int:
    """List the last steps, of everything or of one terrain."""
    from aanjager_app.domain.dutch import format_moment  # noqa: PLC0415
    from aanjager_app.services.activity import last_steps  # noqa: PLC0415

    with opened(options) as context:
        steps = last_steps(context.store, options.terrain, options.limit)
    for step in steps:
        show(f"{format_moment(step.at.astimezone())}  {step.author}  {step.label}")
    return 0


def _plain(row: TerrainRow) -> dict[str, Any]:
    return {
        name: str(value) if isinstance(value, Decimal) else value
        for name, value in asdict(row).items()
    }

"""Figures that were renewed since they were taken over: which worksheets, and taking them anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.content.model import BenefitValue, Measure
from aanjager_app.domain.errors import DomainError
from aanjager_app.models import entities as rows
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.editor import SheetEditor
from aanjager_app.services.sheets.origins import catalogue_entry, newer_figures
from aanjager_app.services.sheets.own_figures import own_figure
from aanjager_app.services.sheets.taken import (
    taken_from_benefit,
    taken_from_measure,
    taken_from_own,
)
from aanjager_app.services.upsert import apply_values

_RENEWED: Final = ("investment_", "upkeep_", "value_", "taken_", "source")
_UPKEEP: Final = ("upkeep_", "taken_upkeep")


@dataclass(frozen=True, slots=True)
class Outdated:
    """A worksheet with figures that were renewed.

    Attributes:
        terrain, terrain_name: where it is.
        worksheet, name: which.
        lines: how many of its lines.
    """

    terrain: str
    terrain_name: str
    worksheet: str
    name: str
    lines: int


def outdated_worksheets(session: Session, content: Content) -> tuple[Outdated, ...]:
    """The worksheets of which lines were taken from figures that say something else now.

    Nothing of them changes by itself: the user chooses per line.
    """
    counts: dict[str, int] = {}
    for worksheet in newer_figures(session, content):
        counts[worksheet] = counts.get(worksheet, 0) + 1
    query = (
        select(rows.Worksheet.id, rows.Worksheet.name, rows.Terrain.id, rows.Terrain.name)
        .join(rows.Terrain, rows.Terrain.id == rows.Worksheet.terrain_id)
        .where(
            rows.Worksheet.id.in_(counts),
            rows.Worksheet.binned.is_(False),
            rows.Terrain.binned.is_(False),
        )
        .order_by(rows.Terrain.name, rows.Worksheet.name)
    )
    return tuple(
        Outdated(terrain, terrain_name, key, name, counts[key])
        for key, name, terrain, terrain_name in session.execute(query)
    )


def renew_line(
    store: Store, content: Content, worksheet_id: str, part: Part, line_id: str
) -> Change:
    """Take the figure of a line anew, as it is now: prices, source and origin. One step.

    Quantity, shares and years stay; so does upkeep that asked for a depth.

    Raises:
        DomainError: `no_newer_figure`: the line comes from nothing that can be taken anew.
    """
    with store.write("Vernieuwde waarde overgenomen") as work:
        editor = SheetEditor(work.session, content, worksheet_id)
        line = editor.line(part, line_id)
        values = _values(editor, part, line)
        apply_values(line, {**values, "reason": None})
    return work.change


def _values(editor: SheetEditor, part: Part, line: Any) -> Mapping[str, Any]:  # noqa: ANN401
    level, content = editor.head.price_year, editor.content
    if line.own_figure:
        row = own_figure(editor.session, line.own_figure)
        return dict(_renewed(taken_from_own(row, content, level)))
    entry = catalogue_entry(part, line.measure if part is Part.COSTS else line.benefit, content)
    if isinstance(entry, Measure):
        found = dict(_renewed(taken_from_measure(entry, level)))
        if entry.needs:
            found = {name: v for name, v in found.items() if not name.startswith(_UPKEEP)}
        return found
    if isinstance(entry, BenefitValue):
        return dict(_renewed(taken_from_benefit(entry, level)))
    raise DomainError("no_newer_figure", "Deze regel komt niet uit de catalogus.")


def _renewed(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if name.startswith(_RENEWED):
            yield name, value

"""Taking measures, benefits and figures of one's own into a worksheet, with their source."""

from aanjager_app.content import Content
from aanjager_app.domain.errors import DomainError
from aanjager_app.domain.vocabulary import FigureKind
from aanjager_app.models.store import Store
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.editing import AddedLine
from aanjager_app.services.sheets.editor import SheetEditor
from aanjager_app.services.sheets.own_figures import own_figure
from aanjager_app.services.sheets.taken import (
    taken_from_benefit,
    taken_from_measure,
    taken_from_own,
)


def add_measure(
    store: Store, content: Content, worksheet_id: str, slug: str, *, depth: str = ""
) -> AddedLine:
    """Add a measure of the catalogue: its figures and source are copied as they are now.

    Prices are brought to the price level of the worksheet when the source states theirs and the
    index knows both years; what the source doesn't state is said in the source of the line.

    Args:
        store: where the worksheet is.
        content: the catalogue.
        worksheet_id: key of the worksheet.
        slug: key of the measure.
        depth: metres, for upkeep per square metre of what is priced per cubic metre; without it
            the upkeep stays missing.

    Raises:
        DomainError: `measure_not_found`, or the depth is wrong.
    """
    measure = content.measures.get(slug)
    if measure is None:
        raise DomainError("measure_not_found", "Deze maatregel staat niet in de catalogus.")
    with store.write("Maatregel toegevoegd") as work:
        editor = SheetEditor(work.session, content, worksheet_id)
        values = taken_from_measure(measure, editor.head.price_year, depth)
        line = editor.add(Part.COSTS, **values)
    return AddedLine(line.slug, work.change)


def add_benefit(store: Store, content: Content, worksheet_id: str, slug: str) -> AddedLine:
    """Add a benefit of the catalogue; only a figure in euros is copied as its value.

    A percentage or an amount of something else is no value yet: it stands in the source of the
    line, and the value stays missing until the user fills it in.

    Raises:
        DomainError: `benefit_not_found`.
    """
    benefit = content.benefit_values.get(slug)
    if benefit is None:
        raise DomainError("benefit_not_found", "Deze baat staat niet in de catalogus.")
    with store.write("Baat toegevoegd") as work:
        editor = SheetEditor(work.session, content, worksheet_id)
        line = editor.add(Part.BENEFITS, **taken_from_benefit(benefit, editor.head.price_year))
    return AddedLine(line.slug, work.change)


def add_own(store: Store, content: Content, worksheet_id: str, figure_id: str) -> AddedLine:
    """Add a line from a figure of one's own: with VAT, at the price level of the worksheet.

    The line keeps what it took: a later change of the figure is told at the cell and changes
    nothing by itself.

    Raises:
        DomainError: `row_not_found`: the figure or the worksheet is gone.
    """
    with store.write("Eigen kental overgenomen") as work:
        row = own_figure(work.session, figure_id)
        editor = SheetEditor(work.session, content, worksheet_id)
        part = Part.COSTS if row.kind is FigureKind.MEASURE else Part.BENEFITS
        line = editor.add(part, **taken_from_own(row, content, editor.head.price_year))
    return AddedLine(line.slug, work.change)

"""Costs and benefits in time: the cumulative cash flow and the table per year."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from aanjager_app.costbenefit.precision import ZERO, rounded
from aanjager_app.documents.blocks import (
    Block,
    Figure,
    Line,
    LineChart,
    LinePoint,
    Missing,
    Table,
    paragraph,
)
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections import outcome
from aanjager_app.documents.sections.amounts import has_amounts, no_amounts, total_cell
from aanjager_app.documents.sections.words import cents, euro, euros, text


def cash_flow(plan: Plan) -> Iterator[Block]:
    """The cumulative flow as a picture with its table, and when it turns."""
    if not has_amounts(plan):
        yield no_amounts()
        return
    plain, discounted = _cumulative(plan)
    yield paragraph(*[f"{sentence} " for sentence in outcome.ratio_sentences(plan)])
    figure = figure_of(plan)
    if figure is not None:
        yield figure
    yield _table(plan, plain, discounted)


def figure_of(plan: Plan) -> Figure | None:
    """The cumulative flow as a picture; None when there is only one year."""
    plain, discounted = _cumulative(plan)
    return _figure(plan, plain, discounted) if len(plain) > 1 else None


def _cumulative(plan: Plan) -> tuple[list[Decimal], list[Decimal]]:
    years = plan.appraisal.years
    return (
        list(accumulate(year.benefits - year.costs for year in years)),
        list(accumulate(year.net_discounted for year in years)),
    )


def _figure(plan: Plan, plain: list[Decimal], discounted: list[Decimal]) -> Figure:
    base = plan.worksheet.base_year
    lowest = min(range(len(plain)), key=lambda year: plain[year])

    def line(label: str, amounts: list[Decimal]) -> Line:
        points = (LinePoint(base + year, rounded(amount)) for year, amount in enumerate(amounts))
        return Line(label, tuple(points))

    return Figure(
        LineChart((line("zonder rente", plain), line("contante waarde", discounted))),
        f"Wat er na elk jaar samen is uitgegeven en teruggekomen. Het laagste punt is "
        f"{euros(plain[lowest])} in {base + lowest}; aan het eind, in {base + len(plain) - 1}, is "
        f"het {euros(plain[-1])}, en {euros(discounted[-1])} in contante waarde. De bedragen per "
        "jaar staan in de tabel eronder.",
        "Baten min kosten, opgeteld over de jaren. Onder nul is er meer uitgegeven dan er terug is "
        f"gekomen{outcome.incomplete_words(plan)}.",
    )


def _table(plan: Plan, plain: list[Decimal], discounted: list[Decimal]) -> Table:
    years = plan.appraisal.years
    unknown = not plan.appraisal.complete and not plan.appraisal.pv_benefits
    return Table(
        columns=(
            text("Jaar", 0.9),
            euro("Kosten", 1.6),
            euro("Baten", 1.6),
            euro("Saldo", 1.6),
            euro("Saldo opgeteld", 1.7),
            euro("Contant opgeteld", 1.7),
        ),
        rows=tuple(
            (
                str(year.calendar_year),
                cents(year.costs),
                Missing() if unknown else cents(year.benefits),
                cents(year.benefits - year.costs),
                cents(plain[year.year]),
                cents(discounted[year.year]),
            )
            for year in years
        ),
        total=(
            f"Samen{outcome.incomplete_words(plan)}",
            cents(sum((year.costs for year in years), ZERO)),
            total_cell(plan, sum((year.benefits for year in years), ZERO)),
            cents(plain[-1]),
            cents(plain[-1]),
            cents(discounted[-1]),
        ),
        caption="Kosten en baten per jaar",
        note="Alle partijen samen, inclusief btw en zonder bijdragen tussen partijen. De "
        "restwaarde gaat van de kosten van het laatste jaar af.",
    )

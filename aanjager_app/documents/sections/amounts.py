"""Whether there is anything to count: no table of noughts for what is not known yet."""

from decimal import Decimal
from typing import Final

from aanjager_app.documents.blocks import Callout, CellValue, Missing
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.words import cents, not_yet

_HOW: Final = (
    "Vul in het werkblad bij een regel een aantal en een prijs in: dan staat het hier per jaar."
)


def has_amounts(plan: Plan) -> bool:
    """Whether any cost, benefit or transfer falls in a year of the plan."""
    return any(
        year.costs or year.benefits or any(own.transfers for own in year.parties.values())
        for year in plan.appraisal.years
    )


def needs_money(plan: Plan) -> bool:
    """Whether anything has to be paid in any year."""
    return any(year.needed for year in plan.appraisal.funding.years)


def total_cell(plan: Plan, amount: Decimal) -> CellValue:
    """A sum; one of which no part is known is missing, and not nought."""
    return Missing() if not amount and not plan.appraisal.complete else cents(amount)


def no_amounts() -> Callout:
    """Says that there is no amount yet, and what to do about it."""
    return not_yet("Nog geen bedragen", "Er is nog geen bedrag dat meetelt.", _HOW)

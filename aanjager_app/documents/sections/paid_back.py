"""When a party has its money back: one reading, on the first page and in its account."""

from typing import Final

from aanjager_app.costbenefit.party_cash import PartyCash
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.words import NOTHING

READING: Final = "met bijdragen, zonder de btw die terugkomt en zonder restwaarde"
"""How the money of a party is counted where it says when that is back."""


def paid_back_words(plan: Plan, cash: PartyCash) -> str:
    """The calendar year from which a party is no longer below zero, or why there is none."""
    if not cash.pays_first:
        return NOTHING
    if cash.paid_back_year is None:
        return "niet"
    return str(plan.worksheet.base_year + cash.paid_back_year)

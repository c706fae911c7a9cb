"""The outcome of a worksheet in a few lines for people."""

from collections.abc import Iterator
from decimal import Decimal

from aanjager_app.costbenefit.appraisal import Appraisal
from aanjager_app.costbenefit.worksheet import Worksheet
from aanjager_app.domain.dutch import count, format_amount, format_number, format_percentage


def outcome_lines(worksheet: Worksheet, appraisal: Appraisal) -> Iterator[str]:
    """Totals, each party's balance, and what is missing."""
    rate = format_percentage(worksheet.discount_rate_pct)
    years = count(worksheet.horizon_years, "jaar", "jaar")
    yield f"{worksheet.name or 'Werkblad'}: {years}, discontovoet {rate}"
    mark = "" if appraisal.complete else " (onvolledig)"
    yield f"Netto contante waarde{mark}: {format_amount(appraisal.npv)}"
    yield f"Contante waarde kosten: {format_amount(appraisal.pv_costs)}"
    yield f"Contante waarde baten: {format_amount(appraisal.pv_benefits)}"
    yield f"Baten-kostenverhouding: {_number(appraisal.bcr, 2)}"
    payback = appraisal.payback_years
    earned = "niet binnen de zichtperiode" if payback is None else f"{_number(payback, 1)} jaar"
    yield f"Terugverdientijd: {earned}"
    names = {party.id: party.name for party in worksheet.parties}
    for key, party in appraisal.parties.items():
        yield f"Saldo {names[key]}: {format_amount(party.balance)}"
    for path in appraisal.missing:
        yield f"Ontbreekt: {path}"
    for path in appraisal.pm:
        yield f"PM: {path}"
    for notice in appraisal.warnings:
        yield f"Let op: {notice.sentence}"


def _number(value: Decimal | None, decimals: int) -> str:
    return "–" if value is None else format_number(value, decimals)

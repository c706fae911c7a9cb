"""What the user should know about a worksheet, beside its figures.

"Green is not written off": every plan needs a payer for the upkeep and a reserve for
replacement; a works line that invests without them is named (ruimtelijkeordening.nl, 2025).
"""

from collections.abc import Iterator

from aanjager_app.costbenefit.appraisal import Notice, NoticeCode
from aanjager_app.costbenefit.cashflow import instalments_after
from aanjager_app.costbenefit.lines import benefit_values, cost_values, upkeep_shares
from aanjager_app.costbenefit.worksheet import (
    BenefitLine,
    CostKind,
    CostLine,
    Transfer,
    Value,
    Worksheet,
)
from aanjager_app.domain.dutch import format_number


def notices(worksheet: Worksheet) -> tuple[Notice, ...]:
    """Lists the warnings of a worksheet, in the order of its lines."""
    found: list[Notice] = []
    for cost in worksheet.costs:
        if not cost.pm:
            found += _midpoints(f"costs.{cost.id}", cost.label, cost_values(cost))
            found += _cost_periods(cost, worksheet.horizon_years)
            found += _green_is_not_written_off(cost, worksheet.horizon_years)
    for benefit in worksheet.benefits:
        if not benefit.pm:
            found += _midpoints(f"benefits.{benefit.id}", benefit.label, benefit_values(benefit))
            found += _benefit_period(benefit, worksheet.horizon_years)
    found += _double_counting(worksheet.benefits)
    for transfer in worksheet.transfers:
        found += _transfer_notices(transfer, worksheet.horizon_years)
    return tuple(found)


def _midpoints(path: str, label: str, values: dict[str, Value]) -> Iterator[Notice]:
    for name, value in values.items():
        if value.is_midpoint and value.best is not None:
            yield Notice(
                NoticeCode.MIDPOINT,
                f"{path}.{name}",
                f"“{label}” heeft hier geen middenwaarde; er is gerekend met het midden van laag "
                f"en hoog, {format_number(value.best)}.",
            )


def _cost_periods(line: CostLine, horizon: int) -> Iterator[Notice]:
    path = f"costs.{line.id}"
    if _may_cost(line.investment_per_unit) and line.investment_year > horizon:
        yield _outside(f"{path}.investment_year", f"De investering van “{line.label}”")
    if _may_cost(line.upkeep_per_unit_per_year) and _is_empty(
        line.upkeep_from_year, line.upkeep_until_year, horizon
    ):
        yield _outside(f"{path}.upkeep_from_year", f"Het onderhoud van “{line.label}”")


def _benefit_period(line: BenefitLine, horizon: int) -> Iterator[Notice]:
    path, subject = f"benefits.{line.id}", f"De baat “{line.label}”"
    if line.one_off_year is not None:
        if line.one_off_year > horizon:
            yield _outside(f"{path}.one_off_year", subject)
    elif _is_empty(line.from_year, line.until_year, horizon):
        yield _outside(f"{path}.from_year", subject)


def _transfer_notices(transfer: Transfer, horizon: int) -> Iterator[Notice]:
    path = f"transfers.{transfer.id}"
    last = transfer.year if transfer.until_year is None else transfer.until_year
    if _is_empty(transfer.year, last, horizon):
        yield _outside(f"{path}.year", f"De overdracht “{transfer.label}”")
    left_out = instalments_after(transfer, horizon)
    if left_out:
        noun = "termijn" if left_out == 1 else "termijnen"
        verb = "valt" if left_out == 1 else "vallen"
        yield Notice(
            NoticeCode.LOAN_PAST_HORIZON,
            f"{path}.term_years",
            f"Van de lening “{transfer.label}” {verb} {left_out} {noun} na het laatste jaar van "
            f"de zichtperiode (jaar {horizon}); die {'telt' if left_out == 1 else 'tellen'} niet "
            "mee.",
        )


def _green_is_not_written_off(line: CostLine, horizon: int) -> Iterator[Notice]:
    if (
        line.kind is not CostKind.WORKS
        or horizon == 0
        or not _may_cost(line.investment_per_unit)
        or line.investment_year > horizon
    ):
        return
    yield from _upkeep_without_payer(line, horizon)
    yield from _no_reserve(line, horizon)


def _upkeep_without_payer(line: CostLine, horizon: int) -> Iterator[Notice]:
    path, last = f"costs.{line.id}", line.upkeep_until_year
    if not _may_cost(line.upkeep_per_unit_per_year):
        yield Notice(
            NoticeCode.NO_UPKEEP_PAYER,
            f"{path}.upkeep_per_unit_per_year",
            f"Voor het onderhoud van “{line.label}” is geen bedrag opgenomen en dus geen betaler "
            "bekend.",
        )
    elif not upkeep_shares(line):
        yield Notice(
            NoticeCode.NO_UPKEEP_PAYER,
            f"{path}.upkeep_payers",
            f"Voor het onderhoud van “{line.label}” is nog geen betaler gekozen.",
        )
    elif last is not None and last < _lasts_until(line, horizon):
        yield Notice(
            NoticeCode.NO_UPKEEP_PAYER,
            f"{path}.upkeep_until_year",
            f"Na jaar {last} is geen betaler bekend voor het onderhoud van “{line.label}”.",
        )


def _no_reserve(line: CostLine, horizon: int) -> Iterator[Notice]:
    path = f"costs.{line.id}"
    if line.lifetime_years is None:
        yield Notice(
            NoticeCode.NO_REPLACEMENT_RESERVE,
            f"{path}.lifetime_years",
            f"Van “{line.label}” is geen levensduur bekend, dus er is geen reservering voor "
            "vervanging.",
        )
    elif not line.replace and line.investment_year + line.lifetime_years < horizon:
        yield Notice(
            NoticeCode.NO_REPLACEMENT_RESERVE,
            f"{path}.replace",
            f"“{line.label}” gaat {line.lifetime_years} jaar mee en wordt daarna niet vervangen; "
            "er is geen betaler voor een reservering.",
        )


def _lasts_until(line: CostLine, horizon: int) -> int:
    """The last year in which there is something to keep up."""
    if line.lifetime_years is None or line.replace:
        return horizon
    return min(line.investment_year + line.lifetime_years, horizon)


def _double_counting(benefits: tuple[BenefitLine, ...]) -> Iterator[Notice]:
    groups: dict[str, list[BenefitLine]] = {}
    for line in benefits:
        if line.double_count_group is not None and line.counted and not line.pm:
            groups.setdefault(line.double_count_group, []).append(line)
    for group, lines in groups.items():
        if len(lines) > 1:
            names = ", ".join(f"“{line.label}”" for line in lines)
            yield Notice(
                NoticeCode.DOUBLE_COUNTING,
                f"benefits.{lines[1].id}.double_count_group",
                f"Mogelijke dubbeltelling in groep “{group}”: {names} tellen allemaal mee.",
            )


def _may_cost(value: Value) -> bool:
    """Whether a price is missing or other than zero."""
    return value.best is None or bool(value.best)


def _is_empty(first: int, last: int | None, horizon: int) -> bool:
    return first > horizon or (last is not None and last < first)


def _outside(path: str, subject: str) -> Notice:
    return Notice(
        NoticeCode.OUTSIDE_HORIZON,
        path,
        f"{subject} valt in geen enkel jaar van de zichtperiode en telt niet mee.",
    )

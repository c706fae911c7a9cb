"""How the present value of one line of a worksheet came about, step by step."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.appraisal import BenefitResult, CostResult, TransferResult
from aanjager_app.costbenefit.cashflow import loan_annuity
from aanjager_app.costbenefit.flows import Discount, summed_per_year
from aanjager_app.costbenefit.lines import rate_of, upkeep_shares
from aanjager_app.costbenefit.precision import HUNDRED, ONE, ZERO
from aanjager_app.costbenefit.worksheet import BenefitLine, CostLine, Transfer
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.derivation_steps import (
    Derivation,
    Step,
    StepPart,
    discounted_by,
    flowing_years,
    lacking,
    money,
    not_converted,
    period_words,
    price_level,
    price_level_of_costs,
    product,
    range_note,
    ratio,
    times,
)
from aanjager_app.documents.sections.words import party_names, share_words
from aanjager_app.domain.dutch import count, format_number, format_percentage, join_words

_NAMED_YEARS: Final = 4
_PM_COST: Final = (
    "De prijs van deze post is nog niet bekend (PM). Hij telt in geen enkel totaal mee, ook niet "
    "als nul."
)
_PM_BENEFIT: Final = (
    "Deze baat is niet in euro’s uit te drukken (PM). Hij telt in geen enkel totaal mee, ook niet "
    "als nul."
)


# ---------------------------------------------------------------- costs


def of_cost(plan: Plan, line: CostLine, result: CostResult) -> Derivation:
    """How the present value of a cost line came about; costs are above zero here."""
    return Derivation(
        title=line.label,
        figure="Contante waarde van de kosten",
        steps=() if line.pm else _summed(_cost_steps(plan, line, result), result.pv),
        source=line.source or "",
        price_level="" if line.pm else price_level_of_costs(plan, line.vat_pct),
        notes=tuple(_cost_notes(plan, line)),
    )


def _cost_steps(plan: Plan, line: CostLine, result: CostResult) -> Iterator[Step]:
    if line.quantity.is_missing or line.investment_per_unit.is_missing:
        yield Step(
            label="Aanleg",
            words=lacking(line.quantity, line.investment_per_unit),
            amount=None,
            part=StepPart.INVESTMENT,
        )
    elif line.investment_per_unit.best:
        yield _investment(plan, line, result)
        yield from _replacement(plan, line, result)
        yield from _residual(plan, line, result)
    if line.quantity.is_missing or line.upkeep_per_unit_per_year.is_missing:
        words = lacking(line.quantity, line.upkeep_per_unit_per_year)
        yield Step(label="Onderhoud", words=words, amount=None, part=StepPart.UPKEEP)
    else:
        yield _upkeep(plan, line, result)


def _investment(plan: Plan, line: CostLine, result: CostResult) -> Step:
    year, rate = line.investment_year, rate_of(line, plan.worksheet)
    outside = year > plan.worksheet.horizon_years
    moment = "na de zichtperiode, dus het telt niet mee" if outside else discounted_by(year, rate)
    return Step(
        label=f"Aanleg in {plan.worksheet.base_year + year}",
        words=f"{product(line.quantity, line.unit, line.investment_per_unit)}; {moment}",
        amount=result.pv_investment,
        part=StepPart.INVESTMENT,
    )


def _replacement(plan: Plan, line: CostLine, result: CostResult) -> Iterator[Step]:
    years = flowing_years(result.flow.replacement)
    if not years or line.lifetime_years is None:
        return
    base, rate = plan.worksheet.base_year, rate_of(line, plan.worksheet)
    capital = tuple(result.flow.replacement)[years[0]]
    if len(years) == 1:
        yield Step(
            label=f"Vervanging in {base + years[0]}",
            words=f"na {line.lifetime_years} jaar opnieuw {money(capital)}; "
            f"{discounted_by(years[0], rate)}",
            amount=result.pv_replacement,
            part=StepPart.REPLACEMENT,
        )
        return
    yield Step(
        label=f"Vervanging, {count(len(years), 'keer', 'keer')}",
        words=f"elke {line.lifetime_years} jaar opnieuw {money(capital)}, "
        f"{_which_years([base + year for year in years])}; teruggerekend met "
        f"{format_percentage(rate)} samen {times(result.pv_replacement / capital)}",
        amount=result.pv_replacement,
        part=StepPart.REPLACEMENT,
    )


def _which_years(years: list[int]) -> str:
    if len(years) <= _NAMED_YEARS:
        return f"in {join_words([str(year) for year in years])}"
    return f"voor het eerst in {years[0]} en voor het laatst in {years[-1]}"


def _residual(plan: Plan, line: CostLine, result: CostResult) -> Iterator[Step]:
    years = flowing_years(result.flow.residual)
    if not years or line.lifetime_years is None:
        return
    sheet = plan.worksheet
    bought = [*flowing_years(result.flow.investment), *flowing_years(result.flow.replacement)][-1]
    left = bought + line.lifetime_years - sheet.horizon_years
    capital = tuple(result.flow.investment)[line.investment_year]
    yield Step(
        label=f"Restwaarde in {sheet.base_year + sheet.horizon_years}",
        words=f"gaat dan nog {left} van de {line.lifetime_years} jaar mee: {money(capital)} "
        f"{ratio(left, line.lifetime_years)} = {money(tuple(result.flow.residual)[years[0]])}; "
        f"{discounted_by(years[0], rate_of(line, sheet))}",
        amount=-result.pv_residual,
        part=StepPart.RESIDUAL,
    )


def _upkeep(plan: Plan, line: CostLine, result: CostResult) -> Step:
    years = flowing_years(result.flow.upkeep)
    formula = product(line.quantity, line.unit, line.upkeep_per_unit_per_year)
    if not line.upkeep_per_unit_per_year.best:
        words = "geen onderhoud opgenomen"
    elif not years:
        words = f"{formula} per jaar, maar in geen enkel jaar van de zichtperiode"
    else:
        words = f"{formula} per jaar, {_yearly(plan, years, rate_of(line, plan.worksheet))}"
        words += f" {times(result.pv_upkeep / tuple(result.flow.upkeep)[years[0]])}"
    return Step(label="Onderhoud", words=words, amount=result.pv_upkeep, part=StepPart.UPKEEP)


def _yearly(plan: Plan, years: list[int], rate: Decimal, growth: str = "") -> str:
    period = period_words(years[0], years[-1], plan.worksheet.base_year)
    return f"{period}{growth}; teruggerekend met {format_percentage(rate)} samen"


def _cost_notes(plan: Plan, line: CostLine) -> Iterator[str]:
    if line.pm:
        yield _PM_COST
        return
    yield from not_converted(plan, line.source)
    yield from range_note("Aantal", line.quantity, in_euros=False)
    yield from range_note("Prijs", line.investment_per_unit)
    yield from range_note("Onderhoud", line.upkeep_per_unit_per_year)
    if line.discount_rate_pct is not None:
        own, usual = line.discount_rate_pct, plan.worksheet.discount_rate_pct
        yield (
            f"Deze post heeft een eigen discontovoet van {format_percentage(own)} in plaats van "
            f"{format_percentage(usual)}."
        )
    if line.lifetime_years is None and line.investment_per_unit.best:
        yield "Zonder levensduur is niet met vervanging en restwaarde gerekend."
    yield from _payers(plan, line)


def _payers(plan: Plan, line: CostLine) -> Iterator[str]:
    names = party_names(plan.worksheet)
    capital, upkeep = share_words(line.payers, names), share_words(upkeep_shares(line), names)
    if not capital and not upkeep:
        yield "Nog niemand betaalt deze post."
    elif capital == upkeep or not line.upkeep_per_unit_per_year.best:
        yield f"Wie betaalt: {capital}."
    else:
        yield (
            f"Wie betaalt: de aanleg {capital or 'nog niemand'}; het onderhoud "
            f"{upkeep or 'nog niemand'}."
        )


# ---------------------------------------------------------------- benefits


def of_benefit(plan: Plan, line: BenefitLine, result: BenefitResult) -> Derivation:
    """How the present value of a benefit came about, also of one that is not counted."""
    return Derivation(
        title=line.label,
        figure="Contante waarde van de baat"
        if line.counted
        else "Contante waarde van de baat, als die mee zou tellen",
        steps=() if line.pm else _summed([_benefit_step(plan, line, result)], result.pv_if_counted),
        source=line.source or "",
        price_level="" if line.pm else price_level(plan),
        notes=tuple(_benefit_notes(plan, line, result)),
    )


def _benefit_step(plan: Plan, line: BenefitLine, result: BenefitResult) -> Step:
    price = line.value_per_unit_per_year
    label = "Waarde per jaar" if line.one_off_year is None else "Waarde, eenmalig"
    if line.quantity.is_missing or price.is_missing:
        words = lacking(line.quantity, price, "de waarde")
        return Step(label=label, words=words, amount=None, part=StepPart.WORTH)
    formula = product(line.quantity, line.unit, price)
    moments = _moments(plan, line)
    amount = (line.quantity.best or ZERO) * (price.best or ZERO)
    if not moments:
        words = f"{formula}, maar in geen enkel jaar van de zichtperiode"
    elif not amount:
        words = formula
    elif line.one_off_year is None:
        words = (
            f"{formula} per jaar, "
            f"{_yearly(plan, moments, plan.worksheet.discount_rate_pct, _growth(plan, line))} "
            f"{times(result.pv_if_counted / amount)}"
        )
    else:
        words = f"{formula} in {plan.worksheet.base_year + moments[0]}{_growth(plan, line)}; "
        words += discounted_by(moments[0], plan.worksheet.discount_rate_pct)
    return Step(label=label, words=words, amount=result.pv_if_counted, part=StepPart.WORTH)


def _moments(plan: Plan, line: BenefitLine) -> list[int]:
    horizon = plan.worksheet.horizon_years
    if line.one_off_year is not None:
        return [line.one_off_year] if line.one_off_year <= horizon else []
    last = horizon if line.until_year is None else min(line.until_year, horizon)
    return list(range(line.from_year, last + 1))


def _growth(plan: Plan, line: BenefitLine) -> str:
    """What growth does to the amount, with the amount of the last year (or of the only one)."""
    rate = line.growth.rate_pct(plan.worksheet.nature_price_rise_pct)
    if not rate:
        return ""
    last = _moments(plan, line)[-1]
    amount = (line.quantity.best or ZERO) * (line.value_per_unit_per_year.best or ZERO)
    grown = amount * (ONE + rate / HUNDRED) ** last
    return (
        f", met {format_percentage(rate)} groei per jaar ({money(grown)} in "
        f"{plan.worksheet.base_year + last})"
    )


def _benefit_notes(plan: Plan, line: BenefitLine, result: BenefitResult) -> Iterator[str]:
    if line.pm:
        yield _PM_BENEFIT
    else:
        yield from not_converted(plan, line.source)
        yield from range_note("Aantal", line.quantity, in_euros=False)
        yield from range_note("Waarde", line.value_per_unit_per_year)
        if not line.counted:
            yield "Deze baat telt bewust niet mee in de totalen."
        elif not result.missing:
            yield (
                f"Zekerheid {format_percentage(line.confidence.factor * HUNDRED)}: als onzekere "
                f"baten minder meetellen, is het {money(result.pv_confidence_adjusted)}."
            )
    words = share_words(line.beneficiaries, party_names(plan.worksheet))
    yield f"Wie er wat aan heeft: {words or 'nog niet bekend'}."


# ---------------------------------------------------------------- transfers


def of_transfer(plan: Plan, line: Transfer, result: TransferResult) -> Derivation:
    """How the present value of a transfer came about, as its receiver sees it."""
    names = party_names(plan.worksheet)
    giver, receiver = names[line.from_party], names[line.to_party]
    own = line.from_party == line.to_party
    note = (
        f"Eigen geld van {giver}: het verandert niets aan het saldo."
        if own
        else f"Van {giver} naar {receiver}. Over alle partijen samen is dat nul."
    )
    return Derivation(
        title=line.label,
        figure="Contante waarde van de bijdrage voor wie die ontvangt",
        steps=_summed(_transfer_steps(plan, line, result), result.pv),
        price_level=price_level(plan),
        notes=(note,),
    )


def _transfer_steps(plan: Plan, line: Transfer, result: TransferResult) -> Iterator[Step]:
    base, rate = plan.worksheet.base_year, plan.worksheet.discount_rate_pct
    discount = Discount(rate, plan.worksheet.horizon_years)
    years = flowing_years(result.received)
    received = discount.worth(result.received)
    if len(years) == 1:
        words = f"{money(line.amount)} in {base + years[0]}; {discounted_by(years[0], rate)}"
    elif years:
        words = f"{money(line.amount)} per jaar, {_yearly(plan, years, rate)} "
        words += times(received / line.amount)
    else:
        words = f"{money(line.amount)}, maar in geen enkel jaar van de zichtperiode"
    yield Step(label="Ontvangst", words=words, amount=received, part=StepPart.RECEIVED)
    yield from _instalments(plan, line, result, sum(map(discount.worth, result.instalments), ZERO))


def _instalments(
    plan: Plan, line: Transfer, result: TransferResult, worth: Decimal
) -> Iterator[Step]:
    paid = summed_per_year(result.instalments, plan.worksheet.horizon_years)
    years, annuity = flowing_years(paid), loan_annuity(line)
    if annuity is None or not years:
        return
    yield Step(
        label="Rente en aflossing",
        words=f"{_annuity(line, annuity)} per jaar bij "
        f"{format_percentage(line.rate_pct or ZERO)} rente en "
        f"{count(line.term_years or 0, 'termijn', 'termijnen')}: elk jaar evenveel, rente en "
        f"aflossing samen; "
        f"{_yearly(plan, years, plan.worksheet.discount_rate_pct)} "
        f"{times(worth / annuity)}",
        amount=-worth,
        part=StepPart.REPAID,
    )


def _annuity(line: Transfer, annuity: Decimal) -> str:
    """The yearly instalment: "€ 60.000 × 2,5 % ÷ (1 − 1,025^−10) = € 6.855,53"."""
    rate, terms = line.rate_pct or ZERO, line.term_years or 0
    if not rate:
        return f"{money(line.amount)} ÷ {terms} = {money(annuity)}"
    factor = format_number(ONE + rate / HUNDRED)
    return (
        f"{money(line.amount)} × {format_percentage(rate)} ÷ (1 − 1 ÷ {factor}^{terms}) = "
        f"{money(annuity)}"
    )


def _summed(steps: Iterable[Step], amount: Decimal) -> tuple[Step, ...]:
    """The steps with their sum; what lacks all its amounts has no sum, and that is not nought."""
    found = tuple(steps)
    known = any(step.amount is not None for step in found)
    return (*found, Step(label="Contante waarde", amount=amount if known else None, is_total=True))

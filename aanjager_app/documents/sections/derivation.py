"""Where each figure comes from: "Waarom dit getal?", for paper and screen alike.

Every step has its formula in words with the inputs filled in, and an amount; the steps add up to
the figure of the appraisal, so that anybody can check it with a calculator.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from aanjager_app.costbenefit.appraisal import CostResult, PartyResult
from aanjager_app.costbenefit.lines import upkeep_shares
from aanjager_app.costbenefit.precision import HUNDRED, ZERO, exact_context
from aanjager_app.costbenefit.worksheet import (
    BenefitLine,
    CostLine,
    Part,
    Party,
    Transfer,
    TransferKind,
)
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.derivation_lines import of_benefit, of_cost, of_transfer
from aanjager_app.documents.sections.derivation_steps import (
    Derivation as Derivation,  # noqa: PLC0414 - who asks for a derivation finds its parts here
)
from aanjager_app.documents.sections.derivation_steps import (
    Step as Step,  # noqa: PLC0414
)
from aanjager_app.documents.sections.derivation_steps import money, price_level_of_costs
from aanjager_app.documents.sections.outcome import incomplete_sentence, pm_sentence
from aanjager_app.documents.sections.words import WITH_VAT
from aanjager_app.domain.dutch import format_number, format_percentage

_TRANSFERS_NOTE = "Bijdragen tellen mee, ook als het geld nog niet is toegezegd."


def derivation_of(plan: Plan, part: Part, line_id: str) -> Derivation:
    """How the present value of one line came about.

    Args:
        plan: the worksheet with its appraisal.
        part: the list that the line is in.
        line_id: id of the line.

    Returns:
        The derivation; without steps for a line that is PM.

    Raises:
        KeyError: the list has no such line.
    """
    with exact_context():
        sheet, appraisal = plan.worksheet, plan.appraisal
        match part:
            case Part.COSTS:
                at = _place(sheet.costs, line_id)
                return of_cost(plan, sheet.costs[at], appraisal.costs[at])
            case Part.BENEFITS:
                at = _place(sheet.benefits, line_id)
                return of_benefit(plan, sheet.benefits[at], appraisal.benefits[at])
            case Part.TRANSFERS:
                at = _place(sheet.transfers, line_id)
                return of_transfer(plan, sheet.transfers[at], appraisal.transfers[at])


def derivation_of_npv(plan: Plan) -> Derivation:
    """How benefits minus costs came about: a step per line, with the line that explains it."""
    with exact_context():
        return Derivation(
            title=plan.worksheet.name,
            figure="Baten min kosten (netto contante waarde)",
            steps=tuple(_npv_steps(plan)),
            price_level=price_level_of_costs(plan),
            notes=tuple(_npv_notes(plan)),
        )


def derivation_of_balance(plan: Plan, party_id: str) -> Derivation:
    """How the balance of a party came about, and what it has in cash when it recovers VAT.

    Args:
        plan: the worksheet with its appraisal.
        party_id: id of the party.

    Raises:
        KeyError: the worksheet has no such party.
    """
    with exact_context():
        party = {each.id: each for each in plan.worksheet.parties}[party_id]
        result = plan.appraisal.parties[party_id]
        return Derivation(
            title=party.name,
            figure="Saldo in de kas (zonder de btw die terugkomt)"
            if party.recovers_vat
            else "Saldo",
            steps=tuple(_party_steps(plan, party, result)),
            price_level=price_level_of_costs(plan),
            notes=tuple(_party_notes(plan, party)),
        )


def _place(lines: Sequence[CostLine | BenefitLine | Transfer], line_id: str) -> int:
    places = {line.id: number for number, line in enumerate(lines)}
    return places[line_id]


# ---------------------------------------------------------------- the plan


def _npv_steps(plan: Plan) -> Iterator[Step]:
    sheet, appraisal = plan.worksheet, plan.appraisal
    for benefit, gained in zip(sheet.benefits, appraisal.benefits, strict=True):
        if benefit.counted and not benefit.pm:
            yield Step(
                label=benefit.label,
                words="waarde ontbreekt, dus dit telt niet mee" if gained.missing else "",
                amount=None if gained.missing else gained.pv,
                path=f"{Part.BENEFITS}.{benefit.id}",
            )
    yield Step(label="Baten samen", amount=appraisal.pv_benefits, is_total=True)
    for cost, spent in zip(sheet.costs, appraisal.costs, strict=True):
        if not cost.pm:
            yield Step(
                label=cost.label,
                words=_cost_words(spent),
                amount=None if _knows_nothing(cost, spent) else -spent.pv,
                path=f"{Part.COSTS}.{cost.id}",
            )
    yield Step(label="Kosten samen", amount=-appraisal.pv_costs, is_total=True)
    yield Step(
        label="Baten min kosten",
        words=f"{money(appraisal.pv_benefits)} − {money(appraisal.pv_costs)}",
        amount=appraisal.npv,
        is_total=True,
    )


def _knows_nothing(line: CostLine, result: CostResult) -> bool:
    """Whether neither its purchase nor its upkeep can be reckoned: that is not nought."""
    buys = line.quantity.is_missing or line.investment_per_unit.is_missing
    keeps = line.quantity.is_missing or line.upkeep_per_unit_per_year.is_missing
    return bool(result.missing) and buys and keeps


def _cost_words(result: CostResult) -> str:
    """The parts of a cost: "aanleg € 49.000 + onderhoud € 9.000 − restwaarde € 5.000"."""
    parts = [
        f"{name} {money(amount)}"
        for name, amount in (
            ("aanleg", result.pv_investment),
            ("vervanging", result.pv_replacement),
            ("onderhoud", result.pv_upkeep),
        )
        if amount
    ]
    words = " + ".join(parts)
    if result.pv_residual:
        words += f" − restwaarde {money(result.pv_residual)}"
    if result.missing:
        words += "; er ontbreekt een waarde, die telt niet mee" if words else "waarden ontbreken"
    return words


def _npv_notes(plan: Plan) -> Iterator[str]:
    sheet = plan.worksheet
    yield (
        "Contante waarden: bedragen van latere jaren zijn teruggerekend naar "
        f"{sheet.base_year} met {format_percentage(sheet.discount_rate_pct)} per jaar, over "
        f"{sheet.horizon_years} jaar."
    )
    yield "Bijdragen tussen partijen tellen hier niet mee: wat de een krijgt, geeft de ander."
    for sentence in (incomplete_sentence(plan), pm_sentence(plan)):
        if sentence:
            yield sentence


# ---------------------------------------------------------------- a party


def _party_steps(plan: Plan, party: Party, result: PartyResult) -> Iterator[Step]:
    yield from _gained(plan, party)
    yield from _spent(plan, party)
    yield from _moved(plan, party)
    yield Step(
        label=WITH_VAT if party.recovers_vat else "Saldo",
        words=f"baten {money(result.pv_benefits)} − kosten {money(result.pv_costs)}"
        + _transfer_words(result.pv_transfers),
        amount=result.balance,
        is_total=True,
    )
    if party.recovers_vat:
        yield from _recovered(plan, party)
        yield Step(
            label="Saldo in de kas",
            words=f"saldo met btw {money(result.balance)} + btw terug "
            f"{money(result.pv_vat_recovered)}",
            amount=result.cash_balance,
            is_total=True,
        )


def _transfer_words(amount: Decimal) -> str:
    if not amount:
        return ""
    return f" {'+' if amount > 0 else '−'} bijdragen {money(abs(amount))}"


def _gained(plan: Plan, party: Party) -> Iterator[Step]:
    for line, result in zip(plan.worksheet.benefits, plan.appraisal.benefits, strict=True):
        amount = result.parties.get(party.id, ZERO)
        if amount:
            yield Step(
                label=line.label,
                words=f"baat: {_share(line.beneficiaries[party.id])} van {money(result.pv)}",
                amount=amount,
                path=f"{Part.BENEFITS}.{line.id}",
            )


def _spent(plan: Plan, party: Party) -> Iterator[Step]:
    for line, result in zip(plan.worksheet.costs, plan.appraisal.costs, strict=True):
        amount = result.parties.get(party.id, ZERO)
        if amount:
            yield Step(
                label=line.label,
                words=f"kosten: {_cost_share(line, result, party)}",
                amount=-amount,
                path=f"{Part.COSTS}.{line.id}",
            )


def _cost_share(line: CostLine, result: CostResult, party: Party) -> str:
    """In words: "60 % van de aanleg (€ 49.000) en 100 % van het onderhoud (€ 9.000)"."""
    capital, upkeep = line.payers.get(party.id, ZERO), upkeep_shares(line).get(party.id, ZERO)
    if capital == upkeep:
        return f"{_share(capital)} van {money(result.pv)}"
    worth = result.pv - result.pv_upkeep
    only_bought = not (result.pv_replacement or result.pv_residual)
    name = "de aanleg" if only_bought else "de aanleg, vervanging en restwaarde samen"
    parts = [
        f"{_share(share)} van {what} ({money(amount)})"
        for share, what, amount in (
            (capital, name, worth),
            (upkeep, "het onderhoud", result.pv_upkeep),
        )
        if share and amount
    ]
    return " en ".join(parts)


def _moved(plan: Plan, party: Party) -> Iterator[Step]:
    for line, result in zip(plan.worksheet.transfers, plan.appraisal.transfers, strict=True):
        direction = (party.id == line.to_party) - (party.id == line.from_party)
        if direction and result.pv:
            yield Step(
                label=line.label,
                words=_move_words(line, receives=direction > 0),
                amount=result.pv * direction,
                path=f"{Part.TRANSFERS}.{line.id}",
            )


def _move_words(line: Transfer, *, receives: bool) -> str:
    if line.kind is not TransferKind.LOAN:
        return "bijdrage: ontvangt" if receives else "bijdrage: geeft"
    if receives:
        return "lening: wat binnenkomt min rente en aflossing"
    return "lening: rente en aflossing min wat is uitgeleend"


def _recovered(plan: Plan, party: Party) -> Iterator[Step]:
    for line, result in zip(plan.worksheet.costs, plan.appraisal.costs, strict=True):
        amount, vat = result.parties.get(party.id, ZERO), line.vat_pct or ZERO
        if amount and vat:
            yield Step(
                label=f"Btw terug op {line.label}",
                words=f"{format_number(vat)}/{format_number(HUNDRED + vat)} van {money(amount)}",
                amount=amount * vat / (HUNDRED + vat),
                path=f"{Part.COSTS}.{line.id}",
            )


def _share(share_pct: Decimal) -> str:
    return format_percentage(share_pct)


def _party_notes(plan: Plan, party: Party) -> Iterator[str]:
    if any(party.id in {t.from_party, t.to_party} for t in plan.worksheet.transfers):
        yield _TRANSFERS_NOTE
    if party.recovers_vat:
        yield "Deze partij krijgt de btw terug die in haar kosten zit."
    sentence = incomplete_sentence(plan)
    if sentence:
        yield sentence

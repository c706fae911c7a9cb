"""What the measures cost and who pays: items 11 and 14 of the basic profile."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from aanjager_app.costbenefit.appraisal import CostResult
from aanjager_app.costbenefit.worksheet import CostKind, CostLine, Part, Value
from aanjager_app.documents.blocks import (
    Block,
    BulletList,
    CellValue,
    Column,
    Heading,
    Missing,
    Table,
    item,
    paragraph,
)
from aanjager_app.documents.dossier import Dossier, Labels, Plan
from aanjager_app.documents.sections import outcome
from aanjager_app.documents.sections.amounts import total_cell
from aanjager_app.documents.sections.words import (
    NOT_FILLED_IN,
    NOTHING,
    cents,
    euro,
    euros,
    named,
    not_yet,
    notes,
    party_names,
    price_cell,
    prose,
    quantity_cell,
    remark,
    share_cell,
    text,
    warn,
    warnings,
)
from aanjager_app.domain.dutch import format_number, format_percentage, join_words, unit_words
from aanjager_app.domain.texts import TextKind

_PM = "PM"
_UPKEEP = 2
"""Place of upkeep among the parts of a cost: purchase, replacement, upkeep."""


def _lines(plan: Plan) -> list[tuple[CostLine, CostResult]]:
    return list(zip(plan.worksheet.costs, plan.appraisal.costs, strict=True))


def no_plan() -> Block:
    """What is said wherever the worksheet is needed and is not there."""
    return not_yet(
        "Nog geen kosten-batenwerkblad",
        "Er is nog niets ingevuld over kosten en baten. Daarom staan hier geen bedragen.",
    )


# ---------------------------------------------------------------- costs


def costs(dossier: Dossier) -> Iterator[Block]:
    """Investment and upkeep per measure, and what they come to over the years."""
    plan = dossier.plan
    if plan is None or not plan.worksheet.costs:
        yield no_plan()
        return
    yield paragraph(outcome.costs_sentence(plan))
    yield _investment_table(plan)
    yield paragraph(_vat_sentence(plan))
    yield from incomplete_callout(plan)
    yield _present_value_table(plan)
    yield from warnings(outcome.warnings_of(plan, Part.COSTS))
    yield Heading(2, "Uitgangspunten per post")
    yield _assumption_table(plan)
    yield from notes((line.label, line.source or "nog geen bron") for line in plan.worksheet.costs)


def briefly(dossier: Dossier) -> Iterator[Block]:
    """The amounts of the costs in one table, for a document without a chapter on them."""
    plan = dossier.plan
    if plan is not None and plan.worksheet.costs:
        yield _investment_table(plan)
        yield paragraph(_vat_sentence(plan))
        yield from incomplete_callout(plan)


def incomplete_callout(plan: Plan) -> Iterator[Block]:
    """Names the missing values, so that nobody takes the totals for whole."""
    names = outcome.missing_names(plan)
    if names:
        yield warn(
            "Onvolledig",
            paragraph("Deze waarden ontbreken en tellen in geen enkel totaal mee:"),
            BulletList(tuple(item(name) for name in names)),
        )


def _investment_table(plan: Plan) -> Table:
    investment = outcome.investment(plan)
    mark = outcome.incomplete_words(plan)
    return Table(
        columns=(
            text("Post", 3.2),
            text("Hoeveel", 2.2),
            text("Prijs per eenheid", 2.4),
            euro("Investering", 1.7),
            euro("Onderhoud per jaar", 1.7),
        ),
        rows=tuple(_investment_row(line, result) for line, result in _lines(plan)),
        total=(
            f"Totaal{mark}",
            "",
            "",
            _sum_cell(plan, 0, investment),
            _sum_cell(plan, _UPKEEP, outcome.upkeep_per_year(plan)),
        ),
        caption="Wat het kost om aan te leggen en te onderhouden",
        note="Inclusief btw. Investering: de eerste aanschaf. Onderhoud: in een vol jaar. "
        "Tussen haakjes de laagste en hoogste waarde.",
    )


def _investment_row(line: CostLine, result: CostResult) -> tuple[CellValue, ...]:
    if line.pm:
        return (line.label, quantity_text_or_pm(line.quantity, line.unit), _PM, _PM, _PM)
    upkeep = outcome.yearly_upkeep(line, result)
    known = not (line.quantity.is_missing or line.investment_per_unit.is_missing)
    return (
        line.label,
        quantity_cell(line.quantity, line.unit),
        price_cell(line.investment_per_unit),
        cents(sum(result.flow.investment, Decimal(0))) if known else Missing(),
        Missing() if upkeep is None else cents(upkeep),
    )


def quantity_text_or_pm(quantity: Value, unit: str | None) -> CellValue:
    """The quantity of a line without a price: often there is none, and that is fine."""
    return NOTHING if quantity.is_missing else quantity_cell(quantity, unit)


def _vat_sentence(plan: Plan) -> str:
    unknown = [line.label for line in plan.worksheet.costs if line.vat_pct is None and not line.pm]
    rates = sorted({line.vat_pct for line in plan.worksheet.costs if line.vat_pct is not None})
    stated = join_words([format_percentage(rate) for rate in rates])
    sentence = "Alle kosten zijn inclusief btw"
    verb = "het tarief is" if len(rates) == 1 else "de tarieven zijn"
    sentence += f"; {verb} {stated}." if stated else "."
    if unknown:
        sentence += f" Het btw-tarief is nog niet ingevuld bij {join_words(unknown)}."
    back = [party.name for party in plan.worksheet.parties if party.recovers_vat]
    if back:
        sentence += f" Btw komt terug bij {join_words(back)}; dat staat apart bij de partijen."
    return sentence


def _present_value_table(plan: Plan) -> Table:
    money = (
        euro("Aanleg", 1.6),
        euro("Vervanging", 1.6),
        euro("Onderhoud", 1.6),
        euro("Restwaarde", 1.6),
        euro("Samen", 1.7),
    )
    years = plan.worksheet.horizon_years
    totals = [
        sum((getattr(result, name) for result in plan.appraisal.costs), Decimal(0))
        for name in ("pv_investment", "pv_replacement", "pv_upkeep")
    ]
    rest = sum((result.pv_residual for result in plan.appraisal.costs), Decimal(0))
    return Table(
        columns=(text("Post", 3), *money),
        rows=tuple(_present_value_row(line, result) for line, result in _lines(plan)),
        total=(
            f"Totaal{outcome.incomplete_words(plan)}",
            *(_sum_cell(plan, at, amount) for at, amount in enumerate(totals)),
            _sum_cell(plan, 0, -rest),
            total_cell(plan, plan.appraisal.pv_costs),
        ),
        caption=f"Contante waarde van de kosten over {years} jaar",
        note="Contante waarde: wat latere bedragen nu waard zijn. Restwaarde: wat een maatregel "
        f"aan het eind van jaar {years} nog waard is; dat gaat van de kosten af.",
    )


def _sum_cell(plan: Plan, place: int, amount: Decimal) -> CellValue:
    """A sum of purchases or of upkeep; nought only where something is known of it."""
    lines = [line for line in plan.worksheet.costs if not line.pm]
    priced = [
        line.upkeep_per_unit_per_year if place == _UPKEEP else line.investment_per_unit
        for line in lines
    ]
    lacking = [
        line.quantity.is_missing or price.is_missing
        for line, price in zip(lines, priced, strict=True)
    ]
    return Missing() if lacking and all(lacking) else cents(amount)


def _present_value_row(line: CostLine, result: CostResult) -> tuple[CellValue, ...]:
    if line.pm:
        return (line.label, *([_PM] * 5))
    # one empty value must not hide what is known of the rest of the line
    lacks_all = line.quantity.is_missing
    buys = lacks_all or line.investment_per_unit.is_missing
    keeps = lacks_all or line.upkeep_per_unit_per_year.is_missing
    return (
        line.label,
        Missing() if buys else cents(result.pv_investment),
        Missing() if buys else cents(result.pv_replacement),
        Missing() if keeps else cents(result.pv_upkeep),
        Missing() if buys else cents(-result.pv_residual),
        Missing("onvolledig") if lacks_all or (buys and keeps) else cents(result.pv),
    )


def _assumption_table(plan: Plan) -> Table:
    own_rate = any(line.discount_rate_pct is not None for line in plan.worksheet.costs)
    columns: list[Column] = [
        text("Post", 3),
        text("Aanleg in", 1.2),
        text("Onderhoud per eenheid per jaar", 2.6),
        text("Levensduur", 1.5),
        text("Btw", 1),
    ]
    if own_rate:
        columns.append(text("Discontovoet", 1.3))
    return Table(
        columns=tuple(columns),
        rows=tuple(_assumption_row(line, plan, own_rate) for line in plan.worksheet.costs),
        caption="Jaar, onderhoud, levensduur en btw per post",
        note="Waar geen levensduur staat, is niet met vervanging en restwaarde gerekend.",
    )


def _assumption_row(line: CostLine, plan: Plan, own_rate: bool) -> tuple[CellValue, ...]:  # noqa: FBT001 - private, one caller
    rate = line.discount_rate_pct
    return (
        line.label,
        str(plan.worksheet.base_year + line.investment_year),
        _PM if line.pm else price_cell(line.upkeep_per_unit_per_year, unit_words(line.unit)),
        _lifetime(line),
        NOT_FILLED_IN if line.vat_pct is None else format_percentage(line.vat_pct),
        *((format_percentage(rate or plan.worksheet.discount_rate_pct),) if own_rate else ()),
    )


def _lifetime(line: CostLine) -> CellValue:
    if line.lifetime_years is None:
        return NOTHING
    switched_off = [
        words
        for words, on in (("geen vervanging", line.replace), ("geen restwaarde", line.residual))
        if not on
    ]
    years = f"{format_number(line.lifetime_years)} jaar"
    return f"{years} ({', '.join(switched_off)})" if switched_off else years


# ---------------------------------------------------------------- who pays


def payers(plan: Plan, labels: Labels) -> Table:
    """Who pays investment and upkeep of each line, and on which scale."""
    names = party_names(plan.worksheet)
    return Table(
        columns=(
            text("Post", 2.6),
            text("Schaal", 1.4),
            text("Aanleg betaald door", 3),
            text("Onderhoud betaald door", 3),
        ),
        rows=tuple(
            (
                line.label,
                NOT_FILLED_IN if line.organisation is None else labels.of(line.organisation),
                share_cell(line.payers, names),
                _upkeep_payers(line, names),
            )
            for line in plan.worksheet.costs
        ),
        caption="Wie betaalt wat",
        note="Zonder bijdragen: een subsidie of bijdrage van een ander gaat hier niet af. "
        "Collectief: samen met iedereen. Individueel: ieder voor zich.",
    )


def _upkeep_payers(line: CostLine, names: Mapping[str, str]) -> CellValue:
    price = line.upkeep_per_unit_per_year.best
    if price is not None and not price and not line.pm:
        return NOTHING if line.kind is CostKind.PROCESS else "geen onderhoud opgenomen"
    return share_cell(line.payers if line.upkeep_payers is None else line.upkeep_payers, names)


def upkeep(dossier: Dossier) -> Iterator[Block]:
    """Who keeps the green and who pays for it: item 11 of the basic profile."""
    yield from prose(dossier.texts.get(TextKind.UPKEEP))
    plan = dossier.plan
    if plan is None or not plan.worksheet.costs:
        yield paragraph("Zonder maatregelen is nog niet te zeggen wat het onderhoud kost.")
        return
    yield paragraph(
        f"Het onderhoud kost {euros(outcome.upkeep_per_year(plan))} in een vol jaar"
        f"{outcome.incomplete_words(plan)}."
    )
    yield payers(plan, dossier.labels)
    yield from upkeep_check(plan)
    yield from named("Opleveren", dossier.texts.get(TextKind.DELIVERY))
    yield from named("Garanties", dossier.texts.get(TextKind.WARRANTIES))


def upkeep_check(plan: Plan) -> Iterator[Block]:
    """The check that each measure has someone who pays upkeep and replacement."""
    sentences = outcome.upkeep_sentences(plan)
    if sentences:
        yield warn(
            "Onderhoud en vervanging zijn nog niet overal geregeld",
            BulletList(tuple(item(sentence) for sentence in sentences)),
        )
    else:
        yield remark(
            "Onderhoud en vervanging", "Voor elke maatregel is bekend wie het onderhoud betaalt."
        )

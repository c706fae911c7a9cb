"""What the plan brings and to whom: item 15 of the basic profile."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from aanjager_app.costbenefit.appraisal import BenefitResult
from aanjager_app.costbenefit.worksheet import BenefitLine, GrowthKind, Part
from aanjager_app.documents.blocks import (
    Block,
    BulletList,
    CellValue,
    Heading,
    Missing,
    Table,
    item,
    paragraph,
    strong,
)
from aanjager_app.documents.dossier import Dossier, Labels, Plan
from aanjager_app.documents.sections import outcome
from aanjager_app.documents.sections.amounts import total_cell
from aanjager_app.documents.sections.caveats import confidence_sentence
from aanjager_app.documents.sections.costs import incomplete_callout, no_plan
from aanjager_app.documents.sections.words import (
    NOTHING,
    cents,
    euro,
    euros,
    not_yet,
    notes,
    party_names,
    price_cell,
    quantity_cell,
    remark,
    share_cell,
    share_words,
    text,
    warnings,
)
from aanjager_app.domain.dutch import format_percentage

_Pair = tuple[BenefitLine, BenefitResult]


def benefits(dossier: Dossier) -> Iterator[Block]:
    """The benefits in euros, in words (PM) and per beneficiary."""
    plan = dossier.plan
    if plan is None:
        yield no_plan()
        return
    pairs = list(zip(plan.worksheet.benefits, plan.appraisal.benefits, strict=True))
    if not pairs:
        yield not_yet("Nog geen baten", "Er zijn nog geen baten ingevuld, ook geen PM-posten.")
        return
    yield paragraph(outcome.balance_sentence(plan))
    yield from _counted(pairs, plan, dossier.labels)
    yield from _pm([line for line, _ in pairs if line.pm], plan)
    yield from _left_out([pair for pair in pairs if not pair[0].counted and not pair[0].pm], plan)
    yield from warnings(outcome.warnings_of(plan, Part.BENEFITS))
    yield Heading(2, "Waar de waarden vandaan komen")
    yield from notes((line.label, line.source or "nog geen bron") for line, _ in pairs)


def briefly(dossier: Dossier) -> Iterator[Block]:
    """The benefits in one table and the PM items, for a document without a chapter on them."""
    plan = dossier.plan
    if plan is None:
        return
    pairs = list(zip(plan.worksheet.benefits, plan.appraisal.benefits, strict=True))
    counted = [(line, result) for line, result in pairs if line.counted and not line.pm]
    if counted:
        yield _value_table(counted, plan)
        yield _beneficiary_table(counted, plan, dossier.labels)
    yield from _left_out([pair for pair in pairs if not pair[0].counted and not pair[0].pm], plan)
    yield from _pm([line for line, _ in pairs if line.pm], plan)


def _counted(pairs: Sequence[_Pair], plan: Plan, labels: Labels) -> Iterator[Block]:
    counted = [(line, result) for line, result in pairs if line.counted and not line.pm]
    if not counted:
        yield not_yet("Nog geen baten in euro’s", "Geen van de baten heeft een waarde in euro’s.")
        return
    yield _value_table(counted, plan)
    yield from incomplete_callout(plan)
    yield _beneficiary_table(counted, plan, labels)
    if all(result.missing for _, result in counted):
        return
    adjusted = plan.appraisal.pv_benefits_confidence_adjusted
    turned = confidence_sentence(plan)
    yield remark(
        "Hoe zeker zijn de baten?",
        f"Zonder correctie zijn de baten {euros(plan.appraisal.pv_benefits)}. Als onzekere baten "
        f"minder meetellen, is het {euros(adjusted)}. Die weging (100, 75, 50 of 25 %) is een "
        "eigen schema van Aanjager.",
        *((f"Baten min kosten slaat daardoor om. {turned}",) if turned else ()),
    )


def _value_table(counted: Sequence[_Pair], plan: Plan) -> Table:
    years = plan.worksheet.horizon_years
    return Table(
        columns=(
            text("Baat", 3),
            text("Hoeveel", 1.8),
            text("Waarde per eenheid", 2.6),
            text("Wanneer", 2),
            euro("Contante waarde", 1.8),
        ),
        rows=tuple(
            (
                line.label,
                quantity_cell(line.quantity, line.unit),
                price_cell(line.value_per_unit_per_year),
                _when(line, plan),
                Missing() if result.missing else cents(result.pv),
            )
            for line, result in counted
        ),
        total=(
            f"Totaal{outcome.incomplete_words(plan)}",
            "",
            "",
            "",
            total_cell(plan, plan.appraisal.pv_benefits),
        ),
        caption=f"Baten in euro’s over {years} jaar",
        note="Waarde per eenheid per jaar, of in één keer als er “eenmalig” staat. Tussen haakjes "
        "de laagste en hoogste waarde.",
    )


def _when(line: BenefitLine, plan: Plan) -> CellValue:
    base = plan.worksheet.base_year
    if line.one_off_year is not None:
        words = f"eenmalig in {base + line.one_off_year}"
    else:
        last = plan.worksheet.horizon_years if line.until_year is None else line.until_year
        words = f"elk jaar, {base + line.from_year} t/m {base + last}"
    if line.growth.kind is GrowthKind.NONE:
        return words
    rate = line.growth.rate_pct(plan.worksheet.nature_price_rise_pct)
    return f"{words}; groeit {format_percentage(rate)} per jaar"


def _beneficiary_table(counted: Sequence[_Pair], plan: Plan, labels: Labels) -> Table:
    names = party_names(plan.worksheet)
    grouped = any(line.double_count_group for line, _ in counted)
    return Table(
        columns=(
            text("Baat", 3),
            text("Wie heeft er wat aan?", 4.5),
            text("Zekerheid", 1.3),
            *((text("Groep", 1.2),) if grouped else ()),
        ),
        rows=tuple(
            (
                line.label,
                share_cell(line.beneficiaries, names),
                labels.of(line.confidence),
                *((line.double_count_group or NOTHING,) if grouped else ()),
            )
            for line, _ in counted
        ),
        caption="Baathebbers",
        note="Groep: baten die elkaar overlappen. Van een groep mag er één tellen."
        if grouped
        else "",
    )


def _pm(lines: Sequence[BenefitLine], plan: Plan) -> Iterator[Block]:
    if not lines:
        return
    names = party_names(plan.worksheet)
    yield Heading(2, "Baten zonder prijs (PM)")
    yield paragraph(
        "Deze baten zijn er wel, maar niet goed in euro’s uit te drukken. Ze tellen in geen enkel "
        "totaal mee en staan daarom hier, zodat ze meewegen in het gesprek."
    )
    yield BulletList(
        tuple(
            item(strong(f"{line.label} (PM): "), _for_whom(line.beneficiaries, names))
            for line in lines
        )
    )


def _for_whom(shares: Mapping[str, Decimal], names: Mapping[str, str]) -> str:
    words = share_words(shares, names)
    return f"voor {words}." if words else "nog niet bekend voor wie."


def _left_out(pairs: Sequence[_Pair], plan: Plan) -> Iterator[Block]:
    if not pairs:
        return
    names = party_names(plan.worksheet)
    yield Table(
        columns=(
            text("Baat", 2.6),
            text("Hoeveel", 1.5),
            text("Waarde per eenheid", 2.4),
            text("Baathebbers", 2.2),
            euro("Als die meetelt", 1.7),
        ),
        rows=tuple(
            (
                line.label,
                quantity_cell(line.quantity, line.unit),
                price_cell(line.value_per_unit_per_year),
                share_cell(line.beneficiaries, names),
                Missing() if result.missing else cents(result.pv_if_counted),
            )
            for line, result in pairs
        ),
        caption="Baten die bewust niet meetellen",
        note="Bijvoorbeeld omdat het bewijs te zwak is of omdat een andere baat dit al bevat.",
    )

"""Variants of a terrain side by side: outcome, parties, effects, and what differs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from aanjager_app.content import Content
from aanjager_app.costbenefit.appraisal import EffectKind
from aanjager_app.costbenefit.worksheet import CostLine
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections import outcome
from aanjager_app.documents.sections.words import euros, exact_euros, signed_euros, value_text
from aanjager_app.documents.table_text import TextTable
from aanjager_app.domain.dutch import count, format_number, format_percentage, unit_words
from aanjager_app.models.store import Store
from aanjager_app.services.plans import plan_of
from aanjager_app.services.sheets.cells import short_names
from aanjager_app.services.sheets.values import PM, shares_text
from aanjager_app.services.terrains import find_terrain
from aanjager_app.services.worksheet_loading import load_worksheet
from aanjager_app.services.worksheets import list_worksheets

_NOTHING: Final = "–"
_FIRST_WIDTH: Final = 1.4
_Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Some variants side by side; each table has a column per variant.

    Attributes:
        names: the variants.
        sentence: what the comparison says.
        outcome: totals.
        parties: what each party is left with.
        effects: physical effects.
        differences: settings and lines that aren't the same in all; empty when all are.
    """

    names: tuple[str, ...]
    sentence: str
    outcome: TextTable
    parties: TextTable
    effects: TextTable
    differences: TextTable


def compare_variants(
    store: Store, content: Content, terrain_id: str, worksheets: Sequence[str]
) -> Comparison:
    """Set variants side by side, in the order in which they are listed.

    Args:
        store: where they are.
        content: the catalogue, for the effects.
        terrain_id: key of the terrain.
        worksheets: keys of the variants to compare; the ones that are gone are passed over.

    Raises:
        DomainError: the terrain is unknown.
    """
    with store.read() as session:
        plans = [
            plan_of(load_worksheet(session, row), content)
            for row in list_worksheets(session, find_terrain(session, terrain_id))
            if row.id in worksheets
        ]
    return compare(plans)


def compare(plans: Sequence[Plan]) -> Comparison:
    """Set plans side by side."""
    names = tuple(plan.worksheet.name for plan in plans)
    return Comparison(
        names=names,
        sentence=_sentence(plans),
        outcome=_table("Uitkomst", names, _outcome(plans)),
        parties=_table("Saldo met bijdragen", names, _parties(plans)),
        effects=_table("Effect", names, _effects(plans)),
        differences=_table("Wat verschilt", names, _differences(plans)),
    )


def _table(first: str, names: tuple[str, ...], rows: Iterator[_Row]) -> TextTable:
    return TextTable(
        headers=(first, *names),
        numeric=(False, *(True for _ in names)),
        widths=(_FIRST_WIDTH, *(1.0 for _ in names)),
        rows=tuple(rows),
        has_total=False,
    )


def _sentence(plans: Sequence[Plan]) -> str:
    if len(plans) < 2:  # noqa: PLR2004 - nothing to compare
        return "Er is één variant. Kopieer die en verander er iets in om te vergelijken."
    best = max(plans, key=_npv)
    cheapest = min(plans, key=_pv_costs)
    words = f"“{best.worksheet.name}” levert per saldo het meest op ({euros(_npv(best))})"
    if cheapest is best:
        words += f" en kost ook het minst ({euros(_pv_costs(cheapest))})."
    else:
        words += f"; “{cheapest.worksheet.name}” kost het minst ({euros(_pv_costs(cheapest))})."
    lacking = [plan for plan in plans if not plan.appraisal.complete]
    if lacking:
        names = ", ".join(f"“{plan.worksheet.name}”" for plan in lacking)
        words += f" Let op: in {names} ontbreken nog waarden."
    if len({_standing(plan) for plan in plans}) > 1:
        words += " De uitgangspunten verschillen: zie Verschillen."
    return words


def _npv(plan: Plan) -> Decimal:
    return plan.appraisal.npv


def _pv_costs(plan: Plan) -> Decimal:
    return plan.appraisal.pv_costs


def _standing(plan: Plan) -> tuple[object, ...]:
    sheet = plan.worksheet
    return (sheet.base_year, sheet.price_year, sheet.horizon_years, sheet.discount_rate_pct)


# ---------------------------------------------------------------- totals


def _outcome(plans: Sequence[Plan]) -> Iterator[_Row]:
    for title, words in _FIGURES:
        yield (title, *(words(plan) for plan in plans))


def _complete(plan: Plan) -> str:
    missing = len(plan.appraisal.missing)
    return count(missing, "waarde ontbreekt", "waarden ontbreken") if missing else "volledig"


def _ratio(plan: Plan) -> str:
    bcr = plan.appraisal.bcr
    return _NOTHING if bcr is None else format_number(bcr, 2)


def _payback(plan: Plan) -> str:
    years = plan.appraisal.payback_years
    return _NOTHING if years is None else f"{format_number(years, 1)} jaar"


_FIGURES: Final[tuple[tuple[str, Callable[[Plan], str]], ...]] = (
    ("Netto contante waarde", lambda plan: signed_euros(plan.appraisal.npv)),
    ("Kosten (contante waarde)", lambda plan: euros(plan.appraisal.pv_costs)),
    ("Baten (contante waarde)", lambda plan: euros(plan.appraisal.pv_benefits)),
    (
        "Baten, naar zekerheid",
        lambda plan: euros(plan.appraisal.pv_benefits_confidence_adjusted),
    ),
    ("Baten-kostenverhouding", _ratio),
    ("Terugverdientijd", _payback),
    ("Aanleg", lambda plan: euros(outcome.investment(plan))),
    ("Onderhoud per jaar", lambda plan: euros(outcome.upkeep_per_year(plan))),
    ("Tekort na alle bronnen", lambda plan: euros(outcome.gap(plan))),
    ("Tekort, alleen toegezegd", lambda plan: euros(outcome.gap_firm(plan))),
    ("Gegevens", _complete),
)


def _parties(plans: Sequence[Plan]) -> Iterator[_Row]:
    """Parties are the same when they have one name: variants may count them differently."""
    balances: list[dict[str, Decimal]] = [
        {party.name.casefold(): result.balance for party, result in outcome.parties(plan)}
        for plan in plans
    ]
    names = {
        party.name.casefold(): party.name for plan in plans for party in plan.worksheet.parties
    }
    for key, name in names.items():
        amounts = (found.get(key) for found in balances)
        yield (name, *(_NOTHING if a is None else signed_euros(a) for a in amounts))


def _effects(plans: Sequence[Plan]) -> Iterator[_Row]:
    totals = [{total.kind: total for total in plan.effects.totals} for plan in plans]
    for kind in EffectKind:
        if not any(kind in found for found in totals):
            continue
        unit, words = outcome.EFFECT_WORDS[kind]
        each = "boom" if kind is EffectKind.TREES else unit
        mine = [found.get(kind) for found in totals]
        title = words[:1].upper() + words[1:]
        yield (
            f"{title} ({unit})",
            *(_NOTHING if total is None else format_number(total.amount) for total in mine),
        )
        yield (
            f"Kosten per {each}",
            *(
                _NOTHING if total is None or total.pv_per_unit is None else euros(total.pv_per_unit)
                for total in mine
            ),
        )


# ---------------------------------------------------------------- what differs


def _differences(plans: Sequence[Plan]) -> Iterator[_Row]:
    for title, cells in (*_settings(plans), *_costs(plans), *_benefits(plans), *_money(plans)):
        if len(set(cells)) > 1:
            yield (title, *cells)


def _settings(plans: Sequence[Plan]) -> Iterator[tuple[str, _Row]]:
    sheets = [plan.worksheet for plan in plans]
    yield "Discontovoet", tuple(format_percentage(s.discount_rate_pct) for s in sheets)
    yield "Looptijd", tuple(f"{s.horizon_years} jaar" for s in sheets)
    yield "Basisjaar", tuple(str(s.base_year) for s in sheets)
    yield "Prijspeil", tuple(str(s.price_year or "onbekend") for s in sheets)


def _costs(plans: Sequence[Plan]) -> Iterator[tuple[str, _Row]]:
    lines = [{line.label.casefold(): line for line in plan.worksheet.costs} for plan in plans]
    labels = {line.label.casefold(): line.label for plan in plans for line in plan.worksheet.costs}
    names = [
        short_names({party.id: party.name for party in plan.worksheet.parties}) for plan in plans
    ]
    for key, label in labels.items():
        mine = [found.get(key) for found in lines]
        for title, words in _COST_WORDS:
            yield (
                f"{label}: {title}",
                tuple(_NOTHING if line is None else words(line) for line in mine),
            )
        yield (
            f"{label}: wie betaalt",
            tuple(
                _NOTHING if line is None else shares_text(line.payers, own) or _NOTHING
                for line, own in zip(mine, names, strict=True)
            ),
        )


def _quantity(line: CostLine) -> str:
    return f"{value_text(line.quantity) or _NOTHING} {unit_words(line.unit)}".strip()


def _price(line: CostLine) -> str:
    return PM if line.pm else value_text(line.investment_per_unit) or _NOTHING


def _upkeep(line: CostLine) -> str:
    return value_text(line.upkeep_per_unit_per_year) or _NOTHING


_COST_WORDS: Final[tuple[tuple[str, Callable[[CostLine], str]], ...]] = (
    ("aantal", _quantity),
    ("€ per eenheid", _price),
    ("onderhoud per jaar", _upkeep),
)


def _benefits(plans: Sequence[Plan]) -> Iterator[tuple[str, _Row]]:
    lines = [{line.label.casefold(): line for line in plan.worksheet.benefits} for plan in plans]
    labels = {
        line.label.casefold(): line.label for plan in plans for line in plan.worksheet.benefits
    }
    for key, label in labels.items():
        cells = []
        for found in lines:
            line = found.get(key)
            if line is None:
                cells.append(_NOTHING)
            elif line.pm:
                cells.append(PM)
            elif not line.counted:
                cells.append("telt niet mee")
            else:
                quantity = f"{value_text(line.quantity) or '?'} {unit_words(line.unit)}".strip()
                cells.append(f"{quantity} × € {value_text(line.value_per_unit_per_year) or '?'}")
        yield label, tuple(cells)


def _money(plans: Sequence[Plan]) -> Iterator[tuple[str, _Row]]:
    lines = [{line.label.casefold(): line for line in plan.worksheet.transfers} for plan in plans]
    labels = {
        line.label.casefold(): line.label for plan in plans for line in plan.worksheet.transfers
    }
    for key, label in labels.items():
        mine = [found.get(key) for found in lines]
        yield label, tuple(_NOTHING if line is None else exact_euros(line.amount) for line in mine)

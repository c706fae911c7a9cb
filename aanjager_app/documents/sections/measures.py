"""The measures and what they do besides costing money: item 8 of the basic profile."""

from collections.abc import Iterator, Sequence

from aanjager_app.costbenefit.appraisal import LineEffect
from aanjager_app.costbenefit.worksheet import CostKind, CostLine
from aanjager_app.documents.blocks import (
    Block,
    BulletList,
    CellValue,
    Heading,
    KeyFigures,
    Missing,
    Table,
    item,
    paragraph,
)
from aanjager_app.documents.dossier import Dossier, Labels, Plan
from aanjager_app.documents.sections import outcome
from aanjager_app.documents.sections.words import (
    NOT_FILLED_IN,
    cents,
    euro,
    not_yet,
    number,
    place_words,
    quantity_cell,
    text,
    warn,
)
from aanjager_app.domain.dutch import count, join_words


def measures(dossier: Dossier) -> Iterator[Block]:
    """The chosen measures with place, theme and physical effect."""
    plan = dossier.plan
    if plan is None or not plan.worksheet.costs:
        yield not_yet(
            "Nog geen maatregelen",
            "Er zijn nog geen maatregelen gekozen met een plek en een thema.",
        )
        return
    works = [line for line in plan.worksheet.costs if line.kind is CostKind.WORKS]
    yield paragraph(_measures_sentence(plan, works))
    yield _measure_table(works, plan, dossier.labels)
    yield from _catalogue_warnings(works, plan)
    yield from effects(plan)
    yield from _uncovered_themes(dossier, plan)


def _measures_sentence(plan: Plan, works: Sequence[CostLine]) -> str:
    sentence = f"Het plan “{plan.worksheet.name}” heeft "
    sentence += f"{count(len(works), 'maatregel', 'maatregelen')}."
    process = [line.label for line in plan.worksheet.costs if line.kind is CostKind.PROCESS]
    if process:
        sentence += f" Daarnaast is er geld nodig voor het proces: {join_words(process)}."
    return sentence


def _measure_table(works: Sequence[CostLine], plan: Plan, labels: Labels) -> Table:
    return Table(
        columns=(
            text("Maatregel", 3),
            text("Hoeveel", 2.2),
            text("Plek", 1.8),
            text("Schaal", 1.6),
            text("Thema’s", 2.6),
        ),
        rows=tuple(
            (
                line.label,
                quantity_cell(line.quantity, line.unit),
                place_words(line.place, labels),
                NOT_FILLED_IN if line.organisation is None else labels.of(line.organisation),
                _theme_words(line, plan),
            )
            for line in works
        ),
        caption="Maatregelen: waar, hoeveel en waarvoor",
        note="Schaal: samen met iedereen (collectief), met een groep, of ieder voor zich "
        "(individueel).",
    )


def _theme_words(line: CostLine, plan: Plan) -> CellValue:
    info = plan.info_of(line)
    return NOT_FILLED_IN if info is None or not info.themes else join_words(info.themes)


def _catalogue_warnings(works: Sequence[CostLine], plan: Plan) -> Iterator[Block]:
    infos = [plan.info_of(line) for line in works]
    found = dict.fromkeys((info.name, info.warning) for info in infos if info and info.warning)
    if found:
        yield warn(
            "Let op bij deze maatregelen",
            BulletList(tuple(item(f"{name}: {warning}") for name, warning in found)),
        )


def _uncovered_themes(dossier: Dossier, plan: Plan) -> Iterator[Block]:
    themes = list(dict.fromkeys(ambition.theme for ambition in dossier.ambitions))
    without = outcome.themes_without_measure(plan, themes)
    if without:
        plural = len(without) > 1
        yield not_yet(
            "Ambities zonder maatregel",
            f"Voor {'de thema’s' if plural else 'het thema'} {join_words(without)} is een ambitie "
            "vastgelegd, maar nog geen maatregel gekozen.",
        )


# ---------------------------------------------------------------- effects


def effects(plan: Plan) -> Iterator[Block]:
    """Physical effects beside the euros, with the costs per unit of effect."""
    if not plan.effects.totals:
        return
    yield Heading(2, "Wat het plan doet, naast euro’s")
    yield KeyFigures(outcome.effect_figures(plan))
    labels = {line.id: line.label for line in plan.worksheet.costs}
    yield Table(
        columns=(
            text("Maatregel", 3),
            text("Effect", 2.4),
            number("Hoeveelheid", 1.4),
            euro("Kosten per eenheid", 1.8),
        ),
        rows=tuple(_effect_row(effect, labels) for effect in plan.effects.lines),
        caption="Effecten per maatregel",
        note="Kosten per eenheid: de contante waarde van alle kosten van de maatregel, gedeeld "
        "door het effect.",
    )
    yield from _without_effect(plan)


def _without_effect(plan: Plan) -> Iterator[Block]:
    """Names the works whose effect is not counted, so that nobody takes the sums for all."""
    counted = {effect.line for effect in plan.effects.lines}
    rest = [
        line.label
        for line in plan.worksheet.costs
        if line.kind is CostKind.WORKS and line.id not in counted
    ]
    if rest:
        yield paragraph(
            f"Van {join_words(rest)} is geen effect in m³, m² of bomen bekend; dat wil niet zeggen "
            "dat er geen is.",
            muted=True,
        )


def _effect_row(effect: LineEffect, labels: dict[str, str]) -> tuple[CellValue, ...]:
    unit, words = outcome.EFFECT_WORDS[effect.kind]
    price = effect.pv_per_unit
    return (
        labels.get(effect.line, effect.line),
        f"{words} ({unit})",
        effect.amount,
        Missing("onbekend") if price is None else cents(price),
    )

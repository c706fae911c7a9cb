"""Chapter "Als het tegenvalt": the chances, what the outcome hangs on, and where it turns."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.assumptions import other_assumptions
from aanjager_app.costbenefit.precision import HUNDRED, ZERO
from aanjager_app.costbenefit.worksheet import Worksheet
from aanjager_app.documents.blocks import Block, Figure, Heading, Table, Tornado, paragraph
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections import outcome
from aanjager_app.documents.sections.amounts import has_amounts
from aanjager_app.documents.sections.luck import Luck, SwitchRow
from aanjager_app.documents.sections.words import IN_CASH, enough, euro, euros, remark, text
from aanjager_app.domain.dutch import MINUS, count, format_percentage

_NEAR: Final = HUNDRED
_MOST: Final = 12
_MEANING: Final = (
    "De kansen zeggen hoe onzeker de bedragen in dit werkblad zijn. Ze zeggen niets over wat er "
    "niet in staat: PM-posten, een bijdrage die niet doorgaat of een prijs buiten de bandbreedte."
)
_USE: Final = (
    "Gebruik ze om te kiezen wat je eerst uitzoekt: bovenaan de lijst staat waar een betere "
    "schatting het meest uitmaakt. Is de kans op verlies bij een partij groot, dan is dat een "
    "reden om over de verdeling te praten."
)


def disappointment(plan: Plan, luck: Luck) -> Iterator[Block]:
    """What the draws say, each chart with its table, and how to use it."""
    yield paragraph(" ".join(part for part in (*luck.sentences, luck.mean) if part))
    if luck.histogram is not None:
        yield from _chances(luck)
        yield remark("Hoe gebruik je dit?", _MEANING, _USE)
        yield from _swings(luck)
    yield from _switches(luck)
    yield from _assumptions(plan)


def _assumptions(plan: Plan) -> Iterator[Block]:
    """The outcome at another discount rate and horizon: the choices of the method."""
    if not has_amounts(plan):
        return
    rates, spans = other_assumptions(plan.worksheet)
    now = f"{format_percentage(plan.worksheet.discount_rate_pct)} over {_years(plan.worksheet)}"
    rows = (
        (f"Zoals nu: {now}", euros(plan.appraisal.npv)),
        *(
            (f"Discontovoet {format_percentage(one.discount_rate_pct)}", euros(one.npv))
            for one in rates
        ),
        *((f"Zichtperiode {one.horizon_years} jaar", euros(one.npv)) for one in spans),
    )
    yield Heading(2, "Andere discontovoet of zichtperiode")
    yield Table(
        columns=(text("Als dit anders is", 4), euro("Baten min kosten", 2)),
        rows=rows,
        caption="Wat de uitkomst is bij andere uitgangspunten",
        note=f"Contante waarde{outcome.incomplete_words(plan)}. Een post met een eigen "
        "discontovoet houdt die.",
    )


def _years(sheet: Worksheet) -> str:
    return f"{sheet.horizon_years} jaar"


def _chances(luck: Luck) -> Iterator[Block]:
    yield Heading(2, "Kansen per partij")
    if luck.histogram is not None:
        yield Figure(
            luck.histogram,
            f"Hoe vaak elke uitkomst van het hele plan voorkwam. {luck.sentences[0]} De kansen "
            "staan ook in de tabel eronder.",
            "Hoe vaak elke uitkomst van het hele plan voorkwam, baten min kosten in contante "
            f"waarde.{_zero_words(*luck.histogram.edges)}",
        )
    yield Table(
        columns=(
            text("Voor wie", 2.6),
            euro("Tegenvaller (5 %)", 1.6),
            euro("Mediaan", 1.5),
            euro("Gemiddelde", 1.5),
            euro("Meevaller (95 %)", 1.6),
            euro("Kans op verlies", 1.3),
        ),
        rows=tuple(
            (row.name, row.low, row.middle, row.mean, row.high, row.risk) for row in luck.chances
        ),
        caption="Waar het plan en elke partij op uit kunnen komen",
        note=f"Contante waarde. Het hele plan: met btw. De partijen: in de kas, {IN_CASH}. In 5 % "
        "van de trekkingen is het slechter dan de tegenvaller en in 5 % beter dan de meevaller. "
        f"Mediaan: helft erboven, helft eronder. {luck.how}",
    )


def _swings(luck: Luck) -> Iterator[Block]:
    yield Heading(2, "Waar de uitkomst van afhangt")
    if luck.tornado is not None:
        first = luck.swings[0]
        yield Figure(
            luck.tornado,
            "Wat er met de uitkomst gebeurt als één waarde laag of hoog is. Het meest hangt af "
            f"van {first.name}: van {first.at_low} tot {first.at_high}. Alle waarden staan in de "
            "tabel eronder.",
            "De uitkomst als één waarde laag of hoog is en de andere blijven zoals ze zijn "
            "ingevuld. Oker: slechtere uitkomst, groen: betere."
            f"{_zero_words(*_ends(luck.tornado))}",
        )
    yield Table(
        columns=(
            text("Invoer", 3.4),
            euro("Ingevuld (laag–hoog)", 2.4),
            euro("Uitkomst bij laag", 1.7),
            euro("Uitkomst bij hoog", 1.7),
        ),
        rows=tuple(
            (row.name, row.range, row.at_low, row.at_high) for row in luck.swings if row.spread
        ),
        caption="Elke onzekere waarde, de belangrijkste eerst",
        note="Uitkomst: baten min kosten in contante waarde, als alleen deze waarde verandert.",
    )


def _ends(chart: Tornado) -> Iterator[int]:
    for bar in chart.bars:
        yield from (bar.low, bar.high)


def _zero_words(*amounts: float) -> str:
    """Explains the line at zero, where it is in sight."""
    if min(amounts) < 0 < max(amounts):
        return " Links van de stippellijn kost het plan geld."
    return ""


def _switches(luck: Luck) -> Iterator[Block]:
    ranked = sorted(luck.switches, key=_distance)
    near = [row for row in ranked if _is_near(row)][:_MOST]
    far = [row.name for row in ranked[len(near) :]]
    if not ranked:
        return
    yield Heading(2, "Omslagwaarden")
    yield paragraph(
        "Een omslagwaarde is de waarde waarbij baten en kosten van het hele plan precies even "
        "groot zijn. Ligt die dicht bij wat nu is ingevuld, dan kan een kleine tegenvaller de "
        "uitkomst doen omslaan."
    )
    if near:
        yield Table(
            columns=(
                text("Invoer", 3.4),
                euro("Nu", 1.9),
                euro("Omslagwaarde", 1.9),
                euro("Verschil", 1.2),
            ),
            rows=tuple((row.name, row.current, row.turning, _change(row)) for row in near),
            caption="Omslagwaarden, de dichtstbijzijnde eerst",
            note="Als alleen deze waarde verandert.",
        )
    if far:
        where = "verder weg dan in de tabel, of die is er niet" if near else "ver weg"
        yield paragraph(
            f"Bij {count(len(far), 'andere waarde', 'andere waarden')} ligt de omslag {where}: "
            f"{enough(far)}.",
            muted=True,
        )


def _is_near(row: SwitchRow) -> bool:
    return row.change_pct is not None and abs(row.change_pct) <= _NEAR


def _distance(row: SwitchRow) -> tuple[bool, Decimal]:
    return (row.change_pct is None, abs(row.change_pct or ZERO))


def _change(row: SwitchRow) -> str:
    if row.change_pct is None:
        return ""
    words = format_percentage(row.change_pct, 0)
    return words if words.startswith(MINUS) else f"+{words}"

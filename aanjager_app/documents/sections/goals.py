"""Where the terrain stands and where it wants to go: baseline, ambitions and the gap between."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.precision import ONE, ZERO, rounded
from aanjager_app.documents.blocks import (
    AmbitionAxis,
    AmbitionWeb,
    Bar,
    BarChart,
    Block,
    CellValue,
    Chart,
    Figure,
    Heading,
    Missing,
    Table,
    paragraph,
)
from aanjager_app.documents.dossier import Dossier
from aanjager_app.documents.dossier_people import Ambition, Baseline, Score
from aanjager_app.documents.sections.words import (
    NOT_FILLED_IN,
    NOTHING,
    cell,
    named,
    not_yet,
    notes,
    prose,
    remark,
    text,
)
from aanjager_app.domain.dutch import (
    count,
    format_date,
    format_number,
    format_percentage,
    join_words,
    unit_words,
)
from aanjager_app.domain.gap import LABELS, Direction, GapState, Level
from aanjager_app.domain.texts import TextKind
from aanjager_app.domain.vocabulary import ScoreMethod

_HUNDRED: Final = 100
_WEB_TOP: Final = 10
_TENTH: Final = Decimal("0.1")
_WEB_AXES: Final = 3
"""A radar of fewer axes is a line; then bars say more."""

_STATE_WORDS: Final[Mapping[GapState, CellValue]] = {
    GapState.MET: "gehaald",
    GapState.NO_BASELINE: Missing("nulmeting ontbreekt"),
    GapState.NO_TARGET: Missing("doel ontbreekt"),
}


# ---------------------------------------------------------------- baseline


def baseline(dossier: Dossier) -> Iterator[Block]:
    """The measurements, each with date, method and source: item 5 of the basic profile."""
    if not dossier.baselines:
        yield not_yet(
            "Nog geen nulmeting",
            "Er is nog niet gemeten hoe het terrein er nu voor staat. Dat mag op elk moment; "
            "zonder nulmeting is de opgave niet in een getal uit te drukken.",
        )
        return
    for measurement in dossier.baselines:
        yield Heading(2, f"Nulmeting van {format_date(measurement.measured_on)}")
        yield from _measurement(measurement, dossier)


def _measurement(measurement: Baseline, dossier: Dossier) -> Iterator[Block]:
    method = dossier.labels.within(measurement.method)
    source = measurement.source or ""
    yield paragraph(f"Methode: {method}. ", f"Bron: {source}." if source else "")
    if not source:
        yield not_yet("Geen bron", "Van deze nulmeting is nog geen bron ingevuld.")
    if measurement.method is ScoreMethod.OWN_ESTIMATE:
        yield paragraph(
            "Dit is een eigen inschatting en geen officiële meting of stresstest.", muted=True
        )
    yield from named("Opmerking", measurement.remark)
    if measurement.scores:
        yield _scores(measurement.scores)
        yield from notes(
            (score.indicator, " ".join(part for part in (score.evidence, score.note) if part))
            for score in measurement.scores
        )
    else:
        yield not_yet("Nog geen scores", "In deze nulmeting staan nog geen scores.")


def _scores(scores: Sequence[Score]) -> Table:
    return Table(
        columns=(text("Thema", 2), text("Indicator", 4), text("Score", 1.6)),
        rows=tuple((score.theme, score.indicator, _score(score)) for score in scores),
        caption="Scores",
        row_header=False,
    )


def _score(score: Score) -> CellValue:
    level = Level(score.indicator, score.value, score.label, score.unit)
    return Missing("ontbreekt") if level.is_empty else level.words


# ---------------------------------------------------------------- ambitions


def ambitions(dossier: Dossier) -> Iterator[Block]:
    """What the terrain wants, per theme: item 6 of the basic profile."""
    if not dossier.ambitions:
        yield not_yet(
            "Nog geen ambities",
            "Er is nog niet vastgelegd wat het terrein wil bereiken, per thema en met een termijn.",
        )
        return
    themes = _themes(dossier.ambitions)
    yield paragraph(
        f"Het terrein heeft {count(len(dossier.ambitions), 'ambitie', 'ambities')} op "
        f"{count(len(themes), 'thema', 'thema’s')}: {join_words(themes)}."
    )
    yield ambition_table(dossier)
    yield from notes((ambition.title, _agreement(ambition)) for ambition in dossier.ambitions)


def ambition_table(dossier: Dossier) -> Table:
    """The ambitions with their target, term, height of the bar and owner."""
    labels = dossier.labels
    return Table(
        columns=(
            text("Thema", 2),
            text("Ambitie", 3.4),
            text("Doel", 1.5),
            text("Termijn", 1.5),
            text("Lat", 1.2),
            text("Trekker", 2.4),
        ),
        rows=tuple(
            (
                ambition.theme,
                cell(ambition.title),
                Missing("nog geen doel") if ambition.target.is_empty else ambition.target.words,
                NOT_FILLED_IN if ambition.term is None else labels.of(ambition.term),
                NOT_FILLED_IN if ambition.level is None else labels.of(ambition.level),
                cell(ambition.owner_organisation, Missing("nog niemand")),
            )
            for ambition in dossier.ambitions
        ),
        caption="Ambities per thema",
        row_header=False,
    )


def _agreement(ambition: Ambition) -> str:
    parts = []
    if ambition.agreed_on is not None:
        parts.append(f"afgesproken op {format_date(ambition.agreed_on)}.")
    if ambition.support:
        parts.append(f"Draagvlak: {ambition.support.rstrip('.')}.")
    return " ".join(parts)


def _themes(ambitions_: Sequence[Ambition]) -> list[str]:
    return list(dict.fromkeys(ambition.theme for ambition in ambitions_))


# ---------------------------------------------------------------- the gap


def task(dossier: Dossier) -> Iterator[Block]:
    """The gap per theme in text, picture and numbers: item 7 of the basic profile."""
    yield from prose(dossier.texts.get(TextKind.TASK))
    if not dossier.ambitions:
        yield paragraph("De opgave volgt uit de ambities en de nulmeting. Die zijn er nog niet.")
        return
    yield remark("Wat betekent dit?", *_task_sentences(dossier.ambitions))
    yield from progress_picture(dossier.ambitions)
    yield gap_table(dossier.ambitions)


def gap_table(ambitions_: Sequence[Ambition]) -> Table:
    """Baseline, target and the step between, per ambition."""
    return Table(
        columns=(
            text("Thema", 2),
            text("Indicator", 3),
            text("Nu", 1.4),
            text("Doel", 1.4),
            text("Verschil", 3),
        ),
        rows=tuple(
            (
                ambition.theme,
                cell(ambition.indicator or ambition.title),
                present_level(ambition),
                Missing("nog geen doel") if ambition.target.is_empty else ambition.target.words,
                gap_words(ambition),
            )
            for ambition in ambitions_
        ),
        caption="De opgave: het verschil tussen nu en het doel",
        row_header=False,
    )


def present_level(ambition: Ambition) -> CellValue:
    """Where the terrain stands on the indicator of an ambition."""
    level = ambition.baseline
    return Missing("niet gemeten") if level is None or level.is_empty else level.words


def gap_words(ambition: Ambition) -> CellValue:
    """The step that is left, as a number or as why there is none."""
    gap = ambition.gap
    if gap.state is GapState.OPEN and gap.amount is not None:
        return f"nog {format_number(gap.amount)} {unit_words(gap.unit)}".strip()
    return _STATE_WORDS.get(gap.state, Missing("niet vergelijkbaar"))


def _task_sentences(ambitions_: Sequence[Ambition]) -> Iterator[str]:
    states = [ambition.gap.state for ambition in ambitions_]
    known = [state for state in states if state in {GapState.OPEN, GapState.MET}]
    if known:
        met = known.count(GapState.MET)
        yield (
            f"Van {count(len(known), 'ambitie', 'ambities')} is het verschil bekend; "
            f"{_met_words(met, len(known))}."
        )
    for ambition in ambitions_:
        if ambition.gap.state in {GapState.OPEN, GapState.NOT_COMPARABLE}:
            yield f"{ambition.theme}: {_lower(ambition.gap.sentence)}"
    unknown = len(states) - len(known)
    if unknown:
        yield (
            f"Van {count(unknown, 'ambitie', 'ambities')} is het verschil niet te geven, omdat de "
            "nulmeting of het doel ontbreekt of omdat die twee niet te vergelijken zijn."
        )


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _met_words(met: int, known: int) -> str:
    if not met:
        return "nog geen doel is gehaald"
    if met == known:
        return "alle doelen zijn gehaald" if known > 1 else "het doel is gehaald"
    return f"{count(met, 'doel is', 'doelen zijn')} gehaald"


def progress_picture(ambitions_: Sequence[Ambition]) -> Iterator[Figure]:
    """How far the terrain is per theme, as a chart; nothing when nothing is known."""
    shares = _shares_per_theme(ambitions_)
    measured = [(theme, share) for theme, share in shares if share is not None]
    if not measured:
        return
    words = "; ".join(f"{theme} {_percent(share)}" for theme, share in measured)
    yield Figure(
        _chart(shares, measured),
        f"Hoe ver het terrein is op weg naar zijn doel, per thema: {words}. "
        "De getallen staan in de tabel eronder.",
        f"{_scale_words(measured)} Bij meer ambities in één thema telt de ambitie die het verst "
        "van haar doel af is.",
    )


def _scale_words(measured: Sequence[tuple[str, Decimal]]) -> str:
    if len(measured) < _WEB_AXES:
        return "Hoe ver het terrein nu is: 100\u00a0% is het doel."
    return f"Hoe ver het terrein nu is, van 0 tot {_WEB_TOP}: {_WEB_TOP} is het doel."


def _chart(
    shares: Sequence[tuple[str, Decimal | None]], measured: Sequence[tuple[str, Decimal]]
) -> Chart:
    if len(measured) < _WEB_AXES:
        return BarChart(
            tuple(Bar(theme, _of_hundred(share), _percent(share)) for theme, share in measured)
        )
    return AmbitionWeb(
        tuple(
            AmbitionAxis(
                theme,
                None if share is None else rounded(share * _WEB_TOP, _TENTH),
                Decimal(_WEB_TOP),
            )
            for theme, share in shares
        ),
        maximum=_WEB_TOP,
    )


def _of_hundred(share: Decimal) -> Decimal:
    return rounded(share * _HUNDRED, ONE)


def _percent(share: Decimal) -> str:
    return format_percentage(share * _HUNDRED, 0)


def _shares_per_theme(ambitions_: Sequence[Ambition]) -> list[tuple[str, Decimal | None]]:
    found: dict[str, Decimal | None] = {}
    for ambition in ambitions_:
        share, before = share_of_goal(ambition), found.get(ambition.theme)
        if share is None:
            found.setdefault(ambition.theme, None)
        else:
            found[ambition.theme] = share if before is None else min(before, share)
    return list(found.items())


def share_of_goal(ambition: Ambition) -> Decimal | None:
    """How much of a target is reached, from 0 to 1; None when the two cannot be compared.

    For numbers the ratio of score and target (turned round where lower is better), for labels the
    steps above G.
    """
    level = ambition.baseline
    if level is None or ambition.gap.state not in {GapState.OPEN, GapState.MET}:
        return None
    if ambition.gap.state is GapState.MET:
        return ONE
    if level.value is None or ambition.target.value is None:
        have, want = _steps(level.label), _steps(ambition.target.label)
    else:
        have, want = level.value, ambition.target.value
        if ambition.direction is Direction.LOWER:
            have, want = want, have
    if have < 0 or want <= 0:
        return None
    return min(max(have / want, ZERO), ONE)


def _steps(label: str | None) -> Decimal:
    return Decimal(len(LABELS) - 1 - LABELS.find((label or "G").strip().upper()))


# ---------------------------------------------------------------- measuring again


def monitoring(dossier: Dossier) -> Iterator[Block]:
    """Which indicators are measured again: item 12 of the basic profile."""
    yield from prose(dossier.texts.get(TextKind.MONITORING))
    with_indicator = [a for a in dossier.ambitions if a.indicator and not a.target.is_empty]
    if not with_indicator:
        yield paragraph(
            "Zonder ambities met een indicator en een doel valt er later niets te vergelijken."
        )
        return
    yield paragraph("Dezelfde indicatoren worden later opnieuw gemeten, op dezelfde manier.")
    yield Table(
        columns=(
            text("Indicator", 4),
            text("Nulmeting", 1.5),
            text("Doel", 1.5),
            text("Termijn", 2),
        ),
        rows=tuple(
            (
                cell(ambition.indicator),
                present_level(ambition),
                ambition.target.words,
                dossier.labels.of(ambition.term, NOTHING),
            )
            for ambition in with_indicator
        ),
        caption="Wat er opnieuw wordt gemeten",
    )


def briefly(dossier: Dossier) -> Iterator[Block]:
    """Baseline and ambitions in tables, for documents without chapters on them."""
    for measurement in dossier.baselines:
        yield Heading(3, f"Nulmeting van {format_date(measurement.measured_on)}")
        yield from _measurement(measurement, dossier)
    if dossier.ambitions:
        yield ambition_table(dossier)
        yield gap_table(dossier.ambitions)

"""How far a terrain is from its ambitions: as numbers, sentences and a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from aanjager_app.content import Content
from aanjager_app.documents.blocks import CellValue, Missing
from aanjager_app.documents.chart_data import Chart
from aanjager_app.documents.dossier_people import Ambition
from aanjager_app.documents.sections.goals import gap_words, present_level, progress_picture
from aanjager_app.models.store import Store
from aanjager_app.services.loading import TerrainReader
from aanjager_app.services.terrains import find_terrain


@dataclass(frozen=True, slots=True)
class GapRow:
    """One ambition beside the newest score on its indicator.

    Attributes:
        theme: name of the theme.
        indicator: name of the indicator, or else the title of the ambition.
        now, target: where it stands and where it wants to go, in words.
        gap: the step between as a number with its unit, or why there is none.
        sentence: the same in a sentence.
    """

    theme: str
    indicator: str
    now: str
    target: str
    gap: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a terrain is.

    Attributes:
        rows: per ambition, by theme.
        chart: per theme how much of the goal is reached; None when nothing is known yet.
        description: the chart in words.
        note: how to read it.
    """

    rows: tuple[GapRow, ...]
    chart: Chart | None
    description: str
    note: str


def read_progress(store: Store, content: Content, terrain_id: str) -> Progress:
    """How far a terrain is from its ambitions.

    Raises:
        DomainError: the terrain is unknown.
    """
    with store.read() as session:
        reader = TerrainReader(session, content, find_terrain(session, terrain_id))
        ambitions = reader.ambitions()
    return _progress(ambitions)


def _progress(ambitions: Sequence[Ambition]) -> Progress:
    rows = tuple(
        GapRow(
            theme=ambition.theme,
            indicator=ambition.indicator or ambition.title,
            now=_words(present_level(ambition)),
            target="nog geen doel" if ambition.target.is_empty else ambition.target.words,
            gap=_words(gap_words(ambition)),
            sentence=ambition.gap.sentence,
        )
        for ambition in ambitions
    )
    figure = next(iter(progress_picture(ambitions)), None)
    if figure is None:
        return Progress(rows, None, "", "")
    return Progress(rows, figure.chart, figure.alternative, figure.caption)


def _words(value: CellValue) -> str:
    return value.text if isinstance(value, Missing) else str(value)

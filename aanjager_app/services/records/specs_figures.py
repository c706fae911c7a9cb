"""Declaration of a figure of one's own: a price or value with its source."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.domain.vocabulary import Effort, FigureKind, VatBasis
from aanjager_app.models import entities as rows
from aanjager_app.services.records.fields import (
    Choices,
    Field,
    FieldKind,
    RecordKind,
    RecordSpec,
)

_NONE: Final = Decimal(0)
_HUNDRED: Final = Decimal(100)
_POINTS: Final = (("low", "laag"), ("mid", "midden"), ("high", "hoog"))


def _points(prefix: str, label: str) -> Iterator[Field]:
    for point, word in _POINTS:
        yield Field(
            name=f"{prefix}_{point}",
            label=f"{label} ({word})",
            kind=FieldKind.NUMBER,
            unit="€",
            low=_NONE,
        )


def _effect(name: str, label: str) -> Field:
    return Field(name=name, label=label, kind=FieldKind.NUMBER, low=_NONE)


OWN_FIGURE: Final = RecordSpec(
    kind=RecordKind.OWN_FIGURE,
    entity=rows.OwnFigure,
    one="eigen kental",
    many="eigen kentallen",
    is_neuter=True,
    parent=None,
    parent_kind=None,
    title=("name",),
    order=("name",),
    fields=(
        Field(
            name="kind",
            label="Soort",
            kind=FieldKind.CHOICE,
            options=FigureKind,
            required=True,
        ),
        Field(
            name="based_on",
            label="Hoort bij",
            kind=FieldKind.CHOICE,
            options=Choices.CATALOGUE,
            hint="Leeg: iets wat niet in de catalogus staat.",
        ),
        Field(name="name", label="Naam", required=True),
        Field(name="unit", label="Eenheid", required=True, hint="Bijvoorbeeld m², stuk of m³."),
        *_points("investment", "Aanschaf per eenheid"),
        *_points("upkeep", "Onderhoud per eenheid per jaar"),
        *_points("value", "Waarde per eenheid per jaar"),
        Field(
            name="vat_basis",
            label="Bedragen zijn",
            kind=FieldKind.CHOICE,
            options=VatBasis,
            required=True,
        ),
        Field(
            name="vat_pct",
            label="Btw",
            kind=FieldKind.NUMBER,
            unit="%",
            low=_NONE,
            high=_HUNDRED,
        ),
        Field(
            name="price_year",
            label="Prijspeil",
            kind=FieldKind.WHOLE,
            required=True,
            low=Decimal(1950),
            high=Decimal(2150),
        ),
        Field(
            name="lifetime_years",
            label="Levensduur",
            kind=FieldKind.WHOLE,
            unit="jaar",
            low=Decimal(1),
            high=Decimal(200),
        ),
        Field(name="theme", label="Thema", kind=FieldKind.CHOICE, options=Choices.THEMES),
        Field(name="place", label="Plek", kind=FieldKind.CHOICE, options=ws.Place),
        Field(name="organisation", label="Schaal", kind=FieldKind.CHOICE, options=ws.Organisation),
        Field(name="effort", label="Moeite", kind=FieldKind.CHOICE, options=Effort),
        _effect("effect_storage_m3", "Waterberging per eenheid (m³)"),
        _effect("effect_unpaved_m2", "Onthard per eenheid (m²)"),
        _effect("effect_trees", "Bomen per eenheid"),
        Field(name="growth", label="Groei", kind=FieldKind.CHOICE, options=ws.GrowthKind),
        Field(
            name="growth_pct",
            label="Groei per jaar",
            kind=FieldKind.NUMBER,
            unit="%",
            low=_NONE,
            high=_HUNDRED,
        ),
        Field(name="confidence", label="Zekerheid", kind=FieldKind.CHOICE, options=ws.Confidence),
        Field(
            name="double_count_group",
            label="Overlap",
            hint="Baten met dezelfde letter of hetzelfde woord overlappen.",
        ),
        Field(name="source_name", label="Bron", required=True),
        Field(name="source_where", label="Adres of document", required=True),
        Field(name="checked_on", label="Nagekeken op", kind=FieldKind.DAY, required=True),
        Field(name="note", label="Opmerking", kind=FieldKind.TEXT),
    ),
)

"""The columns of the table of terrains."""

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from aanjager_app.content import Content
from aanjager_app.domain.dutch import format_number
from aanjager_app.services.rows import TerrainRow
from aanjager_app.services.terrain_filters import folded
from aanjager_app.views.widgets.tables import Column, RowsItemModel


class TerrainColumns:
    """What each column shows, and what it is sorted by."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def make_model(self, parent: QWidget) -> RowsItemModel[TerrainRow]:
        """A model with these columns."""
        columns = (
            Column("Naam", _name, width=250, sort_key=_name_key),
            Column("Gemeente", _municipality, width=150),
            Column("Fase", self._phase, width=140, sort_key=_phase_key),
            Column("Status", self._status, width=130),
            Column("Bruto (ha)", _gross, numeric=True, width=100, sort_key=_gross_key),
            Column("Bedrijven", _companies, numeric=True, width=95, sort_key=_companies_key),
            Column("Regio", _region, width=170),
            Column("RIN", _rin, width=90, sort_key=_rin_key),
            Column("Netto (ha)", _net, numeric=True, width=100, sort_key=_net_key),
            Column("Provincie", _province, width=130),
            Column("Regisseur", _director, width=180),
        )
        return RowsItemModel(columns, parent)

    def _phase(self, row: TerrainRow) -> str:
        return f"{row.phase} {self._content.phases[row.phase].name}"

    def _status(self, row: TerrainRow) -> str:
        return self._content.labels.of(row.programme_status)


def _name(row: TerrainRow) -> str:
    return row.name


def _name_key(row: TerrainRow) -> str:
    return folded(row.name)


def _municipality(row: TerrainRow) -> str:
    return row.municipality or ""


def _phase_key(row: TerrainRow) -> int:
    return row.phase


def _hectares(area: Decimal | None) -> str:
    return "" if area is None else format_number(area, 1)


def _gross(row: TerrainRow) -> str:
    return _hectares(row.gross_ha)


def _gross_key(row: TerrainRow) -> Any:  # noqa: ANN401
    return row.gross_ha


def _net(row: TerrainRow) -> str:
    return _hectares(row.net_ha)


def _net_key(row: TerrainRow) -> Any:  # noqa: ANN401
    return row.net_ha


def _companies(row: TerrainRow) -> str:
    return "" if row.companies is None else format_number(row.companies)


def _companies_key(row: TerrainRow) -> Any:  # noqa: ANN401
    return row.companies


def _region(row: TerrainRow) -> str:
    return row.region or ""


def _rin(row: TerrainRow) -> str:
    return row.rin or ""


def _rin_key(row: TerrainRow) -> Any:  # noqa: ANN401
    return int(row.rin) if row.rin and row.rin.isdigit() else None


def _province(row: TerrainRow) -> str:
    return row.province or ""


def _director(row: TerrainRow) -> str:
    return row.director_organisation or ""

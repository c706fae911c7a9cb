"""The tabs of the workspace of a terrain, in order, and where each is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from aanjager_app.views.navigation import Tab
from aanjager_app.views.page import TerrainTab

# A tab is imported when it is first seen: opening a terrain has to feel instant.
# ruff: noqa: PLC0415


@dataclass(frozen=True, slots=True)
class TabTitle:
    """A tab and its word."""

    tab: Tab
    text: str


TABS: Final = (
    TabTitle(Tab.OVERVIEW, "Overzicht"),
    TabTitle(Tab.CHAIN, "Keten"),
    TabTitle(Tab.AREA, "Gebied"),
    TabTitle(Tab.BASELINE, "Nulmeting"),
    TabTitle(Tab.AMBITIONS, "Ambities"),
    TabTitle(Tab.WORKGROUPS, "Werkgroepen"),
    TabTitle(Tab.WORKSHEET, "Kosten en baten"),
    TabTitle(Tab.DOCUMENTS, "Documenten"),
    TabTitle(Tab.VISITS, "Bezoeken"),
    TabTitle(Tab.CONTACTS, "Contacten"),
    TabTitle(Tab.HISTORY, "Geschiedenis"),
)


def class_of(tab: Tab) -> type[TerrainTab]:
    """The class of a tab, loaded when it wasn't yet."""
    return _LOADERS[tab]()


def _overview() -> type[TerrainTab]:
    from aanjager_app.views.terrain.overview.page import OverviewTab

    return OverviewTab


def _chain() -> type[TerrainTab]:
    from aanjager_app.views.terrain.chain.page import ChainTab

    return ChainTab


def _area() -> type[TerrainTab]:
    from aanjager_app.views.terrain.area.page import AreaTab

    return AreaTab


def _baseline() -> type[TerrainTab]:
    from aanjager_app.views.terrain.baseline.page import BaselineTab

    return BaselineTab


def _ambitions() -> type[TerrainTab]:
    from aanjager_app.views.terrain.ambitions.page import AmbitionsTab

    return AmbitionsTab


def _workgroups() -> type[TerrainTab]:
    from aanjager_app.views.terrain.workgroups.page import WorkgroupsTab

    return WorkgroupsTab


def _worksheet() -> type[TerrainTab]:
    from aanjager_app.views.terrain.worksheet.page import WorksheetTab

    return WorksheetTab


def _documents() -> type[TerrainTab]:
    from aanjager_app.views.terrain.documents.page import DocumentsTab

    return DocumentsTab


def _visits() -> type[TerrainTab]:
    from aanjager_app.views.terrain.visits.page import VisitsTab

    return VisitsTab


def _contacts() -> type[TerrainTab]:
    from aanjager_app.views.terrain.contacts.page import ContactsTab

    return ContactsTab


def _history() -> type[TerrainTab]:
    from aanjager_app.views.terrain.history.page import HistoryTab

    return HistoryTab


_LOADERS: Final[Mapping[Tab, Callable[[], type[TerrainTab]]]] = {
    Tab.OVERVIEW: _overview,
    Tab.CHAIN: _chain,
    Tab.AREA: _area,
    Tab.BASELINE: _baseline,
    Tab.AMBITIONS: _ambitions,
    Tab.WORKGROUPS: _workgroups,
    Tab.WORKSHEET: _worksheet,
    Tab.DOCUMENTS: _documents,
    Tab.VISITS: _visits,
    Tab.CONTACTS: _contacts,
    Tab.HISTORY: _history,
}

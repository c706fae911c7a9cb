"""The tabs of the workspace of a terrain, in order, and how each is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from aanjager_app.views.desk import Desk
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


def make_tab(tab: Tab, desk: Desk) -> TerrainTab:
    """Make a tab."""
    return _MAKERS[tab](desk)


def _overview(desk: Desk) -> TerrainTab:
    from aanjager_app.views.terrain.overview.page import OverviewTab

    return OverviewTab(desk)


def _chain(desk: Desk) -> TerrainTab:
    from aanjager_app.views.terrain.chain.page import ChainTab

    return ChainTab(desk)


def _area(desk: Desk) -> TerrainTab:
    from aanjager_app.views.terrain.area.page import AreaTab

    return AreaTab(desk)


def _baseline(desk: Desk) -> TerrainTab:
    from aanjager_app.views.terrain.baseline.page import BaselineTab

    return BaselineTab(desk)


def _ambitions(desk: Desk) -> TerrainTab:
    from aanjager_app.views.terrain.ambitions.page import AmbitionsTab

    return AmbitionsTab(desk)


def _workgroups(desk: Desk) -> TerrainTab:
    from aanjager_app.views.terrain.workgroups.page import WorkgroupsTab

    return WorkgroupsTab(desk)


def _worksheet(desk: Desk) -> TerrainTab:
    from aanjager_app.views.terrain.worksheet.page import WorksheetTab

    return WorksheetTab(desk)


def _documents(desk: Desk) -> TerrainTab:
    from aanjager_app.views.terrain.documents.page import DocumentsTab

    return DocumentsTab(desk)


def _visits(desk: Desk) -> TerrainTab:
    from aanjager_app.views.terrain.visits.page import VisitsTab

    return VisitsTab(desk)


def _contacts(desk: Desk) -> TerrainTab:
    from aanjager_app.views.terrain.contacts.page import ContactsTab

    return ContactsTab(desk)


def _history(desk: Desk) -> TerrainTab:
    from aanjager_app.views.terrain.history.page import HistoryTab

    return HistoryTab(desk)


_MAKERS: Final[Mapping[Tab, Callable[[Desk], TerrainTab]]] = {
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

"""Facts of a terrain, its sub-areas, companies and plots."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aanjager_app.services.records import RecordKind
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place
from aanjager_app.views.page import TerrainTab
from aanjager_app.views.terrain.area.facts import FactsPart
from aanjager_app.views.terrain.record_columns import number, shown, title
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.panels import RecordPanel
from aanjager_app.views.widgets.sections import Sections


class AreaTab(TerrainTab):
    """What there is on the terrain."""

    help_topic: ClassVar[str] = "gebied"
    shows: ClassVar[frozenset[str]] = frozenset(
        {"terrain", "sub_area", "company", "plot", "region", "municipality"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.facts = FactsPart(desk)
        self.areas = RecordPanel(
            desk,
            RecordKind.SUB_AREA,
            (title("Naam"), number("Oppervlakte (ha)", "area_ha", 130)),
            empty="Een deelgebied heeft een eigen karakter of plan, zoals de entree.",
        )
        self.companies = RecordPanel(
            desk,
            RecordKind.COMPANY,
            (title("Naam"), shown("Sector", "sector"), number("Werknemers", "employees")),
            empty="Welke bedrijven zitten hier? Een bedrijf kan eigenaar van een kavel zijn.",
        )
        self.plots = RecordPanel(
            desk,
            RecordKind.PLOT,
            (
                title("Kavel", 160),
                shown("Eigenaar", "owner_id", 130),
                number("Verhard (m²)", "paved_m2"),
            ),
            empty="Per kavel: van wie is hij, en hoeveel is verhard of dak?",
        )
        self.sections = Sections("Onderdelen van Gebied")
        self.sections.add_all(
            (
                ("Terrein", self.facts),
                ("Deelgebieden", self.areas),
                ("Bedrijven", self.companies),
                ("Kavels", self.plots),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.addWidget(self.sections)

    def load(self) -> None:
        """Read the facts and the lists."""
        if self.terrain is None:
            return
        self.facts.show_terrain(self.terrain)
        for panel in self._panels():
            panel.show_parent(self.terrain)

    def open(self, place: Place) -> None:
        """Put the cursor in a field of the terrain, or show a record."""
        if place.topic is not None:
            self.sections.show_part(self.facts)
            self.facts.form.focus_field(place.topic)
            return
        for panel in self._panels():
            if place.record is not None and panel.select(place.record):
                self._show(panel)
                return

    def _panels(self) -> tuple[RecordPanel, ...]:
        return (self.areas, self.companies, self.plots)

    def _show(self, part: QWidget) -> None:
        self.sections.show_part(part)

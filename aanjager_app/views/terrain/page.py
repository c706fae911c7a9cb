"""The workspace of one terrain: header, chain, tabs."""

from collections.abc import Iterator
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout

from aanjager_app.domain.errors import AanjagerError
from aanjager_app.models.work import Change
from aanjager_app.services.terrain_header import TerrainHeader, read_header
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import EXPORT, NEW, Place, Screen, Tab
from aanjager_app.views.page import Page, TerrainTab
from aanjager_app.views.terrain.tabs import TABS, class_of
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from aanjager_app.views.widgets.cards import Chip, ChipKind
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.text import ElidedLabel, Muted

_PHASE: Final = "Fase {0} · {1}"


class TerrainPage(Page):
    """Header, tabs, and the tab that is open; a tab is made when it is first seen."""

    shows: ClassVar[frozenset[str]] = frozenset({"terrain", "project", "municipality", "region"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._terrain: str | None = None
        self._tabs: dict[Tab, TerrainTab] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self._crumb_all = LinkButton("Terreinen")
        self._crumb_all.clicked.connect(self._go_to_all)
        self._crumb = Muted()
        column.addLayout(self._crumbs())
        column.addLayout(self._head())
        self._bar = QTabBar()
        self._bar.setAccessibleName("Onderdelen van het terrein")
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setUsesScrollButtons(True)
        self._bar.setElideMode(Qt.TextElideMode.ElideNone)
        for tab in TABS:
            self._bar.addTab(tab.text)
        self._bar.currentChanged.connect(self._on_tab)
        self.setFocusProxy(self._bar)
        column.addWidget(self._bar)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)

    @property
    def tab(self) -> TerrainTab | None:
        """The tab that is open."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, TerrainTab) else None

    @property
    def topic(self) -> str:
        """The page of the help that fits the open tab."""
        return self.tab.help_topic if self.tab else self.help_topic

    def open(self, place: Place) -> None:
        """Show a terrain, and a tab of it."""
        if place.terrain is not None and place.terrain != self._terrain:
            self._terrain = place.terrain
            self.mark_stale()
        wanted = place.tab or self._current()
        self._bar.setCurrentIndex([tab.tab for tab in TABS].index(wanted))
        tab = self._show(wanted)
        if place.record is not None or place.topic is not None:
            tab.catch_up()
        tab.open(place)

    def load(self) -> None:
        """Read the header."""
        if self._terrain is None:
            return
        try:
            header = read_header(self.desk.context.store, self.desk.context.content, self._terrain)
        except AanjagerError as error:
            self.desk.notices.fail(error)
            self.desk.navigator.go(Place(Screen.TERRAINS))
            return
        self._fill(header)

    def concerns(self, change: Change) -> bool:
        """Only changes of what stands in the header."""
        return self._terrain is not None and super().concerns(change)

    def warm_up(self) -> Iterator[None]:
        """Make the tabs, the likeliest first."""
        yield from super().warm_up()
        for title in TABS:
            tab = self._made(title.tab)
            yield
            yield from tab.warm_up()

    def new_visit(self) -> None:
        """Start a visit note."""
        self.desk.navigator.go(Place(Screen.TERRAIN, self._terrain, Tab.VISITS, topic=NEW))

    def step_tab(self, step: int) -> None:
        """Go to a tab further on; after the last comes the first."""
        self._bar.setCurrentIndex((self._bar.currentIndex() + step) % len(TABS))

    def export(self) -> None:
        """Go to where documents are made."""
        self.desk.navigator.go(Place(Screen.TERRAIN, self._terrain, Tab.DOCUMENTS, topic=EXPORT))

    def _crumbs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        row.addWidget(self._crumb_all)
        self._crumb.setWordWrap(False)
        row.addWidget(self._crumb, 1)
        return row

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self._name = ElidedLabel(role="title", hugs=True)
        self._status = Chip()
        self._facts = ElidedLabel(role="muted")
        self._facts.setMinimumWidth(Size.PREVIEW)
        row.addWidget(self._name)
        row.addWidget(self._status, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._facts, 1)
        visit = PlainButton("Bezoeknotitie", Icon.ADD)
        visit.setToolTip("Nieuwe bezoeknotitie (Ctrl+Shift+N)")
        visit.clicked.connect(self.new_visit)
        row.addWidget(visit)
        export = PrimaryButton("Exporteren", Icon.EXPORT)
        export.setToolTip("Documenten maken (Ctrl+E)")
        export.clicked.connect(self.export)
        row.addWidget(export)
        return row

    def _fill(self, header: TerrainHeader) -> None:
        self._crumb.setText(f"›  {header.region}" if header.region else "")
        self._name.show_text(header.name)
        kind = ChipKind.ACCENT if header.takes_part else ChipKind.NEUTRAL
        self._status.show_text(header.status, kind)
        phase = _PHASE.format(header.phase, header.phase_name)
        self._facts.show_text(f"{phase} · {header.facts}" if header.facts else phase)
        self.window().setWindowTitle(f"{header.name} – Aanjager")

    def _current(self) -> Tab:
        return TABS[max(0, self._bar.currentIndex())].tab

    def _on_tab(self, number: int) -> None:
        wanted = TABS[number].tab
        here = self.desk.navigator.here
        if here.screen is Screen.TERRAIN and here.tab is not wanted and self.isVisible():
            self.desk.navigator.go(Place(Screen.TERRAIN, self._terrain, wanted))

    def _show(self, wanted: Tab) -> TerrainTab:
        tab = self._made(wanted)
        if self._terrain is not None:
            tab.show_terrain(self._terrain)
        before = self.tab
        focus = self.window().focusWidget() or self
        if before is not None and before is not tab and before.isAncestorOf(focus):
            # A hidden field would hand the focus to whatever comes first on the screen.
            self._bar.setFocus()
        self._stack.setCurrentWidget(tab)
        return tab

    def _made(self, wanted: Tab) -> TerrainTab:
        tab = self._tabs.get(wanted)
        if tab is None:
            tab = self._tabs[wanted] = class_of(wanted)(self.desk)
            self._stack.addWidget(tab)
        return tab

    def _go_to_all(self) -> None:
        self.desk.navigator.go(Place(Screen.TERRAINS))

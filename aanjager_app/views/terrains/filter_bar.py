"""Search and filters above the table of terrains."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from aanjager_app.content.labels import Labels
from aanjager_app.services.terrain_filters import Facets, TerrainFilter
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import LinkButton
from aanjager_app.views.widgets.filter_button import FilterButton

_WAIT_MS = 60


class FilterBar(QWidget):
    """What is wanted.

    Attributes:
        changed: emitted when another filter is wanted.
    """

    changed = Signal()

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self._labels = labels
        self.search = QLineEdit()
        self.search.setPlaceholderText("Zoek op naam, RIN of gemeente")
        self.search.setAccessibleName("Zoeken in de terreinen")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(Size.LIST)
        QShortcut("Ctrl+F", self, self._focus_search)
        self.region = FilterButton("Regio")
        self.municipality = FilterButton("Gemeente")
        self.phase = FilterButton("Fase")
        self.status = FilterButton("Status")
        self._clear = LinkButton("Filters wissen")
        self._clear.clicked.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.S)
        self._row.addWidget(self.search, 2)
        for button in self._buttons:
            button.changed.connect(self._on_change)
            self._row.addWidget(button)
        self._row.addWidget(self._clear)
        self._row.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._on_change)
        self.search.textChanged.connect(self._wait)
        self._clear.hide()

    @property
    def wanted(self) -> TerrainFilter:
        """The filter as it stands."""
        return TerrainFilter(
            text=self.search.text().strip(),
            regions=self.region.chosen,
            municipalities=self.municipality.chosen,
            phases=self.phase.chosen,
            statuses=self.status.chosen,
        )

    def show_facets(self, facets: Facets) -> None:
        """Offer what there is."""
        self.region.show_choices([(name, name, n) for name, n in facets.regions])
        self.municipality.show_choices([(name, name, n) for name, n in facets.municipalities])
        self.phase.show_choices([(p, f"Fase {p}", n) for p, n in facets.phases])
        self.status.show_choices([(s, self._labels.of(s), n) for s, n in facets.statuses])

    def clear(self) -> None:
        """Want everything."""
        self.search.clear()
        for button in self._buttons:
            button.clear()
        self._on_change()

    def add_to_end(self, widget: QWidget) -> None:
        """Put something at the end of the bar."""
        self._row.addWidget(widget)

    @property
    def _buttons(self) -> tuple[FilterButton, ...]:
        return (self.region, self.municipality, self.phase, self.status)

    def _wait(self) -> None:
        self._timer.start()

    def _on_change(self) -> None:
        self._timer.stop()
        self._clear.setVisible(not self.wanted.is_empty)
        self.changed.emit()

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

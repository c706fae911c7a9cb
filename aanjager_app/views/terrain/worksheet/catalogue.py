"""The catalogues of measures and of benefits: filter, look at figure and source, choose."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from aanjager_app.content import Content
from aanjager_app.domain.errors import DomainError
from aanjager_app.services.sheets.catalogue import (
    BenefitRow,
    CatalogueRow,
    read_benefit_catalogue,
    read_catalogue,
    read_depth,
)
from aanjager_app.views.terrain.worksheet.choosing import ChoosingDialog
from aanjager_app.views.tokens import Size
from aanjager_app.views.widgets.tables import Column

_NO_SOURCE = "geen bron"


class CatalogueDialog(ChoosingDialog[CatalogueRow]):
    """Choose a measure; its figures and their source go along."""

    def __init__(self, content: Content, parent: QWidget) -> None:
        columns = (
            Column("Maatregel", _name, width=205),
            Column("Prijs", _price, width=200),
            Column("Onderhoud", _upkeep, width=190),
            Column("Thema’s", _themes, width=200),
        )
        super().__init__("Maatregel kiezen", columns, parent)
        self._all = read_catalogue(content)
        self.theme = _box("Thema", "Alle thema’s")
        for theme in content.themes.values():
            self.theme.addItem(theme.name, theme.slug)
        self.place = _box("Plek", "Overal")
        for place in sorted({row.place for row in self._all if row.place}):
            self.place.addItem(place, place)
        for box in (self.theme, self.place):
            box.currentIndexChanged.connect(self.show_matches)
            self.filters.addWidget(box, 1)
        self._asked = QLabel()
        self.metres = QLineEdit()
        self.metres.setMaximumWidth(Size.PREVIEW)
        self.extra.addWidget(self._asked)
        self.extra.addWidget(self.metres)
        self.show_matches()

    def all_rows(self) -> Sequence[CatalogueRow]:
        """The measures of the chosen theme and place."""
        theme, place = self.theme.currentData(), self.place.currentData()
        return [
            row
            for row in self._all
            if (theme is None or theme in row.themes) and (place is None or place == row.place)
        ]

    def words_of(self, row: CatalogueRow) -> str:
        """A measure is found by its name and themes."""
        return f"{row.name} {row.theme_names}"

    def choose(self) -> None:
        """Take the row, unless the depth is wrong: then say so and stay."""
        row = self.row
        if row is not None and row.needs:
            try:
                read_depth(self.metres.text())
            except DomainError as error:
                self.tell("", "", f"{row.needs}: {error.message}")
                self.metres.setFocus()
                self.metres.selectAll()
                return
        super().choose()

    def show_details(self, row: CatalogueRow | None) -> None:
        """Source and warning, and the figure that has to be asked."""
        needs = row.needs if row else ""
        self._asked.setText(needs)
        self.metres.setAccessibleName(needs)
        for widget in (self._asked, self.metres):
            widget.setVisible(bool(needs))
        if row is None:
            self.tell("", "", "")
            return
        source = f"Bron: {row.source}" if row.source else "Nog geen prijs met een bron."
        note = (
            "Het onderhoud is per m² bekend. Vul de diepte in, of laat hem leeg en vul het "
            "onderhoud later in."
            if needs
            else ""
        )
        self.tell(source, note, row.warning)


class BenefitDialog(ChoosingDialog[BenefitRow]):
    """Choose a benefit; its figure and source go along."""

    def __init__(self, content: Content, parent: QWidget) -> None:
        columns = (
            Column("Baat", _benefit_name, width=300),
            Column("Waarde", _value, width=230),
            Column("Voor wie", _beneficiary, width=210),
        )
        super().__init__("Baat kiezen", columns, parent)
        self._all = read_benefit_catalogue(content)
        self.show_matches()

    def all_rows(self) -> Sequence[BenefitRow]:
        """All benefits."""
        return self._all

    def words_of(self, row: BenefitRow) -> str:
        """A benefit is found by its name and by who gets it."""
        return f"{row.name} {row.beneficiary}"

    def show_details(self, row: BenefitRow | None) -> None:
        """Source, the way to compute it, and what to know."""
        if row is None:
            self.tell("", "", "")
            return
        source = f"Bron: {row.source}" if row.source else "Nog geen waarde met een bron."
        how = f"Berekening: {row.how}." if row.how else ""
        self.tell(source, " ".join(filter(None, (how, row.note))), "")


def _box(name: str, everything: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItem(everything, None)
    return box


def _name(row: CatalogueRow) -> str:
    return row.name


def _price(row: CatalogueRow) -> str:
    return row.investment or _NO_SOURCE


def _upkeep(row: CatalogueRow) -> str:
    return row.upkeep or _NO_SOURCE


def _themes(row: CatalogueRow) -> str:
    return row.theme_names


def _benefit_name(row: BenefitRow) -> str:
    return row.name


def _value(row: BenefitRow) -> str:
    return row.value or _NO_SOURCE


def _beneficiary(row: BenefitRow) -> str:
    return row.beneficiary

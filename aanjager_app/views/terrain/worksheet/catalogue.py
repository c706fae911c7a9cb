"""The catalogues of measures and of benefits: filter, look at figure and source, choose."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QWidget

from aanjager_app.domain.errors import DomainError
from aanjager_app.domain.vocabulary import Effort, FigureKind
from aanjager_app.services.sheets.catalogue_rows import (
    COST_WORDS,
    PLACES,
    BenefitRow,
    CatalogueFilter,
    CatalogueRow,
    Situation,
    read_benefit_catalogue,
    read_catalogue,
)
from aanjager_app.services.sheets.taken import read_depth
from aanjager_app.views.desk import Desk
from aanjager_app.views.terrain.worksheet.own_choosing import OwnChoosingDialog, marked
from aanjager_app.views.tokens import Size
from aanjager_app.views.widgets.tables import Column

_NO_SOURCE = "geen bron"


class CatalogueDialog(OwnChoosingDialog[CatalogueRow]):
    """Choose a measure; its figures and their source go along."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        columns = (
            Column("Maatregel", _name, width=215),
            Column("Prijs", _price, width=225),
            Column("Onderhoud", _upkeep, width=200),
            Column("Thema’s", _themes, width=160),
        )
        super().__init__(desk, FigureKind.MEASURE, "Maatregel kiezen", columns, parent)
        self._all: Sequence[CatalogueRow] = ()
        content = desk.context.content
        self.theme = _box("Thema", "Alle thema’s")
        for theme in content.themes.values():
            self.theme.addItem(theme.name, theme.slug)
        self.place = _box("Plek", "Overal")
        for key, (words, _) in PLACES.items():
            self.place.addItem(words, key)
        self.cost = _box("Kosten", "Alle kosten")
        for cost, words in COST_WORDS.items():
            self.cost.addItem(words, cost)
        self.effort = _box("Moeite", "Alle moeite")
        for effort in Effort:
            self.effort.addItem(f"Moeite: {content.labels.of(effort).lower()}", effort)
        for box in (self.theme, self.place, self.cost, self.effort):
            box.currentIndexChanged.connect(self.show_matches)
            self.more_filters.addWidget(box, 1)
        self.own_only = _own_only(self)
        self._asked = QLabel()
        self.metres = QLineEdit()
        self.metres.setMaximumWidth(Size.PREVIEW)
        self.situation = QComboBox()
        self.situation.setAccessibleName("Situatie")
        self.situation.currentIndexChanged.connect(self._on_situation)
        for widget in (self._asked, self.metres, self.situation):
            self.extra.addWidget(widget)
        self.extra.addStretch(1)
        self.read_rows()
        self.show_matches()

    @property
    def measure(self) -> str:
        """Key of the measure that is taken: of the row, or of the situation that was chosen."""
        row, asked = self.row, self._situation()
        if asked is not None:
            return asked.slug
        return row.slug if row else ""

    def read_rows(self) -> None:
        """Read catalogue and figures again."""
        context = self.desk.context
        self._all = read_catalogue(context.content, context.store)

    def all_rows(self) -> Sequence[CatalogueRow]:
        """The measures that the filters let through."""
        wanted = CatalogueFilter(
            theme=self.theme.currentData(),
            place=self.place.currentData(),
            effort=self.effort.currentData(),
            cost=self.cost.currentData(),
            own_only=self.own_only.isChecked(),
        )
        return [row for row in self._all if wanted.matches(row)]

    def words_of(self, row: CatalogueRow) -> str:
        """A measure is found by its name, themes and situations, and by being one's own."""
        situations = " ".join(each.name for each in row.situations)
        return f"{marked(row)} {row.theme_names} {situations}"

    def choose(self) -> None:
        """Take the row, unless what it asks is wrong or open: then say so and stay."""
        row = self.row
        if row is not None and row.situations and self._situation() is None:
            self.tell("", "", f"Kies eerst de situatie voor “{row.name}”: dat scheelt in de prijs.")
            self.situation.setFocus()
            return
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
        """Source and warning, and what has to be asked."""
        self.offer_own(row)
        self._ask(row)
        if row is None:
            self.tell("", "", "")
            return
        self._tell_row(row)

    def _ask(self, row: CatalogueRow | None) -> None:
        needs = row.needs if row else ""
        situations = row.situations if row else ()
        self._asked.setText(needs or ("Situatie" if situations else ""))
        self.metres.setAccessibleName(needs)
        self.situation.blockSignals(True)  # noqa: FBT003 - Qt's
        self.situation.clear()
        self.situation.addItem("Kies…", None)
        for each in situations:
            self.situation.addItem(f"{each.name} ({each.price or _NO_SOURCE})", each)
        self.situation.blockSignals(False)  # noqa: FBT003 - Qt's
        self._asked.setVisible(bool(needs or situations))
        self.metres.setVisible(bool(needs))
        self.situation.setVisible(bool(situations))

    def _tell_row(self, row: CatalogueRow) -> None:
        asked = self._situation()
        source = asked.source if asked else row.source
        words = f"Bron: {source}" if source else "Nog geen prijs met een bron."
        if row.situations and asked is None:
            words = ""
        depth = (
            "Het onderhoud is per m² bekend. Vul de diepte in, of laat hem leeg en vul het "
            "onderhoud later in."
            if row.needs
            else ""
        )
        self.tell(words, " ".join(filter(None, (row.about, depth))), row.warning)

    def _situation(self) -> Situation | None:
        found = self.situation.currentData()
        return found if isinstance(found, Situation) else None

    def _on_situation(self) -> None:
        if self.row is not None:
            self._tell_row(self.row)


class BenefitDialog(OwnChoosingDialog[BenefitRow]):
    """Choose a benefit; its figure and source go along."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        columns = (
            Column("Baat", _benefit_name, width=330),
            Column("Waarde", _value, width=230),
            Column("Voor wie", _beneficiary, width=210),
        )
        super().__init__(desk, FigureKind.BENEFIT, "Baat kiezen", columns, parent)
        self._all: Sequence[BenefitRow] = ()
        self.own_only = _own_only(self)
        self.read_rows()
        self.show_matches()

    def read_rows(self) -> None:
        """Read catalogue and figures again."""
        context = self.desk.context
        self._all = read_benefit_catalogue(context.content, context.store)

    def all_rows(self) -> Sequence[BenefitRow]:
        """All benefits, or one's own."""
        return [row for row in self._all if row.own or not self.own_only.isChecked()]

    def words_of(self, row: BenefitRow) -> str:
        """A benefit is found by its name, by who gets it, and by being one's own."""
        return f"{marked(row)} {row.beneficiary}"

    def show_details(self, row: BenefitRow | None) -> None:
        """Source, the way to compute it, and what to know."""
        self.offer_own(row)
        if row is None:
            self.tell("", "", "")
            return
        source = f"Bron: {row.source}" if row.source else "Nog geen waarde met een bron."
        how = f"Berekening: {row.how}." if row.how else ""
        self.tell(source, " ".join(filter(None, (how, row.note))), "")


def _own_only(dialog: OwnChoosingDialog[CatalogueRow] | OwnChoosingDialog[BenefitRow]) -> QCheckBox:
    box = QCheckBox("Alleen eigen kentallen")
    box.toggled.connect(dialog.show_matches)
    dialog.filters.addWidget(box)
    return box


def _box(name: str, everything: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItem(everything, None)
    return box


def _name(row: CatalogueRow) -> str:
    return marked(row)


def _price(row: CatalogueRow) -> str:
    return row.investment or _NO_SOURCE


def _upkeep(row: CatalogueRow) -> str:
    return row.upkeep or _NO_SOURCE


def _themes(row: CatalogueRow) -> str:
    return row.theme_names


def _benefit_name(row: BenefitRow) -> str:
    return marked(row)


def _value(row: BenefitRow) -> str:
    return row.value or _NO_SOURCE


def _beneficiary(row: BenefitRow) -> str:
    return row.beneficiary

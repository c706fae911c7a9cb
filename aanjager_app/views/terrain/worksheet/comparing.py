"""Variants side by side, and which of them the dossier shows."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.services.sheets.comparing import Comparison, compare_variants
from aanjager_app.services.sheets.reading import Variant, read_variants
from aanjager_app.services.sheets.variants import choose_for_dossier
from aanjager_app.views.desk import Desk
from aanjager_app.views.tasks import Progress
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.dialogs import fitting
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.sections import Sections
from aanjager_app.views.widgets.text import Body, Heading, Muted
from aanjager_app.views.widgets.word_table import WordTable

_FIRST_CHOICE = 4


class CompareDialog(QDialog):
    """Tables with a column per variant."""

    def __init__(self, desk: Desk, terrain: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Varianten naast elkaar")
        self.resize(fitting(parent, Size.DIALOG + Size.CHART, Size.DIALOG + Size.PREVIEW))
        self._desk, self._terrain = desk, terrain
        self._words = Body()
        self.boxes: list[tuple[QCheckBox, Variant]] = []
        self._boxes = QHBoxLayout()
        self._boxes.setSpacing(Space.L)
        self.tables = {
            name: WordTable(title)
            for name, title in (
                ("outcome", "Uitkomst"),
                ("parties", "Per partij"),
                ("effects", "Effecten"),
                ("differences", "Verschillen"),
            )
        }
        self._same = Muted("Deze varianten hebben dezelfde regels en uitgangspunten.")
        self.sections = Sections("Onderdelen van de vergelijking")
        for table in self.tables.values():
            page = Scroller()
            page.column.setContentsMargins(0, Space.S, 0, 0)
            if table is self.tables["differences"]:
                page.column.addWidget(self._same)
            page.column.addWidget(table)
            page.column.addStretch(1)
            self.sections.add(table.accessibleName(), page)
        self.choices: list[PlainButton] = []
        self._choices = QHBoxLayout()
        self._choices.setSpacing(Space.S)
        self._lay_out()
        self._offer(read_variants(desk.context.store, terrain))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Heading("Varianten naast elkaar"))
        column.addLayout(self._boxes)
        column.addWidget(self._words)
        column.addWidget(self.sections, 1)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(Muted("In het dossier:"))
        row.addLayout(self._choices)
        row.addStretch(1)
        close = PrimaryButton("Sluiten")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)

    def _offer(self, variants: Sequence[Variant]) -> None:
        for number, variant in enumerate(variants):
            box = QCheckBox(variant.name)
            box.setChecked(number < _FIRST_CHOICE)
            box.toggled.connect(self._compare)
            self.boxes.append((box, variant))
            self._boxes.addWidget(box)
            choice = PlainButton(variant.name)
            choice.setCheckable(True)
            choice.setChecked(variant.is_chosen)
            choice.setEnabled(not self._desk.context.store.read_only)
            choice.clicked.connect(self._on_choice)
            self.choices.append(choice)
            self._choices.addWidget(choice)
        self._boxes.addStretch(1)
        self._compare()

    def _compare(self) -> None:
        chosen = tuple(variant.id for box, variant in self.boxes if box.isChecked())
        context, terrain = self._desk.context, self._terrain

        def job(progress: Progress) -> Comparison:
            progress.stop_when_cancelled()
            return compare_variants(context.store, context.content, terrain, chosen)

        self._desk.tasks.run(job, self, self._show, self._on_failed, title="Vergelijken")

    def _show(self, found: Comparison) -> None:
        self._words.setText(found.sentence)
        for name, table in self.tables.items():
            words = getattr(found, name)
            table.show_table(words)
            table.setVisible(bool(words.rows))
        self._same.setVisible(not found.differences.rows)

    def _on_choice(self) -> None:
        button = self.sender()
        for choice, (_, variant) in zip(self.choices, self.boxes, strict=True):
            choice.setChecked(choice is button)
            if choice is button:
                edit = partial(choose_for_dossier, self._desk.context.store, variant.id)
                self._desk.carry_out(edit)

    def _on_failed(self, error: BaseException) -> None:
        self._desk.notices.fail(error)
        self.reject()

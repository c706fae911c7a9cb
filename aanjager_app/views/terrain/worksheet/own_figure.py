"""A figure of one's own: filled in as a whole, refused without its source."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.domain.errors import AanjagerError, DomainError
from aanjager_app.domain.vocabulary import FigureKind
from aanjager_app.services.records import FieldKind, RecordKind
from aanjager_app.services.sheets.own_figures import FigureForm, read_figure, save_figure
from aanjager_app.views.desk import Desk
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from aanjager_app.views.widgets.dialogs import fitting
from aanjager_app.views.widgets.field_editors import ChoiceEditor, FieldEditor, editor_of
from aanjager_app.views.widgets.history_dialog import HistoryDialog
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.text import Heading, Muted, TroubleText

_TITLES: Final = {
    FigureKind.MEASURE: "Eigen kental voor een maatregel",
    FigureKind.BENEFIT: "Eigen kental voor een baat",
}
_COLUMNS: Final = 3
_SECTIONS: Final[Mapping[str, str]] = {
    "source_name": "Bron",
    "theme": "Waar, en wat het doet",
    "confidence": "Hoe zeker",
}
"""Headings, by the field that they stand above."""


class OwnFigureDialog(QDialog):
    """Fill in a figure and keep it.

    Attributes:
        kept: emitted with the key of the figure.
    """

    kept = Signal(str)

    def __init__(
        self, desk: Desk, form: FigureForm, parent: QWidget, figure: str | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Eigen kental")
        # Over the catalogue it may be as large as the window that the catalogue stands over.
        over = parent.parentWidget() if isinstance(parent, QDialog) else None
        self.resize(
            fitting(
                over or parent, Size.DIALOG + Size.LIST, Size.DIALOG + Size.PREVIEW + Size.CONTROL
            )
        )
        self._desk, self._kind, self._figure = desk, form.kind, figure
        self.editors: dict[str, FieldEditor] = {f.name: editor_of(f) for f in form.fields}
        self.trouble = TroubleText()
        self.trouble.hide()
        self.keep = PrimaryButton("Bewaren")
        self.keep.clicked.connect(self.save)
        self.keep.setEnabled(not desk.context.store.read_only)
        self._lay_out()
        self._show(form)
        self.editors["based_on"].control.setFocus()

    def save(self) -> None:
        """Keep it, or say at the field what is wrong and stay."""
        context = self._desk.context
        texts = {name: editor.text for name, editor in self.editors.items()}
        for editor in self.editors.values():
            editor.show_trouble("")
        self.trouble.hide()
        try:
            saved = save_figure(
                context.store, context.content, self._kind, texts, figure_id=self._figure
            )
        except DomainError as error:
            self._tell(error)
            return
        except AanjagerError as error:
            self._desk.notices.fail(error)
            return
        self._desk.pass_on(saved)
        self.kept.emit(saved.id)
        self.accept()

    def open_history(self) -> None:
        """Who changed what, and an earlier value back."""
        if self._figure is None:
            return
        name = self.editors["name"].text
        dialog = HistoryDialog(self._desk, RecordKind.OWN_FIGURE, self._figure, name, self)
        dialog.finished.connect(self._read_again)
        dialog.open()

    def _read_again(self) -> None:
        """Show what was put back, but keep what was typed and not kept yet."""
        context = self._desk.context
        if self._figure is None:
            return
        try:
            form = read_figure(context.store, context.content, self._figure)
        except AanjagerError as error:
            self._desk.notices.fail(error)
            self.reject()
            return
        for name, editor in self.editors.items():
            if not editor.is_dirty:
                editor.show_text(form.texts[name])

    def _tell(self, error: DomainError) -> None:
        editor = self.editors.get(error.field or "")
        if editor is None:
            self.trouble.setText(error.message)
            self.trouble.show()
            return
        editor.show_trouble(error.message)
        editor.control.setFocus(Qt.FocusReason.TabFocusReason)
        self._page.ensureWidgetVisible(editor)

    def _show(self, form: FigureForm) -> None:
        for name, editor in self.editors.items():
            if isinstance(editor, ChoiceEditor):
                editor.show_options(form.options[name])
            editor.show_text(form.texts.get(name, ""))
        self.editors["based_on"].touched.connect(self._follow_base)
        if "growth" in self.editors:
            self.editors["growth"].touched.connect(self._follow_growth)
            self._follow_growth()
        self._follow_base()

    def _follow_base(self) -> None:
        """What belongs to the catalogue has its name and theme from there."""
        base = self.editors["based_on"]
        name, theme = self.editors["name"], self.editors.get("theme")
        if base.text and not name.text.strip() and isinstance(base, ChoiceEditor):
            name.put_back(base.label_of(base.text))
        if theme is not None:
            theme.setEnabled(not base.text)
            if base.text:
                theme.put_back("")

    def _follow_growth(self) -> None:
        self.editors["growth_pct"].setEnabled(self.editors["growth"].text == "custom")

    def _lay_out(self) -> None:
        self._page = Scroller()
        self._page.column.setContentsMargins(0, 0, Space.S, 0)
        self._page.column.setSpacing(Space.M)
        grid = self._new_grid()
        row = column = 0
        for name, editor in self.editors.items():
            if name in _SECTIONS:
                self._page.column.addWidget(Heading(_SECTIONS[name]))
                grid, row, column = self._new_grid(), 0, 0
            is_wide = editor.field.kind is FieldKind.TEXT
            if is_wide and column:
                row, column = row + 1, 0
            span = _COLUMNS if is_wide else 1
            grid.addWidget(editor, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
            if column >= _COLUMNS:
                row, column = row + 1, 0
        self._page.column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        outer.setSpacing(Space.S)
        outer.addWidget(Heading(_TITLES[self._kind]))
        outer.addWidget(
            Muted(
                "Je vult hem één keer in, zoals de bron hem noemt. Daarna kun je hem in elk "
                "werkblad overnemen; btw en prijspeil rekent Aanjager dan om."
            )
        )
        outer.addWidget(self._page, 1)
        outer.addWidget(self.trouble)
        outer.addLayout(self._buttons())

    def _new_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        for number in range(_COLUMNS):
            grid.setColumnStretch(number, 1)
        self._page.column.addLayout(grid)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        if self._figure is not None:
            history = LinkButton("Geschiedenis")
            history.clicked.connect(self.open_history)
            row.addWidget(history)
        row.addStretch(1)
        cancel = PlainButton("Annuleren")
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        row.addWidget(self.keep)
        return row

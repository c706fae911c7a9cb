"""Choosing from a catalogue with one's own figures in it: make, edit and throw away."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from aanjager_app.domain.errors import AanjagerError
from aanjager_app.domain.vocabulary import FigureKind
from aanjager_app.services.sheets.own_figures import (
    FigureForm,
    bin_figure,
    new_figure,
    read_figure,
)
from aanjager_app.views.desk import Desk
from aanjager_app.views.terrain.worksheet.choosing import ChoosingDialog
from aanjager_app.views.terrain.worksheet.own_figure import OwnFigureDialog
from aanjager_app.views.widgets.buttons import IconButton, PlainButton
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.tables import Column


class OwnRow(Protocol):
    """A row that may be a figure of one's own."""

    @property
    def slug(self) -> str:
        """Key in the catalogue."""

    @property
    def own(self) -> str:
        """Key of the figure of one's own; empty for the catalogue's."""

    @property
    def name(self) -> str:
        """What it is called."""


_Row = TypeVar("_Row", bound=OwnRow)


class OwnChoosingDialog(ChoosingDialog[_Row]):
    """A catalogue that one's own figures stand in, marked as such."""

    def __init__(
        self,
        desk: Desk,
        kind: FigureKind,
        title: str,
        columns: Sequence[Column[_Row]],
        parent: QWidget,
    ) -> None:
        super().__init__(title, columns, parent)
        self.desk, self.kind = desk, kind
        self.make = PlainButton("Eigen kental…", Icon.ADD)
        self.edit = IconButton(Icon.EDIT, "Eigen kental wijzigen (F2)")
        self.remove = IconButton(Icon.BIN, "Eigen kental verwijderen (Del)")
        self.make.clicked.connect(self.make_own)
        self.edit.clicked.connect(self.edit_own)
        self.remove.clicked.connect(self.remove_own)
        for button in (self.make, self.edit, self.remove):
            self.bottom.insertWidget(self.bottom.count() - 3, button)
        self.make.setEnabled(not desk.context.store.read_only)

    def read_rows(self) -> None:
        """Read catalogue and figures again."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """F2 edits a figure of one's own, Delete throws it away."""
        is_edit, is_remove = event.key() == Qt.Key.Key_F2, event.key() == Qt.Key.Key_Delete
        if (is_edit or is_remove) and self.table.hasFocus():
            (self.edit if is_edit else self.remove).click()
        else:
            super().keyPressEvent(event)

    def make_own(self) -> None:
        """Fill in a new figure: for the row that was looked for, or of the name that wasn't."""
        context, row = self.desk.context, self.row
        texts = {}
        if looked_for := self.search.text().strip():
            is_entry = row is not None and not row.own and row.slug
            texts = (
                {"based_on": row.slug, "name": row.name}
                if row is not None and is_entry
                else {"name": looked_for if row is None else ""}
            )
        self._open(new_figure(context.store, context.content, self.kind, **texts), None)

    def edit_own(self) -> None:
        """Change the figure that is selected."""
        row, context = self.row, self.desk.context
        if row is None or not row.own:
            return
        try:
            form = read_figure(context.store, context.content, row.own)
        except AanjagerError as error:
            self.desk.notices.fail(error)
            self.read_again()
            return
        self._open(form, row.own)

    def remove_own(self) -> None:
        """Throw the selected figure away; it goes to the bin."""
        row = self.row
        if row is None or not row.own:
            return
        store = self.desk.context.store
        if self.desk.carry_out(partial(bin_figure, store, row.own)) is not None:
            self.read_again()
            words = f"“{row.name}” ligt in de prullenbak. Regels in werkbladen houden hun waarde."
            self.tell(words, "", "")

    def read_again(self, chosen: str = "") -> None:
        """Show what there is now, with one figure selected."""
        self.read_rows()
        self.show_matches()
        for number, row in enumerate(self.model.rows):
            if chosen and row.own == chosen:
                self.table.selectRow(number)
                self.table.scrollTo(self.model.index(number, 0))
        self.table.setFocus()

    def offer_own(self, row: _Row | None) -> None:
        """Only a figure of one's own can be edited and thrown away."""
        is_own = row is not None and bool(row.own)
        for button in (self.edit, self.remove):
            button.setEnabled(is_own and not self.desk.context.store.read_only)

    def _open(self, form: FigureForm, figure: str | None) -> None:
        dialog = OwnFigureDialog(self.desk, form, self, figure)
        dialog.kept.connect(self._on_kept)
        dialog.open()

    def _on_kept(self, figure: str) -> None:
        self.read_again(figure)
        if figure not in {row.own for row in self.model.rows}:
            self.search.clear()
            self.read_again(figure)


def marked(row: OwnRow) -> str:
    """The name, and whether it is one's own."""
    return f"{row.name} (eigen)" if row.own else row.name

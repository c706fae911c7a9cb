"""The texts of a terrain: a list of kinds, and an editor that saves as it is left."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from aanjager_app.domain.texts import TextKind
from aanjager_app.services.records import Field, FieldKind
from aanjager_app.services.texts import TextRow, set_text
from aanjager_app.views.desk import Desk
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.cards import Card
from aanjager_app.views.widgets.draft_keeper import DraftKeeper
from aanjager_app.views.widgets.field_editors import TextEditor
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.text import Muted

_LINES = 14


class TextsPart(QWidget):
    """Choose a text and write it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._terrain = ""
        self._rows: tuple[TextRow, ...] = ()
        self._kind: TextKind | None = None
        self.list = QListWidget()
        self.list.setAccessibleName("Teksten")
        self.list.setMaximumWidth(Size.LIST)
        self.list.currentRowChanged.connect(self._on_row)
        self._card = Card("Tekst")
        self._asks = Muted()
        self._draft = Muted()
        self._draft.hide()
        self.editor = TextEditor(
            Field(name="text", label="Tekst", kind=FieldKind.TEXT), lines=_LINES
        )
        self.editor.committed.connect(self._on_committed)
        self.editor.setEnabled(not desk.context.store.read_only)
        self.drafts = DraftKeeper(desk, self._uncommitted, self)
        self.editor.touched.connect(self.drafts.touch)
        self._card.body.addWidget(self._asks)
        self._card.body.addWidget(self._draft)
        self._card.body.addWidget(self.editor)
        self._card.body.addStretch(1)
        right = Scroller()
        right.column.setContentsMargins(0, 0, 0, 0)
        right.column.addWidget(self._card)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self.list, 1)
        row.addWidget(right, 3)

    def show_texts(self, terrain: str, rows: Sequence[TextRow]) -> None:
        """Show the texts of a terrain."""
        is_other = terrain != self._terrain
        if is_other:
            self.drafts.keep_waiting()
        self._terrain, self._rows = terrain, tuple(rows)
        kind = TextKind.SUMMARY if is_other or self._kind is None else self._kind
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.list.clear()
        for row in rows:
            mark = "✓" if row.text else "–"
            item = QListWidgetItem(f"{mark}  {row.label}")
            item.setData(Qt.ItemDataRole.UserRole, row.kind.value)
            item.setToolTip(row.asks)
            self.list.addItem(item)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's signature
        if is_other:
            self._kind = None
        self._select(kind)

    def choose(self, kind: TextKind) -> None:
        """Show a text with the cursor in it."""
        self._select(kind)
        self.editor.control.setFocus()

    def _select(self, kind: TextKind) -> None:
        for number, row in enumerate(self._rows):
            if row.kind is kind:
                self.list.setCurrentRow(number)
                self._show(row)

    def _on_row(self, number: int) -> None:
        if 0 <= number < len(self._rows):
            self._show(self._rows[number])

    def _show(self, row: TextRow) -> None:
        is_other = row.kind is not self._kind
        if is_other:
            self.drafts.keep_waiting()
            self._kind = row.kind
            self.drafts.place = f"text/{self._terrain}/{row.kind.value}"
        self._card.title.setText(row.label)
        self.editor.control.setAccessibleName(f"Tekst: {row.label}")
        self._asks.setText(f"De lezer wil vinden: {row.asks}" if row.asks else "")
        self._asks.setVisible(bool(row.asks))
        if is_other or not self.editor.is_dirty:
            self.editor.show_text(row.text)
        if is_other:
            self._bring_draft_back()

    def _bring_draft_back(self) -> None:
        draft = self.drafts.find()
        text = draft.texts.get("text") if draft else None
        if text is not None:
            self.editor.put_back(text)
            self._draft.setText("Wat je typte en niet opsloeg, staat er weer.")
        self._draft.setVisible(text is not None)

    def _uncommitted(self) -> dict[str, str]:
        return {"text": self.editor.text} if self.editor.is_dirty else {}

    def _on_committed(self, text: str) -> None:
        kind = self._kind
        if kind is None:
            return
        context = self._desk.context
        self.editor.show_text(text)
        done = self._desk.carry_out(
            lambda: set_text(context.store, context.content, self._terrain, kind, text)
        )
        if done is None:
            self.editor.show_text("")
            self.editor.put_back(text)
        self.drafts.keep()
        self._draft.hide()

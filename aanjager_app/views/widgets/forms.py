"""The form of one record, made from its declaration: every committed field is saved at once.

What was typed and not committed is kept as a draft, so that it survives a crash or an empty
battery.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.domain.dutch import format_moment
from aanjager_app.domain.errors import DomainError, EnvironmentProblem, InputError
from aanjager_app.services.records import (
    SPECS,
    FieldKind,
    RecordKind,
    add_record,
    options_of,
    read_record,
    set_field,
)
from aanjager_app.views.desk import Desk
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from aanjager_app.views.widgets.draft_keeper import DraftKeeper
from aanjager_app.views.widgets.field_editors import ChoiceEditor, FieldEditor, editor_of
from aanjager_app.views.widgets.text import Muted

_WIDE: Final = frozenset({FieldKind.TEXT})


class RecordForm(QWidget):
    """Shows one record, or a new one.

    Attributes:
        created: emitted with the key of a record that was added.
        saved: emitted with the name of a field that was saved.
        cancelled: emitted when the user gave up a new record.
    """

    created = Signal(str)
    saved = Signal(str)
    cancelled = Signal()

    def __init__(
        self, desk: Desk, kind: RecordKind, *, only: Sequence[str] = (), columns: int = 2
    ) -> None:
        super().__init__()
        self.desk = desk
        self.kind = kind
        self.record: str | None = None
        self.parent_record: str | None = None
        spec = SPECS[kind]
        wanted = [field for field in spec.fields if not only or field.name in only]
        self.editors: dict[str, FieldEditor] = {f.name: editor_of(f) for f in wanted}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(self._draft_row())
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.M)
        column.addLayout(self._grid)
        column.addLayout(self._new_row())
        self._lay_out(columns)
        for editor in self.editors.values():
            editor.committed.connect(self._on_committed)
            editor.touched.connect(self._on_touched)
        self.drafts = DraftKeeper(desk, self._uncommitted, self)
        self.setEnabled(not desk.context.store.read_only)

    def show_record(self, record: str) -> None:
        """Show a record; what was typed in it and not saved comes back."""
        self.drafts.keep_waiting()
        is_other = record != self.record
        self.record = record
        self.drafts.place = self._find_place()
        self._show_buttons(new=False)
        content, store = self.desk.context.content, self.desk.context.store
        found = read_record(store, content, self.kind, record)
        self.parent_record = found.parent_id
        self._offer_options()
        for name, editor in self.editors.items():
            text = found.texts.get(name, "")
            if is_other or not editor.is_dirty:
                editor.show_text(text)
        if is_other:
            self._bring_draft_back()

    def start_new(self, parent: str | None, **texts: str) -> None:
        """Show an empty form for a new record under a parent."""
        self.drafts.keep_waiting()
        self.record = None
        self.parent_record = parent
        self.drafts.place = self._find_place()
        self._offer_options()
        self._show_buttons(new=True)
        for name, editor in self.editors.items():
            editor.show_text("")
            if name in texts:
                editor.put_back(texts[name])
        self._bring_draft_back()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the cursor in the first field."""
        first = next(iter(self.editors.values()), None)
        if first is not None:
            first.control.setFocus()

    def focus_field(self, name: str) -> None:
        """Put the cursor in a field."""
        if name in self.editors:
            # As with Tab: what is in a line is chosen, so that typing replaces it.
            self.editors[name].control.setFocus(Qt.FocusReason.TabFocusReason)

    def add(self) -> str | None:
        """Add the new record; gives its key, or None when a field is wrong."""
        texts = {name: editor.text for name, editor in self.editors.items()}
        store, content = self.desk.context.store, self.desk.context.content
        try:
            added = add_record(store, content, self.kind, self.parent_record, texts)
        except (DomainError, InputError) as error:
            self._tell_trouble(error)
            return None
        except EnvironmentProblem as problem:
            self.desk.notices.fail(problem)
            return None
        self.drafts.drop()
        self._show_draft_row("")
        for editor in self.editors.values():
            editor.show_text(editor.text)
        self.record = added.id
        self.drafts.place = self._find_place()
        self._show_buttons(new=False)
        self.desk.pass_on(added)
        self.created.emit(added.id)
        return added.id

    def _uncommitted(self) -> dict[str, str]:
        return {name: e.text for name, e in self.editors.items() if e.is_dirty}

    def _find_place(self) -> str:
        if self.record is None:
            return f"{self.kind.value}/new/{self.parent_record or ''}"
        return f"{self.kind.value}/{self.record}"

    def _on_committed(self, text: str) -> None:
        editor = self.sender()
        if not isinstance(editor, FieldEditor) or self.record is None:
            return
        name = editor.field.name
        store, content = self.desk.context.store, self.desk.context.content
        try:
            change = set_field(store, content, self.kind, self.record, field=name, text=text)
        except (DomainError, InputError) as error:
            editor.show_trouble(error.message)
            self.drafts.keep()
            return
        except EnvironmentProblem as problem:
            self.desk.notices.fail(problem)
            return
        editor.show_text(read_record(store, content, self.kind, self.record).texts.get(name, ""))
        self.drafts.keep()
        self.desk.pass_on(change)
        self.saved.emit(name)

    def _on_touched(self) -> None:
        editor = self.sender()
        if isinstance(editor, FieldEditor):
            editor.show_trouble("")
        self.drafts.touch()

    def _tell_trouble(self, error: DomainError | InputError) -> None:
        name = error.field if isinstance(error, DomainError) else error.path
        editor = self.editors.get(name or "")
        if editor is None:
            self.desk.notices.fail(error)
            return
        editor.show_trouble(error.message)
        editor.control.setFocus()

    def _bring_draft_back(self) -> None:
        draft = self.drafts.find()
        known = {n: t for n, t in (draft.texts if draft else {}).items() if n in self.editors}
        for name, text in known.items():
            self.editors[name].put_back(text)
        when = format_moment(draft.at.astimezone()) if draft and known else ""
        self._draft_words.setText(
            f"Niet opgeslagen tekst van {when} staat er weer." if when else ""
        )
        self._draft_words.setVisible(bool(when))
        self._draft_drop.setVisible(bool(when))

    def _drop_draft(self) -> None:
        self.drafts.drop()
        for editor in self.editors.values():
            editor.show_saved()
        self._show_draft_row("")

    def _show_draft_row(self, when: str) -> None:
        self._draft_words.setText(f"Wat je op {when} typte en niet opsloeg, staat er weer.")
        self._draft_words.setVisible(bool(when))
        self._draft_drop.setVisible(bool(when))

    def _offer_options(self) -> None:
        store, content = self.desk.context.store, self.desk.context.content
        for name, editor in self.editors.items():
            if isinstance(editor, ChoiceEditor):
                options = options_of(store, content, self.kind, name, self.parent_record)
                editor.show_options(options)

    def _lay_out(self, columns: int) -> None:
        row = column = 0
        for editor in self.editors.values():
            if editor.field.kind in _WIDE and column:
                row, column = row + 1, 0
            span = columns if editor.field.kind in _WIDE else 1
            self._grid.addWidget(editor, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
            if column >= columns:
                row, column = row + 1, 0
        for number in range(columns):
            self._grid.setColumnStretch(number, 1)

    def _draft_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._draft_words = Muted()
        self._draft_words.hide()
        self._draft_drop = LinkButton("Weggooien")
        self._draft_drop.clicked.connect(self._drop_draft)
        self._draft_drop.hide()
        row.addWidget(self._draft_words, 1)
        row.addWidget(self._draft_drop)
        return row

    def _new_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._add = PrimaryButton("Toevoegen")
        self._add.clicked.connect(self.add)
        self._cancel = PlainButton("Annuleren")
        self._cancel.clicked.connect(self._give_up)
        row.addWidget(self._add)
        row.addWidget(self._cancel)
        row.addStretch(1)
        return row

    def _show_buttons(self, *, new: bool) -> None:
        self._add.setVisible(new)
        self._cancel.setVisible(new)

    def _give_up(self) -> None:
        self.drafts.drop()
        self.cancelled.emit()

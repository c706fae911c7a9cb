"""The settings as a form: each field is kept when it is left."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel

from aanjager_app.domain.errors import AanjagerError, DomainError
from aanjager_app.services.preferences import drop_logo, set_logo, set_preference
from aanjager_app.services.records import Field, FieldKind
from aanjager_app.views.desk import Desk
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.buttons import LinkButton, PlainButton
from aanjager_app.views.widgets.cards import Card
from aanjager_app.views.widgets.field_editors import FieldEditor, LineEditor
from aanjager_app.views.widgets.icons import Icon

_FIELDS: Final = (
    Field(name="author", label="Jouw naam", hint="Staat bij je wijzigingen en op documenten."),
    Field(name="organisation", label="Organisatie", hint="Staat op het omslag van documenten."),
    Field(
        name="accent",
        label="Kleur van de organisatie",
        hint="Voor documenten, als #RRGGBB. Leeg: het groen van Aanjager.",
    ),
    Field(
        name="retention_months",
        label="Bewaartermijn van personen",
        kind=FieldKind.WHOLE,
        unit="maanden",
        hint="Voor nieuwe personen; per persoon aan te passen.",
    ),
    Field(
        name="help_request_days",
        label="Antwoord op een hulpvraag binnen",
        kind=FieldKind.WHOLE,
        unit="dagen",
        hint="Geteld vanaf ontvangst; de bron noemt twee weken.",
    ),
)


class PreferencesCard(Card):
    """Name, organisation, house style, terms."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Jij en je documenten")
        self._desk = desk
        self.editors: dict[str, FieldEditor] = {f.name: LineEditor(f) for f in _FIELDS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        for number, editor in enumerate(self.editors.values()):
            grid.addWidget(editor, number // 2, number % 2)
            editor.committed.connect(self._on_committed)
        self.body.addLayout(grid)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self._logo = QLabel()
        self._logo.setProperty("role", "muted")
        choose = PlainButton("Logo kiezen", Icon.PHOTO)
        choose.clicked.connect(self._ask_logo)
        self._drop = LinkButton("Logo weghalen")
        self._drop.clicked.connect(self._drop_logo)
        row.addWidget(choose)
        row.addWidget(self._logo)
        row.addWidget(self._drop)
        row.addStretch(1)
        self.body.addLayout(row)
        self.setEnabled(not desk.context.store.read_only)

    def load(self) -> None:
        """Show what is set."""
        settings = self._desk.settings
        for name, editor in self.editors.items():
            editor.show_text(str(getattr(settings, name)))
        self._logo.setText(settings.logo or "Nog geen logo")
        self._drop.setVisible(bool(settings.logo))

    def take_logo(self, path: Path) -> None:
        """Use a picture as the logo."""
        try:
            set_logo(self._desk.context.folder, path.name, path.read_bytes())
        except (AanjagerError, OSError) as error:
            self._desk.notices.fail(error)
            return
        self.load()
        self._desk.notices.tell("Het logo komt op het omslag van je documenten.")

    def _on_committed(self, text: str) -> None:
        editor = self.sender()
        if not isinstance(editor, FieldEditor):
            return
        try:
            settings = set_preference(self._desk.context.folder, editor.field.name, text)
        except DomainError as error:
            editor.show_trouble(error.message)
            return
        except AanjagerError as error:
            self._desk.notices.fail(error)
            return
        editor.show_text(str(getattr(settings, editor.field.name)))
        if settings.author:
            self._desk.context.store.author = settings.author

    def _ask_logo(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(), "Logo kiezen", "", "Afbeeldingen (*.png *.jpg *.jpeg)"
        )
        if chosen:
            self.take_logo(Path(chosen))

    def _drop_logo(self) -> None:
        self._desk.carry_out(lambda: drop_logo(self._desk.context.folder))
        self.load()

"""Name, description and reach of a project."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.services.records import RecordKind, bin_record
from aanjager_app.views.desk import Desk
from aanjager_app.views.terrain.record_columns import shown
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.dialogs import fitting
from aanjager_app.views.widgets.forms import RecordForm
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.panels import RecordPanel
from aanjager_app.views.widgets.text import Heading


class ProjectDialog(QDialog):
    """Edits one project; each field is saved as it is left."""

    def __init__(self, desk: Desk, project: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Project")
        self.resize(fitting(parent, Size.DIALOG + Size.LIST, Size.DIALOG))
        self._desk, self._project = desk, project
        self.form = RecordForm(desk, RecordKind.PROJECT, only=("name", "description"), columns=1)
        self.form.show_record(project)
        self.scope = RecordPanel(
            desk,
            RecordKind.PROJECT_SCOPE,
            (shown("Deelgebied", "sub_area_id"), shown("Kavel", "plot_id")),
            empty="Zonder bereik gaat het project over het hele terrein.",
            form_columns=1,
        )
        self.scope.show_parent(project)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.form)
        column.addWidget(Heading("Waar gaat het over?"))
        column.addWidget(self.scope, 1)
        row = QHBoxLayout()
        throw_away = PlainButton("Naar prullenbak", Icon.BIN)
        throw_away.clicked.connect(self._throw_away)
        row.addWidget(throw_away)
        row.addStretch(1)
        close = PrimaryButton("Klaar")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        self.form.focus_first()

    def _throw_away(self) -> None:
        store = self._desk.context.store
        done = self._desk.carry_out(lambda: bin_record(store, RecordKind.PROJECT, self._project))
        if done is not None:
            self.accept()
            self._desk.notices.tell("Project naar prullenbak. Ctrl+Z haalt het terug.")

"""What is shown for a bug: a sentence, what is safe, and the details to pass on."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.text import Body, Heading


class BugDialog(QDialog):
    """Tells that something went wrong that we did not foresee."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Er ging iets mis")
        self.setMinimumWidth(Size.DIALOG)
        self._details = details
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Heading("Er ging iets mis dat niet mag gebeuren"))
        column.addWidget(
            Body(
                "Wat was opgeslagen, is veilig; de laatste handeling is niet uitgevoerd. Je kunt "
                "verder werken. Gebeurt het weer? Kopieer dan de details en stuur ze naar wie "
                "Aanjager bij jullie beheert. Kijk eerst of er geen namen in staan."
            )
        )
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName("Details van de fout")
        column.addWidget(text)
        row = QHBoxLayout()
        copy = PlainButton("Details kopiëren", Icon.COPY)
        copy.clicked.connect(self._copy)
        row.addWidget(copy)
        row.addStretch(1)
        close = PrimaryButton("Verder werken")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row.addWidget(close)
        column.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

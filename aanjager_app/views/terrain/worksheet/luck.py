"""What if it disappoints: the chances, what the outcome hangs on, and where it turns."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aanjager_app.documents.sections.luck import ChanceRow, Luck, SwingRow, SwitchRow
from aanjager_app.services.sheets.luck import read_luck
from aanjager_app.views.desk import Desk
from aanjager_app.views.tasks import Progress
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PrimaryButton
from aanjager_app.views.widgets.charts import ChartView
from aanjager_app.views.widgets.dialogs import fitting
from aanjager_app.views.widgets.fitting_table import FittingTable
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.sections import Sections
from aanjager_app.views.widgets.states import Loading
from aanjager_app.views.widgets.tables import Column, RowsItemModel
from aanjager_app.views.widgets.text import Body, Heading, Small


class LuckDialog(QDialog):
    """Draws in the worker, and shows what came of it; each chart has its table."""

    def __init__(self, desk: Desk, worksheet: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Wat als het tegenvalt?")
        self.resize(fitting(parent, Size.DIALOG + Size.LIST, Size.DIALOG + Size.PREVIEW))
        self._desk, self._worksheet = desk, worksheet
        self._words, self._how = Body(), Small()
        self._histogram = ChartView("Hoe vaak elke uitkomst voorkwam", desk.theme)
        self._tornado = ChartView("Waar de uitkomst van afhangt", desk.theme)
        self.chances = _chances(self)
        self.swings = _swings(self)
        self.switches = _switches(self)
        self.sections = Sections("Onderdelen van Wat als het tegenvalt")
        self.sections.add_all(
            (
                ("Kansen", _part(self._histogram, self.chances, "Kansen per partij")),
                ("Waar het van afhangt", _part(self._tornado, self.swings, "Invoer en uitkomst")),
                ("Omslagwaarden", _part(None, self.switches, "Omslagwaarden")),
            )
        )
        self._loading = Loading("Tienduizend keer trekken …")
        told = QWidget()
        inner = QVBoxLayout(told)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.S)
        for widget in (self._words, self.sections, self._how):
            inner.addWidget(widget, 1 if widget is self.sections else 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._loading)
        self._stack.addWidget(told)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Heading("Wat als het tegenvalt?"))
        column.addWidget(self._stack, 1)
        column.addLayout(self._foot())
        self._draw()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        close = PrimaryButton("Sluiten")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        close.setFocus()
        return row

    def _draw(self) -> None:
        context, worksheet = self._desk.context, self._worksheet

        def job(progress: Progress) -> Luck | None:
            progress.stop_when_cancelled()
            return read_luck(context.store, context.content, worksheet)

        self._desk.tasks.run(job, self, self._show, self._on_failed, title="Trekkingen doen")

    def _show(self, luck: Luck | None) -> None:
        if luck is None:
            self.reject()
            return
        self._words.setText("\n".join(luck.sentences))
        self._how.setText(luck.how)
        for chart, data in ((self._histogram, luck.histogram), (self._tornado, luck.tornado)):
            chart.setVisible(data is not None)
            if data is not None:
                chart.show_chart(data, " ".join(luck.sentences))
        self.chances.set_rows(luck.chances)
        self.swings.set_rows(luck.swings)
        self.switches.set_rows(luck.switches)
        self._stack.setCurrentIndex(1)

    def _on_failed(self, error: BaseException) -> None:
        self._desk.notices.fail(error)
        self.reject()


def _part(
    chart: ChartView | None,
    model: "RowsItemModel[ChanceRow] | RowsItemModel[SwingRow] | RowsItemModel[SwitchRow]",
    name: str,
) -> QWidget:
    table = FittingTable(name)
    table.show_model(model)
    table.setMinimumHeight(Size.ROW * 5)
    scroller = Scroller()
    scroller.column.setContentsMargins(0, Space.S, 0, 0)
    if chart is not None:
        scroller.column.addWidget(chart)
    scroller.column.addWidget(table, 1)
    return scroller


def _chances(parent: QWidget) -> RowsItemModel[ChanceRow]:
    return RowsItemModel(
        (
            Column("Voor wie", _who, width=170),
            Column("Tegenvaller (5 %)", _low, numeric=True, width=150),
            Column("Mediaan", _middle, numeric=True, width=110),
            Column("Meevaller (95 %)", _high, numeric=True, width=150),
            Column("Kans op verlies", _risk, numeric=True, width=140),
        ),
        parent,
    )


def _swings(parent: QWidget) -> RowsItemModel[SwingRow]:
    return RowsItemModel(
        (
            Column("Invoer", _input, width=230),
            Column("Ingevuld (laag–hoog)", _range, numeric=True, width=210),
            Column("Uitkomst bij laag", _at_low, numeric=True, width=150),
            Column("Uitkomst bij hoog", _at_high, numeric=True, width=150),
        ),
        parent,
    )


def _switches(parent: QWidget) -> RowsItemModel[SwitchRow]:
    return RowsItemModel(
        (
            Column("Invoer", _switching, width=230),
            Column("Nu", _now, numeric=True, width=150),
            Column("Het plan komt op nul bij", _turning, numeric=True, width=210),
        ),
        parent,
    )


def _who(row: ChanceRow) -> str:
    return row.name


def _low(row: ChanceRow) -> str:
    return row.low


def _middle(row: ChanceRow) -> str:
    return row.middle


def _high(row: ChanceRow) -> str:
    return row.high


def _risk(row: ChanceRow) -> str:
    return row.risk


def _input(row: SwingRow) -> str:
    return row.name


def _range(row: SwingRow) -> str:
    return row.range


def _at_low(row: SwingRow) -> str:
    return row.at_low


def _at_high(row: SwingRow) -> str:
    return row.at_high


def _switching(row: SwitchRow) -> str:
    return row.name


def _now(row: SwitchRow) -> str:
    return row.current


def _turning(row: SwitchRow) -> str:
    return row.turning

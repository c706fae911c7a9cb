"""Below the sheet: who pays and who benefits, and what the outcome means."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from aanjager_app.services.sheets.outcome import Outcome, PartyLine
from aanjager_app.views.theme import Theme
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.cards import Card
from aanjager_app.views.widgets.charts import ChartView
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.tables import Column, RowsItemModel, TableView
from aanjager_app.views.widgets.text import ElidedLabel, Muted, Small

_ANY_HEIGHT = (1 << 24) - 1  # no maximum, as Qt writes it


class OutcomePart(QWidget):
    """A chart with its table twin, and the figures with their sentence.

    Attributes:
        luck_asked: emitted when the user asks what happens if it disappoints.
    """

    luck_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._who = Card("Wie betaalt, wie profiteert (contante waarde)", link="Als tabel")
        self._who.linked.connect(self._toggle)
        self.chart = ChartView("Wie betaalt, wie profiteert", theme)
        self._parties: RowsItemModel[PartyLine] = RowsItemModel(
            (
                Column("Partij", _name, width=170),
                Column("Kosten", _costs, numeric=True, width=90),
                Column("Baten", _benefits, numeric=True, width=90),
                Column("Bijdragen", _transfers, numeric=True, width=100),
                Column("Na bijdragen", _balance, numeric=True, width=115),
            ),
            self,
        )
        table = TableView("Kosten en baten per partij")
        table.show_model(self._parties)
        # The chart is as high as it is: in a low window the page around it scrolls, not the chart.
        chart = QWidget()
        column = QVBoxLayout(chart)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chart)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(chart)
        self._stack.addWidget(table)
        self._who.body.addWidget(self._stack, 1)
        self._figures = Card("Uitkomst", link="Wat als het tegenvalt?")
        self._figures.linked.connect(self.luck_asked)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(Space.XS)
        self._words = Muted()
        self._notices = Small()
        inner = Scroller(on_card=True)
        # A figure that is cut off is another figure: what is too wide goes to a second line.
        inner.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner.column.setContentsMargins(0, 0, Space.L, 0)
        inner.column.addLayout(self._grid)
        inner.column.addWidget(self._words)
        inner.column.addWidget(self._notices)
        inner.column.addStretch(1)
        self._figures.body.addWidget(inner, 1)
        self._labels: list[tuple[QLabel, QLabel]] = []
        self.brief = ElidedLabel(role="strong")
        self.brief.hide()
        self._cards = QWidget()
        row = QHBoxLayout(self._cards)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self._who, 3)
        row.addWidget(self._figures, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.brief)
        column.addWidget(self._cards, 1)

    def fold(self, *, is_folded: bool) -> None:
        """Show the figures in one line, so that the sheet has the room; or all of it again."""
        self._cards.setVisible(not is_folded)
        self.brief.setVisible(is_folded)
        height = self.brief.sizeHint().height() + Space.S if is_folded else _ANY_HEIGHT
        self.setMaximumHeight(height)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what a worksheet comes to."""
        self.brief.show_text(" · ".join(f"{what} {much}" for what, much in outcome.figures))
        if outcome.chart is not None:
            self.chart.show_chart(outcome.chart, outcome.chart_words)
        self._parties.set_rows(outcome.parties)
        self._words.setText(" ".join(outcome.sentences))
        self._notices.setText("\n".join(outcome.notices))
        self._notices.setVisible(bool(outcome.notices))
        figures = outcome.figures
        while len(self._labels) < len(figures):
            self._add_line()
        pairs = [*figures, *([("", "")] * (len(self._labels) - len(figures)))]
        for (what, much), (words, amount) in zip(self._labels, pairs, strict=True):
            for label, text in ((what, words), (much, amount)):
                label.setText(text[:1].upper() + text[1:] if label is what else text)
                label.setVisible(bool(text))

    def _add_line(self) -> None:
        what, much = QLabel(), QLabel()
        what.setProperty("role", "muted")
        much.setProperty("role", "strong")
        for label in (what, much):
            label.setTextFormat(Qt.TextFormat.PlainText)
        what.setWordWrap(True)
        row = len(self._labels)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(what, row, 0)
        self._grid.addWidget(much, row, 1, Qt.AlignmentFlag.AlignRight)
        self._labels.append((what, much))

    def _toggle(self) -> None:
        to_table = self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(1 if to_table else 0)
        self._who.link.setText("Als grafiek" if to_table else "Als tabel")


def _name(line: PartyLine) -> str:
    return line.name


def _costs(line: PartyLine) -> str:
    return line.costs


def _benefits(line: PartyLine) -> str:
    return line.benefits


def _transfers(line: PartyLine) -> str:
    return line.transfers


def _balance(line: PartyLine) -> str:
    return line.balance

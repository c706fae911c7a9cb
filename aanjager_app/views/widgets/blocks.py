"""Blocks of a document on screen: the same words, tables and pictures as on paper."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.documents import blocks as b
from aanjager_app.documents.runs import text_of_runs
from aanjager_app.documents.table_text import text_table
from aanjager_app.views.theme import Theme
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.cards import Card
from aanjager_app.views.widgets.charts import ChartView
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.text import Body, Heading, Muted, Small, Strong, Title
from aanjager_app.views.widgets.word_table import WordTable


class BlocksView(Scroller):
    """A column of blocks that scrolls; the same blocks are not made twice."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[b.Block, ...] = ()
        self.column.setContentsMargins(0, 0, Space.S, 0)
        self.column.setSpacing(Space.M)
        self.column.addStretch(1)

    def show_blocks(self, blocks: Sequence[b.Block]) -> None:
        """Show other blocks."""
        wanted = tuple(blocks)
        if wanted == self._shown:
            return
        self._shown = wanted
        while self.column.count() > 1:
            item = self.column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for block in wanted:
            widget = block_widget(block, self._theme)
            if widget is not None:
                self.column.insertWidget(self.column.count() - 1, widget)


def block_widget(block: b.Block, theme: Theme) -> QWidget | None:
    """The widget of a block; None for what a screen has no use for, such as a page break."""
    make = _MAKERS.get(type(block))
    return make(block, theme) if make is not None else None


def _heading(block: b.Heading, theme: Theme) -> QWidget:  # noqa: ARG001 - one form for all
    return Heading(block.text)


def _paragraph(block: b.Paragraph, theme: Theme) -> QWidget:  # noqa: ARG001
    words = text_of_runs(block.runs)
    return Muted(words) if block.muted else Body(words)


def _bullets(block: b.BulletList, theme: Theme) -> QWidget:  # noqa: ARG001
    lines = [f"•  {text_of_runs(item.runs)}" for item in block.items]
    return Body("\n".join(lines))


def _key_figures(block: b.KeyFigures, theme: Theme) -> QWidget:  # noqa: ARG001
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.M)
    for figure in block.figures:
        card = Card()
        card.setAccessibleName(f"{figure.label}: {figure.value}")
        for widget in (Title(figure.value), Strong(figure.label), Muted(figure.note)):
            widget.setVisible(bool(widget.text()))
            card.body.addWidget(widget)
        card.body.addStretch(1)
        row.addWidget(card, 1)
    holder = QWidget()
    holder.setLayout(row)
    return holder


def _figure(block: b.Figure, theme: Theme) -> QWidget:
    card = Card()
    chart = ChartView(block.caption or "Grafiek", theme)
    chart.show_chart(block.chart, block.alternative)
    card.body.addWidget(chart)
    if block.caption:
        card.body.addWidget(Small(block.caption))
    return card


def _table(block: b.Table, theme: Theme) -> QWidget:  # noqa: ARG001
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.XS)
    if block.caption:
        column.addWidget(Strong(block.caption))
    table = WordTable(block.caption or "Tabel")
    column.addWidget(table)
    table.show_table(text_table(block))
    if block.note:
        column.addWidget(Small(block.note))
    return holder


def _callout(block: b.Callout, theme: Theme) -> QWidget:
    card = Card(block.title)
    card.setObjectName("banner")
    tone = "info" if block.kind is b.CalloutKind.INFO else "warning"
    card.setProperty("tone", tone)
    for inner in block.blocks:
        widget = block_widget(inner, theme)
        if widget is not None:
            card.body.addWidget(widget)
    return card


_MAKERS: Final[Mapping[type, Callable[[Any, Theme], QWidget]]] = {
    b.Heading: _heading,
    b.Paragraph: _paragraph,
    b.BulletList: _bullets,
    b.KeyFigures: _key_figures,
    b.Figure: _figure,
    b.Table: _table,
    b.Callout: _callout,
}

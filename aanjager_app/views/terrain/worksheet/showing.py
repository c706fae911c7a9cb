"""The window for the big screen: it follows the sheet, and is driven by keys or a clicker."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.luck import Luck, luck_of
from aanjager_app.services.sheets.showing import Deck, SlideKind, Stage
from aanjager_app.views.desk import Desk
from aanjager_app.views.tasks import Progress, Task
from aanjager_app.views.terrain.worksheet.slide import SlideView, set_type
from aanjager_app.views.tokens import WINDOW_FIRST
from aanjager_app.views.tokens import Stage as StageSize
from aanjager_app.views.widgets.text import ElidedLabel

_HOW: Final = "→ verder   ← terug   B donker   F11 volledig scherm   Esc sluiten"
_NEXT: Final = (
    Qt.Key.Key_Right,
    Qt.Key.Key_Down,
    Qt.Key.Key_Space,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)
_BACK: Final = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backspace, Qt.Key.Key_PageUp)
_DARK: Final = (Qt.Key.Key_B, Qt.Key.Key_Period)


class ShowWindow(QWidget):
    """A few pages of one worksheet; who works in the sheet sees them follow."""

    def __init__(self, desk: Desk, stage: Stage, plan: Plan, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("stage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk, self._stage, self._plan = desk, stage, plan
        self._luck: Luck | None = None
        self._drawing: Task | None = None
        self._kind = SlideKind.ANSWER
        self._deck = Deck(plan, stage)
        self.slide = SlideView(desk.theme)
        self.foot, self.number = ElidedLabel(role="muted"), QLabel()
        self.number.setProperty("role", "muted")
        self._lower = QHBoxLayout()
        self._lower.addWidget(self.foot, 1)
        self._lower.addWidget(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.slide, 1)
        column.addLayout(self._lower)
        self.dark = QWidget(self)
        self.dark.setObjectName("dark")
        self.dark.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.dark.hide()
        self._keys = self._bound()
        desk.theme.dress(self)
        parent.installEventFilter(self)
        self._draw()
        self.follow(plan)

    @property
    def plan(self) -> Plan:
        """The worksheet that is shown."""
        return self._plan

    @property
    def kind(self) -> SlideKind:
        """The page that is shown."""
        return self._kind

    def open(self) -> None:
        """Fill the screen that the window of the program is not on, when there is one."""
        parent = self.parentWidget()
        own = parent.screen() if parent is not None else None
        others = [screen for screen in QGuiApplication.screens() if screen is not own]
        self.resize(*WINDOW_FIRST)
        if others:
            self.setGeometry(others[0].geometry())
        self.showFullScreen()
        self.setFocus()

    def follow(self, plan: Plan, stage: Stage | None = None) -> None:
        """Show these figures, on the page that is shown."""
        self._stage = stage or self._stage
        is_other = plan.worksheet != self._plan.worksheet
        self._plan = plan
        self.setWindowTitle(f"{self._stage.terrain} op het grote scherm")
        self.foot.show_text(self._stage.foot(plan))
        if is_other:
            self._draw()
        self._show()

    def go(self, step: int) -> None:
        """Go pages on or back; at the end it stays."""
        self._go_to(self._place + step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The program that closes takes its big screen along."""
        if event.type() is QEvent.Type.Hide and not event.spontaneous():
            self.close()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A key, or a clicker that sends them."""
        key = Qt.Key(event.key())
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._go_to(key - Qt.Key.Key_1)
        elif key in self._keys:
            self._keys[key]()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click goes on, the other button goes back."""
        self.go(-1 if event.button() is Qt.MouseButton.RightButton else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The foot grows with the screen."""
        super().resizeEvent(event)
        self.dark.setGeometry(self.rect())
        margin = self.height() * StageSize.MARGIN // 1000
        self._lower.setContentsMargins(margin, 0, margin, margin // 2)
        for label in (self.foot, self.number):
            set_type(label, self.height() * StageSize.FOOT // 1000)

    def _bound(self) -> dict[Qt.Key, Callable[[], object]]:
        keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Escape: self.close,
            Qt.Key.Key_Home: partial(self._go_to, 0),
            Qt.Key.Key_End: partial(self._go_to, len(SlideKind)),
            Qt.Key.Key_F11: self._toggle_full_screen,
        }
        keys |= dict.fromkeys(_NEXT, partial(self.go, 1))
        keys |= dict.fromkeys(_BACK, partial(self.go, -1))
        return keys | dict.fromkeys(_DARK, self._toggle_dark)

    @property
    def _place(self) -> int:
        kinds = self._deck.kinds
        return kinds.index(self._kind) if self._kind in kinds else 0

    def _go_to(self, place: int) -> None:
        kinds = self._deck.kinds
        self._kind = kinds[min(max(place, 0), len(kinds) - 1)]
        self.dark.hide()
        self._show()

    def _show(self) -> None:
        self._deck = Deck(self._plan, self._stage, self._luck)
        kinds, place = self._deck.kinds, self._place
        self.slide.show_slide(self._deck.slide(kinds[place]))
        how = f"{_HOW}   " if place == 0 else ""
        self.number.setText(f"{how}{place + 1}/{len(kinds)}")

    def _draw(self) -> None:
        """Draw the chances in the worker; only those of the last figures count."""
        if self._drawing is not None and not self._drawing.is_over:
            self._drawing.cancel()
        plan = self._plan

        def job(progress: Progress) -> tuple[Plan, Luck]:
            progress.stop_when_cancelled()
            return plan, luck_of(plan)

        self._drawing = self._desk.tasks.run(
            job, self, self._on_drawn, self._desk.notices.fail, title="Trekkingen doen"
        )

    def _on_drawn(self, drawn: tuple[Plan, Luck]) -> None:
        if drawn[0].worksheet == self._plan.worksheet:
            self._luck = drawn[1]
            self._show()

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _toggle_dark(self) -> None:
        """Nothing to see for a moment: people look at each other."""
        self.dark.setVisible(not self.dark.isVisible())
        self.dark.raise_()

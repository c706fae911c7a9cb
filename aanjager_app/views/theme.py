"""The theme in use: tokens as a palette and one stylesheet, following the system's scheme."""

from enum import IntEnum
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from aanjager_app.content import resources
from aanjager_app.views.tokens import DARK, LIGHT, NIGHT, Colours, Size, Space, TextSize

_STYLE: Final = "Fusion"
_DRESSED: Final = "dressed"


class Theme(QObject):
    """Which colours are in use; changes with the scheme of the system.

    Attributes:
        changed: emitted after the colours became others, so that painted things paint again.
    """

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        application.setStyle(_STYLE)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        self.colours: Colours = self._of(hints.colorScheme())
        self._apply()

    @property
    def is_dark(self) -> bool:
        """The dark colours are in use."""
        return self.colours is DARK

    def use(self, scheme: Qt.ColorScheme) -> None:
        """Use a scheme, whatever the system says; `Unknown` follows the system again."""
        hints = QGuiApplication.styleHints()
        if scheme is Qt.ColorScheme.Unknown:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(scheme)
        self._follow(hints.colorScheme() if scheme is Qt.ColorScheme.Unknown else scheme)

    def colour(self, name: str) -> QColor:
        """A token as a colour to paint with."""
        return QColor(getattr(self.colours, name))

    def dress(self, window: QWidget) -> None:
        """Give a window the stylesheet, now and when the colours change; best when it is whole.

        The stylesheet is on the windows and not on the application: with the latter each widget
        that gets another parent works out its looks again, with all that is in it. Building a
        tab from small parts took five times as long.
        """
        window.setProperty(_DRESSED, True)  # noqa: FBT003 - Qt's signature
        window.setStyleSheet(self._sheet)

    def _of(self, scheme: Qt.ColorScheme) -> Colours:
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        colours = self._of(scheme)
        if colours is self.colours:
            return
        self.colours = colours
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        self._application.setPalette(_palette(self.colours))
        self._sheet = stylesheet(self.colours)
        for window in self._application.topLevelWidgets():
            if window.property(_DRESSED):
                window.setStyleSheet(self._sheet)


def _palette(c: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    pairs = (
        (role.Window, c.background), (role.WindowText, c.text), (role.Base, c.surface),
        (role.AlternateBase, c.raised), (role.Text, c.text), (role.Button, c.surface),
        (role.ButtonText, c.text), (role.BrightText, c.danger), (role.Highlight, c.accent),
        (role.HighlightedText, c.on_accent), (role.Link, c.accent), (role.LinkVisited, c.accent),
        (role.ToolTipBase, c.raised), (role.ToolTipText, c.text), (role.Mid, c.line),
        (role.Dark, c.line), (role.Light, c.raised), (role.Shadow, c.line),
        (role.PlaceholderText, c.muted), (role.Accent, c.accent),
    )  # fmt: skip
    for which, colour in pairs:
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.muted))
    return palette


def stylesheet(c: Colours) -> str:
    """The one stylesheet of the window, filled in with the tokens."""
    values = {
        **{name: getattr(c, name) for name in c.__slots__},
        "night": NIGHT,
        "arrow": _picture("pijl", c),
        "tick": _picture("vink", c),
        **_sizes("space", Space),
        **_sizes("text", TextSize),
        **_sizes("size", Size),
    }
    return _SHEET.substitute(values)


def _picture(name: str, colours: Colours) -> str:
    """Path of a picture of the window, as a stylesheet wants it."""
    scheme = "donker" if colours is DARK else "licht"
    return (resources() / "window" / f"{name}-{scheme}.svg").as_posix()


def _sizes(prefix: str, tokens: type[IntEnum]) -> dict[str, str]:
    # By name and not by member: two names of one value are one member.
    return {f"{prefix}_{name.lower()}": f"{t.value}px" for name, t in tokens.__members__.items()}


_SHEET: Final = Template("""
QWidget { color: $text; font-size: $text_body; }
QMainWindow, QDialog, QWidget#canvas, QScrollArea#canvas, QScrollArea#canvas > QWidget > QWidget
  { background: $background; }
QScrollArea#on_card, QScrollArea#on_card > QWidget > QWidget { background: transparent; }
QToolTip { color: $text; background: $raised; border: $size_hairline solid $line;
  padding: $space_xs; }

QWidget#stage { background: $surface; }
QWidget#dark { background: $night; }
QLabel[role="title"] { font-size: $text_title; font-weight: 600; }
QLabel[role="heading"] { font-size: $text_card; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: $text_small; }
QLabel[role="trouble"] { color: $danger; }
QLabel[role="warning"] { color: $warning; }

QLabel[chip] { border-radius: 10px; padding: 3px $space_m; font-size: $text_small;
  font-weight: 600; }
QLabel[chip="accent"] { background: $accent_soft; color: $accent; }
QLabel[chip="warning"] { background: $warning_soft; color: $warning; }
QLabel[chip="info"] { background: $info_soft; color: $info; }
QLabel[chip="danger"] { background: $danger_soft; color: $danger; }
QLabel[chip="neutral"] { background: $raised; color: $muted; border: $size_hairline solid $line; }

QFrame#card { background: $surface; border: $size_hairline solid $line;
  border-radius: $size_corner; }
QFrame#banner { background: $info_soft; border: none; border-radius: $size_corner; }
QFrame#banner[tone="warning"] { background: $warning_soft; }
QFrame#banner[tone="danger"] { background: $danger_soft; }
QFrame#hairline { background: $line; border: none; }

QPushButton { background: $surface; color: $text; border: $size_hairline solid $line;
  border-radius: $size_small_corner; padding: 0 $space_l; min-height: 30px; font-weight: 600; }
QPushButton:hover { background: $raised; border-color: $muted; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:focus { border: $size_focus solid $accent; padding: 0 15px; min-height: 28px; }
QPushButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton:disabled { color: $muted; background: $background; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[look="primary"]:hover { border-color: $text; }
QPushButton[look="primary"]:focus { border: $size_focus solid $text; }
QPushButton[look="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[look="danger"] { color: $danger; }
QPushButton[look="link"] { background: transparent; border: $size_hairline solid transparent;
  color: $accent; padding: 0 $space_xs; min-height: 24px; text-align: left; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border: $size_hairline solid $accent; }
QPushButton[look="link"]:disabled { color: $muted; }
QPushButton[look="missing"] { background: $warning_soft; color: $warning; border: none;
  border-radius: 12px; padding: 0 $space_m; min-height: 24px; }
QPushButton[look="missing"]:focus { border: $size_focus solid $warning; }
QPushButton#search { font-weight: 400; }
QPushButton#search QLabel { background: transparent; }
QToolButton { background: transparent; border: $size_focus solid transparent;
  border-radius: $size_small_corner; padding: $space_xs; }
QToolButton:hover { background: $raised; }
QToolButton:focus { border-color: $accent; }
QToolButton:checked { background: $accent_soft; }
QToolButton::menu-indicator { image: none; }
QToolButton[look="filter"] { background: $surface; border: $size_hairline solid $line;
  padding: 5px $space_m; }
QToolButton[look="filter"]:focus { border: $size_focus solid $accent; padding: 4px 11px; }
QToolButton[look="filter"]:disabled { color: $muted; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox, QDoubleSpinBox
  { background: $surface; color: $text; border: $size_hairline solid $line;
  border-radius: $size_small_corner; padding: 5px $space_s; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit, QComboBox, QDateEdit, QSpinBox { min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus,
QSpinBox:focus { border: $size_focus solid $accent; padding: 4px 7px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"]
  { border-color: $danger; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QLineEdit:read-only,
QPlainTextEdit:read-only { background: $raised; color: $muted; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; background: transparent; width: 22px; }
QComboBox::down-arrow { image: url($arrow); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $surface; color: $text;
  border: $size_hairline solid $line; selection-background-color: $accent_soft;
  selection-color: $text; outline: none; }
QCheckBox, QRadioButton { spacing: $space_s; background: transparent; }
QCheckBox::indicator { width: 14px; height: 14px; border: $size_hairline solid $muted;
  border-radius: 3px; background: $surface; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($tick); }
QCheckBox::indicator:disabled { background: $raised; border-color: $line; }
QCheckBox:focus, QRadioButton:focus { color: $accent; text-decoration: underline; }

QTableView, QListView, QTreeView { background: $surface; border: $size_hairline solid $line;
  border-radius: $size_corner; gridline-color: $line; outline: none;
  selection-background-color: $accent_soft; selection-color: $text;
  alternate-background-color: $raised; }
QTableView:focus, QListView:focus { border: $size_focus solid $accent; }
QTableView#frozen, QTableView#frozen:focus { border: none; border-radius: 0;
  border-right: $size_hairline solid $muted; }
QTableView::item { padding: 0 $space_s; }
QListView::item { padding: $space_s; border-bottom: $size_hairline solid $line; }
QListView::item:selected { background: $accent_soft; color: $text; }
QTableView::item:focus { border: $size_focus solid $accent; }
QHeaderView { background: $raised; border: none; }
QHeaderView::section { background: $raised; color: $muted; border: none;
  border-bottom: $size_hairline solid $line; padding: $space_s 11px; font-weight: 600; }
QTableCornerButton::section { background: $raised; border: none; }

QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: $muted; border: none; padding: $space_s;
  border-bottom: $size_focus solid transparent; }
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $accent; }
QTabWidget::pane { border: none; }

QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 5px; min-height: 32px; min-width: 32px;
  margin: 1px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }

QSlider { min-height: 24px; background: transparent; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 16px; height: 16px; margin: -7px 0; border-radius: 9px;
  background: $surface; border: $size_focus solid $accent; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: $accent; }
QSlider::handle:horizontal:disabled { border-color: $line; background: $raised; }
QSlider::sub-page:horizontal:disabled { background: $muted; }

QProgressBar { background: $line; border: none; border-radius: 4px; max-height: $size_bar;
  min-height: $size_bar; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QProgressBar[look="risk"]::chunk { background: $warning; }

QMenu { menu-scrollable: 1; background: $surface;
  border: $size_hairline solid $line; padding: $space_xs; }
QMenu::item { padding: $space_s $space_xl; border-radius: $size_small_corner; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: $size_hairline; background: $line; margin: $space_xs; }

QFrame#rail { background: $rail; border: none; }
QFrame#rail QLabel { color: $rail_text; background: transparent; }
QFrame#rail QLabel[role="brand"] { font-size: 16px; font-weight: 700; color: $rail_text; }
QFrame#rail QToolButton { color: $rail_text; background: transparent; text-align: left;
  border: $size_focus solid transparent; border-radius: 6px; padding: 0 $space_m;
  min-height: 32px; }
QFrame#rail QToolButton:hover { background: $rail_active; }
QFrame#rail QToolButton:checked { background: $rail_active; font-weight: 600; }
QFrame#rail QToolButton:focus { border-color: $rail_text; }

QFrame#notice { background: $text; border-radius: $size_corner; }
QFrame#notice QLabel { color: $surface; }
QFrame#notice QPushButton { background: transparent; color: $surface; border-color: $surface; }
QFrame#notice QPushButton:focus { border: $size_focus solid $surface; }
QFrame#notice QToolButton:focus { border-color: $surface; }
""")

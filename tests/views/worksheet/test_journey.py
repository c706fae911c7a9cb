"""One afternoon with a worksheet, by keys only: from a pasted list to an agreed plan.

Forty lines of a spreadsheet with three mistakes, mended; shares talked about; two variants side by
side; exported, changed in LibreOffice, read back with its difference, and undone in one step.
"""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton

from aanjager_app.services.sheets.columns import COLUMNS, Part
from aanjager_app.services.sheets.pages import SheetPage
from aanjager_app.services.sheets.sharing import read_steps
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.terrain.worksheet.comparing import CompareDialog
from aanjager_app.views.terrain.worksheet.paste_dialog import PasteDialog
from aanjager_app.views.terrain.worksheet.reimport import ReimportDialog
from tests.documents.libreoffice import resaved
from tests.views.keys import activate, dialog_of, focused, press, type_text

LINES = 40
WRONG = {7: "veel", 19: "145–100", 33: "Bewoners 100"}
RIGHT = {7: "75", 19: "100–145", 33: "Gemeente 100"}


def block():
    """Forty lines as a spreadsheet puts them on the clipboard, three cells of them wrong."""
    lines = []
    for number in range(LINES):
        cells = [
            f"Maatregel {number + 1}",
            WRONG[7] if number == 7 else str(10 + number),
            "m2",
            WRONG[19] if number == 19 else f"€ 1.{number:03d},50",
            "2,5",
            WRONG[33] if number == 33 else "Gemeente 60; Ondernemers 40",
        ]
        lines.append("\t".join(cells))
    return "\n".join(lines)


def choose_in_menu(button: QToolButton, text: str) -> None:
    """Open a menu with the space bar, walk down to an entry, and press Enter."""

    def walk() -> None:
        menu = QApplication.activePopupWidget()
        for _ in range(20):
            QTest.keyClick(menu, Qt.Key.Key_Down)
            if menu.activeAction().text() == text:
                break
        QTest.keyClick(menu, Qt.Key.Key_Return)

    button.setFocus()
    QTimer.singleShot(0, walk)
    press(Qt.Key.Key_Space, button)


def choose_in_list(text: str) -> None:
    box = focused()
    press(Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == text:
            return
        press(Qt.Key.Key_Down)
    raise AssertionError(text)


def go_to_section(sheet, text: str) -> None:
    buttons = sheet.sections.findChildren(QToolButton)
    press(Qt.Key.Key_Space, next(button for button in buttons if button.text() == text))


@pytest.fixture
def dialogs(tmp_path, monkeypatch):
    """Where the file dialogs of the system lead."""
    path = tmp_path / "kosten-baten.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
    return path


def edit_in_libreoffice(path, pointer: str, value: object) -> None:
    book = load_workbook(path)
    rows = book["_aanjager"].iter_rows(min_row=2, max_col=2, values_only=True)
    cell = next(place for key, place in rows if key == pointer)
    sheet, _, place = cell.partition("!")
    book[sheet.strip("'")][place.replace("$", "")] = value
    book.save(path)
    path.write_bytes(resaved({"werkmap": path.read_bytes()})["werkmap"])


def enter() -> None:
    press(Qt.Key.Key_Return)
    QApplication.processEvents()


def rows_of(sheet):
    return sheet.models[Part.COSTS].rows


def text_of(sheet, row: int, name: str) -> str:
    names = [column.name for column in COLUMNS[Part.COSTS]]
    return rows_of(sheet)[row].cells[names.index(name)].text


class Afternoon:
    """Who works with a worksheet, and what is done one after the other."""

    def __init__(self, window, terrain, settled, qtbot) -> None:
        self.window, self.terrain = window, terrain
        self.settled, self.qtbot = settled, qtbot
        self.go_to_sheet()
        self.sheet = window.screens.page.tab.sheet

    def go_to_sheet(self) -> None:
        self.window.desk.navigator.go(Place(Screen.TERRAIN, self.terrain, Tab.WORKSHEET))

    def come_back(self) -> None:
        activate(self.window, self.qtbot)

    def settle(self) -> None:
        self.settled(self.window)

    def paste_and_mend(self) -> None:
        QApplication.clipboard().setText(block())
        press(Qt.Key.Key_V, self.sheet.view, ctrl=True)
        dialog = dialog_of(PasteDialog)
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        for row in WRONG:
            assert not dialog.paste.isEnabled()
            assert dialog.table.currentRow() == row
            assert dialog._first.text().startswith(f"Regel {row + 1}, ")
            type_text(RIGHT[row][0], dialog.table)  # opens the editor, which takes the rest
            type_text(RIGHT[row][1:])
            enter()
        press(Qt.Key.Key_Return, dialog.paste)

    def talk_about_shares(self) -> None:
        go_to_section(self.sheet, "Verdeling")
        self.settle()
        first = self.sheet.sides[SheetPage.SHARES.value].rows[0].number
        first.setFocus()
        first.selectAll()
        type_text("55")
        press(Qt.Key.Key_Return)
        self.settle()
        assert first.value() == 55

    def copy_and_change(self) -> None:
        choose_in_menu(self.sheet.head.menu, "Deze kopiëren")
        self.come_back()
        go_to_section(self.sheet, "Maatregelen")
        self.sheet.view.go_to(0, 1)
        type_text("5", self.sheet.view)
        type_text("00")
        enter()

    def compare(self, *keys: str):
        choose_in_menu(self.sheet.head.menu, "Varianten naast elkaar…")
        dialog = dialog_of(CompareDialog)
        for box, variant in dialog.boxes:
            if box.isChecked() is not (variant.id in keys):
                press(Qt.Key.Key_Space, box)
        self.settle()
        found = dialog.tables["differences"].words.table.rows
        press(Qt.Key.Key_Escape, dialog)
        return found

    def export(self, variant: str) -> None:
        press(Qt.Key.Key_E, self.window, ctrl=True)
        card = self.window.screens.page.tab.export
        choose_in_list("Kosten en baten (Excel)")
        card.variant.setFocus()
        choose_in_list(variant)
        press(Qt.Key.Key_Return, card.export)
        self.settle()

    def read_back(self):
        self.go_to_sheet()
        choose_in_menu(self.sheet.head.menu, "Werkmap teruglezen…")
        dialog = dialog_of(ReimportDialog)
        self.settle()
        return dialog


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, off the screen
def test_from_a_pasted_list_to_an_agreed_plan(demo_shown, wilgen, dialogs, settled, qtbot):
    day = Afternoon(demo_shown, wilgen, settled, qtbot)
    sheet, store = day.sheet, demo_shown.desk.context.store

    choose_in_menu(sheet.head.menu, "Nieuw werkblad")
    assert rows_of(sheet) == ()
    day.paste_and_mend()
    assert len(rows_of(sheet)) == LINES
    assert text_of(sheet, 7, "quantity") == "75"
    assert text_of(sheet, 19, "investment") == "100–145"
    assert not [cell for row in rows_of(sheet) for cell in row.cells if cell.missing]

    first = sheet.head.worksheet
    day.come_back()
    day.talk_about_shares()
    assert len(read_steps(store, first)) == 2

    day.come_back()
    day.copy_and_change()
    second, name = sheet.head.worksheet, sheet.head.variants.currentText()
    assert second != first
    assert day.compare(first, second) == (("Maatregel 1: aantal", "10 m²", "500 m²"),)

    day.come_back()
    day.export(name)
    edit_in_libreoffice(dialogs, f"costs/{rows_of(sheet)[0].id}/quantity/mid", 650)
    before = rows_of(sheet)
    back = day.read_back()
    assert [row[:4] for row in back.table.words.table.rows] == [
        ("Maatregel 1", "aantal midden", "500", "650")
    ]
    assert rows_of(sheet) == before
    press(Qt.Key.Key_Return, back.take)
    assert text_of(sheet, 0, "quantity") == "650"

    day.come_back()
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert rows_of(sheet) == before

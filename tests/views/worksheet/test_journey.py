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


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, off the screen
def test_from_a_pasted_list_to_an_agreed_plan(demo_shown, wilgen, dialogs, settled, qtbot):
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.WORKSHEET))
    tab = demo_shown.screens.page.tab
    sheet, store = tab.sheet, demo_shown.desk.context.store

    # a new worksheet, with forty lines pasted and three cells mended
    choose_in_menu(sheet.head.menu, "Nieuw werkblad")
    assert sheet.models[Part.COSTS].rows == ()
    QApplication.clipboard().setText(block())
    press(Qt.Key.Key_V, sheet.view, ctrl=True)
    dialog = dialog_of(PasteDialog)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    for row in WRONG:
        assert not dialog.paste.isEnabled()
        assert dialog.table.currentRow() == row
        assert dialog._first.text().startswith(f"Regel {row + 1}, ")
        type_text(RIGHT[row][0], dialog.table)  # opens the editor, which takes the rest
        type_text(RIGHT[row][1:])
        press(Qt.Key.Key_Return)
        QApplication.processEvents()
    press(Qt.Key.Key_Return, dialog.paste)
    rows = sheet.models[Part.COSTS].rows
    names = [column.name for column in COLUMNS[Part.COSTS]]
    assert len(rows) == LINES
    assert rows[7].cells[names.index("quantity")].text == "75"
    assert rows[19].cells[names.index("investment")].text == "100–145"
    assert not [cell for row in rows for cell in row.cells if cell.missing]

    # who pays is talked about, and kept as a step
    first = sheet.head.worksheet
    activate(demo_shown, qtbot)
    go_to_section(sheet, "Verdeling")
    settled(demo_shown)
    side = sheet.sides[SheetPage.SHARES.value]
    side.rows[0].number.setFocus()
    side.rows[0].number.selectAll()
    type_text("55")
    press(Qt.Key.Key_Return)
    settled(demo_shown)
    assert side.rows[0].number.value() == 55
    assert len(read_steps(store, first)) == 2

    # a second variant, that differs in one figure, beside it
    activate(demo_shown, qtbot)
    choose_in_menu(sheet.head.menu, "Deze kopiëren")
    second, copy = sheet.head.worksheet, sheet.head.variants.currentText()
    assert second != first
    activate(demo_shown, qtbot)
    go_to_section(sheet, "Maatregelen")
    sheet.view.go_to(0, names.index("quantity"))
    type_text("5", sheet.view)
    type_text("00")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    choose_in_menu(sheet.head.menu, "Varianten naast elkaar…")
    compared = dialog_of(CompareDialog)
    for box, variant in compared.boxes:
        if box.isChecked() is not (variant.id in (first, second)):
            press(Qt.Key.Key_Space, box)
    settled(demo_shown)
    differences = compared.tables["differences"].words.table.rows
    assert differences == (("Maatregel 1: aantal", "10 m²", "500 m²"),)
    press(Qt.Key.Key_Escape, compared)

    # exported, changed in LibreOffice, read back with the difference shown
    activate(demo_shown, qtbot)
    press(Qt.Key.Key_E, demo_shown, ctrl=True)
    export = demo_shown.screens.page.tab.export
    choose_in_list("Kosten en baten (Excel)")
    export.variant.setFocus()
    choose_in_list(copy)
    press(Qt.Key.Key_Return, export.export)
    settled(demo_shown)
    line = rows_of(sheet)[0].id
    edit_in_libreoffice(dialogs, f"costs/{line}/quantity/mid", 650)
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.WORKSHEET))
    before = sheet.models[Part.COSTS].rows
    choose_in_menu(sheet.head.menu, "Excel-werkmap teruglezen…")
    back = dialog_of(ReimportDialog)
    settled(demo_shown)
    assert [row[:4] for row in back.table.words.table.rows] == [
        ("Maatregel 1", "aantal midden", "500", "650")
    ]
    assert sheet.models[Part.COSTS].rows == before
    press(Qt.Key.Key_Return, back.take)
    assert rows_of(sheet)[0].cells[names.index("quantity")].text == "650"

    # and all of it undone with one key
    activate(demo_shown, qtbot)
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert sheet.models[Part.COSTS].rows == before


def rows_of(sheet):
    return sheet.models[Part.COSTS].rows

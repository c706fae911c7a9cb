"""Beside the sheet, by keys: who pays, money, time, effects, variants, parties."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from aanjager_app.documents.dossier import Edition
from aanjager_app.documents.workbook.render import render_workbook
from aanjager_app.services.dossiers import read_terrain
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.pages import SheetPage
from aanjager_app.services.sheets.parties import read_parties
from aanjager_app.services.sheets.reading import read_variants
from aanjager_app.services.sheets.sharing import read_steps
from aanjager_app.services.sheets.why import why_all
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.terrain.worksheet.comparing import CompareDialog
from aanjager_app.views.terrain.worksheet.reimport import ReimportDialog
from aanjager_app.views.terrain.worksheet.settings import SheetSettings
from aanjager_app.views.terrain.worksheet.why import WhyDialog
from aanjager_app.views.widgets.word_table import WordTable
from tests.views.keys import activate, dialog_of, focused, press, type_text


@pytest.fixture
def sheet(demo_shown, wilgen):
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.WORKSHEET))
    return demo_shown.screens.page.tab.sheet


@pytest.fixture
def shares(sheet, demo_shown, settled):
    sheet.show_part(SheetPage.SHARES.value)
    settled(demo_shown)
    return sheet.sides[SheetPage.SHARES.value]


def percents(shares):
    return [row.number.value() for row in shares.rows]


def test_a_share_is_typed_followed_by_the_others_kept_as_a_step_and_undone(
    shares, sheet, demo_shown, settled
):
    store, key = demo_shown.desk.context.store, sheet.head.worksheet
    before, balance = percents(shares), shares.rows[0].balance.text()
    shares.rows[0].number.setFocus()
    shares.rows[0].number.selectAll()
    type_text("60")
    press(Qt.Key.Key_Return)
    settled(demo_shown)
    assert percents(shares)[0] == 60
    assert sum(percents(shares)) == 100
    assert shares.rows[0].balance.text() != balance
    assert len(read_steps(store, key)) == 2
    assert shares.steps.list.count() == 2
    assert focused() is shares.rows[0].number
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    settled(demo_shown)
    assert (percents(shares), len(read_steps(store, key))) == (before, 0)


def test_a_slider_is_moved_by_keys_and_a_held_share_stays(shares, demo_shown, settled):
    shares.rows[1].held.setFocus()
    press(Qt.Key.Key_Space)
    kept = percents(shares)[1]
    shares.rows[0].slider.setFocus()
    press(Qt.Key.Key_PageUp)
    assert sum(percents(shares)) == 100
    assert percents(shares)[1] == kept
    shares.rows[0].settle_now()
    settled(demo_shown)
    assert percents(shares)[1] == kept


def test_a_proposal_that_is_still_moving_is_kept_when_one_talks_on(
    shares, sheet, demo_shown, settled
):
    before = percents(shares)[0]
    shares.rows[0].slider.setFocus()
    press(Qt.Key.Key_PageUp)
    shares.scope.setCurrentIndex(shares.scope.count() - 1)
    shares.scope.activated.emit(shares.scope.currentIndex())
    settled(demo_shown)
    steps = read_steps(demo_shown.desk.context.store, sheet.head.worksheet)
    assert len(steps) == 2
    assert str(before + 10) in steps[1].title
    assert ":" not in steps[1].title


def test_the_proposal_follows_the_benefits_and_one_can_look_back(shares, demo_shown, settled):
    before = [row.pays.text() for row in shares.rows]
    press(Qt.Key.Key_Return, shares.propose)
    settled(demo_shown)
    assert [row.pays.text() for row in shares.rows][:4] == [
        row.proposed.text() for row in shares.rows
    ][:4]
    shares.steps.list.setFocus()
    press(Qt.Key.Key_Up)
    settled(demo_shown)
    assert [row.pays.text() for row in shares.rows] == before
    assert not shares.rows[0].slider.isEnabled()
    assert "Zoals het was" in shares._about.text()
    press(Qt.Key.Key_Return, shares.steps.take)
    settled(demo_shown)
    assert [row.pays.text() for row in shares.rows] == before
    assert shares.rows[0].slider.isEnabled()
    assert shares.steps.list.count() == 3


def test_pages_beside_the_sheet_show_their_tables_and_hide_the_tools(sheet, demo_shown, settled):
    for page in (SheetPage.MONEY, SheetPage.TIME, SheetPage.EFFECTS):
        sheet.show_part(page.value)
        side = sheet.sides[page.value]
        QApplication.processEvents()
        tables = [t for t in side.findChildren(WordTable) if t.isVisible()]
        assert tables, page
        assert all(table.words.rowCount() for table in tables)
        assert not sheet.tools.isVisible()
    sheet.show_part("costs")
    assert sheet.tools.isVisible()
    assert sheet.outcome.isVisible()


def test_a_larger_sheet_keeps_the_figures_in_one_line_and_is_remembered(sheet, demo_shown):
    lines, figures = sheet.view.height(), dict(sheet._sheet.outcome.figures)
    press(Qt.Key.Key_Return, sheet.fold)
    QApplication.processEvents()
    assert sheet.view.height() > lines + 100
    assert sheet.outcome.brief.isVisible()
    told = sheet.outcome.brief.accessibleName()
    assert all(f"{what} {much}" in told for what, much in figures.items())
    assert demo_shown.desk.workbench.workplace.tall_sheet
    sheet.show_part(SheetPage.MONEY.value)
    assert not sheet.fold.isVisible()
    sheet.show_part("costs")
    press(Qt.Key.Key_Return, sheet.fold)
    QApplication.processEvents()
    assert sheet.outcome.chart.isVisible()
    assert not demo_shown.desk.workbench.workplace.tall_sheet


def test_the_account_of_one_party_is_chosen_by_keys(sheet, demo_shown):
    sheet.show_part(SheetPage.TIME.value)
    side = sheet.sides[SheetPage.TIME.value]
    side.party.setFocus()
    press(Qt.Key.Key_Down)
    name = read_parties(demo_shown.desk.context.store, sheet.head.worksheet)[0].name
    assert side.party.currentText() == name
    side.party.activated.emit(side.party.currentIndex())
    QApplication.processEvents()
    tables = [t.accessibleName() for t in side.findChildren(WordTable) if t.isVisible()]
    assert tables == [f"{name}: kosten, baten en bijdragen per jaar"]


def test_two_variants_are_compared_and_one_is_chosen_for_the_dossier(
    sheet, demo_shown, settled, qtbot, wilgen
):
    store = demo_shown.desk.context.store
    assert not sheet.head.comparing.isEnabled()
    sheet.head._copy()
    view = sheet.view
    view.go_to(1, 1)
    press(Qt.Key.Key_F2, view)
    focused().selectAll()
    type_text("600")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    sheet.head.comparing.trigger()
    dialog = dialog_of(CompareDialog)
    settled(demo_shown)
    rows = dialog.tables["differences"].words.table.rows
    assert [row[1:] for row in rows] == [("400 m³", "600 m³")]
    press(Qt.Key.Key_Return, dialog.choices[1])
    chosen = read_variants(store, wilgen)[0]
    assert chosen.name == dialog.choices[1].text()
    dialog.accept()
    activate(demo_shown, qtbot)
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert read_variants(store, wilgen)[0].name != chosen.name


def test_a_party_is_handed_over_and_gets_vat_back(sheet, demo_shown, qtbot):
    store, key = demo_shown.desk.context.store, sheet.head.worksheet
    sheet.head.settings.click()
    dialog = dialog_of(SheetSettings)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    before = read_parties(store, key)
    line = next(row for row in dialog.lines if not row.vat.isChecked())
    press(Qt.Key.Key_Space, line.vat)
    assert {p.slug: p for p in read_parties(store, key)}[line.slug].recovers_vat
    first, second = before[0], before[1]
    heirs = [a.data() for a in dialog.lines[0].heirs_menu().actions() if a.data()]
    assert heirs == [party.slug for party in before[1:]]
    dialog.lines[0].removed.emit(second.slug)
    assert [p.slug for p in read_parties(store, key)] == heirs
    assert first.name not in [row.name.text() for row in dialog.lines]


@pytest.fixture
def edited(sheet, demo_shown, wilgen, tmp_path):
    """The workbook of the worksheet, with another quantity for the wadi."""
    context = demo_shown.desk.context
    edition = Edition(made_on=context.today(), data_version="")
    dossier = read_terrain(context.store, context.content, wilgen, edition).dossier
    path = tmp_path / "kosten-baten.xlsx"
    path.write_bytes(render_workbook(dossier, sheet._sheet.plan))
    book = load_workbook(path)
    rows = book["_aanjager"].iter_rows(min_row=2, max_col=2, values_only=True)
    cell = next(place for key, place in rows if key == "costs/wadi/quantity/mid")
    book["Invoer"][cell.partition("!")[2].replace("$", "")] = 500
    book.save(path)
    return path


def test_an_edited_workbook_is_read_back_with_its_differences_and_undone_in_one_step(
    sheet, demo_shown, settled, qtbot, edited
):
    before = sheet.models[Part.COSTS].rows
    sheet.read_back(edited)
    dialog = dialog_of(ReimportDialog)
    settled(demo_shown)
    assert [row[:4] for row in dialog.table.words.table.rows] == [
        ("Wadi langs de entree", "aantal midden", "400", "500")
    ]
    assert sheet.models[Part.COSTS].rows == before
    press(Qt.Key.Key_Return, dialog.take)
    assert sheet.models[Part.COSTS].rows[1].cells[1].text == "500"
    activate(demo_shown, qtbot)
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert sheet.models[Part.COSTS].rows == before


def test_a_file_that_is_no_workbook_says_so_and_changes_nothing(
    sheet, demo_shown, settled, tmp_path
):
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(b"geen werkmap")
    sheet.read_back(path)
    dialog = dialog_of(ReimportDialog)
    settled(demo_shown)
    assert dialog.trouble.text().startswith("lijst.xlsx: dit is geen Excel-werkmap")
    assert not dialog.take.isEnabled()
    dialog.reject()


def test_a_line_and_the_whole_say_why_they_are_what_they_are(sheet, qtbot):
    sheet.view.go_to(1, 0)
    press(Qt.Key.Key_Return, sheet.tools.why)
    dialog = dialog_of(WhyDialog)
    tables = [table.words.table for table in dialog.findChildren(WordTable)]
    words = [cell for table in tables for row in table.rows for cell in row]
    words += [label.text() for label in dialog.findChildren(QLabel)]
    assert any("400 m³ × € 122,50" in word.replace("\u00a0", " ") for word in words)
    assert any("53.64" in word for word in words)
    dialog.accept()
    assert why_all(sheet._sheet.plan)


def test_a_sheet_without_lines_says_that_there_is_nothing_to_share(
    sheet, demo_shown, settled, wilgen
):
    sheet.head._new()
    sheet.show_part(SheetPage.SHARES.value)
    settled(demo_shown)
    side = sheet.sides[SheetPage.SHARES.value]
    assert "Kies eerst maatregelen" in side._words.text()

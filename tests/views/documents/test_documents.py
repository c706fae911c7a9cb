"""From a terrain to a PDF by keys: what is missing leads to its place, preview, export, cancel."""

import threading

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from aanjager_app.domain.texts import TextKind
from aanjager_app.services.terrains import list_terrains
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.terrain.documents import export as export_module
from aanjager_app.views.terrain.documents.preview import PreviewDialog
from tests.views.keys import dialog_of, focused, press, type_text


@pytest.fixture
def tab(demo_shown, wilgen):
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.DOCUMENTS))
    return demo_shown.screens.page.tab


@pytest.fixture
def target(tmp_path, monkeypatch):
    path = tmp_path / "Groenvisie van mij.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    return path


def test_ctrl_e_and_enter_make_a_pdf_and_say_where_it_is(demo_shown, wilgen, target, settled, tab):
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.OVERVIEW))
    press(Qt.Key.Key_E, demo_shown, ctrl=True)
    assert demo_shown.desk.navigator.here.tab is Tab.DOCUMENTS
    assert tab.export.document.hasFocus()
    tab.export.export.setFocus()
    press(Qt.Key.Key_Return)
    settled(demo_shown)
    words = PdfReader(target).pages[0].extract_text()
    assert "De Wilgen" in words
    assert tab.export.made.path == target
    press(Qt.Key.Key_Return, tab.export.made.copy)
    assert QApplication.clipboard().text() == str(target)
    assert tab.earlier.model.rows[0].file_name == target.name


def test_ctrl_e_on_another_part_of_documents_shows_what_makes_one(demo_shown, tab):
    tab.sections.show_part(tab.texts)
    press(Qt.Key.Key_E, demo_shown, ctrl=True)
    assert tab.sections.part is tab.readiness
    assert tab.export.document.hasFocus()


def test_the_preview_shows_the_pages_of_the_real_document(demo_shown, tab, settled, target):
    press(Qt.Key.Key_Return, tab.export.preview)
    settled(demo_shown)
    dialog = dialog_of(PreviewDialog)
    settled(demo_shown)
    shown = dialog._labels[0].pixmap()
    assert not shown.isNull()
    colours = {shown.toImage().pixelColor(x, 40).name() for x in range(10, 300, 20)}
    assert "#20382b" in colours
    pages = dialog.page_count
    press(Qt.Key.Key_Escape, dialog)
    tab.export.export_to(target)
    settled(demo_shown)
    assert pages == len(PdfReader(target).pages)


@pytest.fixture
def slow(monkeypatch):
    """Rendering that waits in the middle until it is told to go on."""
    reached, go_on = threading.Event(), threading.Event()
    real = export_module.render

    def render(*arguments):
        reached.set()
        go_on.wait(10)
        return real(*arguments)

    monkeypatch.setattr(export_module, "render", render)
    return reached, go_on


def test_cancel_in_the_middle_leaves_no_file_and_no_record(tab, target, settled, slow, qtbot):
    demo_shown, (reached, go_on) = tab.window(), slow
    before = len(tab.earlier.model.rows)
    press(Qt.Key.Key_Return, tab.export.export)
    qtbot.waitUntil(reached.is_set)
    press(Qt.Key.Key_Return, tab.export._cancel)
    go_on.set()
    settled(demo_shown)
    assert not target.exists()
    assert list(target.parent.glob(".aanjager-*")) == []
    assert len(tab.earlier.model.rows) == before
    assert "niets geschreven" in demo_shown.notice.sentence
    assert tab.export.export.isEnabled()


@pytest.fixture
def slow_disk(monkeypatch):
    """Writing that waits before it begins until it is told to go on."""
    reached, go_on = threading.Event(), threading.Event()
    real = export_module.deliver

    def deliver(*arguments):
        reached.set()
        go_on.wait(10)
        return real(*arguments)

    monkeypatch.setattr(export_module, "deliver", deliver)
    return reached, go_on


def test_a_cancel_that_comes_too_late_says_that_the_file_is_there(
    tab, target, settled, slow_disk, qtbot
):
    demo_shown, (reached, go_on) = tab.window(), slow_disk
    press(Qt.Key.Key_Return, tab.export.export)
    qtbot.waitUntil(reached.is_set)
    press(Qt.Key.Key_Return, tab.export._cancel)
    go_on.set()
    settled(demo_shown)
    assert target.exists()
    assert "al geschreven" in demo_shown.notice.sentence
    assert tab.export.made.path == target
    assert tab.earlier.model.rows[0].file_name == target.name


def test_a_reload_while_a_document_is_made_does_not_offer_a_second(
    tab, target, settled, slow, qtbot
):
    demo_shown, (reached, go_on) = tab.window(), slow
    press(Qt.Key.Key_Return, tab.export.export)
    qtbot.waitUntil(reached.is_set)
    tab.load()
    assert not tab.export.export.isEnabled()
    assert not tab.export.preview.isEnabled()
    go_on.set()
    settled(demo_shown)
    assert tab.export.export.isEnabled()


@pytest.mark.parametrize("typed", ["Plan", "Plan 1.5"])
def test_a_name_without_ending_gets_it_and_never_replaces_a_file(
    tab, tmp_path, settled, monkeypatch, typed
):
    old = tmp_path / f"{typed}.pdf"
    old.write_bytes(b"oud")
    chosen = (str(tmp_path / typed), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: chosen)
    press(Qt.Key.Key_Return, tab.export.export)
    settled(tab.window())
    assert old.read_bytes() == b"oud"
    assert tab.export.made.path == tmp_path / f"{typed} (2).pdf"


def test_a_ready_text_opens_when_it_is_looked_at(tab):
    row = row_of(tab, "opgave")
    assert row.link.text() == "Bekijken"
    press(Qt.Key.Key_Return, row.link)
    assert focused().accessibleName() == "Tekst: Opgave"


def test_the_preview_fits_a_low_window(demo_shown, tab, settled):
    demo_shown.resize(911, 512)
    press(Qt.Key.Key_Return, tab.export.preview)
    settled(demo_shown)
    dialog = dialog_of(PreviewDialog)
    assert dialog.height() <= demo_shown.height()
    press(Qt.Key.Key_Escape, dialog)
    settled(demo_shown)


def test_a_target_that_cannot_be_written_is_told_and_the_old_file_stays(
    demo_shown, tab, target, settled
):
    target.write_bytes(b"oud")
    target.chmod(0o400)
    press(Qt.Key.Key_Return, tab.export.export)
    settled(demo_shown)
    assert target.read_bytes() == b"oud"
    assert "(2).pdf" in demo_shown.notice.sentence
    assert not tab.export.made.isVisible()


@pytest.fixture
def bare(demo_shown):
    """A terrain of which next to nothing is known."""
    rows = list_terrains(demo_shown.desk.context.store)
    key = next(row.id for row in rows if row.name == "De Molenkamp")
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, key, Tab.DOCUMENTS))
    return demo_shown.screens.page.tab


def row_of(tab, slug):
    return next(row for row in tab.readiness.rows if row._item.state.item.slug == slug)


def test_a_missing_text_opens_its_editor_and_writing_it_mends_the_item(bare, demo_shown):
    row = row_of(bare, "samenvatting")
    assert row.link.text() == "Aanvullen"
    press(Qt.Key.Key_Return, row.link)
    assert focused().accessibleName() == "Tekst: Samenvatting"
    type_text("Dit terrein wordt groen.")
    press(Qt.Key.Key_Return, ctrl=True)
    bare.sections.choose(0)
    assert row_of(bare, "samenvatting").link.text() == "Bekijken"
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert row_of(bare, "samenvatting").link.text() == "Aanvullen"


@pytest.mark.parametrize(
    ("slug", "tab"),
    [
        ("nulmeting", Tab.BASELINE),
        ("ambities", Tab.AMBITIONS),
        ("maatregelen", Tab.WORKSHEET),
        ("kosten", Tab.WORKSHEET),
    ],
)
def test_a_missing_item_leads_to_its_tab(bare, demo_shown, slug, tab):
    press(Qt.Key.Key_Return, row_of(bare, slug).link)
    assert demo_shown.desk.navigator.here.tab is tab


def test_a_missing_field_of_the_terrain_gets_the_cursor(bare, demo_shown):
    row = row_of(bare, "gebied")
    press(Qt.Key.Key_Return, row.link)
    here = demo_shown.desk.navigator.here
    if here.tab is Tab.AREA:
        assert focused().accessibleName() in ("Lengtegraad", "Bruto oppervlakte")
    else:
        assert here.tab is Tab.DOCUMENTS


def test_a_final_version_is_offered_only_when_all_is_ready(tab, bare, demo_shown, wilgen):
    assert not bare.export.final.isEnabled()
    assert "concept" in bare.export._hint.text()
    assert not bare.export.personal.isChecked()
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.DOCUMENTS))
    assert demo_shown.screens.page.tab.export.final.isEnabled()


def test_a_text_that_was_not_left_is_a_draft(tab, demo_shown, qtbot, wilgen):
    tab.sections.show_part(tab.texts)
    tab.texts.choose(TextKind.LESSONS)
    type_text("Begin klein")
    qtbot.waitUntil(lambda: tab.texts.drafts.find() is not None)
    press(Qt.Key.Key_Return, ctrl=True)
    qtbot.waitUntil(lambda: tab.texts.drafts.find() is None)


def test_the_workbook_for_libreoffice_is_one_of_the_choices(
    tab, tmp_path, monkeypatch, settled, demo_shown
):
    path = tmp_path / "kosten.ods"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    choice = tab.export.document.findText("Kosten en baten (LibreOffice, ODS)")
    tab.export.document.setCurrentIndex(choice)
    assert not tab.export.preview.isEnabled()
    press(Qt.Key.Key_Return, tab.export.export)
    settled(demo_shown)
    assert b"opendocument.spreadsheet" in path.read_bytes()[:100]
    assert tab.earlier.model.rows[0].file_name == path.name

"""The lists of a terrain by keys: add, mistake beside the field, undo, bin, history."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from aanjager_app.services.records import RecordKind, list_records, read_record
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.widgets.history_dialog import HistoryDialog
from tests.views.keys import dialog_of, focused, press, tab_to, type_text


@pytest.fixture
def go(demo_shown, wilgen):
    def open_tab(tab: Tab, **where):
        demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, tab, **where))
        return demo_shown.screens.page.tab

    return open_tab


@pytest.fixture
def titles(demo_shown, wilgen):
    def read(kind: RecordKind):
        context = demo_shown.desk.context
        return [r.title for r in list_records(context.store, context.content, kind, wilgen)]

    return read


def test_an_action_is_added_by_keys_and_undone(demo_shown, go, titles):
    panel = go(Tab.WORKGROUPS).actions_panel
    panel._add.setFocus()
    press(Qt.Key.Key_Return)
    assert focused().accessibleName() == "Actie"
    type_text("Bomen tellen")
    press(Qt.Key.Key_Tab)
    type_text("1-2-2027")
    tab_to("Toevoegen")
    press(Qt.Key.Key_Return)
    assert "Bomen tellen" in titles(RecordKind.ACTION)
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert "Bomen tellen" not in titles(RecordKind.ACTION)


def test_a_mistake_stands_beside_its_field_and_nothing_is_lost(go, titles):
    panel = go(Tab.WORKGROUPS).actions_panel
    panel.add()
    before = titles(RecordKind.ACTION)
    type_text("Bomen tellen")
    press(Qt.Key.Key_Tab)
    type_text("morgen")
    tab_to("Toevoegen")
    press(Qt.Key.Key_Return)
    due = panel.form.editors["due_on"]
    assert "25-11-2026" in due.trouble.text()
    assert due.trouble.isVisible()
    assert focused() is due.control
    assert (panel.form.editors["title"].text, titles(RecordKind.ACTION)) == ("Bomen tellen", before)
    due.control.selectAll()
    type_text("1-2-2027")
    assert not due.trouble.isVisible()


def test_a_field_is_saved_when_it_is_left_and_ctrl_z_takes_it_back(demo_shown, go, wilgen):
    tab = go(Tab.AREA)
    editor = tab.facts.form.editors["gross_ha"]
    editor.control.setFocus()
    editor.control.selectAll()
    type_text("50,5")
    press(Qt.Key.Key_Tab)
    context = demo_shown.desk.context

    def area():
        found = read_record(context.store, context.content, RecordKind.TERRAIN, wilgen)
        return found.shown["gross_ha"]

    assert area() == "50,5"
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert area() == "48,2"
    assert editor.text == "48,2"


def test_ctrl_z_in_a_field_first_takes_back_what_was_typed_there(go):
    editor = go(Tab.AREA).facts.form.editors["name"]
    editor.control.setFocus()
    press(Qt.Key.Key_End)
    type_text("xyz")
    press(Qt.Key.Key_Z, ctrl=True)
    assert editor.text == "De Wilgen"


def test_an_action_is_ticked_and_opened_again(go):
    panel = go(Tab.WORKGROUPS).actions_panel
    record = next(r for r in panel._model.rows if r.texts["state"] == "open")
    panel.select(record.id)
    press(Qt.Key.Key_Return, panel.done)
    assert panel.record_of(record.id).texts["state"] == "done"
    press(Qt.Key.Key_Return, panel.done)
    assert panel.record_of(record.id).texts["state"] == "open"


def test_what_is_thrown_away_is_in_the_bin_and_comes_back(demo_shown, go, titles):
    tab = go(Tab.WORKGROUPS)
    panel = tab.meetings
    tab.sections.show_part(panel)
    name = panel._model.rows[0].title
    panel.throw_away()
    assert name not in titles(RecordKind.MEETING)
    demo_shown.desk.navigator.go(Place(Screen.BIN))
    page = demo_shown.screens.page
    assert page.model.rows[0].title == name
    press(Qt.Key.Key_Return, page.table)
    assert name in titles(RecordKind.MEETING)
    assert not page.model.rows


def test_the_history_of_a_record_puts_an_earlier_value_back(demo_shown, go, wilgen):
    form = go(Tab.AREA).facts.form
    editor = form.editors["companies"]
    before = editor.text
    editor.control.setFocus()
    editor.control.selectAll()
    type_text("90")
    press(Qt.Key.Key_Tab)
    go(Tab.AREA).facts._show_history()
    dialog = dialog_of(HistoryDialog)
    dialog.table.selectRow(0)
    press(Qt.Key.Key_Return, dialog.restore)
    dialog.accept()
    assert editor.text == before


def test_scores_follow_the_measurement_that_is_chosen(go):
    tab = go(Tab.BASELINE)
    own = next(r for r in tab.baselines._model.rows if r.texts["method"] == "own_estimate")
    tab.baselines.select(own.id)
    press(Qt.Key.Key_Return, tab.baselines.to_scores)
    assert tab.scores.isVisible()
    assert tab.scores.note.isVisible()
    assert tab.scores.panel._model.rows
    other = next(r for r in tab.baselines._model.rows if r.id != own.id)
    tab.baselines.select(other.id)
    assert not tab.scores.note.isVisibleTo(tab.scores)


def test_the_gap_is_a_number_a_sentence_and_a_picture(go):
    tab = go(Tab.AMBITIONS)
    tab.sections.choose(1)
    row = next(r for r in tab.progress.model.rows if r.target == "60 mm")
    assert row.gap == "nog 25 mm"
    assert row.sentence in tab.progress._sentences.text()
    assert "Klimaatadaptatie" in tab.progress.chart.accessibleDescription()


def test_a_person_is_erased_everywhere_after_a_question(demo_shown, go, titles, monkeypatch):
    panel = go(Tab.CONTACTS).persons
    person = panel._model.rows[0]
    panel.select(person.id)

    def agree(box):
        button = next(b for b in box.buttons() if b.text() == "Overal wissen")
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", agree)
    press(Qt.Key.Key_Return, panel.erase)
    assert person.title not in titles(RecordKind.PERSON)
    assert "Gewist" in demo_shown.notice.sentence
    assert demo_shown.undo.text() != "Ongedaan maken: Persoon gewist"


def test_a_new_person_is_kept_as_long_as_the_settings_say(go):
    panel = go(Tab.CONTACTS).persons
    panel.add()
    assert panel.form.editors["retain_until"].text == "23-11-2028"


def test_what_was_typed_and_not_added_is_there_again(demo_shown, go, qtbot):
    tab = go(Tab.WORKGROUPS)
    panel = tab.decisions
    tab.sections.show_part(panel)
    panel.add()
    type_text("We beginnen bij de entree")
    qtbot.waitUntil(lambda: panel.form.drafts.find() is not None)
    go(Tab.OVERVIEW)
    panel = go(Tab.WORKGROUPS).decisions
    panel.form.start_new(panel._parent_key)
    assert panel.form.editors["text"].text == "We beginnen bij de entree"
    assert "staat er weer" in panel.form._draft_words.text()
    press(Qt.Key.Key_Return, panel.form._draft_drop)
    assert panel.form.editors["text"].text == ""
    assert panel.form.drafts.find() is None


def test_the_next_step_leads_to_its_place(demo_shown, go):
    tab = go(Tab.OVERVIEW)
    assert tab._reason.text()
    press(Qt.Key.Key_Return, tab._go)
    assert demo_shown.desk.navigator.here.tab is not Tab.OVERVIEW


def test_the_chain_advises_and_never_blocks(demo_shown, go):
    tab = go(Tab.CHAIN)
    phase = tab.phase
    assert "hier is het project nu" in phase._state.text()
    row = next(r for r in phase._rows if not r._state.computed)
    row.evidence.setFocus()
    row.evidence.selectAll()
    type_text("Besproken op 3 maart")
    press(Qt.Key.Key_Return)
    assert row.evidence.text() == "Besproken op 3 maart"
    phase.gate_form.reason.setFocus()
    type_text("Kosten zijn helder")
    press(Qt.Key.Key_Return)
    assert "Kosten zijn helder" in phase._decided.text()
    press(Qt.Key.Key_Return, phase.onward)
    assert tab._chain().current == 4
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert tab._chain().current == 3


def test_a_stop_without_a_reason_is_asked_for_one(demo_shown, go):
    form = go(Tab.CHAIN).phase.gate_form
    form.outcome.setCurrentIndex(form.outcome.count() - 1)
    press(Qt.Key.Key_Return, form.button)
    assert "reden" in demo_shown.notice.sentence
    assert QApplication.activeModalWidget() is None

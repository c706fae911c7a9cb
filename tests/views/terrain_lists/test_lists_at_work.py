"""The lists at work: what fits, what is marked, what is told beside a field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from aanjager_app.services.records import (
    RecordKind,
    bin_record,
    list_records,
    read_record,
    set_field,
)
from aanjager_app.views.navigation import Place, Screen, Tab
from tests.views.keys import focused, press, tab_to, type_text


@pytest.fixture
def go(demo_shown, wilgen):
    def open_tab(tab: Tab):
        demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, tab))
        return demo_shown.screens.page.tab

    return open_tab


@pytest.fixture
def records(demo_shown, wilgen):
    context = demo_shown.desk.context

    def read(kind: RecordKind):
        return list_records(context.store, context.content, kind, wilgen)

    return read


@pytest.fixture
def change(demo_shown):
    desk = demo_shown.desk

    def put(record, field: str, text: str) -> None:
        store, content = desk.context.store, desk.context.content
        desk.tell(set_field(store, content, record.kind, record.id, field=field, text=text))

    return put


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1100, 650)])
def test_no_list_hides_a_column_beside_its_frame(demo_shown, go, width, height):
    demo_shown.resize(width, height)
    for tab, names in (
        (Tab.AREA, ("areas", "companies", "plots")),
        (Tab.BASELINE, ("baselines",)),
        (Tab.AMBITIONS, ("panel",)),
        (Tab.WORKGROUPS, ("actions_panel", "groups", "meetings", "decisions")),
        (Tab.CONTACTS, ("persons", "organisations")),
    ):
        page = go(tab)
        for name in names:
            panel = getattr(page, name)
            page.sections.show_part(panel)
            QApplication.processEvents()
            used = sum(panel.table.columnWidth(n) for n in range(len(panel._model.columns)))
            assert used <= panel.table.viewport().width(), (tab, name)


def test_a_person_who_is_kept_too_long_is_marked(go, records, change):
    person, other, *_ = records(RecordKind.PERSON)
    change(person, "retain_until", "1-1-2026")
    change(other, "retain_until", "")
    panel = go(Tab.CONTACTS).persons
    shown = {row.id: panel._model.columns[-1].text(row) for row in panel._model.rows}
    assert shown[person.id] == "01-01-2026 · verlopen"
    assert shown[other.id] == "geen termijn"


def test_an_owner_in_the_bin_stays_until_another_is_chosen(demo_shown, go, records):
    action = next(row for row in records(RecordKind.ACTION) if row.texts["owner_id"])
    other = next(row for row in records(RecordKind.ACTION) if not row.texts["owner_id"])
    context = demo_shown.desk.context
    demo_shown.desk.tell(bin_record(context.store, RecordKind.PERSON, action.texts["owner_id"]))
    panel = go(Tab.WORKGROUPS).actions_panel
    panel.select(action.id)
    owner = panel.form.editors["owner_id"]
    assert owner.control.currentText() == "(niet meer bekend)"
    assert not owner.is_dirty
    panel.form.editors["remark"].control.setFocus()
    type_text("Nog eens vragen")
    press(Qt.Key.Key_Tab)
    found = read_record(context.store, context.content, RecordKind.ACTION, action.id)
    assert found.texts["owner_id"] == action.texts["owner_id"]
    assert found.texts["remark"] == "Nog eens vragen"
    assert panel.form.drafts.find() is None
    panel.select(other.id)
    assert owner.control.findText("(niet meer bekend)") < 0
    assert (owner.text, owner.is_dirty) == ("", False)


def test_a_new_record_has_only_its_own_buttons(go):
    actions = go(Tab.WORKGROUPS).actions_panel
    assert actions.done.isVisible()
    actions.add()
    assert not actions.done.isVisible()
    tab_to("Annuleren")
    press(Qt.Key.Key_Return)
    assert actions.done.isVisible()
    persons = go(Tab.CONTACTS).persons
    persons.add()
    assert not persons.erase.isVisible()


def test_a_second_score_on_an_indicator_is_told_beside_it(go, qtbot):
    page = go(Tab.BASELINE)
    press(Qt.Key.Key_Return, page.baselines.to_scores)
    panel = page.scores.panel
    taken = panel._model.rows[0]
    before = len(panel._model.rows)
    panel.add()
    assert focused() is panel.form.editors["indicator"].control
    type_text(taken.title[:8])
    tab_to("Waarde")
    type_text("12")
    tab_to("Toevoegen")
    press(Qt.Key.Key_Return)
    indicator = panel.form.editors["indicator"]
    assert indicator.text == taken.texts["indicator"]
    assert f"al een score met “{taken.title}”" in indicator.trouble.text()
    assert len(panel._model.rows) == before


def test_a_day_of_doing_ticks_the_action_and_undo_opens_it_again(demo_shown, go, records):
    panel = go(Tab.WORKGROUPS).actions_panel
    action = next(row for row in records(RecordKind.ACTION) if row.texts["state"] == "open")
    panel.select(action.id)
    panel.form.editors["done_on"].control.setFocus()
    type_text("20-11-2026")
    press(Qt.Key.Key_Tab)
    assert panel.form.editors["state"].text == "done"
    assert panel.done.text() == "Weer openzetten"
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert panel.form.editors["state"].text == "open"
    assert panel.form.editors["done_on"].text == ""


def test_a_long_line_shows_how_it_starts(go, records, change):
    action = records(RecordKind.ACTION)[0]
    change(action, "title", "Subsidie voor klimaatadaptatie aanvragen bij de provincie " * 3)
    panel = go(Tab.WORKGROUPS).actions_panel
    panel.table.setFocus()
    panel.select(records(RecordKind.ACTION)[1].id)
    panel.select(action.id)
    assert panel.form.editors["title"].control.cursorPosition() == 0


def test_each_gap_says_what_it_is_about(go):
    page = go(Tab.AMBITIONS)
    lines = page.progress._sentences.text().splitlines()
    rows = page.progress.model.rows
    assert lines == [f"{row.indicator}: {row.sentence}" for row in rows]

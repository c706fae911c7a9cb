"""A visit note with a photo in three actions; undo in one step; wrong files told by name."""

import io

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from aanjager_app.domain.errors import EnvironmentProblem, InputError
from aanjager_app.exchange.images import MAX_BYTES, content_id
from aanjager_app.services.files import keep_files, read_file
from aanjager_app.services.records import RecordKind, list_records
from aanjager_app.services.visits import (
    CACHE,
    PhotoFate,
    add_photos,
    file_to_open,
    list_photos,
    photo_from,
    thumbnail,
)
from aanjager_app.views.navigation import Place, Screen, Tab
from tests.views.keys import focused, press, type_text


def photo_file(folder, name, *, colour="green", taken="2026:11:23 09:15:00", gps=False):
    """A small photo as a phone makes it, on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x0132] = taken
    if gps:
        exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 9.0, 1.08), 3: "E", 4: (5.0, 24.0, 4.32)})
    path = folder / name
    Image.new("RGB", (320, 200), colour).save(path, exif=exif)
    return path


def drop(tab, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    tab.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, data,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


@pytest.fixture
def at_terrain(demo_shown, wilgen):
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.OVERVIEW))
    return demo_shown


@pytest.fixture
def notes(demo_shown, wilgen):
    context = demo_shown.desk.context

    def read():
        return list_records(context.store, context.content, RecordKind.VISIT_NOTE, wilgen)

    return read


def test_a_note_with_a_photo_takes_three_actions(at_terrain, notes, tmp_path, settled):
    press(Qt.Key.Key_N, at_terrain, ctrl=True, shift=True)  # one
    tab = at_terrain.screens.page.tab
    assert focused().accessibleName() == "Notitie"
    drop(tab, photo_file(tmp_path, "entree.jpg"))  # two
    settled(at_terrain)
    tab.panel.form.focus_field("text")
    type_text("De entree is een grote parkeerplaats.")  # three
    tab.panel._table.setFocus()
    note = notes()[0]
    assert note.title == "Bezoek 23 november 2026"
    assert note.shown["text"] == "De entree is een grote parkeerplaats."
    context = at_terrain.desk.context
    (photo,) = list_photos(context.store, context.folder.files, note.id)
    assert (photo.file_name, photo.taken_at) == ("entree.jpg", "2026-11-23 09:15")
    assert not tab.photos.list.item(0).icon().isNull()


def test_the_thumbnail_stands_upright_and_is_made_once(at_terrain, tmp_path, settled):
    tab = open_note(at_terrain)
    drop(tab, photo_file(tmp_path, "a.jpg"))
    settled(at_terrain)
    files = at_terrain.desk.context.folder.files
    key = tab.photos.photo.content_id
    with Image.open(io.BytesIO(thumbnail(files, key, 192))) as small:
        assert small.height > small.width
        assert not small.getexif()
    kept = list((files.parent / CACHE).glob(f"{key}-*.jpg"))
    assert len(kept) == 1


def open_note(window):
    press(Qt.Key.Key_N, window, ctrl=True, shift=True)
    return window.screens.page.tab


def test_photos_of_one_drop_are_one_step_and_sorted_by_time(at_terrain, tmp_path, settled):
    tab = open_note(at_terrain)
    files = [
        photo_file(tmp_path, f"{n}.jpg", colour=colour, taken=f"2026:11:23 1{9 - n}:00:00")
        for n, colour in enumerate(["red", "blue", "white", "black"])
    ]
    drop(tab, *files)
    settled(at_terrain)
    shown = [tab.photos.list.item(n).text() for n in range(tab.photos.list.count())]
    assert shown == ["3.jpg", "2.jpg", "1.jpg", "0.jpg"]
    press(Qt.Key.Key_Z, at_terrain, ctrl=True)
    assert tab.photos.list.count() == 0
    press(Qt.Key.Key_Y, at_terrain, ctrl=True)
    assert tab.photos.list.count() == 4


def test_what_is_no_photo_is_told_by_name_and_the_rest_goes_in(at_terrain, tmp_path, settled):
    tab = open_note(at_terrain)
    wrong = tmp_path / "verslag.docx"
    wrong.write_bytes(b"PK\x03\x04 geen foto")
    drop(tab, wrong, photo_file(tmp_path, "goed.jpg"))
    settled(at_terrain)
    assert "verslag.docx: dit is geen foto" in at_terrain.notice.sentence
    assert tab.photos.list.count() == 1


def test_the_same_photo_twice_stays_one(at_terrain, tmp_path, settled):
    tab = open_note(at_terrain)
    path = photo_file(tmp_path, "een.jpg")
    for _ in range(2):
        drop(tab, path)
        settled(at_terrain)
    assert tab.photos.list.count() == 1
    assert "staat er al" in at_terrain.notice.sentence


def test_a_place_is_proposed_and_kept_only_after_a_click(at_terrain, tmp_path, settled):
    tab = open_note(at_terrain)
    drop(tab, photo_file(tmp_path, "gps.jpg", gps=True))
    settled(at_terrain)
    assert not tab.photos.photo.has_place
    assert "52,1503" in tab.photos._about.text()
    press(Qt.Key.Key_Return, tab.photos.place)
    assert tab.photos.photo.has_place
    press(Qt.Key.Key_Z, at_terrain, ctrl=True)
    assert not tab.photos.photo.has_place


def test_a_picture_on_the_clipboard_is_pasted(at_terrain, settled):
    tab = open_note(at_terrain)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QApplication.clipboard().setImage(image)
    tab.panel._table.setFocus()
    press(Qt.Key.Key_V, tab, ctrl=True)
    settled(at_terrain)
    assert tab.photos.list.count() == 1


def test_a_file_pasted_in_the_text_becomes_a_photo_and_no_path(at_terrain, tmp_path, settled):
    tab = open_note(at_terrain)
    data = QMimeData()
    path = photo_file(tmp_path, "geplakt.jpg")
    data.setUrls([QUrl.fromLocalFile(str(path))])
    data.setText(str(path))
    QApplication.clipboard().setMimeData(data)
    press(Qt.Key.Key_V, focused(), ctrl=True)
    settled(at_terrain)
    assert tab.photos.list.item(0).text() == "geplakt.jpg"
    assert tab.panel.form.editors["text"].text == ""


def test_a_file_dropped_on_the_text_becomes_a_photo_and_no_path(at_terrain, tmp_path, settled):
    tab = open_note(at_terrain)
    viewport = tab.panel.form.editors["text"].control.viewport()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo_file(tmp_path, "gesleept.jpg")))])
    how = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, QDragEnterEvent(QPoint(9, 9), *how))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(9, 9), *how))
    settled(at_terrain)
    assert tab.photos.list.item(0).text() == "gesleept.jpg"
    assert tab.panel.form.editors["text"].text == ""


def test_two_photos_of_one_name_are_told_apart(at_terrain, tmp_path, settled):
    tab = open_note(at_terrain)
    for folder, colour in (("a", "red"), ("b", "blue")):
        (tmp_path / folder).mkdir()
        photo_file(tmp_path / folder, "IMG_0001.jpg", colour=colour)
    first, second = tmp_path / "a" / "IMG_0001.jpg", tmp_path / "b" / "IMG_0001.jpg"
    drop(tab, first)
    settled(at_terrain)
    store, files = at_terrain.desk.context.store, at_terrain.desk.context.folder.files
    report = add_photos(store, files, tab.panel.record, [photo_from(first), photo_from(second)])
    assert [o.fate for o in report.outcomes] == [PhotoFate.SAME, PhotoFate.ADDED]


def test_a_file_that_is_too_large_is_refused_unread(tmp_path):
    film = tmp_path / "film.jpg"
    with film.open("wb") as target:
        target.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="groter dan 60 MB"):
        photo_from(film).load()


def test_the_original_opens_as_a_copy_with_the_ending_of_its_content(at_terrain, tmp_path, settled):
    tab = open_note(at_terrain)
    path = photo_file(tmp_path, "foto.jpg")
    drop(tab, path)
    settled(at_terrain)
    files, key = at_terrain.desk.context.folder.files, tab.photos.photo.content_id
    copy = file_to_open(files, key)
    assert copy.suffix == ".jpg"
    assert copy.read_bytes() == path.read_bytes()
    assert copy.parent != files


def test_a_key_that_is_a_path_is_never_read(tmp_path):
    (tmp_path / "files").mkdir()
    (tmp_path / "geheim").write_bytes(b"x")
    assert read_file(tmp_path / "files", "../geheim") is None
    assert thumbnail(tmp_path / "files", "../geheim", 96) is None


def test_a_picture_shows_also_when_it_cannot_be_kept(tmp_path):
    files = tmp_path / "files"
    content = photo_file(tmp_path, "a.jpg").read_bytes()
    keep_files(files, [content])
    (tmp_path / CACHE).write_bytes(b"no folder")
    assert thumbnail(files, content_id(content), 96).startswith(b"\xff\xd8")
    with pytest.raises(EnvironmentProblem):
        file_to_open(files, content_id(content))


def test_what_is_on_a_photo_is_asked_and_kept(at_terrain, tmp_path, settled):
    tab = open_note(at_terrain)
    drop(tab, photo_file(tmp_path, "a.jpg"))
    settled(at_terrain)
    editor = tab.photos.form.editors["alternative_text"]
    editor.control.setFocus()
    type_text("Een parkeerplaats zonder bomen")
    press(Qt.Key.Key_Return)
    item = tab.photos.list.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Een parkeerplaats zonder bomen"
    assert tab.photos.photo.alternative == "Een parkeerplaats zonder bomen"

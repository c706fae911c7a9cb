"""Visit notes with photos: originals kept untouched, thumbnails beside them, a place proposed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import select

from aanjager_app.content import Content
from aanjager_app.documents.files import write_whole
from aanjager_app.domain.dutch import format_date, format_date_short, format_number
from aanjager_app.domain.errors import DomainError, EnvironmentProblem, InputError
from aanjager_app.exchange.images import (
    MAX_BYTES,
    TakenPhoto,
    ending_of,
    read_photo,
    read_position,
    view_copy,
)
from aanjager_app.models.entities import Photo, VisitNote
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.files import has_file, keep_files, make_folder, read_file
from aanjager_app.services.records import Added, RecordKind, add_record

CACHE: Final = "miniaturen"
OPENED: Final = "geopend"


class PhotoFate(StrEnum):
    """What became of a photo that was brought in."""

    ADDED = "added"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class PhotoSource:
    """A photo to bring in: its name, and how to get its bytes when its turn comes."""

    name: str
    load: Callable[[], bytes]


def photo_from(path: Path) -> PhotoSource:
    """A file as a photo to bring in; one that is too large is never read."""

    def load() -> bytes:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(path.name, f"de foto is groter dan {MAX_BYTES // 2**20} MB")
        return path.read_bytes()

    return PhotoSource(path.name, load)


@dataclass(frozen=True, slots=True)
class PhotoOutcome:
    """What became of one photo, with the reason when it was refused."""

    name: str
    fate: PhotoFate
    reason: str = ""


class _Taken(NamedTuple):
    number: int
    name: str
    photo: TakenPhoto


@dataclass(frozen=True, slots=True)
class PhotosReport:
    """What became of all photos of one go; one step to undo."""

    outcomes: tuple[PhotoOutcome, ...]
    change: Change

    def count(self, fate: PhotoFate) -> int:
        """How many photos had this fate."""
        return sum(outcome.fate is fate for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photo of a visit.

    Attributes:
        id: its key.
        content_id: name of the original.
        file_name: name that it came with.
        caption, alternative: what the user wrote.
        taken_at: time on the camera, in words.
        has_place: a place was accepted.
        is_there: the original is on this computer.
    """

    id: str
    content_id: str
    file_name: str
    caption: str
    alternative: str
    taken_at: str
    has_place: bool
    is_there: bool


def start_visit(store: Store, content: Content, terrain_id: str, today: date) -> Added:
    """A new visit note of today, with a title that may stay.

    Raises:
        DomainError: the terrain is unknown.
    """
    texts = {"title": f"Bezoek {format_date(today)}", "visited_on": format_date_short(today)}
    return add_record(store, content, RecordKind.VISIT_NOTE, terrain_id, texts)


def add_photos(
    store: Store,
    files: Path,
    visit_id: str,
    sources: Sequence[PhotoSource],
    report: Callable[[int, int, str], None] = lambda *_: None,
) -> PhotosReport:
    """Bring photos in: kept one by one, then all rows in one transaction.

    Args:
        store: the store.
        files: folder of the originals.
        visit_id: the visit note.
        sources: the photos; each is in memory only while it is its turn.
        report: hears how far it is; may raise to stop before anything was recorded.

    Raises:
        DomainError: `row_not_found`.
        EnvironmentProblem: the disk is full or the folder read-only.
    """
    outcomes: list[PhotoOutcome] = []
    taken: list[_Taken] = []
    for number, source in enumerate(sources):
        report(number, len(sources), source.name)
        outcome, photo = _take_in(source, files)
        outcomes.append(outcome)
        if photo is not None:
            taken.append(_Taken(number, source.name, photo))
    report(len(sources), len(sources), "Vastleggen")
    taken.sort(key=_moment)
    with store.write("Foto’s toegevoegd" if len(taken) > 1 else "Foto toegevoegd") as work:
        note = work.session.get(VisitNote, visit_id)
        if note is None or note.binned:
            raise DomainError("row_not_found", "Deze bezoeknotitie bestaat niet (meer).")
        query = select(Photo).where(Photo.visit_note_id == visit_id)
        known = {photo.content_id: photo for photo in work.session.scalars(query)}
        for number, name, photo in taken:
            row = known.get(photo.content_id)
            if row is None:
                row = Photo(
                    visit_note_id=visit_id,
                    content_id=photo.content_id,
                    file_name=name,
                    taken_at=photo.taken_at,
                )
                work.session.add(row)
                known[photo.content_id] = row
            elif row.binned:
                row.binned = False
            else:
                outcomes[number] = PhotoOutcome(name, PhotoFate.SAME, "deze foto staat er al")
    return PhotosReport(tuple(outcomes), work.change)


def list_photos(store: Store, files: Path, visit_id: str) -> tuple[PhotoRow, ...]:
    """The photos of a visit by the time they were taken."""
    query = (
        select(Photo)
        .where(Photo.visit_note_id == visit_id, Photo.binned.is_(False))
        .order_by(Photo.taken_at.nulls_last(), Photo.file_name, Photo.id)
    )
    with store.read() as session:
        return tuple(
            PhotoRow(
                id=photo.id,
                content_id=photo.content_id,
                file_name=photo.file_name,
                caption=photo.caption or "",
                alternative=photo.alternative_text or "",
                taken_at=(photo.taken_at or "").replace("T", " ")[:16],
                has_place=photo.longitude is not None,
                is_there=has_file(files, photo.content_id),
            )
            for photo in session.scalars(query)
        )


def proposed_place(files: Path, content_id: str) -> str:
    """Where a photo says that it was made, in words; empty when it doesn't say."""
    original = read_file(files, content_id)
    if original is None:
        return ""
    try:
        position = read_position(original, name=content_id[:8])
    except InputError:
        return ""  # no photo, so nothing to propose
    if position is None:
        return ""
    return f"{format_number(position.latitude)} ; {format_number(position.longitude)}"


def accept_place(store: Store, files: Path, photo_id: str) -> Change:
    """Take over the place that a photo proposes.

    Raises:
        DomainError: `row_not_found`, `no_place`.
    """
    with store.write("Plek van de foto overgenomen") as work:
        row = work.session.get(Photo, photo_id)
        if row is None:
            raise DomainError("row_not_found", "Deze foto bestaat niet (meer).")
        original = read_file(files, row.content_id)
        position = read_position(original, name=row.file_name) if original else None
        if position is None:
            raise DomainError("no_place", "In deze foto staat geen plek.")
        row.longitude, row.latitude = position.longitude, position.latitude
    return work.change


def file_to_open(files: Path, content_id: str) -> Path:
    """A copy of an original that another program can open and may change.

    Its ending comes from what is in the file and never from a name that came from elsewhere.

    Raises:
        DomainError: `file_not_here`.
        EnvironmentProblem: the disk is full or the folder read-only.
        InputError: the file is no photo.
    """
    original = read_file(files, content_id)
    if original is None:
        raise DomainError("file_not_here", "Het origineel staat niet op deze computer.")
    folder = files.parent / CACHE / OPENED
    make_folder(folder)
    copy = folder / f"foto-{content_id[:16]}.{ending_of(original, name=content_id[:8])}"
    write_whole(copy, original)
    return copy


def thumbnail(files: Path, content_id: str, side: int) -> bytes | None:
    """A small copy of a photo as JPEG, made once; None when it can't be shown.

    Args:
        files: folder of the originals; the small copies are kept beside it.
        content_id: name of the original.
        side: most pixels of the longest side.
    """
    if not has_file(files, content_id):
        return None
    folder = files.parent / CACHE
    kept = folder / f"{content_id}-{side}.jpg"
    if kept.is_file():
        return kept.read_bytes()
    original = read_file(files, content_id)
    if original is None:
        return None
    try:
        small = view_copy(original, name=content_id[:8], largest_side=side)
    except InputError:
        return None  # kept as a file; the list says that it can't be shown
    try:
        make_folder(folder)
        write_whole(kept, small)
    except EnvironmentProblem:
        return small  # what is kept only saves time; the picture itself is there
    return small


def _take_in(source: PhotoSource, files: Path) -> tuple[PhotoOutcome, TakenPhoto | None]:
    try:
        content = source.load()
        photo = read_photo(content, name=source.name)
    except InputError as error:
        return PhotoOutcome(source.name, PhotoFate.REFUSED, error.problem), None
    except OSError:
        reason = "het bestand is niet te lezen"
        return PhotoOutcome(source.name, PhotoFate.REFUSED, reason), None
    keep_files(files, [content])
    return PhotoOutcome(source.name, PhotoFate.ADDED, photo.problem or ""), photo


def _moment(taken: _Taken) -> tuple[bool, str, str]:
    return taken.photo.taken_at is None, taken.photo.taken_at or "", taken.name

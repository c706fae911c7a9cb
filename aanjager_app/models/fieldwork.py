"""What is brought home from a terrain: visit notes, photos and texts; and what was exported."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from aanjager_app.domain.vocabulary import DocumentKind, DocumentStatus
from aanjager_app.models.base import Base, Day, DecimalText, EnumText, Instant, Synced, reference


class VisitNote(Synced, Base):
    """A note of a visit (bezoeknotitie)."""

    __tablename__ = "visit_note"

    terrain_id: Mapped[str] = reference("terrain.id")
    visited_on: Mapped[date] = mapped_column(Day)
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text)
    personal: Mapped[bool] = mapped_column(default=False, server_default="0")


class Photo(Synced, Base):
    """A photo of a visit; the original is kept untouched under its content id.

    Attributes:
        content_id: SHA-256 of the original file, its name in the folder `files`.
        alternative_text: what is on it, for who can't see it.
        longitude, latitude: only when the user accepted what the photo proposed.
    """

    __tablename__ = "photo"

    visit_note_id: Mapped[str] = reference("visit_note.id")
    content_id: Mapped[str] = mapped_column(Text)
    file_name: Mapped[str] = mapped_column(Text)
    caption: Mapped[str | None] = mapped_column(Text)
    alternative_text: Mapped[str | None] = mapped_column(Text)
    taken_at: Mapped[str | None] = mapped_column(Text)
    longitude: Mapped[Decimal | None] = mapped_column(DecimalText)
    latitude: Mapped[Decimal | None] = mapped_column(DecimalText)


class Note(Synced, Base):
    """A text about a terrain that a document needs, known by its kind (`TextKind`)."""

    __tablename__ = "note"

    terrain_id: Mapped[str] = reference("terrain.id")
    kind: Mapped[str] = mapped_column(Text, index=True)
    text: Mapped[str] = mapped_column(Text)


class DocumentRecord(Synced, Base):
    """One export of a document: what, when, by whom, of which data."""

    __tablename__ = "document"

    terrain_id: Mapped[str] = reference("terrain.id")
    kind: Mapped[DocumentKind] = mapped_column(EnumText(DocumentKind))
    status: Mapped[DocumentStatus] = mapped_column(
        EnumText(DocumentStatus), default=DocumentStatus.DRAFT
    )
    title: Mapped[str] = mapped_column(Text)
    file_name: Mapped[str] = mapped_column(Text)
    content_id: Mapped[str] = mapped_column(Text)
    exported_at: Mapped[datetime] = mapped_column(Instant)
    exported_by: Mapped[str | None] = mapped_column(Text)
    profile: Mapped[str | None] = mapped_column(Text)
    data_version: Mapped[str | None] = mapped_column(Text)
    with_personal_data: Mapped[bool] = mapped_column(default=False, server_default="0")

"""The state of the dossier with the places to mend it, and what was exported earlier."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from aanjager_app.content import Content
from aanjager_app.documents.dossier import Edition
from aanjager_app.domain.readiness import ItemState, ReadinessState
from aanjager_app.domain.vocabulary import DocumentKind
from aanjager_app.models.entities import DocumentRecord
from aanjager_app.models.store import Store
from aanjager_app.services.dossiers import profile_of, read_terrain
from aanjager_app.services.readiness_places import Target, place_of_item


@dataclass(frozen=True, slots=True)
class DossierItem:
    """An item of the profile, and where it is mended."""

    state: ItemState
    target: Target


@dataclass(frozen=True, slots=True)
class EarlierExport:
    """A document that was made earlier, in words."""

    at: datetime
    what: str
    status: str
    by: str
    file_name: str
    personal: str


@dataclass(frozen=True, slots=True)
class DossierStatus:
    """What the documents tab shows.

    Attributes:
        name: name of the terrain.
        profile: name of the profile.
        items: its items with their state and place.
        variants: names of the worksheets.
        exports: what was made earlier, the newest first.
    """

    name: str
    profile: str
    items: tuple[DossierItem, ...]
    variants: tuple[str, ...]
    exports: tuple[EarlierExport, ...]

    def missing(self, kind: DocumentKind) -> int:
        """How many items of a document aren't ready."""
        return sum(
            item.state.item.document is kind and item.state.state is not ReadinessState.READY
            for item in self.items
        )


def read_dossier_status(
    store: Store, content: Content, terrain_id: str, today: date
) -> DossierStatus:
    """Read how far a dossier is.

    Raises:
        DomainError: the terrain is unknown.
    """
    read = read_terrain(store, content, terrain_id, Edition(made_on=today, data_version=""))
    query = (
        select(DocumentRecord)
        .where(DocumentRecord.terrain_id == terrain_id, DocumentRecord.binned.is_(False))
        .order_by(DocumentRecord.exported_at.desc())
    )
    labels = content.labels
    with store.read() as session:
        exports = tuple(
            EarlierExport(
                at=row.exported_at,
                what=labels.of(row.kind),
                status=labels.of(row.status),
                by=row.exported_by or "",
                file_name=row.file_name,
                personal="met persoonsgegevens" if row.with_personal_data else "zonder",
            )
            for row in session.scalars(query)
        )
    return DossierStatus(
        name=read.dossier.terrain.name,
        profile=profile_of(content).name,
        items=tuple(
            DossierItem(state, place_of_item(state, read.facts)) for state in read.dossier.readiness
        ),
        variants=read.variants,
        exports=exports,
    )

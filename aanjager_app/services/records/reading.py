"""Records as frozen values, for lists and forms."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.domain.errors import DomainError
from aanjager_app.models.base import Base, Synced
from aanjager_app.models.store import Store
from aanjager_app.services.records.fields import FieldKind, Option, RecordKind, RecordSpec
from aanjager_app.services.records.options import Options, title_of
from aanjager_app.services.records.rules import binned_above
from aanjager_app.services.records.specs import SPECS
from aanjager_app.services.records.values import shown_value


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Attributes:
        kind: which kind.
        id: its key.
        parent_id: key of what it hangs under; None for a terrain.
        title: what it is called.
        texts: per field what is in its editor: Dutch notation, and the key of a choice.
        shown: per field what the user reads.
        values: per field the value itself, for sorting and marking.
    """

    kind: RecordKind
    id: str
    parent_id: str | None
    title: str
    texts: Mapping[str, str]
    shown: Mapping[str, str]
    values: Mapping[str, object]


def list_records(
    store: Store, content: Content, kind: RecordKind, parent_id: str | None
) -> tuple[Record, ...]:
    """The records of a kind under a parent that aren't in the bin, in the order of the kind.

    What hangs under something in the bin isn't listed either.
    """
    spec = SPECS[kind]
    with store.read() as session:
        if binned_above(session, spec, parent_id) is not None:
            return ()
        query = select(spec.entity).where(spec.entity.binned.is_(False))
        if spec.parent is not None:
            query = query.where(getattr(spec.entity, spec.parent) == parent_id)
        columns = [getattr(spec.entity, name) for name in spec.order]
        ordered = [c.desc() if spec.newest_first else c.asc() for c in columns]
        query = query.order_by(*(c.nulls_last() for c in ordered), spec.entity.id)
        options = Options(session, content, terrain_of(session, spec, parent_id))
        return tuple(record_of(spec, row, options) for row in session.scalars(query))


def read_record(store: Store, content: Content, kind: RecordKind, record_id: str) -> Record:
    """One record.

    Raises:
        DomainError: `row_not_found`.
    """
    spec = SPECS[kind]
    with store.read() as session:
        row = row_of(session, spec, record_id)
        options = Options(session, content, terrain_of(session, spec, parent_of(spec, row)))
        return record_of(spec, row, options)


def options_of(
    store: Store, content: Content, kind: RecordKind, field_name: str, parent_id: str | None
) -> tuple[Option, ...]:
    """What can be chosen in a field of a record under a parent."""
    spec = SPECS[kind]
    with store.read() as session:
        terrain = terrain_of(session, spec, parent_id)
        return Options(session, content, terrain).of(spec.field(field_name))


def record_of(spec: RecordSpec, row: Synced, options: Options) -> Record:
    """A row as a record."""
    texts = {field.name: shown_value(field, getattr(row, field.name)) for field in spec.fields}
    shown = {
        field.name: options.label(field, texts[field.name])
        if field.kind in (FieldKind.CHOICE, FieldKind.REFERENCE)
        else texts[field.name]
        for field in spec.fields
    }
    return Record(
        kind=spec.kind,
        id=row.id,
        parent_id=parent_of(spec, row),
        title=title_of(spec, row, options),
        texts=texts,
        shown=shown,
        values={field.name: getattr(row, field.name) for field in spec.fields},
    )


def row_of(session: Session, spec: RecordSpec, record_id: str) -> Synced:
    """The row of a record.

    Raises:
        DomainError: `row_not_found`.
    """
    row = session.get(spec.entity, record_id)
    if row is None:
        raise DomainError("row_not_found", "Dit gegeven bestaat niet (meer).")
    return row


def parent_of(spec: RecordSpec, row: Synced) -> str | None:
    """Key of what a row hangs under."""
    return getattr(row, spec.parent) if spec.parent else None


def terrain_of(session: Session, spec: RecordSpec, parent_id: str | None) -> str | None:
    """The terrain that a parent belongs to."""
    if spec.parent_kind is None or parent_id is None:
        return None
    if spec.parent_kind is RecordKind.TERRAIN:
        return parent_id
    table = Base.metadata.tables[spec.parent_kind.value]
    found = session.execute(select(table.c.terrain_id).where(table.c.id == parent_id)).scalar()
    return str(found) if found else None

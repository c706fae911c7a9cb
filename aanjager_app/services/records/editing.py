"""Adding, changing and throwing away a record; each is one transaction with a label."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.domain.errors import DomainError
from aanjager_app.models.entities import Municipality, Region
from aanjager_app.models.history import put_in_bin, restore_row
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.records.fields import (
    Choices,
    Field,
    FieldKind,
    RecordKind,
    RecordSpec,
)
from aanjager_app.services.records.options import Options
from aanjager_app.services.records.reading import parent_of, row_of, terrain_of
from aanjager_app.services.records.rules import (
    check_figure,
    check_not_binned,
    check_parent,
    check_single,
    fill_unit,
    keep_action_whole,
)
from aanjager_app.services.records.specs import SPECS
from aanjager_app.services.records.values import Kept, kept_value
from aanjager_app.services.regions import RegionBook
from aanjager_app.services.upsert import apply_values


@dataclass(frozen=True, slots=True)
class Added:
    """A record that was added: its key, and the change."""

    id: str
    change: Change


def add_record(
    store: Store,
    content: Content,
    kind: RecordKind,
    parent_id: str | None,
    texts: Mapping[str, str],
) -> Added:
    """Add a record from what was typed; fields that are left out get their defaults.

    Raises:
        DomainError: a field is wrong or missing, with its name.
    """
    spec = SPECS[kind]
    with store.write(f"{spec.one.capitalize()} toegevoegd") as work:
        check_parent(work.session, spec, parent_id)
        options = Options(work.session, content, terrain_of(work.session, spec, parent_id))
        values: dict[str, Kept] = {}
        for field in spec.fields:
            text = texts.get(field.name, "")
            value = kept_value(field, text)
            _check_option(options, spec, field.name, value)
            value = _settled(work.session, content, field, value)
            if value is not None:
                values[field.name] = value
        if spec.parent is not None:
            values[spec.parent] = parent_id
        row = spec.entity(**values)
        if spec.single:
            check_single(work.session, options, spec, row, spec.single)
        fill_unit(content, row)
        for name in ("done_on", "state"):
            keep_action_whole(row, name, values.get(name), _today(store))
        check_figure(row, _today(store))
        work.session.add(row)
        work.session.flush()
        key = row.id
    return Added(key, work.change)


def set_field(
    store: Store, content: Content, kind: RecordKind, record_id: str, *, field: str, text: str
) -> Change:
    """Set one field from what was typed; the same again changes nothing.

    Raises:
        DomainError: the field is wrong, or the record is gone.
    """
    spec = SPECS[kind]
    value = kept_value(spec.field(field), text)
    label = f"{spec.one.capitalize()} gewijzigd"
    with store.write(label) as work:
        row = row_of(work.session, spec, record_id)
        terrain = terrain_of(work.session, spec, parent_of(spec, row))
        options = Options(work.session, content, terrain)
        if value != getattr(row, field):  # the same is fine, also when it is no option any more
            _check_option(options, spec, field, value)
        value = _settled(work.session, content, spec.field(field), value)
        if apply_values(row, {field: value}):
            check_single(work.session, options, spec, row, field)
            fill_unit(content, row)
            keep_action_whole(row, field, value, _today(store))
            check_figure(row, _today(store))
    return work.change


def bin_record(store: Store, kind: RecordKind, record_id: str) -> Change:
    """Put a record in the bin; what hangs under it is hidden with it.

    Raises:
        DomainError: `row_not_found`.
    """
    with store.write(f"{SPECS[kind].one.capitalize()} naar prullenbak") as work:
        put_in_bin(work.session, kind.value, record_id)
    return work.change


def restore_record(store: Store, kind: RecordKind, record_id: str) -> Change:
    """Take a record out of the bin.

    Raises:
        DomainError: `row_not_found`, or `parent_in_bin` when it would stay out of sight.
    """
    spec = SPECS[kind]
    with store.write(f"{spec.one.capitalize()} teruggezet") as work:
        row = row_of(work.session, spec, record_id)
        check_not_binned(work.session, spec, parent_of(spec, row))
        restore_row(work.session, kind.value, record_id)
    return work.change


def _check_option(options: Options, spec: RecordSpec, name: str, value: Kept) -> None:
    """A choice has to be one of its options."""
    field = spec.field(name)
    if value is None or field.kind not in (FieldKind.CHOICE, FieldKind.REFERENCE):
        return
    if isinstance(field.options, type):
        return  # the enumeration refused it already
    if str(value) not in {option.value for option in options.of(field)}:
        raise DomainError("wrong_value", "Kies een van de mogelijkheden in de lijst.", name)


def _settled(session: Session, content: Content, field: Field, value: Kept) -> Kept:
    """A municipality or region of the reference content gets its row when it is first chosen."""
    if not isinstance(value, str):
        return value
    if field.options is Choices.MUNICIPALITIES and session.get(Municipality, value) is None:
        town = RegionBook(session, content).municipality(value)
        return town.id if town else None
    if field.options is Choices.REGIONS and session.get(Region, value) is None:
        region = RegionBook(session, content).region(value)
        return region.id if region else None
    return value


def _today(store: Store) -> date:
    return store.clock().astimezone().date()

"""The history of a record in words, and an earlier value back."""

from dataclasses import dataclass
from datetime import datetime

from aanjager_app.content import Content
from aanjager_app.models import history
from aanjager_app.models.log_tables import EXISTENCE
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.records.fields import Field, FieldKind, RecordKind, RecordSpec
from aanjager_app.services.records.options import Options
from aanjager_app.services.records.reading import parent_of, row_of, terrain_of
from aanjager_app.services.records.rules import check_figure, keep_action_whole
from aanjager_app.services.records.specs import SPECS
from aanjager_app.services.records.values import shown_value
from aanjager_app.services.upsert import apply_values

_ERASED = "(gewist)"


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of one field, in words.

    Attributes:
        at: when (UTC).
        author: who.
        label: what the user did.
        kind, record: which record.
        field: name of the field; empty when it is about the record as a whole.
        field_label: what the user calls it.
        old, new: what it was and what it became.
        old_value: the value itself, to put back.
        can_restore: it can be put back and would change something.
    """

    at: datetime
    author: str
    label: str
    kind: RecordKind
    record: str
    field: str
    field_label: str
    old: str
    new: str
    old_value: object
    can_restore: bool


def record_history(
    store: Store, content: Content, kind: RecordKind, record_id: str
) -> tuple[HistoryLine, ...]:
    """All changes of a record, the newest first.

    Raises:
        DomainError: `row_not_found`.
    """
    spec = SPECS[kind]
    with store.read() as session:
        row = row_of(session, spec, record_id)
        options = Options(session, content, terrain_of(session, spec, parent_of(spec, row)))
        teller = _Teller(spec, row, options)
        found = history.record_history(session, kind.value, record_id)
        return tuple(line for each in found if (line := teller.tell(each)) is not None)


def restore_value(store: Store, line: HistoryLine) -> Change:
    """Put an earlier value back, as a new edit.

    Raises:
        DomainError: `row_not_found`.
    """
    spec = SPECS[line.kind]
    with store.write(f"Eerdere waarde teruggezet: {line.field_label.lower()}") as work:
        row = row_of(work.session, spec, line.record)
        if apply_values(row, {line.field: line.old_value}):
            today = store.clock().astimezone().date()
            keep_action_whole(row, line.field, line.old_value, today)
            check_figure(row, today)
    return work.change


class _Teller:
    """Puts the changes of one record in words."""

    def __init__(self, spec: RecordSpec, row: object, options: Options) -> None:
        self._spec = spec
        self._row = row
        self._options = options
        self._fields = {field.name: field for field in spec.fields}

    def tell(self, change: history.HistoryRow) -> HistoryLine | None:
        if change.column == EXISTENCE:
            return self._line(
                change, None, self._existence(change.old), self._existence(change.new)
            )
        field = self._fields.get(change.column)
        if field is None:
            return None  # a key of another row; nothing that someone filled in
        if change.erased:
            return self._line(change, field, _ERASED, _ERASED)
        return self._line(
            change, field, self._word(field, change.old), self._word(field, change.new)
        )

    def _line(
        self, change: history.HistoryRow, field: Field | None, old: str, new: str
    ) -> HistoryLine:
        name = field.name if field else ""
        differs = field is not None and getattr(self._row, name) != change.old
        allowed = field is not None and not (field.required and change.old is None)
        return HistoryLine(
            at=change.at,
            author=change.author,
            label=change.label,
            kind=self._spec.kind,
            record=change.row,
            field=name,
            field_label=field.label if field else self._spec.one.capitalize(),
            old=old,
            new=new,
            old_value=change.old,
            can_restore=differs and allowed and not change.erased,
        )

    def _word(self, field: Field, value: object) -> str:
        text = shown_value(field, value)
        if field.kind in (FieldKind.CHOICE, FieldKind.REFERENCE):
            return self._options.label(field, text)
        return text

    def _existence(self, there: object) -> str:
        if there is None:
            return ""
        return "aanwezig" if there else "in de prullenbak"

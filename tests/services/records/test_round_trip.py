"""Each field of each kind: what it shows, it takes; and undo gives the earlier value back."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanjager_app.domain.dutch import format_date_short, format_number
from aanjager_app.models.base import Base
from aanjager_app.models.entities import Terrain
from aanjager_app.services.records import (
    SPECS,
    Field,
    FieldKind,
    RecordKind,
    add_record,
    options_of,
    read_record,
    set_field,
)
from aanjager_app.services.records.fields import Shape
from aanjager_app.services.steps import undo_step

KINDS = tuple(kind for kind in RecordKind if kind is not RecordKind.PROJECT_SCOPE)
KEYS = {"id", "binned"}
ELSEWHERE = {
    RecordKind.TERRAIN: {"ibis_year", "merged_into", "other_municipality_codes"},  # the import
    RecordKind.PHOTO: {"content_id", "taken_at", "latitude", "longitude"},  # the picture itself
    RecordKind.WORKSHEET: {"draws", "seed", "chosen_at"},  # how it is computed, and chosen
}

_LETTERS = st.text(alphabet="abcdéëïóABC €%&<>'’“”1234-", min_size=1, max_size=30)
_SHAPED = {Shape.MAIL: "demi@example.org", Shape.PHONE: "06 12345678"}


class Rows:
    """Makes one record of each kind under one terrain, parents first."""

    def __init__(self, store, content):
        self.store, self.content = store, content
        self._made = {}
        with store.write("begin") as work:
            work.session.add(Terrain(id="t1", name="Kanaalpark"))
        self._made[RecordKind.TERRAIN] = ("t1", None)

    def of(self, kind):
        """Key of a record and of its parent."""
        if kind not in self._made:
            spec = SPECS[kind]
            parent = self.of(spec.parent_kind)[0]
            for field in spec.fields:
                if field.target is not None:
                    self.of(field.target)
            texts = {f.name: self._first(kind, f, parent) for f in spec.fields if f.required}
            key = self._add(kind, parent, texts)
            self._made[kind] = (key, parent)
        return self._made[kind]

    def _add(self, kind, parent, texts):
        if kind is not RecordKind.PHOTO:
            return add_record(self.store, self.content, kind, parent, texts).id
        with self.store.write("foto") as work:
            entity = SPECS[kind].entity
            work.session.add(entity(id="p1", visit_note_id=parent, content_id="c1", **texts))
        return "p1"

    def _first(self, kind, field, parent):
        if field.kind in (FieldKind.CHOICE, FieldKind.REFERENCE):
            options = options_of(self.store, self.content, kind, field.name, parent)
            return next(option.value for option in options if option.value)
        firsts = {FieldKind.DAY: "1-3-2026", FieldKind.NUMBER: "2", FieldKind.WHOLE: "2026"}
        if field.high is not None and field.high < Decimal(2026):
            return "2"
        return firsts.get(field.kind, "Iets")


@pytest.fixture
def rows(store, content):
    return Rows(store, content)


def texts_for(field: Field, options):
    """Texts as the field shows them."""
    if field.shape is not None:
        return st.just(_SHAPED[field.shape])
    if field.kind in (FieldKind.CHOICE, FieldKind.REFERENCE):
        kept = [option.value for option in options if option.value or not field.required]
        return st.sampled_from(kept)
    low = field.low if field.low is not None else Decimal(-(10**6))
    high = field.high if field.high is not None else Decimal(10**6)
    return {
        FieldKind.LINE: _LETTERS.map(lambda text: " ".join(text.split())).filter(bool),
        FieldKind.TEXT: _LETTERS.map(str.strip).filter(bool),
        FieldKind.NUMBER: st.decimals(low, high, places=4).map(format_number),
        FieldKind.WHOLE: st.integers(int(low), int(high)).map(str),
        FieldKind.DAY: st.dates().filter(lambda day: day.year > 1900).map(format_date_short),
        FieldKind.FLAG: st.sampled_from(["ja", "nee"]),
    }[field.kind]


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_a_field_shows_it_takes_and_undo_restores(rows, kind, data):
    store, content = rows.store, rows.content
    key, parent = rows.of(kind)
    for field in SPECS[kind].fields:
        options = (
            options_of(store, content, kind, field.name, parent)
            if field.kind in (FieldKind.CHOICE, FieldKind.REFERENCE)
            else ()
        )
        text = data.draw(texts_for(field, options), label=f"{kind}.{field.name}")
        before = read_record(store, content, kind, key)
        change = set_field(store, content, kind, key, field=field.name, text=text)
        after = read_record(store, content, kind, key)
        shown = after.texts[field.name]
        again = set_field(store, content, kind, key, field=field.name, text=shown)
        assert again.tx is None
        assert _settled(field, text, shown)
        if change.tx is not None:
            undo_step(store)
            assert read_record(store, content, kind, key) == before
            set_field(store, content, kind, key, field=field.name, text=text)


def _settled(field: Field, text: str, shown: str) -> bool:
    """A code of the reference content becomes the key of its row; anything else stays."""
    if field.name in ("municipality_id", "region_id"):
        return bool(text) == bool(shown)
    return shown == text


@pytest.mark.parametrize("kind", RecordKind)
def test_every_column_that_says_something_is_in_a_form(kind):
    fields = {field.name for field in SPECS[kind].fields}
    columns = set(Base.metadata.tables[kind.value].c.keys())
    assert columns - fields - KEYS - {SPECS[kind].parent} == ELSEWHERE.get(kind, set())

"""The options of a choice or a reference, and what a kept value reads as."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.domain.gap import LABELS
from aanjager_app.domain.texts import TextKind
from aanjager_app.models import entities as rows
from aanjager_app.services.records.fields import (
    Choices,
    Field,
    FieldKind,
    Option,
    RecordKind,
    RecordSpec,
)
from aanjager_app.services.records.specs import SPECS
from aanjager_app.services.records.values import shown_value

NOTHING = Option("", "–")


class Options:
    """What can be chosen within one terrain; read once when first asked for."""

    def __init__(self, session: Session, content: Content, terrain_id: str | None) -> None:
        self._session = session
        self._content = content
        self._terrain_id = terrain_id
        self._references: dict[RecordKind, dict[str, str]] = {}

    def of(self, field: Field) -> tuple[Option, ...]:
        """The options of a field; one that may be empty starts with nothing."""
        found = tuple(Option(value, label) for value, label in self._pairs(field))
        return found if field.required and field.kind is FieldKind.CHOICE else (NOTHING, *found)

    def label(self, field: Field, value: str) -> str:
        """What a kept value reads as; a value that is no option any more reads as itself."""
        if not value:
            return ""
        if field.kind is FieldKind.REFERENCE and field.target is not None:
            return self._names(field.target).get(value, "(niet meer bekend)")
        if isinstance(field.options, type):
            return self._content.labels.of(field.options(value))
        return self._choices.get(field.options, {}).get(value, value)

    def _pairs(self, field: Field) -> Iterator[tuple[str, str]]:
        if field.kind is FieldKind.REFERENCE and field.target is not None:
            names = self._names(field.target)
            yield from sorted(names.items(), key=_by_label)
        elif isinstance(field.options, type):
            yield from ((member.value, self._word(member)) for member in field.options)
        elif field.options is not None:
            yield from self._choices[field.options].items()

    def _word(self, member: StrEnum) -> str:
        return self._content.labels.of(member)

    @cached_property
    def _choices(self) -> "_Lazy":
        return _Lazy(self._session, self._content)

    def _names(self, kind: RecordKind) -> dict[str, str]:
        """Titles of the records of a kind under the terrain."""
        if kind not in self._references:
            spec = SPECS[kind]
            entity = spec.entity
            query = select(entity).where(
                entity.terrain_id == self._terrain_id,  # type: ignore[attr-defined]
                entity.binned.is_(False),
            )
            self._references[kind] = {
                row.id: title_of(spec, row, self) for row in self._session.scalars(query)
            }
        return self._references[kind]


class _Lazy(dict[Choices | None, dict[str, str]]):
    """Value and label of the options of each source, made when first asked for."""

    def __init__(self, session: Session, content: Content) -> None:
        super().__init__()
        self._session = session
        self._content = content

    def get(self, key: Choices | None, default: dict[str, str] | None = None) -> dict[str, str]:  # type: ignore[override]
        """As a dict does, but made when it isn't there."""
        return self[key] if key is not None else default or {}

    def __missing__(self, key: Choices | None) -> dict[str, str]:
        found = dict(self._make(key))
        self[key] = found
        return found

    def _make(self, key: Choices | None) -> Iterator[tuple[str, str]]:
        content = self._content
        if key is Choices.THEMES:
            yield from ((slug, theme.name) for slug, theme in content.themes.items())
        elif key is Choices.INDICATORS:
            yield from ((slug, found.name) for slug, found in content.indicators.items())
        elif key is Choices.LABELS:
            yield from ((letter, letter) for letter in LABELS)
        elif key is Choices.PHASES:
            yield from ((str(p.number), f"{p.number} {p.name}") for p in content.phases)
        elif key is Choices.TEXTS:
            yield from ((kind.value, content.labels.of(kind)) for kind in TextKind)
        elif key is Choices.CATALOGUE:
            names = {slug: found.name for slug, found in content.measures.items()}
            names |= {slug: found.name for slug, found in content.benefit_values.items()}
            yield from sorted(names.items(), key=_by_label)
        elif key is Choices.CHECKS:
            yield from ((c.slug, c.text) for p in content.phases for c in p.checks)
        else:
            yield from self._places(key)

    def _places(self, key: Choices | None) -> Iterator[tuple[str, str]]:
        """Rows by their key, and what the reference content knows beyond them by its code."""
        if key is Choices.REGIONS:
            query = select(rows.Region.slug, rows.Region.id, rows.Region.name)
            alive = query.where(rows.Region.binned.is_(False))
            known = {r.slug: r.name for r in self._content.regions.values()}
        else:
            town = rows.Municipality
            alive = select(town.code, town.id, town.name).where(town.binned.is_(False))
            known = {m.code: m.name for m in self._content.municipalities.values()}
        there = {row[0]: (row[1], row[2]) for row in self._session.execute(alive)}
        missing = ((code, name) for code, name in known.items() if code not in there)
        yield from sorted((*there.values(), *missing), key=_by_label)


def title_of(spec: RecordSpec, row: object, options: Options) -> str:
    """What a record is called."""
    parts = []
    for name in spec.title:
        field = spec.field(name)
        text = shown_value(field, getattr(row, name))
        if field.kind in (FieldKind.CHOICE, FieldKind.REFERENCE):
            text = options.label(field, text)
        parts.append(text)
    return " · ".join(part for part in parts if part) or f"({spec.one} zonder naam)"


def _by_label(pair: tuple[str, str]) -> str:
    return pair[1].casefold()

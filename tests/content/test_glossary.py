"""Every entity and enumeration has its word; nothing English reaches a screen."""

import importlib
import pkgutil
import re
from enum import StrEnum

import pytest

import aanjager_app.costbenefit
import aanjager_app.domain
from aanjager_app.content import load_content, model
from aanjager_app.content.labels import read_labels
from aanjager_app.domain import chain, gap, readiness
from aanjager_app.domain.errors import InputError
from aanjager_app.models.base import Base
from aanjager_app.models.entities import __all__ as entities

# Never shown: names of rules, of kinds of warnings, and of what a missing rate is due to.
INTERNAL = {"CheckRule", "ReadinessRule", "NoticeCode", "IrrAbsence"}


def enumerations() -> list[type[StrEnum]]:
    found = {}
    for package in (aanjager_app.domain, aanjager_app.costbenefit):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for thing in vars(importlib.import_module(module.name)).values():
                if isinstance(thing, type) and issubclass(thing, StrEnum) and thing is not StrEnum:
                    found[thing.__name__] = thing
    return [enum for name, enum in sorted(found.items()) if name not in INTERNAL]


@pytest.mark.parametrize("enum", enumerations(), ids=lambda enum: enum.__name__)
def test_every_member_has_a_word(enum):
    labels = load_content().labels
    assert [labels.of(member) for member in enum]
    assert set(labels.members[enum.__name__]) == {member.value for member in enum}


def test_every_entity_has_a_term():
    assert set(entities) <= set(load_content().labels.terms)
    assert set(entities) == {mapper.class_.__name__ for mapper in Base.registry.mappers}


def test_no_words_without_an_enumeration():
    assert set(load_content().labels.members) == {enum.__name__ for enum in enumerations()}


def _kinds() -> set[str]:
    found = {
        thing.__name__ for thing in vars(model).values() if hasattr(thing, "__dataclass_fields__")
    }
    rules = (chain.Phase, chain.Check, chain.NextStep, gap.Gap)
    profile = (readiness.RequirementProfile, readiness.ProfileItem)
    return (found - {"Provenance"}) | {kind.__name__ for kind in (*rules, *profile)}


@pytest.mark.parametrize("name", sorted(_kinds()))
def test_every_kind_of_content_has_a_term(name):
    identifier = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
    assert {name, identifier} & set(load_content().labels.terms)


def test_every_term_is_whole_and_stands_there_once():
    terms = load_content().labels.terms
    assert len({term.identifier for term in terms.values()}) == len(terms)
    for term in terms.values():
        assert term.dutch
        assert term.meaning.endswith(".")
        assert term.source


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[[term]]\nidentifier = "Terrain"\n', "glossary.toml, Terrain"),
        (
            '[[term]]\nidentifier = "T"\ndutch = "t"\nmeaning = "m"\nsource = 3\n',
            "glossary.toml, T",
        ),
        ('[[term]]\nidentifier = "T"\ndutch = "t"\nmeaning = "m"\nsource = "s"\n' * 2, "T"),
        ("[labels.Place]\nplot = 3\n", "glossary.toml, labels, Place, plot"),
        ('[labels]\nPlace = "kavel"\n', "glossary.toml, labels, Place"),
        ('term = "terrein"\n', "glossary.toml, term"),
        ('[words]\na = "b"\n', "glossary.toml, words"),
    ],
)
def test_a_fault_names_its_place(tmp_path, text, place):
    path = tmp_path / "glossary.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_labels(path)
    assert place in caught.value.path

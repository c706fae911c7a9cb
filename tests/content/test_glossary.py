"""Every entity and enumeration has its word; nothing English reaches a screen."""

import importlib
import pkgutil
from enum import StrEnum

import pytest

import aanjager_app.costbenefit
import aanjager_app.domain
from aanjager_app.content import load_content
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

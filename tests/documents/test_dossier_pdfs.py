"""The documents of a terrain as PDF: accessible, and every text and amount is found back."""

import pytest

from aanjager_app.content import resources
from aanjager_app.documents.cost_benefit_report import build_cost_benefit
from aanjager_app.documents.financing_plan import build_financing_plan
from aanjager_app.documents.green_vision import build_green_vision
from aanjager_app.documents.pdf.renderer import render_pdf
from aanjager_app.documents.sections.words import exact_euros
from aanjager_app.documents.style import house_style
from tests.documents.checker import assert_pdf_ua1, text_of
from tests.documents.dossiers import (
    PERSONAL,
    TEXTS,
    bare_dossier,
    demo_worksheet,
    full_dossier,
    profile,
    with_personal_data,
)

BUILDERS = {
    "groenvisie": lambda dossier: build_green_vision(dossier, profile()),
    "financieringsplan": lambda dossier: build_financing_plan(dossier, profile()),
    "kosten-baten": build_cost_benefit,
}


def squeezed(text: str) -> str:
    """The text without any white space: where a line ends is up to the page."""
    return "".join(text.split())


def pdf(kind: str, dossier) -> bytes:
    return render_pdf(BUILDERS[kind](dossier), house_style(resources()))


@pytest.mark.parametrize("make", [full_dossier, bare_dossier])
@pytest.mark.parametrize("kind", list(BUILDERS))
def test_every_document_is_pdf_ua(kind, make):
    assert_pdf_ua1(pdf(kind, make()))


def test_every_text_is_found_in_the_groenvisie():
    read = squeezed(text_of(pdf("groenvisie", with_personal_data(full_dossier()))))
    lines = [line.removeprefix("- ") for text in TEXTS.values() for line in text.split("\n")]
    assert [line for line in lines if squeezed(line) not in read] == []
    assert [word for word in PERSONAL if squeezed(word) not in read] == []


@pytest.mark.parametrize("kind", list(BUILDERS))
def test_every_amount_of_the_worksheet_is_found(kind):
    read, sheet = squeezed(text_of(pdf(kind, full_dossier()))), demo_worksheet()
    prices = [line.investment_per_unit.best for line in sheet.costs]
    prices += [line.value_per_unit_per_year.best for line in sheet.benefits if not line.pm]
    prices += [transfer.amount for transfer in sheet.transfers]
    assert [p for p in prices if p is not None and squeezed(exact_euros(p)) not in read] == []
    labels = [line.label for line in (*sheet.costs, *sheet.benefits, *sheet.transfers)]
    assert [label for label in labels if squeezed(label) not in read] == []


@pytest.mark.parametrize("kind", list(BUILDERS))
def test_nothing_of_a_person_is_found_without_the_switch(kind):
    read = text_of(pdf(kind, full_dossier()))
    assert [word for word in PERSONAL if squeezed(word) in squeezed(read)] == []


def test_the_same_dossier_gives_the_same_bytes():
    assert pdf("financieringsplan", full_dossier()) == pdf("financieringsplan", full_dossier())

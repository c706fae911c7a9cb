"""The kosten-batenoverzicht as PDF, read by an entrepreneur and by an economist."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from aanjager_app.content import resources
from aanjager_app.costbenefit.worksheet import MISSING
from aanjager_app.documents.cost_benefit_report import build_cost_benefit
from aanjager_app.documents.dossier import Dossier
from aanjager_app.documents.pdf.renderer import render_pdf
from aanjager_app.documents.sections.words import euros
from aanjager_app.documents.style import house_style
from tests.documents.checker import assert_pdf_a2a
from tests.documents.dossiers import demo_worksheet, full_dossier, with_worksheet

QUESTIONS = (
    *("Wat kost het mij?", "Wanneer heb ik het terug?"),
    *("Wie betaalt mee?", "Wat als het tegenvalt?"),
)

FIRST = 2
"""Index of the first page after the cover and the contents."""


def made(dossier: Dossier) -> bytes:
    return render_pdf(build_cost_benefit(dossier), house_style(resources()))


def squeezed(text: str) -> str:
    """The text without any white space: where a line ends is up to the page."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return made(full_dossier())


@pytest.fixture(scope="module")
def pages(pdf) -> list[str]:
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def test_the_four_questions_are_answered_on_the_first_page(pages):
    first = pages[FIRST]
    assert [question for question in QUESTIONS if squeezed(question) not in first] == []
    appraisal = full_dossier().plan.appraisal
    for result in appraisal.parties.values():
        assert squeezed(euros(result.cash_balance)) in first
    funding = appraisal.funding
    for amount in (funding.granted, funding.requested, funding.idea):
        assert squeezed(euros(amount)) in first
    assert squeezed("vaker verlies dan winst, met bijdragen: Vastgoedeigenaren.") in first


def test_an_economist_finds_what_a_method_must_tell(pages):
    said = "".join(pages)
    wanted = {
        "rate": "2,25 % per jaar, reëel (Steunpunt Economische Expertise",
        "price level": "2024; een kental van een ander jaar is omgerekend",
        "zero alternative": "het terrein zonder dit plan, met het beheer van nu",
        "double counting": "Geen twee meetellende baten hebben dezelfde groep",
        "distribution": "Kosten, baten en saldo per partij (contante waarde)",
        "sensitivity": "Elke onzekere waarde, de belangrijkste eerst",
        "switching values": "Omslagwaarden, de dichtstbijzijnde eerst",
        "draws": "10.000 trekkingen met startgetal 1",
        "source": "RVO Klimaatadaptatie-dossier, juni 2024",
        "derivation": "400 m³ × € 122,50 = € 49.000",
        "effects": "Effecten per maatregel",
        "physical unit": "per m³",
        "pm": "Meer soorten planten en dieren (PM)",
    }
    assert [what for what, words in wanted.items() if squeezed(words) not in said] == []


def test_no_page_opens_with_the_remark_of_a_table_on_the_page_before(pages):
    opening = squeezed("Kosten-batenoverzicht") + "CONCEPT"
    bodies = [page.partition(opening)[2] or page for page in pages[FIRST:]]
    remarks = ("Bron:", "Prijspeil2024", "Inclusiefbtw.Investering", "Contantewaarde.Hetheleplan")
    assert [body[:60] for body in bodies if body.startswith(remarks)] == []


def test_it_can_be_archived_and_the_same_plan_gives_the_same_bytes(pdf):
    assert_pdf_a2a(pdf)
    assert made(full_dossier()) == pdf


def test_an_incomplete_worksheet_says_what_is_missing_before_the_questions():
    sheet = demo_worksheet("zandhoek-eerste-schets.json")
    short = replace(sheet, costs=(replace(sheet.costs[0], quantity=MISSING), *sheet.costs[1:]))
    reader = PdfReader(BytesIO(made(with_worksheet(full_dossier(), short))))
    first = squeezed(reader.pages[FIRST].extract_text())
    label = squeezed(f"{short.costs[0].label}: aantal")
    assert first.index(label) < first.index(squeezed(QUESTIONS[0]))
    assert [question for question in QUESTIONS if squeezed(question) not in first] == []

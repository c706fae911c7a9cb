"""What stands in the workbook's cells, and that a user's text never becomes anything else."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from aanjager_app.costbenefit.worksheet import Worksheet
from aanjager_app.documents.workbook.sheet import LONGEST, plain_text
from aanjager_app.services.workbooks import workbook_of
from tests.documents.dossiers import demo_worksheet, full_dossier, with_worksheet
from tests.documents.workbooks import SHEETS, empty, place, rich

NASTY = (
    '=HYPERLINK("http://x.example","klik")',
    "+31 6 12345678",
    "-1+1|cmd!A0",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "=1+1\x00\x07",
    "#N/A",
    "2026-11-25",
    "1234.5",
    "“Groen” & <grijs> ’s avonds",
    "_x0041_",
)
FORBIDDEN = ("LET(", "XLOOKUP(", "TEXT(", "FILTER(", "SEQUENCE(", "LAMBDA(", "INDIRECT(", "NPV(")


def made(worksheet: Worksheet) -> bytes:
    dossier = with_worksheet(full_dossier(), worksheet)
    assert dossier.plan is not None
    return workbook_of(dossier, dossier.plan)


def opened(worksheet: Worksheet) -> Workbook:
    return load_workbook(BytesIO(made(worksheet)))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(rich())


def cells(book: Workbook) -> Iterator[Cell]:
    for page in book:
        for row in page.iter_rows():
            yield from (cell for cell in row if isinstance(cell, Cell) and cell.value is not None)


def renamed(texts: tuple[str, ...]) -> Worksheet:
    """The demo with another text wherever a user may write one."""
    base = demo_worksheet()
    take = iter(texts * 20)
    return replace(
        base,
        name=next(take),
        parties=tuple(replace(party, name=next(take)) for party in base.parties),
        costs=tuple(
            replace(line, label=next(take), unit=next(take), source=next(take), place=next(take))
            for line in base.costs
        ),
        benefits=tuple(
            replace(line, label=next(take), unit=next(take), source=next(take))
            for line in base.benefits
        ),
        transfers=tuple(replace(line, label=next(take)) for line in base.transfers),
    )


def test_the_sheets_and_the_names(book):
    assert tuple(book.sheetnames) == SHEETS
    wanted = {"discontovoet", "zichtperiode", "ncw", "cw_kosten", "cw_baten", "bk_verhouding"}
    assert wanted <= set(book.defined_names)
    rate = book["Invoer"][book.defined_names["discontovoet"].attr_text.split("!")[1]]
    assert (rate.value, rate.number_format) == (0.0225, "0.00%")


def test_the_same_data_give_the_same_bytes():
    assert made(rich()) == made(rich())


def test_nothing_in_the_file_tells_when_it_was_made():
    with zipfile.ZipFile(BytesIO(made(rich()))) as file:
        assert {item.date_time for item in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = file.read("docProps/core.xml").decode()
    assert core.count("2026-11-25T00:00:00Z") == 2


def test_texts_of_a_user_stay_text():
    plain = {cell.value for cell in cells(opened(demo_worksheet())) if cell.data_type == "f"}
    written = opened(renamed(NASTY))
    formulas = {cell.value for cell in cells(written) if cell.data_type == "f"}
    assert formulas <= plain
    assert {cell.data_type for cell in cells(written)} <= {"s", "n", "f"}
    shown = {cell.value for cell in cells(written) if cell.data_type == "s"}
    assert {'=HYPERLINK("http://x.example","klik")', "@SUM(A1)", "1234.5"} <= shown
    assert all(cell.quotePrefix for cell in cells(written) if str(cell.value) in NASTY[:4]), (
        "a reader who edits the cell would make it a formula"
    )


def test_every_part_of_a_file_with_odd_texts_is_sound_xml():
    with zipfile.ZipFile(BytesIO(made(renamed(NASTY)))) as file:
        for item in file.infolist():
            fromstring(file.read(item))
        everything = b"".join(file.read(item) for item in file.infolist())
    assert b"http://x.example" in everything
    assert b">_x005F_x0041_<" in everything, "a workbook takes _x0041_ for an A"
    assert b"TargetMode=" not in everything, "no link leads out of the file"


@hypothesis_settings(max_examples=200)
@given(st.text() | st.text(st.characters(categories=["Cc", "Cs"]), max_size=5))
def test_what_excel_refuses_is_shown_and_the_rest_is_kept(text):
    written = plain_text(text)
    assert all(sign in {text[at], "\ufffd"} for at, sign in enumerate(written))
    assert written.encode().decode() == written
    assert not any(ord(sign) < 32 and sign not in "\t\n\r" for sign in written)


@pytest.mark.parametrize("text", ["een lange zin " * 3_000, "🌳 " * 20_000])
def test_a_text_too_long_for_a_cell_is_cut_and_says_so(text):
    written = plain_text(text)
    assert len(written.encode("utf-16-le")) // 2 <= LONGEST
    assert written.endswith("(ingekort)")
    assert written.startswith(text[:1000])
    whole = replace(demo_worksheet(), name=text)
    assert any(str(cell.value).endswith("(ingekort)") for cell in cells(opened(whole)))


def test_what_may_change_is_coloured_and_free_and_nothing_else(book):
    for cell in cells(book):
        free = not cell.protection.locked
        assert free == (cell.fill.fgColor.rgb == "00FBF6E6"), cell.coordinate
        assert not (free and cell.data_type == "f"), cell.coordinate
    for page in book:
        assert page.protection.sheet, page.title
        assert not page.protection.password, page.title


def test_formulas_work_in_every_program(book):
    formulas = [(cell, cell.value) for cell in cells(book) if cell.data_type == "f"]
    assert len(formulas) > 1000
    for cell, formula in formulas:
        where = f"{cell.parent.title}!{cell.coordinate}"
        assert isinstance(formula, str), f"{where} is an array formula"
        assert len(formula) < 8192, where
        assert not any(word in formula for word in FORBIDDEN), where
        assert ";" not in re.sub('"[^"]*"', "", formula), where


def test_each_page_prints_with_its_heads(book):
    for page in (page for page in book if page.sheet_state == "visible"):
        assert page.page_setup.orientation == "landscape"
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.page_setup.fitToWidth in {1, 2, 3}
        assert page.print_area
        assert page.freeze_panes
        assert "opgesteld met Aanjager" in page.oddFooter.left.text
    assert book["Kasstroom"].print_title_rows == "$4:$5"


def test_there_are_charts_and_messages_for_wrong_input(book):
    charts = {page.title: len(page._charts) for page in book if page._charts}
    assert charts == {"Samenvatting": 1, "Partijen": 1, "Financiering": 1, "Onzekerheid": 2}
    rules = book["Invoer"].data_validations.dataValidation
    assert rules
    assert all(rule.showErrorMessage and rule.error and rule.errorTitle for rule in rules)
    horizon = book.defined_names["zichtperiode"].attr_text.split("!")[1].replace("$", "")
    rule = next(rule for rule in rules if horizon in str(rule.sqref).split())
    assert (rule.type, rule.formula1, rule.formula2) == ("whole", "0", "60")


def test_the_years_go_on_beyond_sixty_when_the_horizon_does():
    page = opened(replace(demo_worksheet(), horizon_years=88))["Kasstroom"]
    assert max(cell.value for cell in page[4] if isinstance(cell.value, int)) == 88


def test_sources_and_the_standing_sentence_are_there(book):
    words = " ".join(str(cell.value) for cell in cells(book) if cell.data_type == "s")
    for line in (*rich().costs, *rich().benefits):
        assert (line.source or "bron ontbreekt") in words
    for part in ("geen officieel product", "nulalternatief", "inclusief btw", "Kentallen"):
        assert part in words


def test_a_worksheet_without_lines_is_a_workbook_too():
    assert tuple(opened(empty()).sheetnames) == SHEETS


def test_two_parties_of_one_name_stay_two():
    base = demo_worksheet()
    twins = replace(base, parties=tuple(replace(party, name="Groep") for party in base.parties))
    page = opened(twins)["Invoer"]
    assert place(page, "Groep", "Krijgt btw terug", first="Partij")
    assert place(page, "Groep (gemeente)", "Krijgt btw terug", first="Partij")

"""The ODS is the same workbook as the XLSX: LibreOffice finds the same in both, value for value.

LibreOffice converts everything in one run; each test looks at some of it.
"""

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from xml.etree.ElementTree import tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import coordinate_to_tuple

from aanjager_app.costbenefit.worksheet import Worksheet
from aanjager_app.documents.opendocument.formulas import open_area, open_formula
from aanjager_app.documents.opendocument.nodes import NAMESPACES, node, paragraphs
from aanjager_app.documents.opendocument.numbers import number_styles
from aanjager_app.documents.workbook import render
from aanjager_app.documents.workbook.sheet import NumberForm
from aanjager_app.exchange.workbook import read_workbook
from aanjager_app.services.workbooks import opendocument_of, workbook_of
from tests.documents.dossiers import full_dossier, with_worksheet
from tests.documents.libreoffice import resaved
from tests.documents.opendocuments import OFFICE, TABLE, body, cells, edited, parts
from tests.documents.workbooks import random_worksheet, rich, worked_case

CASES: Mapping[str, Callable[[], Worksheet]] = {
    "case": worked_case,
    **{f"random-{seed}": lambda seed=seed: random_worksheet(seed) for seed in (71,)},  # type: ignore[misc]
}
RATE, HORIZON, WADI = "discount_rate_pct", "horizon_years", "costs/wadi/quantity/mid"
EDITS: Mapping[str, float] = {RATE: 0.041, HORIZON: 17, WADI: 655.5}
Place = tuple[str, int, int]
Places = dict[str, Place]
Values = dict[Place, object]


def made(worksheet: Worksheet) -> tuple[bytes, bytes]:
    """The XLSX and the ODS of a worksheet."""
    dossier = with_worksheet(full_dossier(), worksheet)
    assert dossier.plan is not None
    return workbook_of(dossier, dossier.plan), opendocument_of(dossier, dossier.plan)


@pytest.mark.parametrize("label", ["\ufffe oever", "_x0041_ en _x", "wadi\ten"])
def test_a_name_that_a_workbook_cannot_hold_stays_what_it_was(label):
    worksheet = worked_case()
    first, *rest = worksheet.costs
    worksheet = replace(worksheet, costs=(replace(first, label=label), *rest))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "LEAST_YEARS", 14)
        files = made(worksheet)
    place = inputs(files[0])[f"costs/{first.id}"]
    without_tab = edited(files[1], {place: label.replace("\t", "")}) if "\t" in label else files[1]
    for content in (files[0], without_tab):  # LibreOffice drops a tab when it saves an ODS
        read = read_workbook(content, "kb.ods")
        assert read.worksheet == worksheet
        assert read.edits == ()


def inputs(xlsx: bytes) -> Places:
    """Where each input stands, as the hidden sheet tells."""
    page = load_workbook(BytesIO(xlsx))["_aanjager"]
    told = page.iter_rows(min_row=2, max_col=2, values_only=True)
    found = ((str(key), str(cell).replace("$", "").split("!")) for key, cell in told if key)
    return {key: (sheet, *coordinate_to_tuple(cell)) for key, (sheet, cell) in found}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Each case in both kinds, and the rich one with other inputs."""
    found: dict[str, bytes] = {}
    with pytest.MonkeyPatch.context() as patch:
        # sixty years make workbooks slow, and those beyond the horizon are like one another
        patch.setattr(render, "LEAST_YEARS", 14)
        for key, worksheet in {**CASES, "rich": rich}.items():
            found[f"{key}-xlsx"], found[f"{key}-ods"] = made(worksheet())
    places = inputs(found["rich-xlsx"])
    book = load_workbook(BytesIO(found["rich-xlsx"]))
    for key, value in EDITS.items():
        sheet, row, column = places[key]
        book[sheet].cell(row, column).value = value
    saved = BytesIO()
    book.save(saved)
    found["edited-xlsx"] = saved.getvalue()
    changes = {places[key]: value for key, value in EDITS.items()}
    found["edited-ods"] = edited(found["rich-ods"], changes)
    return found


@pytest.fixture(scope="module")
def converted(files) -> dict[str, bytes]:
    """All of them as LibreOffice understood them, as XLSX."""
    return resaved({name: made for name, made in files.items() if not name.startswith("rich")})


@pytest.fixture(scope="module")
def found(converted) -> dict[str, Values]:
    return {name: values(content) for name, content in converted.items()}


@pytest.fixture(scope="module")
def books(converted) -> tuple[Workbook, Workbook]:
    """The ODS and the XLSX of one case, with their rules and looks."""
    ods, xlsx = (load_workbook(BytesIO(converted[f"case-{kind}"])) for kind in ("ods", "xlsx"))
    return ods, xlsx


def values(content: bytes) -> Values:
    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    try:
        return {
            (page.title, row, column): value
            for page in book
            for row, line in enumerate(page.values, start=1)
            for column, value in enumerate(line, start=1)
            if value not in (None, "")
        }
    finally:
        book.close()


def is_same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one == pytest.approx(other, rel=1e-9, abs=1e-9)
    return one == other


@pytest.mark.parametrize("key", [*CASES, "edited"])
def test_every_cell_has_the_same_value_in_both_kinds(found, key):
    ods, xlsx = found[f"{key}-ods"], found[f"{key}-xlsx"]
    assert len(xlsx) > 1000
    assert [
        (place, ods.get(place), xlsx.get(place))
        for place in sorted(ods.keys() | xlsx.keys())
        if not is_same(ods.get(place), xlsx.get(place))
    ] == []


def test_everything_follows_an_input_that_was_changed_in_the_ods(found, files):
    read = read_workbook(files["edited-ods"], "kb.ods")
    assert {edit.pointer for edit in read.edits} == set(EDITS)
    now, then, verdict = (found["edited-ods"]["Samenvatting", 9, column] for column in (2, 3, 4))
    assert now != pytest.approx(then)
    assert verdict == "wijkt af"


def test_what_was_changed_and_saved_in_libreoffice_is_read_back(files):
    saved = resaved({"edited": files["edited-ods"]}, "ods")["edited"]
    told = {edit.pointer: edit.after for edit in read_workbook(saved, "kb.ods").edits}
    assert told == {RATE: "4.1", HORIZON: 17, WADI: "655.5"}


def test_rules_looks_and_print_set_up_are_those_of_the_xlsx(books):
    ods, xlsx = (
        [
            (
                page.title,
                page.sheet_state,
                page.protection.sheet,
                page.protection.password,
                page.print_title_rows,
                page.print_title_cols,
                page.print_area,
                page.page_setup.orientation,
                page.page_setup.paperSize,
                page.page_setup.fitToWidth,
                page.page_setup.fitToHeight,
                page.oddFooter.left.text,
                page.oddFooter.right.text,
                [str(area) for area in page.merged_cells.ranges],
                {
                    str(area.sqref): [
                        (rule.formula, rule.dxf.fill.bgColor.rgb) for rule in area.rules
                    ]
                    for area in page.conditional_formatting
                },
                {
                    str(rule.sqref): (rule.type, rule.formula1, rule.formula2, rule.error)
                    for rule in page.data_validations.dataValidation
                },
            )
            for page in book
        ]
        for book in books
    )
    assert ods == xlsx


def test_cells_are_locked_filled_bold_and_placed_as_in_the_xlsx(books):
    ods, xlsx = (
        {
            (page.title, cell.coordinate): (
                cell.protection.locked,
                cell.fill.fgColor.rgb,
                cell.font.b,
                _seen(cell.font.color and cell.font.color.rgb),
                cell.alignment.wrap_text or None,
                cell.border.bottom.style,
                cell.number_format.replace("[$-413]", ""),
            )
            for page in book
            for row in page.iter_rows()
            for cell in row
            if cell.value not in (None, "")
        }
        for book in books
    )
    assert {place: (ods[place], xlsx[place]) for place in xlsx if ods[place] != xlsx[place]} == {}


def _seen(colour: str | None) -> str:
    """Black may be said or not."""
    return colour or "FF000000"


def test_names_and_charts_are_there(books):
    ods, xlsx = books
    assert {name: found.attr_text for name, found in ods.defined_names.items()} == {
        name: found.attr_text for name, found in xlsx.defined_names.items()
    }


def test_the_charts_of_the_workbook_are_in_the_ods(converted, files):
    kinds = ("ods", "xlsx")
    for key in ("case", "random-71"):
        ods, xlsx = (load_workbook(BytesIO(converted[f"{key}-{kind}"])) for kind in kinds)
        drawn = [[_drawn(page) for page in book] for book in (ods, xlsx)]
        assert drawn[0] == drawn[1]
        assert any(drawn[0])
    assert sum("Object" in name for name in parts(files["rich-ods"])) == 5


def _drawn(page) -> list[tuple[object, ...]]:
    """What each chart of a page shows, and of which cells."""
    return [
        (
            type(chart).__name__,
            [
                (one.val.numRef.f.replace("$", ""), one.tx.strRef.f.replace("$", ""))
                for one in chart.series
            ],
            "".join(run.t for line in chart.title.tx.rich.p for run in line.r or ()),
        )
        for chart in page._charts
    ]


def test_headings_are_frozen_and_the_grid_is_hidden(files):
    root = etree.fromstring(parts(files["rich-ods"])["settings.xml"])
    config = "{urn:oasis:names:tc:opendocument:xmlns:config:1.0}"
    pages = {
        entry.get(f"{config}name"): {item.get(f"{config}name"): item.text for item in entry}
        for entry in root.iter(f"{config}config-item-map-entry")
        if entry.get(f"{config}name")
    }
    flow = pages["Kasstroom"]
    assert (flow["HorizontalSplitMode"], flow["HorizontalSplitPosition"]) == ("2", "5")
    assert (flow["VerticalSplitMode"], flow["VerticalSplitPosition"]) == ("2", "5")
    assert {page["ShowGrid"] for page in pages.values()} == {"false"}


def test_a_text_is_a_text_and_not_a_formula_whatever_it_looks_like(files):
    root = body(files["rich-ods"])
    formulas = [cell.get(f"{TABLE}formula") for cell in cells(root)]
    assert not any(formula and "1+1" in formula for formula in formulas)
    label = next(cell for cell in cells(root) if "".join(cell.itertext()) == "=1+1")
    assert label.get(f"{OFFICE}value-type") == "string"


def test_the_same_data_give_the_same_bytes_and_tell_no_moment(files):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "LEAST_YEARS", 14)
        _, again = made(random_worksheet(71))
    assert again == files["random-71-ods"]
    with zipfile.ZipFile(BytesIO(again)) as file:
        first = file.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {item.date_time for item in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert parts(again)["meta.xml"].count(b"2026-11-25T00:00:00") == 2


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=A1+B$2*-$C3%", "[.A1]+[.B$2]*-[.$C3]%"),
        ("SUM($A$1:B2)", "SUM([.$A$1:.B2])"),
        ("Invoer!$B$8", "[$Invoer.$B$8]"),
        ("MAX('Van ''t plein'!A1:A3,2.5)", "MAX([$'Van ''t plein'.A1:.A3];2.5)"),
        ("_aanjager!A1", "[$'_aanjager'.A1]"),
        ('IF(zichtperiode<>3,"a,b;""c""!A1",TRUE)', 'IF(zichtperiode<>3;"a,b;""c""!A1";TRUE())'),
        ("(1+discontovoet)^ABS(A1:A3-2)", "(1+discontovoet)^ABS([.A1:.A3]-2)"),
    ],
)
def test_a_formula_in_the_words_of_opendocument(formula, expected):
    assert open_formula(formula) == expected


@pytest.mark.parametrize(
    "formula", ["LET(a,1,a)", "SUM(A1:A3 A2:B2)", "SUM({1,2})", "A:A", "#REF!"]
)
def test_what_was_never_tried_is_refused_and_not_guessed(formula):
    with pytest.raises(ValueError, match=r"translation|tried|area"):
        open_formula(formula)


def test_an_area_names_its_sheet_twice():
    assert open_area("Invoer!$A$1:$B$2") == "$Invoer.$A$1:$Invoer.$B$2"
    assert open_area("B2", sheet="Blad één") == "$'Blad één'.B2"


@given(st.text(st.sampled_from(" \t\nab é🌳<&\"'")))
def test_white_space_of_a_text_stays(text):
    root = node("cell", {f"xmlns:{key}": NAMESPACES[key] for key in ("text",)})
    root.extend(list(paragraphs(text)))
    shown = etree.fromstring(tostring(root))
    assert [_read(part) for part in shown] == text.split("\n")


def _read(part: etree._Element) -> str:
    """The text of a paragraph as the standard says: spaces side by side are one, elements count."""
    runs = [part.text or "", *(child.tail or "" for child in part)]
    assert not any("  " in run for run in runs), "a space would be lost"
    assert not runs[0].startswith(" "), "a space would be lost"
    held = ["\t" if child.tag.endswith("}tab") else " " * int(child.values()[0]) for child in part]
    return "".join(run + more for run, more in zip(runs, [*held, ""], strict=True))


@pytest.mark.parametrize("form", NumberForm)
def test_every_number_format_has_a_translation(form):
    made = list(number_styles("N", form.value)) if form is not NumberForm.NUMBER else []
    assert len(made) == (form.value.count(";") + 1 if made else 0)


@pytest.mark.parametrize("code", ["0.00E+00", "yyyy-mm-dd", "[Blue]0", "0_)"])
def test_a_number_format_that_is_not_known_is_refused(code):
    with pytest.raises(ValueError, match="translation"):
        list(number_styles("N", code))


def test_a_worksheet_without_lines_is_an_ods_too():
    empty = replace(worked_case(), costs=(), benefits=(), parties=())
    _, content = made(empty)
    assert any("Samenvatting" in table.values() for table in body(content).iter(f"{TABLE}table"))

"""The PDF of a document, as independent readers see it."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import count

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from aanjager_app.documents.blocks import (
    Block,
    Callout,
    CalloutKind,
    Column,
    ColumnKind,
    Document,
    DocumentStatus,
    Heading,
    Missing,
    NumberedList,
    Photo,
    Table,
    as_runs,
    item,
    link,
    paragraph,
    strong,
)
from aanjager_app.documents.pdf.finish import settle
from aanjager_app.documents.pdf.renderer import render_pdf
from aanjager_app.domain.errors import DomainError
from tests.documents.checker import assert_pdf_a2a, assert_pdf_ua1, page_count, text_of
from tests.documents.samples import (
    LOREM,
    almost_empty,
    kitchen_sink,
    measures_table,
    photo_bytes,
    style,
)

# one of them stands on each line of LOREM, and nowhere else
LOREM_WORDS = ("terrein", "verhard", "regen", "schaduw", "mensen", "bedrijf", "warme")


def small(*blocks: Block, **changes: object) -> Document:
    document = Document(
        title="Verslag",
        subject="De Wilgen",
        document_id="test",
        made_on=date(2026, 11, 25),
        blocks=blocks,
        cover=False,
    )
    return replace(document, **changes)


def render(document: Document) -> bytes:
    return render_pdf(document, style())


@pytest.fixture(scope="module")
def sink() -> bytes:
    return render(kitchen_sink())


@pytest.fixture(scope="module")
def sink_tree(sink: bytes) -> Iterator[list[tuple[str, pikepdf.Object]]]:
    """All structure elements in reading order, each with its path of types."""
    found: list[tuple[str, pikepdf.Object]] = []

    def visit(node: pikepdf.Object, path: str) -> None:
        if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
            return
        here = f"{path}{node.S}"
        found.append((here, node))
        for kid in node.get("/K", []):
            visit(kid, here)

    with pikepdf.open(BytesIO(sink)) as pdf:
        for kid in pdf.Root.StructTreeRoot.K:
            visit(kid, "")
        yield found


@pytest.mark.parametrize("document", [kitchen_sink(), almost_empty(), small()])
def test_passes_both_profiles(document: Document) -> None:
    content = render(document)
    assert_pdf_ua1(content)
    assert_pdf_a2a(content)


def test_same_data_same_bytes(sink: bytes) -> None:
    assert render(kitchen_sink()) == sink


def test_other_data_other_bytes(sink: bytes) -> None:
    assert render(replace(kitchen_sink(), document_id="other")) != sink


def test_title_language_and_outline(sink: bytes) -> None:
    reader = PdfReader(BytesIO(sink))
    assert reader.metadata is not None
    assert reader.metadata.title == "Groenvisie – Voorbeeldpark De Wilgen"
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "nl-NL"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    titles = [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)]
    assert titles == ["Samenvatting", "Opgave en ambitie", "Maatregelen", "Kosten en baten",
                      "Wat nog moet", "Bronnen"]  # fmt: skip


def test_every_page_but_the_cover_says_what_it_is(sink: bytes) -> None:
    pages = PdfReader(BytesIO(sink)).pages
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert "geen officieel product van Werklandschappen van de Toekomst" in text
        assert "CONCEPT" in text
        assert number == 1 or f"pagina {number} van {len(pages)}" in text


def test_final_document_has_no_concept_mark() -> None:
    content = render(small(paragraph("x"), status=DocumentStatus.FINAL))
    assert "CONCEPT" not in text_of(content)
    assert "DEFINITIEF" in text_of(content)


def test_all_fonts_are_embedded(sink: bytes) -> None:
    pdf = pikepdf.open(BytesIO(sink))
    fonts = [
        entry for entry in pdf.objects
        if isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == "/Font"
    ]  # fmt: skip
    assert fonts
    for font in fonts:
        assert "IBMPlexSans" in str(font.BaseFont)
        assert "/FontFile2" in font.FontDescriptor


def test_table_headers_have_scope_once(sink_tree: list[tuple[str, pikepdf.Object]]) -> None:
    columns = [
        node for path, node in sink_tree
        if path.endswith("/TH") and node.A.get("/Scope") == "/Column"
    ]  # fmt: skip
    assert len(columns) == 14  # two tables of seven columns, also over three pages
    assert all(isinstance(kid, int) for node in columns for kid in node.K)  # on one page
    rows = [node for path, node in sink_tree if path.endswith("/TH") and node.A.Scope == "/Row"]
    assert len(rows) == 6 + 1 + 46 + 1


def test_figures_have_words_and_a_place(sink_tree: list[tuple[str, pikepdf.Object]]) -> None:
    figures = [node for path, node in sink_tree if path.endswith("/Figure")]
    assert len(figures) == 6
    for figure in figures:
        assert len(str(figure.Alt)) > 10
        left, low, right, high = figure.A.BBox
        assert 0 < left < right < 596
        assert 0 < low < high < 842


def test_lists_are_nested_in_their_item(sink_tree: list[tuple[str, pikepdf.Object]]) -> None:
    paths = {path for path, _ in sink_tree}
    assert "/Document/Sect/L/LI/LBody/L/LI/LBody" in paths
    assert "/Document/Sect/L/LI/LBody/L/LI/Lbl" in paths


def test_headings_never_skip_a_level() -> None:
    content = render(small(Heading(3, "Diep"), Heading(1, "Hoog"), Heading(3, "Weer diep")))
    assert_pdf_ua1(content)


def test_links_lead_where_they_say(sink: bytes) -> None:
    reader = PdfReader(BytesIO(sink))
    annotations = [entry.get_object() for page in reader.pages for entry in page.get("/Annots", [])]
    addresses = {entry["/A"]["/URI"] for entry in annotations if "/A" in entry}
    assert addresses == {"https://voorbeeld.nl/groen?x=1&y=2", "https://voorbeeld.nl/kengetallen"}
    inside = [entry for entry in annotations if "/Dest" in entry]
    assert len(inside) >= 8
    assert all(entry["/Contents"] for entry in annotations)


def test_contents_name_the_page_of_each_heading(sink: bytes) -> None:
    pages = [page.extract_text() for page in PdfReader(BytesIO(sink)).pages]
    listed = next(text for text in pages if text.lstrip().find("Inhoud") >= 0)
    on = next(n for n, text in enumerate(pages, 1) if n > 2 and "Kosten en baten" in text)
    assert f"Kosten en baten\n{on}" in listed or f"Kosten en baten {on}" in listed


def test_contents_that_would_run_over_name_chapters_only() -> None:
    blocks: list[Block] = []
    for chapter in range(20):
        blocks += [Heading(1, f"Hoofdstuk {chapter}."), paragraph("x")]
        blocks += [Heading(2, f"Deel {chapter}.{part}.") for part in range(3)]
    pages = PdfReader(BytesIO(render(small(*blocks, cover=True)))).pages
    contents = pages[1].extract_text()
    assert all(f"Hoofdstuk {chapter}." in contents for chapter in range(20))
    assert "Deel" not in contents
    assert "Hoofdstuk 0." in pages[2].extract_text()


def test_chapters_open_under_their_bookmark() -> None:
    blocks = [Heading(1, "Een"), paragraph(LOREM * 20), Heading(1, "Twee"), Heading(2, "Drie")]
    reader = PdfReader(BytesIO(render(small(*blocks))))
    flat = [
        entry for part in reader.outline for entry in (part if isinstance(part, list) else [part])
    ]
    assert [entry["/Title"] for entry in flat] == ["Een", "Twee", "Drie"]
    for entry in flat:
        number = reader.get_destination_page_number(entry)
        assert number is not None
        assert entry["/Title"] in reader.pages[number].extract_text()


def test_long_numbers_keep_clear_of_their_text() -> None:
    items = tuple(item(f"regel {number}") for number in range(12))
    text = text_of(render(small(NumberedList(items, start=1995))))
    assert "2000." in text
    assert "regel 11" in text


def test_typed_cells_are_written_in_dutch(sink: bytes) -> None:
    text = text_of(sink).replace("\u00a0", " ")
    for written in ("€ 49.000", "€ 148,12", "16,7 %", "15-02-2027", "1.201,5", "ontbreekt"):
        assert written in text


def test_empty_total_and_unknown_value() -> None:
    table = Table(
        (Column("Naam"), Column("Bedrag", ColumnKind.EURO)),
        (("a", None), ("b", Missing("onbekend"))),
        total=("Totaal", None),
    )
    text = text_of(render(small(table)))
    assert text.count("–") == 1
    assert "onbekend" in text


def test_float_in_a_table_is_a_mistake() -> None:
    table = Table((Column("Bedrag", ColumnKind.EURO),), ((1.5,),))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="float"):
        render(small(table))


def test_table_without_rows_says_so() -> None:
    assert "nog geen gegevens" in text_of(render(small(Table((Column("Naam"),), ()))))


def test_long_table_repeats_its_header_and_keeps_all_rows() -> None:
    content = render(small(measures_table(120)))
    text = text_of(content)
    assert page_count(content) >= 4
    assert text.count("Maatregel\n") + text.count("Maatregel ") >= page_count(content)
    assert all(f"Nestkasten {n}" in text for n in range(11, 120, 6))
    assert_pdf_ua1(content)


def test_row_taller_than_a_page_goes_on_over_pages() -> None:
    table = Table((Column("Wat"), Column("Tekst")), (("a", LOREM * 30), ("b", "klein")))
    content = render(small(table))
    assert page_count(content) >= 3
    assert text_of(content).count("zeventig") == 30
    assert_pdf_ua1(content)
    assert_pdf_a2a(content)


@pytest.mark.parametrize(
    "text",
    [
        "<b>vet</b> & <para> &amp; </font>",
        "R&D <img src='x'/> \\(niet) %PDF",
        "tab\tregel\ncontrol\x00\x07\x1b einde",
        "emoji 🌳 en Ελληνικά, 日本語, עברית",
        "gezin 👨‍👩‍👧 en vlag 🇳🇱 en half \ud800",
        "m² m³ CO₂ € − – … ✓ ë ï ü ĳ é e\u0301",
        "W" * 400,
        "https://voorbeeld.nl/" + "pad/" * 60,
        "",
        " \u00a0\u2009\u202f ",
        "zacht\u00adafbreken" * 30,
    ],
)
def test_any_text_anywhere(text: str) -> None:
    blocks = (
        Heading(1, text),
        paragraph(text, strong(text), link(text, f"https://x.nl/{text}")),
        Callout(CalloutKind.WARNING, text, (paragraph(text),)),
        Table((Column(text), Column("n")), ((text, text), (as_runs(text), Missing(text)))),
        Photo(b"no photo", text or "foto"),
    ) if text.strip() else (paragraph(text), Heading(1, text))  # fmt: skip
    content = render(small(*blocks, title=text or "x", subject=text, cover=True, author=text))
    assert_pdf_ua1(content)
    assert_pdf_a2a(content)


def test_unknown_characters_are_shown_as_such() -> None:
    text = text_of(render(small(paragraph("boom 🌳 en <b>R&D</b>"))))
    assert "boom \ufffd en <b>R&D</b>" in text


@settings(max_examples=25)
@given(st.lists(st.text(max_size=60), max_size=6), st.text(max_size=200))
def test_no_text_breaks_the_renderer(parts: list[str], long: str) -> None:
    blocks: list[Block] = [paragraph(*parts), Heading(2, long)]
    if parts:
        cells = tuple(parts)
        blocks.append(Table(tuple(Column(part) for part in parts), (cells, cells)))
    content = render(small(*blocks))
    assert_pdf_ua1(content)
    assert_pdf_a2a(content)


def test_photo_carries_no_data_of_the_camera() -> None:
    photo = photo_bytes()
    assert b"GEHEIME-CAMERA" in photo
    content = render(small(Photo(photo, "Een wadi")))
    pdf = pikepdf.open(BytesIO(content))
    images = [
        entry for entry in pdf.objects
        if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Image"
    ]  # fmt: skip
    assert len(images) == 1
    assert images[0].read_raw_bytes().startswith(b"\xff\xd8")
    assert b"GEHEIME-CAMERA" not in images[0].read_raw_bytes()


def test_page_limit_is_kept_or_refused() -> None:
    block = paragraph(LOREM * 11)
    free = render(small(block))
    assert page_count(free) == 2
    assert page_count(render(small(block, max_pages=1))) == 1
    with pytest.raises(DomainError) as caught:
        render(small(paragraph(LOREM * 40), max_pages=1))
    assert caught.value.code == "too_many_pages"


def test_no_heading_alone_at_the_foot_of_a_page() -> None:
    for lines in range(24, 44):
        filler = [paragraph("regel") for _ in range(lines)]
        content = render(small(*filler, Heading(2, "KOP"), paragraph(LOREM)))
        page = next(p for p in PdfReader(BytesIO(content)).pages if "KOP" in p.extract_text())
        assert "zeventig" in page.extract_text()


def test_percentage_and_number_kinds() -> None:
    table = Table(
        (Column("a", ColumnKind.PERCENTAGE), Column("b", ColumnKind.NUMBER, decimals=1),
         Column("c", ColumnKind.EURO)),
        ((Decimal("0.0225"), Decimal(2), Decimal("-12.5")),),
        row_header=False,
    )  # fmt: skip
    text = text_of(render(small(table))).replace("\u00a0", " ")
    assert "2,25 %" in text
    assert "2,0" in text
    assert "−€ 12,50" in text


def test_no_stream_ends_in_a_line_end_that_blurs_its_length() -> None:
    texts = (str(number).encode() for number in count())
    unlucky = next(text for text in texts if zlib.compress(text, 9).endswith(b"\r"))
    with pikepdf.new() as pdf:
        stream = pdf.make_stream(unlucky)
        settle(stream)
        assert not stream.read_raw_bytes().endswith((b"\r", b"\n"))
        assert stream.read_bytes() == unlucky


def test_no_line_of_a_paragraph_stands_alone() -> None:
    for lines in range(24, 40):
        filler = [paragraph("regel") for _ in range(lines)]
        pages = PdfReader(BytesIO(render(small(*filler, paragraph(LOREM))))).pages
        texts = [page.extract_text().splitlines() for page in pages]
        parts = [sum(any(word in line for word in LOREM_WORDS) for line in text) for text in texts]
        assert sum(parts) >= 5
        assert all(part != 1 for part in parts), parts

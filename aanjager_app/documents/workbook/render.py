"""The workbook as bytes; the same dossier gives the same bytes."""

import io
import re
import zipfile
from typing import Final

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from aanjager_app.documents.dossier import Dossier, Plan
from aanjager_app.documents.workbook.cashflow import SHEET as FLOW_SHEET
from aanjager_app.documents.workbook.cashflow import CashFlowSheet
from aanjager_app.documents.workbook.derivation import SHEET as WHY_SHEET
from aanjager_app.documents.workbook.derivation import Case, write_derivation
from aanjager_app.documents.workbook.funding import SHEET as FUNDING_SHEET
from aanjager_app.documents.workbook.funding import write_funding
from aanjager_app.documents.workbook.input_lines import SHEET as INPUT_SHEET
from aanjager_app.documents.workbook.inputs import InputSheet
from aanjager_app.documents.workbook.keys import SHEET as KEY_SHEET
from aanjager_app.documents.workbook.keys import write_keys
from aanjager_app.documents.workbook.luck import SHEET as LUCK_SHEET
from aanjager_app.documents.workbook.luck import write_luck
from aanjager_app.documents.workbook.parties import SHEET as PARTY_SHEET
from aanjager_app.documents.workbook.parties import write_parties
from aanjager_app.documents.workbook.sheet import Sheet, plain_text
from aanjager_app.documents.workbook.sources import SHEET as SOURCES_SHEET
from aanjager_app.documents.workbook.sources import write_sources
from aanjager_app.documents.workbook.summary import SHEET as SUMMARY_SHEET
from aanjager_app.documents.workbook.summary import Answer, write_summary

LEAST_YEARS: Final = 60
"""Years that fit at least, so that the reader can look further than the worksheet did."""

_STAMP: Final = (1980, 1, 1, 0, 0, 0)
_MOMENT: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def render_workbook(dossier: Dossier, plan: Plan) -> bytes:
    """Make the workbook of a plan.

    Args:
        dossier: gives the name of the terrain, the words and the date.
        plan: the worksheet with its outcome.

    Returns:
        An XLSX file with live formulas in English and texts in Dutch.
    """
    book = build_workbook(dossier, plan)
    buffer = io.BytesIO()
    book.save(buffer)
    return _settled(buffer.getvalue(), dossier.edition.made_on.isoformat())


def build_workbook(dossier: Dossier, plan: Plan) -> Workbook:
    """The workbook of a plan before it becomes a file; every kind of file is made of this."""
    last_year = max(LEAST_YEARS, plan.worksheet.horizon_years)
    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    pages = {
        name: Sheet(book.create_sheet(name))
        for name in (
            SUMMARY_SHEET, INPUT_SHEET, FLOW_SHEET, PARTY_SHEET, FUNDING_SHEET, LUCK_SHEET,
            WHY_SHEET, SOURCES_SHEET, KEY_SHEET,
        )
    }  # fmt: skip
    inputs = InputSheet(pages[INPUT_SHEET], plan.worksheet, dossier.labels, last_year).write()
    flow = CashFlowSheet(pages[FLOW_SHEET], inputs, last_year).write(plan.worksheet)
    parties = write_parties(pages[PARTY_SHEET], inputs, flow)
    write_funding(pages[FUNDING_SHEET], inputs, flow, plan.worksheet.horizon_years)
    answer = Answer(dossier, plan, inputs, flow, parties)
    names = write_summary(pages[SUMMARY_SHEET], answer)
    write_luck(pages[LUCK_SHEET], plan)
    write_derivation(pages[WHY_SHEET], Case(plan, inputs, flow, parties, names["ncw"]))
    write_sources(pages[SOURCES_SHEET], dossier, plan)
    write_keys(pages[KEY_SHEET], plan.worksheet, inputs, last_year)
    names |= {
        "discontovoet": inputs.rate,
        "zichtperiode": inputs.horizon,
        "basisjaar": inputs.base_year,
        "prijsstijging_natuur": inputs.nature,
    }
    for name, cell in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=cell)
    book.properties.title = plain_text(f"Kosten en baten {dossier.terrain.name}")
    book.properties.creator = "Aanjager"
    book.properties.language = "nl-NL"
    if book.calculation is not None:
        book.calculation.fullCalcOnLoad = True
    return book


def _settled(made: bytes, day: str) -> bytes:
    """The same file without the moment of its making."""
    settled = io.BytesIO()
    moment = rb"\g<1>" + f"{day}T00:00:00Z".encode()
    with zipfile.ZipFile(io.BytesIO(made)) as source, zipfile.ZipFile(settled, "w") as target:
        for item in source.infolist():
            content = source.read(item)
            if item.filename == "docProps/core.xml":
                content = _MOMENT.sub(moment, content)
            entry = zipfile.ZipInfo(item.filename, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return settled.getvalue()

"""An OpenDocument spreadsheet as bytes; the same workbook gives the same bytes."""

import io
import zipfile
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element

from openpyxl import Workbook

from aanjager_app.documents.opendocument.charts import MEDIA_TYPE as CHART_TYPE
from aanjager_app.documents.opendocument.charts import DrawnChart, drawn_charts
from aanjager_app.documents.opendocument.formulas import open_area
from aanjager_app.documents.opendocument.looks import FACE
from aanjager_app.documents.opendocument.nodes import VERSION, node, part
from aanjager_app.documents.opendocument.tables import Tables
from aanjager_app.documents.opendocument.views import settings

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.spreadsheet"
_STAMP: Final = (1980, 1, 1, 0, 0, 0)
_XML: Final = "text/xml"
_COUNTING: Final = {
    "table:automatic-find-labels": "false",
    "table:case-sensitive": "false",
    "table:search-criteria-must-apply-to-whole-cell": "true",
    "table:use-regular-expressions": "false",
    "table:use-wildcards": "true",
}
"""How texts are compared: as in an XLSX, not as OpenDocument does when nothing is said."""


def render_opendocument(book: Workbook, made_on: date) -> bytes:
    """The same workbook as an ODS: values, live formulas, looks, rules and print set-up.

    Args:
        book: the workbook, with all that it holds.
        made_on: the day that goes with it as its date.

    Returns:
        An ODS file. Formulas have no outcome in it yet: who opens it counts.

    Raises:
        ValueError: the workbook holds a formula, number format or rule that can't be translated.
    """
    charts = list(drawn_charts(book))
    tables = Tables(frames={(chart.sheet, *chart.place): chart.frame for chart in charts})
    sheets = [tables.table(page, number) for number, page in enumerate(book.worksheets, start=1)]
    spreadsheet = node(
        "office:spreadsheet",
        {},
        node("table:calculation-settings", _COUNTING),
        *tables.validations.element(),
        *sheets,
        _names(book),
    )
    parts = {
        "content.xml": part(
            "office:document-content",
            node("office:automatic-styles", {}, *tables.looks.automatic()),
            node("office:body", {}, spreadsheet),
        ),
        "styles.xml": part(
            "office:document-styles",
            _fonts(),
            node("office:styles", {}, *tables.looks.named()),
            node("office:automatic-styles", {}, *tables.printing.layouts()),
            node("office:master-styles", {}, *tables.printing.masters()),
        ),
        "meta.xml": part("office:document-meta", _about(book, made_on)),
        "settings.xml": part("office:document-settings", settings(book)),
    }
    return _packed(parts, charts)


def _fonts() -> Element:
    face = {"style:name": FACE, "svg:font-family": f"'{FACE}'"}
    return node("office:font-face-decls", {}, node("style:font-face", face))


def _names(book: Workbook) -> Element:
    return node(
        "table:named-expressions",
        {},
        *(
            node(
                "table:named-range",
                {
                    "table:name": name,
                    "table:base-cell-address": open_area(defined.attr_text),
                    "table:cell-range-address": open_area(defined.attr_text),
                },
            )
            for name, defined in book.defined_names.items()
        ),
    )


def _about(book: Workbook, made_on: date) -> Element:
    about = book.properties
    moment = f"{made_on.isoformat()}T00:00:00"
    return node(
        "office:meta",
        {},
        node("meta:generator", text="Aanjager"),
        node("dc:title", text=about.title or ""),
        node("meta:initial-creator", text=about.creator or ""),
        node("meta:creation-date", text=moment),
        node("dc:date", text=moment),
        node("dc:language", text=about.language or "nl-NL"),
    )


def _packed(parts: dict[str, bytes], charts: list[DrawnChart]) -> bytes:
    parts = parts | {f"{chart.folder}/content.xml": chart.content for chart in charts}
    folders = [(f"{chart.folder}/", CHART_TYPE) for chart in charts]
    entries = [("/", MEDIA_TYPE), *folders, *((name, _XML) for name in parts)]
    manifest = part(
        "manifest:manifest",
        *(
            node(
                "manifest:file-entry",
                {
                    "manifest:full-path": name,
                    "manifest:media-type": kind,
                    "manifest:version": VERSION if name.endswith("/") else None,
                },
            )
            for name, kind in entries
        ),
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        # The first part is not packed, so that a program knows the kind of file at once.
        file.writestr(zipfile.ZipInfo("mimetype", _STAMP), MEDIA_TYPE)
        for name, content in {**parts, "META-INF/manifest.xml": manifest}.items():
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return buffer.getvalue()

"""What a sheet asks of its reader's input, and what stands out while something is true."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet as Page

from aanjager_app.documents.opendocument.formulas import open_area, open_formula
from aanjager_app.documents.opendocument.looks import Looks
from aanjager_app.documents.opendocument.nodes import node, paragraphs

_KINDS: Final = {"whole": "whole-number", "decimal": "decimal-number"}


class Validations:
    """The rules of all sheets, and which cell has which."""

    def __init__(self) -> None:
        self._elements: list[Element] = []

    def of_page(self, page: Page) -> dict[tuple[int, int], str]:
        """Take over the rules of a sheet; gives the rule of each cell by row and column."""
        found: dict[tuple[int, int], str] = {}
        for rule in page.data_validations.dataValidation:
            name = f"val{len(self._elements) + 1}"
            areas = rule.sqref.ranges
            for area in areas:
                for row, column in (place for line in area.rows for place in line):
                    found[row, column] = name
            first = next(iter(areas)).coord.split(":")[0]
            self._elements.append(_validation(rule, name, open_area(first, sheet=page.title)))
        return found

    def element(self) -> list[Element]:
        """The rules, when there are any."""
        if not self._elements:
            return []
        return [node("table:content-validations", {}, *self._elements)]


def _validation(rule: DataValidation, name: str, base: str) -> Element:
    is_list = rule.type == "list"
    return node(
        "table:content-validation",
        {
            "table:name": name,
            "table:condition": f"of:{_choice(rule) if is_list else _between(rule)}",
            "table:allow-empty-cell": "true" if rule.allow_blank else "false",
            "table:display-list": "unsorted" if is_list else None,
            "table:base-cell-address": base.replace("$", ""),
        },
        node(
            "table:error-message",
            {
                "table:title": rule.errorTitle,
                "table:display": "true",
                "table:message-type": rule.errorStyle or "stop",
            },
            *paragraphs(rule.error or ""),
        ),
    )


def _choice(rule: DataValidation) -> str:
    source = str(rule.formula1)
    if not source.startswith('"'):
        return f"cell-content-is-in-list({open_formula(source)})"
    options = ";".join(f'"{option}"' for option in source.strip('"').split(","))
    return f"cell-content-is-in-list({options})"


def _between(rule: DataValidation) -> str:
    if rule.operator != "between":
        message = f"a rule with “{rule.operator}” has no translation"
        raise ValueError(message)
    low, high = open_formula(str(rule.formula1)), open_formula(str(rule.formula2))
    kind = _KINDS[str(rule.type)]
    return f"cell-content-is-{kind}() and cell-content-is-between({low},{high})"


def conditional_formats(page: Page, looks: Looks) -> Iterator[Element]:
    """The looks of a sheet that count while a formula is true."""
    formats = []
    for area in page.conditional_formatting:
        rules = [(rule, open_formula(rule.formula[0])) for rule in area.rules]
        where = open_area(str(area.sqref), sheet=page.title)
        base = open_area(str(area.sqref).split(":")[0], sheet=page.title)
        conditions = (
            node(
                "calcext:condition",
                {
                    "calcext:apply-style-name": looks.conditional(rule.dxf),
                    "calcext:value": f"formula-is({formula})",
                    "calcext:base-cell-address": base.replace("$", ""),
                },
            )
            for rule, formula in rules
        )
        formats.append(
            node(
                "calcext:conditional-format",
                {"calcext:target-range-address": where.replace("$", "")},
                *conditions,
            )
        )
    if formats:
        yield node("calcext:conditional-formats", {}, *formats)

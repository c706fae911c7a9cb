"""Fifty generated worksheets: program, workbook and an independent account agree to the cent.

Each workbook is recalculated by LibreOffice after its inputs were changed in it, and read back;
some also as they were made (all of them in the profile "diep": it takes minutes). The account is
`tests.costbenefit.reference`, which shares no code with the engine.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet as Page

from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.patching import patched
from aanjager_app.costbenefit.reading import worksheet_from_json
from aanjager_app.documents.workbook import render
from aanjager_app.exchange.workbook import read_workbook
from tests.costbenefit.reference import account, money
from tests.costbenefit.strategies import PARTIES, sheets
from tests.documents.dossiers import full_dossier, with_worksheet
from tests.documents.libreoffice import resaved

COUNT = 50
AS_MADE = COUNT if settings.default.max_examples > 1000 else 4
YEARS = 14
"""Columns for the years here; sixty only make fifty workbooks slow."""
NEAR = Fraction(1, 200) + Fraction(1, 1_000_000)
"""The same cents, give or take the noise of floating point."""
Json = dict[str, Any]


def generated() -> list[Json]:
    """The same worksheets each run, of every kind that the format allows."""
    found: list[Json] = []

    @settings(
        max_examples=3 * COUNT,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(sheets())
    def collect(sheet: Json) -> None:
        if sheet["costs"] and sheet["benefits"] and sheet not in found:
            found.append(sheet)

    collect()
    return found[:COUNT]


@dataclass(frozen=True)
class Case:
    """A worksheet as JSON with its recalculated workbook, and the same after a change in it."""

    json: Json
    made: bytes | None
    changed_json: Json
    changed: bytes


class Editor:
    """Changes inputs in a workbook, and the same inputs in the JSON."""

    def __init__(self, sheet: Json, content: bytes) -> None:
        self.json = deepcopy(sheet)
        self.book = load_workbook(BytesIO(content))
        self.page = self.book["Invoer"]

    def named(self, name: str, key: str, value: int | str, cell: float) -> None:
        spot = self.book.defined_names[name].attr_text.split("!")[1].replace("$", "")
        self.page[spot].value = cell
        self.json[key] = value

    def value(self, table: str, head: str, line: Json, key: str, value: str) -> None:
        """A number without a range."""
        row, column = self._row(table, line["id"]), self._column(table, head)
        for offset, point in enumerate((None, float(value), None)):
            self.page.cell(row, column + offset).value = point
        line[key] = value

    def shares(self, table: str, line: Json, key: str, shares: Mapping[str, str]) -> None:
        row = self._row(table, line["id"])
        for party in PARTIES:
            share = shares.get(party)
            cell = self.page.cell(row, self._column(table, party))
            cell.value = None if share is None else float(Decimal(share) / 100)
        line[key] = dict(shares)

    def saved(self) -> bytes:
        buffer = BytesIO()
        self.book.save(buffer)
        return buffer.getvalue()

    def _head(self, table: str) -> int:
        return next(r for r in range(1, 400) if self.page.cell(r, 1).value == table)

    def _column(self, table: str, head: str) -> int:
        row = self._head(table)
        return next(c for c in range(1, 40) if self.page.cell(row, c).value == head)

    def _row(self, table: str, label: str) -> int:
        first = self._head(table) + 1
        return next(r for r in range(first, 400) if self.page.cell(r, 1).value == label)


def edited(sheet: Json, content: bytes, seed: int) -> tuple[Json, bytes]:
    """Another rate, horizon, quantities, prices and shares."""
    chance = Random(seed)  # noqa: S311 - not a secret
    editor = Editor(sheet, content)
    rate, horizon = chance.randint(-300, 900), chance.randint(0, YEARS)
    editor.named("discontovoet", "discount_rate_pct", str(Decimal(rate) / 100), rate / 10_000)
    editor.named("zichtperiode", "horizon_years", horizon, horizon)
    for line in editor.json["costs"]:
        editor.value("Post", "Aantal laag", line, "quantity", _amount(chance))
        if chance.random() < 0.5:
            head = "Investering per eenheid laag"
            editor.value("Post", head, line, "investment_per_unit", _amount(chance))
        editor.shares("Aanleg van", line, "payers", _shares(chance))
    for line in editor.json["benefits"]:
        editor.value("Baat", "Waarde laag", line, "value_per_unit_per_year", _amount(chance))
        editor.shares("Baat van", line, "beneficiaries", _shares(chance))
    return editor.json, editor.saved()


def _amount(chance: Random) -> str:
    return str(Decimal(chance.randint(-20_000, 900_000)) / 100)


def _shares(chance: Random) -> dict[str, str]:
    one, other = chance.sample(PARTIES, 2)
    part = Decimal(chance.randint(1, 9_999)) / 100
    return {one: str(part), other: str(100 - part)}


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    found: list[tuple[Json, Json]] = []
    books: dict[str, bytes] = {}
    with pytest.MonkeyPatch.context() as patch:
        # what isn't looked at here is tried elsewhere, and takes half of the time
        patch.setattr(render, "LEAST_YEARS", YEARS)
        for part in ("write_luck", "write_sources", "write_funding"):
            patch.setattr(render, part, lambda *_: None)
        patch.setattr(Page, "add_chart", lambda *_: None)
        for number, sheet in enumerate(generated()):
            dossier = with_worksheet(full_dossier(), worksheet_from_json(sheet))
            assert dossier.plan is not None
            content = render.render_workbook(dossier, dossier.plan)
            changed_json, books[f"changed{number}"] = edited(sheet, content, number)
            if number < AS_MADE:
                books[f"made{number}"] = content
            found.append((sheet, changed_json))
    saved = resaved(books)
    return [
        Case(sheet, saved.get(f"made{n}"), changed, saved[f"changed{n}"])
        for n, (sheet, changed) in enumerate(found)
    ]


def cells(content: bytes, *titles: str) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    try:
        return {title: list(book[title].values) for title in titles}
    finally:
        book.close()


def disagreements(sheet: Json, content: bytes) -> list[str]:
    """Where workbook, program and account don't give the same cents."""
    pages = cells(content, "Samenvatting", "Partijen")
    told = {row[0]: row[1] for row in pages["Samenvatting"] if row and row[0]}
    heads = next(row for row in pages["Partijen"] if row and row[0] == "Partij")
    parties = {row[0]: dict(zip(heads, row, strict=False)) for row in pages["Partijen"] if row}
    appraisal = appraise(worksheet_from_json(sheet))
    pv, _, vat = account(sheet)
    moved, *_ = money(sheet)
    costs, benefits = (
        sum((pv[kind, p] for p in PARTIES), Fraction(0)) for kind in ("costs", "benefits")
    )
    wanted: list[tuple[str, object, Decimal, Fraction]] = [
        ("ncw", told["Netto contante waarde"], appraisal.npv, benefits - costs),
        ("kosten", told["Contante waarde kosten"], appraisal.pv_costs, costs),
        ("baten", told["Contante waarde baten"], appraisal.pv_benefits, benefits),
    ]
    for party in PARTIES:
        row, own = parties[party], appraisal.parties[party]
        back = vat[party] if _recovers(sheet, party) else Fraction(0)
        balance = pv["benefits", party] - pv["costs", party] + moved[party]
        wanted += [
            (f"{party} kosten", row["Kosten"], own.pv_costs, pv["costs", party]),
            (f"{party} baten", row["Baten"], own.pv_benefits, pv["benefits", party]),
            (f"{party} bijdragen", row["Bijdragen"], own.pv_transfers, moved[party]),
            (f"{party} saldo", row["Saldo"], own.balance, balance),
            (f"{party} btw", row["Btw terug"], own.pv_vat_recovered, back),
            (f"{party} kas", row["Saldo in kas"], own.cash_balance, balance + back),
        ]
    return [
        f"{name}: werkmap {live}, programma {program}, zelf gerekend {float(alone)}"
        for name, live, program, alone in wanted
        if not isinstance(live, int | float)
        or abs(Fraction(live) - Fraction(program)) > NEAR
        or abs(alone - Fraction(program)) > NEAR
    ]


def _recovers(sheet: Json, party: str) -> bool:
    return any(p["id"] == party and p["recovers_vat"] for p in sheet["parties"])


def test_there_are_fifty_that_differ_in_kind(cases):
    assert len(cases) == COUNT
    lines = [line for case in cases for line in case.json["costs"]]
    assert {line["pm"] for line in lines} == {True, False}
    assert any(line["lifetime_years"] for line in lines)
    assert any(isinstance(line["quantity"], dict) for line in lines)
    assert any(t["kind"] == "loan" for case in cases for t in case.json["transfers"])


def test_all_three_agree_on_a_workbook_as_it_was_made(cases):
    made = [(case.json, case.made) for case in cases if case.made is not None]
    assert len(made) == AS_MADE
    assert [found for json, content in made if (found := disagreements(json, content))] == []


def test_all_three_agree_after_inputs_were_changed_in_the_workbook(cases):
    assert all(case.changed_json != case.json for case in cases)
    changed = [(case.changed_json, case.changed) for case in cases]
    assert [found for json, content in changed if (found := disagreements(json, content))] == []


def test_the_changed_workbook_comes_back_as_the_worksheet_that_was_meant(cases):
    for case in cases:
        read = read_workbook(case.changed, "werkmap.xlsx")
        assert read.worksheet == worksheet_from_json(case.json)
        back = patched(read.worksheet, [(edit.pointer, edit.after) for edit in read.edits])
        meant = worksheet_from_json(case.changed_json)
        assert back == meant
        assert appraise(back) == appraise(meant)

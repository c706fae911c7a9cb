"""Worksheets for the tests of the workbook, and where their figures stand in it."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet as Page

from aanjager_app.costbenefit.appraisal import Appraisal
from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.worksheet import (
    BenefitLine,
    Confidence,
    CostKind,
    CostLine,
    Growth,
    GrowthKind,
    Party,
    Transfer,
    TransferKind,
    TransferStatus,
    Value,
    Worksheet,
)
from tests.documents.dossiers import demo_worksheet

SHEETS = (
    "Samenvatting", "Invoer", "Kasstroom", "Partijen", "Financiering", "Onzekerheid", "Herleiding",
    "Bronnen", "_aanjager",
)  # fmt: skip
CENT = Decimal("0.005") + Decimal("1e-6")
"""A value that shows the same cents, give or take the noise of floating point."""


def known(amount: str | int) -> Value:
    """A value without a range."""
    return Value(mid=Decimal(amount))


def worked_case() -> Worksheet:
    """The third worked case of the method."""
    return Worksheet(
        name="Dertig jaar",
        base_year=2026,
        horizon_years=30,
        parties=(Party("a", "Ondernemers", recovers_vat=True), Party("b", "Gemeente")),
        costs=(
            CostLine(
                id="aanleg",
                label="Aanleg",
                quantity=known(1),
                investment_per_unit=known(100_000),
                upkeep_per_unit_per_year=known(2_000),
                payers={"a": Decimal(100)},
            ),
        ),
        benefits=(
            BenefitLine(
                id="privaat",
                label="Minder kosten",
                quantity=known(1),
                value_per_unit_per_year=known(8_000),
                beneficiaries={"a": Decimal(100)},
            ),
            BenefitLine(
                id="natuur",
                label="Natuur",
                quantity=known(1),
                value_per_unit_per_year=known(1_000),
                growth=Growth(GrowthKind.NATURE),
                beneficiaries={"b": Decimal(100)},
            ),
        ),
    )


def rich() -> Worksheet:
    """The demo's worksheet with everything that a worksheet can hold beside it."""
    base = demo_worksheet()
    half = {"gemeente": Decimal("33.3333"), "waterschap": Decimal("66.6667")}
    costs = (
        CostLine(
            id="sloot", label="=1+1", quantity=Value(Decimal(10), None, Decimal(30)), unit="m3",
            investment_per_unit=known("812.345"), investment_year=3, vat_pct=Decimal(9),
            upkeep_per_unit_per_year=known("7.77"), upkeep_from_year=5, upkeep_until_year=19,
            lifetime_years=7, discount_rate_pct=Decimal("1.6"), payers=half,
            upkeep_payers={"eigenaren": Decimal(100)},
        ),
        CostLine(
            id="bank", label="@Bank zonder vervanging", quantity=known(3),
            investment_per_unit=known(900), lifetime_years=12, replace=False, vat_pct=Decimal(21),
            payers={"ondernemers": Decimal("12.5"), "provincie": Decimal("87.5")},
        ),
        CostLine(
            id="pomp", label="Pomp zonder restwaarde", quantity=known(1),
            investment_per_unit=known(5_000), lifetime_years=4, residual=False,
            discount_rate_pct=Decimal(0), payers={"gemeente": Decimal(100)},
        ),
        CostLine(
            id="later", label="Na de zichtperiode", quantity=known(1),
            investment_per_unit=known(77_000), investment_year=26, lifetime_years=5,
            payers={"gemeente": Decimal(100)},
        ),
        CostLine(
            id="einde", label="In het laatste jaar", quantity=known(1),
            investment_per_unit=known(8_000), investment_year=25, lifetime_years=5,
            payers={"gemeente": Decimal(100)},
        ),
        CostLine(
            id="leeg", label="Prijs nog niet bekend", quantity=known(5),
            investment_per_unit=Value(), upkeep_per_unit_per_year=known(12),
            payers={"gemeente": Decimal(100)},
        ),
        CostLine(
            id="rust", label="Rust", pm=True, quantity=known(9), investment_per_unit=known(99),
            payers={"gemeente": Decimal(100)},
        ),
    )  # fmt: skip
    benefits = (
        BenefitLine(
            id="krimp", label="Wordt minder waard", quantity=known(2),
            value_per_unit_per_year=known("1234.56"), from_year=0, until_year=18,
            growth=Growth(GrowthKind.CUSTOM, Decimal("-2.5")), beneficiaries=half,
            confidence=Confidence.HIGH,
        ),
        BenefitLine(
            id="open", label="Aantal nog niet bekend", quantity=Value(),
            value_per_unit_per_year=known(10), beneficiaries=half,
        ),
        BenefitLine(
            id="eens", label="Eenmalig, met groei", quantity=known(1),
            value_per_unit_per_year=known(2500), one_off_year=9, from_year=2,
            growth=Growth(GrowthKind.NATURE), beneficiaries={"gemeente": Decimal(100)},
        ),
    )  # fmt: skip
    transfers = (
        Transfer(
            id="heffing", label="+Heffing", kind=TransferKind.LEVY, amount=Decimal("1500.25"),
            from_party="ondernemers", to_party="gemeente", year=2, until_year=11,
            status=TransferStatus.GRANTED,
        ),
        Transfer(
            id="renteloos", label="Lening zonder rente, drie keer", kind=TransferKind.LOAN,
            amount=Decimal(12_000), from_party="provincie", to_party="waterschap", year=4,
            until_year=6, rate_pct=Decimal(0), term_years=8, status=TransferStatus.REQUESTED,
        ),
        Transfer(
            id="lang", label="Lening tot na de zichtperiode", kind=TransferKind.LOAN,
            amount=Decimal(30_000), from_party="provincie", to_party="gemeente", year=10,
            rate_pct=Decimal("3.75"), term_years=30, status=TransferStatus.GRANTED,
        ),
        Transfer(
            id="fiscaal", label="Fiscaal voordeel", kind=TransferKind.FISCAL, amount=Decimal(900),
            from_party="provincie", to_party="eigenaren", year=1, until_year=200,
        ),
    )  # fmt: skip
    return replace(
        base,
        costs=base.costs + costs,
        benefits=base.benefits + benefits,
        transfers=base.transfers + transfers,
    )


def empty() -> Worksheet:
    """A worksheet on the first day."""
    return Worksheet(name="Nog leeg", base_year=2026)


def random_worksheet(seed: int) -> Worksheet:
    """A valid worksheet by chance; the same seed gives the same one."""
    chance = Random(seed)  # noqa: S311 - not a secret
    parties = tuple(
        Party(f"p{place}", f"Partij {place}", recovers_vat=chance.random() < 0.5)
        for place in range(chance.randint(1, 4))
    )
    return Worksheet(
        name=f"Toeval {seed}",
        base_year=2026,
        horizon_years=chance.choice([0, 1, chance.randint(2, 60), chance.randint(61, 100)]),
        discount_rate_pct=_rate(chance),
        nature_price_rise_pct=_rate(chance),
        parties=parties,
        costs=tuple(_cost(chance, place, parties) for place in range(chance.randint(0, 5))),
        benefits=tuple(_benefit(chance, place, parties) for place in range(chance.randint(0, 5))),
        transfers=tuple(_transfer(chance, place, parties) for place in range(chance.randint(0, 4))),
    )


def _cost(chance: Random, place: int, parties: tuple[Party, ...]) -> CostLine:
    return CostLine(
        id=f"k{place}",
        label=f"Kosten {place}",
        kind=chance.choice(list(CostKind)),
        quantity=_value(chance),
        unit=chance.choice([None, "m3", "stuk"]),
        investment_per_unit=_value(chance),
        investment_year=chance.randint(0, 30),
        vat_pct=chance.choice([None, Decimal(0), Decimal(9), Decimal(21)]),
        upkeep_per_unit_per_year=_value(chance),
        upkeep_from_year=chance.randint(0, 20),
        upkeep_until_year=chance.choice([None, chance.randint(0, 80)]),
        lifetime_years=chance.choice([None, chance.randint(1, 40)]),
        replace=chance.random() < 0.7,
        residual=chance.random() < 0.7,
        discount_rate_pct=chance.choice([None, None, _rate(chance)]),
        payers=_shares(chance, parties),
        upkeep_payers=chance.choice([None, _shares(chance, parties)]),
        pm=chance.random() < 0.1,
    )


def _benefit(chance: Random, place: int, parties: tuple[Party, ...]) -> BenefitLine:
    own = Growth(GrowthKind.CUSTOM, _rate(chance))
    return BenefitLine(
        id=f"b{place}",
        label=f"Baat {place}",
        quantity=_value(chance),
        value_per_unit_per_year=_value(chance),
        from_year=chance.randint(0, 20),
        until_year=chance.choice([None, chance.randint(0, 80)]),
        one_off_year=chance.choice([None, None, chance.randint(0, 40)]),
        growth=chance.choice([Growth(), Growth(GrowthKind.NATURE), own]),
        beneficiaries=_shares(chance, parties),
        confidence=chance.choice(list(Confidence)),
        counted=chance.random() < 0.8,
        pm=chance.random() < 0.1,
    )


def _transfer(chance: Random, place: int, parties: tuple[Party, ...]) -> Transfer:
    kind = chance.choice(list(TransferKind))
    loan = kind is TransferKind.LOAN
    return Transfer(
        id=f"t{place}",
        label=f"Bijdrage {place}",
        kind=kind,
        amount=Decimal(chance.randint(0, 9_000_000)) / 100,
        from_party=chance.choice(parties).id,
        to_party=chance.choice(parties).id,
        year=chance.randint(0, 30),
        until_year=chance.choice([None, chance.randint(0, 60)]),
        status=chance.choice(list(TransferStatus)),
        rate_pct=chance.choice([Decimal(0), _rate(chance)]) if loan else None,
        term_years=chance.randint(1, 40) if loan else None,
    )


def _rate(chance: Random) -> Decimal:
    return Decimal(chance.randint(-300, 900)) / 100


def _value(chance: Random) -> Value:
    low, mid, high = sorted(Decimal(chance.randint(-2_000, 90_000)) / 100 for _ in range(3))
    return chance.choice(
        [Value(mid=mid), Value(low, mid, high), Value(low, None, high), Value(mid=mid), Value(low)]
    )


def _shares(chance: Random, parties: tuple[Party, ...]) -> dict[str, Decimal]:
    chosen = chance.sample(parties, chance.randint(1, len(parties)))
    cuts = sorted(Decimal(chance.randint(0, 10_000)) / 100 for _ in chosen[1:])
    edges = [Decimal(0), *cuts, Decimal(100)]
    return {
        party.id: high - low for party, low, high in zip(chosen, edges[:-1], edges[1:], strict=True)
    }


# ---------------------------------------------------------------- reading it back


def named(book: Workbook, name: str) -> object:
    """The value of a defined name."""
    sheet, _, cell = book.defined_names[name].attr_text.partition("!")
    return book[sheet][cell.replace("$", "")].value


def place(page: Page, label: object, head: str, *, first: str, offset: int = 0) -> Cell:
    """The cell of a line in the table whose first heading is `first`.

    Args:
        page: the sheet.
        label: text or year in the first column of the line.
        head: heading of the column.
        first: heading of the first column, which says which table.
        offset: columns to the right of the heading.
    """
    heads = next(row for row in page.iter_rows(max_col=80) if row[0].value == first)
    column = next(cell.column for cell in heads if cell.value == head) + offset
    for row in range(heads[0].row + 1, page.max_row + 1):
        if page.cell(row, 1).value == label:
            found = page.cell(row, column)
            assert not isinstance(found, MergedCell)
            return found
    raise LookupError(f"{page.title}: {label!r} staat niet onder {first!r}")


def differences(book: Workbook, worksheet: Worksheet) -> list[str]:
    """What the recalculated workbook says otherwise than the engine."""
    expected = appraise(worksheet)
    found: list[str] = []
    for name, live, own, near in figures(book, worksheet, expected):
        if own is None:
            if isinstance(live, int | float):
                found.append(f"{name}: {live}, maar die bestaat niet")
        elif not isinstance(live, int | float) or abs(Decimal(live) - own) > near:
            found.append(f"{name}: {live!r} in plaats van {own:.5f}")
    return found


def figures(
    book: Workbook, worksheet: Worksheet, expected: Appraisal
) -> Iterator[tuple[str, object, Decimal | None, Decimal]]:
    """Every figure: its name, the workbook's value, the engine's, and how near is the same."""
    yield "ncw", named(book, "ncw"), expected.npv, CENT
    yield "cw_kosten", named(book, "cw_kosten"), expected.pv_costs, CENT
    yield "cw_baten", named(book, "cw_baten"), expected.pv_benefits, CENT
    yield "bk_verhouding", named(book, "bk_verhouding"), expected.bcr, Decimal("1e-5")
    summary = book["Samenvatting"]
    irr = None if expected.irr_pct is None else expected.irr_pct / 100
    for label, own, near in (
        ("Baten, gewogen naar zekerheid", expected.pv_benefits_confidence_adjusted, CENT),
        ("Interne rentevoet", irr, Decimal("1e-7")),
        ("Terugverdientijd (jaar)", expected.payback_years, Decimal("1e-4")),
        ("Terugverdientijd, contant (jaar)", expected.discounted_payback_years, Decimal("1e-4")),
    ):
        yield label, place(summary, label, "Nu, met jouw invoer", first="Uitkomst").value, own, near
    yield from _party_figures(book, worksheet, expected)
    yield from _year_figures(book, expected)
    yield from _ledger_figures(book, worksheet, expected)


def _party_figures(
    book: Workbook, worksheet: Worksheet, expected: Appraisal
) -> Iterator[tuple[str, object, Decimal | None, Decimal]]:
    for party in worksheet.parties:
        own = expected.parties[party.id]
        for head, amount in (
            ("Kosten", own.pv_costs),
            ("Baten", own.pv_benefits),
            ("Bijdragen", own.pv_transfers),
            ("Saldo", own.balance),
            ("Btw terug", own.pv_vat_recovered),
            ("Saldo in kas", own.cash_balance),
            ("Bijdrage naar rato van baten", own.proposed_contribution),
        ):
            cell = place(book["Partijen"], party.name, head, first="Partij")
            yield f"{party.name}, {head}", cell.value, amount, CENT


def _year_figures(
    book: Workbook, expected: Appraisal
) -> Iterator[tuple[str, object, Decimal | None, Decimal]]:
    flow, funding = book["Kasstroom"], book["Financiering"]
    first = next(cell.column for cell in flow[4] if cell.value == 0)
    for year in expected.years:
        column = first + year.year
        yield (
            f"Kalenderjaar {year.year}",
            flow.cell(5, column).value,
            Decimal(year.calendar_year),
            CENT,
        )
        yield f"Kosten {year.year}", _total(flow, "Kosten", column), year.costs, CENT
        yield f"Baten {year.year}", _total(flow, "Baten", column), year.benefits, CENT
    beyond = first + len(expected.years)
    last = max(cell.column for cell in flow[4] if isinstance(cell.value, int))
    for column in range(beyond, last + 1):
        yield f"Kosten {column}", _total(flow, "Kosten", column), Decimal(0), CENT
        yield f"Baten {column}", _total(flow, "Baten", column), Decimal(0), CENT
    for own in expected.funding.years:
        for head, amount in (
            ("Nodig", own.needed),
            ("Gedekt", own.covered),
            ("Toegezegd", own.granted),
            ("Tekort", own.gap),
            ("Tekort met alleen wat is toegezegd", own.gap_firm),
        ):
            cell = place(funding, own.year, head, first="Jaar")
            yield f"{head} {own.year}", cell.value, amount, CENT


def _ledger_figures(
    book: Workbook, worksheet: Worksheet, expected: Appraisal
) -> Iterator[tuple[str, object, Decimal | None, Decimal]]:
    flow = book["Kasstroom"]
    first = next(cell.column for cell in flow[4] if cell.value == 0)
    start = [flow.cell(row, 1).value for row in range(1, flow.max_row + 1)]
    row = start.index("Per partij en jaar") + 2 if worksheet.parties else 0
    for party in worksheet.parties:
        assert flow.cell(row, 1).value == party.name
        for year in expected.years:
            own, column = year.parties[party.id], first + year.year
            amounts = (own.costs, own.benefits, own.transfers)
            for offset, amount in enumerate(amounts):
                name = f"{party.name}, {flow.cell(row + offset, 2).value} {year.year}"
                yield name, flow.cell(row + offset, column).value, amount, CENT
        row += 4
    if worksheet.parties:
        for year in expected.years:
            yield f"Controle {year.year}", flow.cell(row, first + year.year).value, Decimal(0), CENT


def _total(page: Page, label: str, column: int) -> object:
    """The figure of a row of totals; section headings have the same words but no figures."""
    return next(
        page.cell(row, column).value
        for row in range(6, page.max_row + 1)
        if page.cell(row, 1).value == label and page.cell(row, column).value is not None
    )

"""The workbook counts as the engine does, also after the reader has changed an input.

LibreOffice recalculates everything in one run; each test looks at one workbook of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.worksheet import (
    BenefitLine,
    Confidence,
    CostLine,
    Growth,
    GrowthKind,
    Party,
    TransferStatus,
    Value,
    Worksheet,
)
from aanjager_app.services.workbooks import workbook_of
from tests.documents.dossiers import demo_worksheet, full_dossier, labels, with_worksheet
from tests.documents.libreoffice import recalculated
from tests.documents.workbooks import (
    CENT,
    SHEETS,
    differences,
    empty,
    known,
    named,
    place,
    random_worksheet,
    rich,
    worked_case,
)

SEEDS = (0, 1, 2, 3, 4, 23)
"""The last one earns −84 % a year."""


def project(rate_pct: str, spent: int, *gains: str) -> Worksheet:
    """A worksheet that spends in year 0 and gains in the years after it."""
    everyone = {"a": Decimal(100)}
    return Worksheet(
        name="Reeks",
        base_year=2026,
        horizon_years=len(gains),
        discount_rate_pct=Decimal(rate_pct),
        parties=(Party("a", "Ondernemers"),),
        costs=(
            CostLine(
                id="in", label="In", quantity=known(1), investment_per_unit=known(spent),
                payers=everyone,
            ),
        ),
        benefits=tuple(
            BenefitLine(
                id=f"uit-{year}", label=f"Uit {year}", quantity=known(1), one_off_year=year,
                value_per_unit_per_year=known(gain), beneficiaries=everyone,
            )
            for year, gain in enumerate(gains, start=1)
        ),
    )  # fmt: skip


def loss() -> Worksheet:
    """Earns −16 % a year, where `IRR` of LibreOffice finds a root of −175 %."""
    base = project("2.25", 1000, "5")
    line = replace(base.benefits[0], one_off_year=None)
    return replace(base, horizon_years=20, benefits=(line,))


CASES: Mapping[str, Callable[[], Worksheet]] = {
    "case": worked_case,
    "numpy": lambda: project("5", 15_000, "1500", "2500", "3500", "4500", "6000"),
    "microsoft": lambda: project("2.25", 70_000, "12000", "15000", "18000", "21000", "26000"),
    "greenbook": lambda: project("3.5", 100, *["30"] * 5),
    "loss": loss,
    "ruin": lambda: project("2.25", 1000, "2.54"),
    "rich": rich,
    "empty": empty,
    "kanaalpark": lambda: demo_worksheet("kanaalpark-uitvoering.json"),
    "zandhoek": lambda: demo_worksheet("zandhoek-eerste-schets.json"),
    **{f"random-{seed}": lambda seed=seed: random_worksheet(seed) for seed in SEEDS},  # type: ignore[misc]
}

Edit = tuple[Callable[[Workbook], None], Callable[[Worksheet], Worksheet]]
WORD = labels().of
WADI = ("Post", "Wadi langs de entree")
GRASS = ("Post", "Kruidenrijk grasland in plaats van gazon")
COOLING = ("Baat", "Minder koelen in de zomer")
VALUE = ("Baat", "Hogere waarde van panden bij de entree")
LOAN = ("Bijdrage", "Lening vastgoedeigenaren voor gevelgroen")


def cell(book: Workbook, line: tuple[str, str], head: str, value: object, offset: int = 0) -> None:
    """Type something into an input cell of a line, given as its table and its name."""
    found = place(book["Invoer"], line[1], head, first=line[0], offset=offset)
    assert not found.protection.locked, f"{line[1]}, {head} is geen invoercel"
    found.value = value  # type: ignore[assignment]


def name(book: Workbook, defined: str, value: object) -> None:
    """Type something into a named cell."""
    sheet, _, address = book.defined_names[defined].attr_text.partition("!")
    found = book[sheet][address.replace("$", "")]
    assert not found.protection.locked, f"{defined} is geen invoercel"
    found.value = value


def cost(key: str, **fields: object) -> Callable[[Worksheet], Worksheet]:
    """The same worksheet with one cost line changed."""
    return lambda sheet: replace(
        sheet,
        costs=tuple(replace(line, **fields) if line.id == key else line for line in sheet.costs),
    )


def benefit(key: str, **fields: object) -> Callable[[Worksheet], Worksheet]:
    """The same worksheet with one benefit changed."""
    return lambda sheet: replace(
        sheet,
        benefits=tuple(
            replace(line, **fields) if line.id == key else line for line in sheet.benefits
        ),
    )


def transfer(key: str, **fields: object) -> Callable[[Worksheet], Worksheet]:
    """The same worksheet with one transfer changed."""
    return lambda sheet: replace(
        sheet,
        transfers=tuple(
            replace(line, **fields) if line.id == key else line for line in sheet.transfers
        ),
    )


def _shares(book: Workbook) -> None:
    for party, paid, kept in (
        ("Gemeente Voorbeeldstad", 0.25, None),
        ("Ondernemersvereniging De Wilgen", None, None),
        ("Waterschap Voorbeeldwater", 0.75, None),
    ):
        cell(book, ("Aanleg van", WADI[1]), party, paid)
        cell(book, ("Onderhoud van", WADI[1]), party, kept)


def _range(book: Workbook) -> None:
    for offset, point in enumerate((8, None, 20)):
        cell(book, GRASS, "Investering per eenheid laag", point, offset)


def _benefit_cells(book: Workbook) -> None:
    cell(book, COOLING, "Groei", WORD(GrowthKind.NATURE))
    cell(book, COOLING, "Zekerheid", WORD(Confidence.VERY_LOW))
    cell(book, COOLING, "Vanaf jaar", 0)


def _transfer_cells(book: Workbook) -> None:
    for head, value in (
        ("Bedrag per keer", 12_345.67),
        ("Jaar", 3),
        ("Tot en met jaar", 5),
        ("Rente", 0),
        ("Looptijd (jaar)", 25),
        ("Naar", "Gemeente Voorbeeldstad"),
        ("Status", WORD(TransferStatus.GRANTED)),
    ):
        cell(book, LOAN, head, value)


EDITS: Mapping[str, Edit] = {
    "rate": (
        lambda book: name(book, "discontovoet", 0.041),
        lambda sheet: replace(sheet, discount_rate_pct=Decimal("4.1")),
    ),
    "horizon": (
        lambda book: name(book, "zichtperiode", 43),
        lambda sheet: replace(sheet, horizon_years=43),
    ),
    "horizon-0": (
        lambda book: name(book, "zichtperiode", 0),
        lambda sheet: replace(sheet, horizon_years=0),
    ),
    "quantity": (
        lambda book: cell(book, WADI, "Aantal midden", 655.5),
        cost("wadi", quantity=known("655.5")),
    ),
    "no-quantity": (
        lambda book: cell(book, ("Post", "Bomen in bestaand gebied"), "Aantal midden", None),
        cost("bomen", quantity=Value()),
    ),
    "price": (_range, cost("grasland", investment_per_unit=Value(Decimal(8), None, Decimal(20)))),
    "shares": (
        _shares,
        cost(
            "wadi",
            payers={"gemeente": Decimal(25), "waterschap": Decimal(75)},
            upkeep_payers=None,
        ),
    ),
    "lifetime": (
        lambda book: cell(book, ("Post", "=1+1"), "Levensduur (jaar)", 11),
        cost("sloot", lifetime_years=11),
    ),
    "vat": (
        lambda book: cell(book, WADI, "Btw in de prijs", 0.09),
        cost("wadi", vat_pct=Decimal(9)),
    ),
    "own-rate": (
        lambda book: cell(book, WADI, "Eigen discontovoet", 0),
        cost("wadi", discount_rate_pct=Decimal(0)),
    ),
    "benefit": (
        _benefit_cells,
        benefit(
            "koeling",
            growth=Growth(GrowthKind.NATURE),
            confidence=Confidence.VERY_LOW,
            from_year=0,
        ),
    ),
    "counted": (
        lambda book: cell(book, ("Baat", "Minder ziekteverzuim"), "Telt mee", "ja"),
        benefit("verzuim", counted=True),
    ),
    "one-off": (
        lambda book: cell(book, VALUE, "Eenmalig in jaar", 11),
        benefit("vastgoed", one_off_year=11),
    ),
    "transfer": (
        _transfer_cells,
        transfer(
            "lening",
            amount=Decimal("12345.67"),
            year=3,
            until_year=5,
            rate_pct=Decimal(0),
            term_years=25,
            to_party="gemeente",
            status=TransferStatus.GRANTED,
        ),
    ),
}


TOGETHER: Mapping[str, tuple[str, ...]] = {
    "prices": ("rate", "quantity", "price", "shares", "lifetime", "vat"),
    "years": ("horizon", "own-rate", "benefit", "counted", "transfer"),
    "lacking": ("no-quantity", "one-off"),
    "no-years": ("horizon-0",),
}
"""Edits in one workbook: each edit has to show, and recalculating a workbook takes a second."""


def made(worksheet: Worksheet) -> bytes:
    dossier = with_worksheet(full_dossier(), worksheet)
    assert dossier.plan is not None
    return workbook_of(dossier, dossier.plan)


def edited(content: bytes, *edits: Callable[[Workbook], None]) -> bytes:
    book = load_workbook(BytesIO(content))
    for edit in edits:
        edit(book)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.fixture(scope="module")
def books() -> dict[str, Workbook]:
    plain = {key: made(worksheet()) for key, worksheet in CASES.items()}
    changed = {
        key: edited(plain["rich"], *(EDITS[edit][0] for edit in edits))
        for key, edits in TOGETHER.items()
    }
    changed["wrong"] = edited(
        plain["rich"],
        lambda book: cell(book, ("Aanleg van", WADI[1]), "Provincie", 0.1),
        lambda book: name(book, "zichtperiode", 80),
    )
    return recalculated({**plain, **changed})


@pytest.mark.parametrize("key", CASES)
def test_the_workbook_counts_as_the_engine_does(books, key):
    assert differences(books[key], CASES[key]()) == []


@pytest.mark.parametrize("key", TOGETHER)
def test_everything_follows_changed_inputs(books, key):
    worksheet = rich()
    for edit in TOGETHER[key]:
        changed = EDITS[edit][1](worksheet)
        assert appraise(changed) != appraise(worksheet), edit
        worksheet = changed
    assert differences(books[key], worksheet) == []


def test_every_edit_is_tried():
    assert sorted(EDITS) == sorted(edit for edits in TOGETHER.values() for edit in edits)


@pytest.mark.parametrize("key", [*CASES, *TOGETHER])
def test_no_cell_shows_an_error(books, key):
    assert tuple(books[key].sheetnames) == SHEETS
    wrong = [
        f"{page.title}!{found.coordinate}: {found.value}"
        for page in books[key]
        for row in page.iter_rows()
        for found in row
        if found.data_type == "e"
    ]
    assert wrong == []


@pytest.mark.parametrize("key", CASES)
def test_the_checks_agree_as_long_as_nothing_is_changed(books, key):
    assert set(_checks(books[key])) == {"klopt"}


@pytest.mark.parametrize("key", TOGETHER)
def test_the_checks_tell_that_an_input_was_changed(books, key):
    assert "wijkt af" in _checks(books[key])


@pytest.mark.parametrize("key", CASES)
def test_the_derivation_agrees_with_the_engine_for_each_line_party_and_the_plan(books, key):
    page, found = books[key]["Herleiding"], appraise(CASES[key]())
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert "wijkt af" not in {value for row in rows for value in row}
    heads = next(row for row in rows if "Hele plan" in row)
    balance = next(row for row in rows if row[0] == "Saldo")
    assert abs(Decimal(repr(balance[heads.index("Hele plan")])) - found.npv) < CENT
    for party in CASES[key]().parties:
        there = heads.index(party.name)
        own = found.parties[party.id]
        assert abs(Decimal(repr(balance[there])) - own.balance) < CENT
        cash = next(row for row in rows if row[0] == "Saldo in kas")
        assert abs(Decimal(repr(cash[there])) - own.cash_balance) < CENT


@pytest.mark.parametrize("key", TOGETHER)
def test_the_derivation_follows_and_says_what_was_other_when_it_was_made(books, key):
    rows = [[cell.value for cell in row] for row in books[key]["Herleiding"].iter_rows()]
    checks = [row for row in rows if row[0] == "Gelijk aan de bladen Samenvatting en Partijen"]
    assert len(checks) == 3
    assert {value for row in checks for value in row[1:]} - {None} == {"klopt"}
    assert "wijkt af" in {value for row in rows for value in row}


def test_the_worked_cases_to_the_cent(books):
    book = books["case"]
    assert round(named(book, "ncw"), 2) == 54805.27
    assert round(named(book, "cw_kosten"), 2) == 143290.66
    assert round(named(book, "bk_verhouding"), 5) == 1.38248
    assert named(book, "discontovoet") == 0.0225
    assert named(book, "zichtperiode") == 30
    assert round(named(books["numpy"], "ncw"), 2) == 122.89
    assert round(named(books["greenbook"], "ncw"), 2) == 35.45
    rate = place(
        books["microsoft"]["Samenvatting"],
        "Interne rentevoet",
        "Nu, met jouw invoer",
        first="Uitkomst",
    )
    assert round(rate.value, 4) == 0.0866


def test_what_is_missing_is_named_and_not_nought(books):
    page = books["rich"]["Invoer"]
    assert place(page, "Prijs nog niet bekend", "Stand", first="Post").value == "ontbreekt"
    assert place(page, "Aantal nog niet bekend", "Stand", first="Baat").value == "ontbreekt"
    assert place(page, "Rust", "Stand", first="Post").value == "PM"
    assert place(page, "Meer soorten planten en dieren", "Stand", first="Baat").value == "PM"
    assert place(page, "Meer soorten planten en dieren", "Aantal", first="Baat").value == "PM"
    assert place(page, "Aantal nog niet bekend", "Aantal", first="Baat").value == "ontbreekt"
    assert "nvolledig" in _words(books["rich"])
    assert "nvolledig" not in _words(books["case"])


def test_what_has_no_price_is_shown_by_a_word(books):
    page = books["rich"]["Partijen"]
    worth = "Contante waarde"
    for line, word in (
        ("Meer soorten planten en dieren", "PM"),
        ("Aantal nog niet bekend", "ontbreekt"),
        ("Minder ziekteverzuim", "telt niet mee"),
    ):
        assert place(page, line, worth, first="Baat").value == word
    capital = "Aanleg, vervanging en restwaarde"
    assert place(page, "Prijs nog niet bekend", capital, first="Post").value == "ontbreekt"
    assert place(page, "Prijs nog niet bekend", "Onderhoud", first="Post").value > 0
    assert place(page, "Rust", "Samen", first="Post").value == "PM"


def test_shares_that_do_not_add_up_are_told(books):
    page = books["rich"]["Invoer"]
    assert place(page, WADI[1], "Som", first="Aanleg van").value == "klopt"
    assert "samen 100 %" not in _words(books["rich"])
    page = books["wrong"]["Invoer"]
    assert place(page, WADI[1], "Som", first="Aanleg van").value == "samen geen 100 %"
    assert "niet elke verdeling is samen 100 %" in _words(books["wrong"])


def test_a_horizon_beyond_the_columns_is_told(books):
    assert books["rich"]["Invoer"]["C7"].value == "Tot en met 2052."
    assert "0 tot en met 60 hele jaren" in str(books["wrong"]["Invoer"]["C7"].value)


def test_the_first_sentence_claims_nothing_about_an_empty_worksheet(books):
    assert "nog geen bedrag" in _words(books["empty"])
    assert "wegen op" not in _words(books["empty"])
    assert "wegen op" in _words(books["case"])


def _checks(book: Workbook) -> list[str]:
    return [
        str(found.value)
        for row in book["Samenvatting"].iter_rows()
        for found in row
        if found.value in {"klopt", "wijkt af"}
    ]


def _words(book: Workbook) -> str:
    return " ".join(
        str(found.value)
        for row in book["Samenvatting"].iter_rows(max_row=8)
        for found in row
        if isinstance(found.value, str)
    )

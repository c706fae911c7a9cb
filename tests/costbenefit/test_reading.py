"""The file format: what is accepted, and the place and words of each refusal."""

import copy
import json
import math
from decimal import Decimal

import pytest

from aanjager_app.costbenefit.reading import read_worksheet, worksheet_from_json
from aanjager_app.costbenefit.worksheet import (
    Confidence,
    CostKind,
    GrowthKind,
    TransferStatus,
    Uncertainty,
    Value,
)
from aanjager_app.domain.errors import InputError
from tests.costbenefit.builders import benefit, cost, sheet, transfer

REMOVED = object()


def full():
    """One of everything, so that any field can be broken by its path."""
    return sheet(
        costs=[
            cost(id="werk"),
            cost(id="proces", kind="process", upkeep_payers={"a": 50, "b": 50}),
        ],
        benefits=[benefit()],
        transfers=[
            transfer(id="lening", kind="loan", rate_pct=2, term_years=5),
            transfer(id="bon", kind="voucher", covers=["proces"]),
            transfer(id="subsidie", covers=["werk", "proces"]),
        ],
        uncertainty={"draws": 10_000, "seed": 1},
    )


def with_change(path, value):
    data = copy.deepcopy(full())
    *parents, last = path
    node = data
    for key in parents:
        node = node[key]
    if value is REMOVED:
        del node[last]
    else:
        node[last] = value
    return data


def refusal(data):
    with pytest.raises(InputError) as caught:
        read_worksheet(json.dumps(data))
    return caught.value


C, B, T = ("costs", 0), ("benefits", 0), ("transfers", 0)

REFUSED = [
    # shares
    ((*C, "payers"), {"a": 90}, "costs[0].payers", "som is 90, moet 100 zijn"),
    ((*C, "payers"), {"a": "99.99"}, "costs[0].payers", "som is 99.99, moet 100 zijn"),
    ((*C, "payers"), {"a": "33.33", "b": "66.66"}, "costs[0].payers", "som is 99.99"),
    ((*C, "payers"), {}, "costs[0].payers", "som is 0, moet 100 zijn"),
    ((*C, "payers"), {"a": 150, "b": -50}, "costs[0].payers.b", "minstens 0"),
    ((*C, "payers"), {"x": 100}, "costs[0].payers.x", "'x' staat niet in parties"),
    ((*C, "payers"), {"a": None}, "costs[0].payers.a", "moet een getal zijn, niet null"),
    ((*C, "payers"), {"a": True}, "costs[0].payers.a", "moet een getal zijn, niet true"),
    ((*C, "payers"), [["a", 100]], "costs[0].payers", "object"),
    ((*C, "payers"), None, "costs[0].payers", "null"),
    ((*C, "payers"), REMOVED, "costs[0].payers", "ontbreekt"),
    ((*C, "upkeep_payers"), {"a": 50}, "costs[0].upkeep_payers", "som is 50"),
    ((*C, "upkeep_payers"), {}, "costs[0].upkeep_payers", "som is 0"),
    ((*B, "beneficiaries"), {"a": 101}, "benefits[0].beneficiaries", "som is 101"),
    ((*B, "beneficiaries"), REMOVED, "benefits[0].beneficiaries", "ontbreekt"),
    (("costs", 1, "upkeep_payers"), {"a": 1}, "costs[1].upkeep_payers", "som is 1, moet 100"),
    # numbers
    ((*C, "quantity"), True, "costs[0].quantity", "moet een getal zijn, niet true"),
    ((*C, "quantity"), "1,5", "costs[0].quantity", "gebruik een punt"),
    ((*C, "quantity"), "", "costs[0].quantity", "moet een getal zijn, niet ''"),
    ((*C, "quantity"), " 5", "costs[0].quantity", "moet een getal zijn"),
    ((*C, "quantity"), "1_000", "costs[0].quantity", "moet een getal zijn"),
    ((*C, "quantity"), "٥", "costs[0].quantity", "moet een getal zijn"),
    ((*C, "quantity"), "NaN", "costs[0].quantity", "moet een getal zijn"),
    ((*C, "quantity"), "Infinity", "costs[0].quantity", "moet een getal zijn"),
    ((*C, "quantity"), math.nan, "costs[0].quantity", "NaN"),
    ((*C, "quantity"), -math.inf, "costs[0].quantity", "oneindig"),
    ((*C, "quantity"), "1000000000000.01", "costs[0].quantity", "1e12"),
    ((*C, "quantity"), "1000000000000.0000000000000000000000000000000001", "costs[0].quantity", ""),
    ((*C, "quantity"), -(10**13), "costs[0].quantity", "1e12"),
    ((*C, "quantity"), 10**5000, "costs[0].quantity", "1e12"),
    ((*C, "quantity"), "1e999999999", "costs[0].quantity", "1e12"),
    ((*C, "quantity"), "1e-999999999", "costs[0].quantity", "te veel decimalen"),
    ((*C, "quantity"), [5], "costs[0].quantity", "een lijst"),
    ((*C, "quantity"), {"mid": "x"}, "costs[0].quantity.mid", "moet een getal zijn"),
    ((*C, "quantity"), {"best": 1}, "costs[0].quantity.best", "geen bekende sleutel"),
    ((*C, "quantity"), {"low": 2, "high": 1}, "costs[0].quantity", "low (2) is hoger dan high (1)"),
    ((*C, "quantity"), {"low": 2, "mid": 1}, "costs[0].quantity", "low (2) is hoger dan mid (1)"),
    ((*C, "quantity"), {"mid": "1.5", "high": 1}, "costs[0].quantity", "mid (1.5) is hoger dan"),
    ((*C, "investment_per_unit"), "x", "costs[0].investment_per_unit", "getal"),
    ((*C, "upkeep_per_unit_per_year"), "x", "costs[0].upkeep_per_unit_per_year", "getal"),
    ((*B, "quantity"), "x", "benefits[0].quantity", "getal"),
    ((*B, "value_per_unit_per_year"), "x", "benefits[0].value_per_unit_per_year", "getal"),
    ((*C, "vat_pct"), -1, "costs[0].vat_pct", "van 0 tot en met 100"),
    ((*C, "vat_pct"), 101, "costs[0].vat_pct", "van 0 tot en met 100"),
    ((*C, "discount_rate_pct"), -100, "costs[0].discount_rate_pct", "meer dan -100"),
    (("discount_rate_pct",), -100, "discount_rate_pct", "meer dan -100"),
    (("nature_price_rise_pct",), "-100", "nature_price_rise_pct", "meer dan -100"),
    # years
    (("horizon_years",), 101, "horizon_years", "ten hoogste 100"),
    (("horizon_years",), -1, "horizon_years", "minstens 0"),
    (("horizon_years",), 2.5, "horizon_years", "heel getal"),
    (("horizon_years",), True, "horizon_years", "moet een getal zijn"),
    (("base_year",), REMOVED, "base_year", "ontbreekt"),
    (("base_year",), None, "base_year", "null"),
    (("base_year",), "MMXXVI", "base_year", "moet een getal zijn"),
    (("base_year",), 20260, "base_year", "ten hoogste 9999"),
    (("price_year",), -1, "price_year", "minstens 0"),
    ((*C, "lifetime_years"), 0, "costs[0].lifetime_years", "minstens 1"),
    ((*C, "lifetime_years"), 1.5, "costs[0].lifetime_years", "heel getal"),
    ((*C, "investment_year"), -1, "costs[0].investment_year", "minstens 0"),
    ((*C, "upkeep_from_year"), -1, "costs[0].upkeep_from_year", "minstens 0"),
    ((*C, "upkeep_until_year"), "later", "costs[0].upkeep_until_year", "getal"),
    ((*B, "from_year"), -1, "benefits[0].from_year", "minstens 0"),
    ((*B, "until_year"), 0.5, "benefits[0].until_year", "heel getal"),
    ((*B, "one_off_year"), -1, "benefits[0].one_off_year", "minstens 0"),
    ((*T, "year"), -1, "transfers[0].year", "minstens 0"),
    ((*T, "until_year"), -1, "transfers[0].until_year", "minstens 0"),
    # words, texts and flags
    ((*C, "kind"), "work", "costs[0].kind", "moet works of process zijn"),
    ((*C, "organisation"), "all", "costs[0].organisation", "collective, group of individual"),
    ((*C, "replace"), "ja", "costs[0].replace", "true of false"),
    ((*C, "residual"), 1, "costs[0].residual", "true of false"),
    ((*C, "label"), 5, "costs[0].label", "moet tekst zijn, niet 5"),
    ((*C, "source"), "\x07", "costs[0].source", "stuurteken"),
    ((*C, "source"), "\ud800", "costs[0].source", "half teken"),
    ((*C, "pm"), 0, "costs[0].pm", "true of false"),
    ((*B, "confidence"), "sure", "benefits[0].confidence", "high, medium, low of very_low"),
    ((*B, "confidence"), ["high"], "benefits[0].confidence", "een lijst"),
    ((*B, "counted"), "true", "benefits[0].counted", "true of false"),
    ((*B, "growth"), "snel", "benefits[0].growth", "none, nature of een percentage"),
    ((*B, "growth"), False, "benefits[0].growth", "none, nature of een percentage"),
    ((*B, "growth"), -100, "benefits[0].growth", "meer dan -100"),
    (("parties", 0, "recovers_vat"), "nee", "parties[0].recovers_vat", "true of false"),
    # ids
    ((*C, "id"), REMOVED, "costs[0].id", "ontbreekt"),
    ((*C, "id"), "", "costs[0].id", "is leeg"),
    ((*C, "id"), " werk", "costs[0].id", "spatie"),
    ((*C, "id"), 7, "costs[0].id", "moet tekst zijn"),
    (("costs", 1, "id"), "werk", "costs[1].id", "'werk' komt vaker voor"),
    (("parties", 1, "id"), "a", "parties[1].id", "'a' komt vaker voor"),
    (("transfers", 1, "id"), "lening", "transfers[1].id", "komt vaker voor"),
    # transfers
    ((*T, "kind"), "gift", "transfers[0].kind", "own_contribution of loan"),
    ((*T, "kind"), REMOVED, "transfers[0].kind", "ontbreekt"),
    ((*T, "status"), "sure", "transfers[0].status", "idea, requested of granted"),
    ((*T, "amount"), "0.001", "transfers[0].amount", "twee decimalen"),
    ((*T, "amount"), 0.005, "transfers[0].amount", "twee decimalen"),
    ((*T, "amount"), -1, "transfers[0].amount", "niet negatief"),
    ((*T, "amount"), None, "transfers[0].amount", "null"),
    ((*T, "amount"), {"mid": 5}, "transfers[0].amount", "een object"),
    ((*T, "amount"), "1000000000000.01", "transfers[0].amount", "1e12"),
    ((*T, "from"), "x", "transfers[0].from", "'x' staat niet in parties"),
    ((*T, "to"), "x", "transfers[0].to", "'x' staat niet in parties"),
    ((*T, "to"), None, "transfers[0].to", "null"),
    ((*T, "from"), REMOVED, "transfers[0].from", "ontbreekt"),
    ((*T, "to"), "a", "transfers[0].to", "eigen bijdrage"),
    ((*T, "rate_pct"), REMOVED, "transfers[0].rate_pct", "ontbreekt"),
    ((*T, "rate_pct"), None, "transfers[0].rate_pct", "null"),
    ((*T, "rate_pct"), -100, "transfers[0].rate_pct", "meer dan -100"),
    ((*T, "term_years"), REMOVED, "transfers[0].term_years", "ontbreekt"),
    ((*T, "term_years"), 0, "transfers[0].term_years", "minstens 1"),
    (("transfers", 2, "rate_pct"), 2, "transfers[2].rate_pct", "alleen bij een lening"),
    (("transfers", 2, "term_years"), 2, "transfers[2].term_years", "alleen bij een lening"),
    (("transfers", 1, "covers"), ["proces", "werk"], "transfers[1].covers[1]", "procesonderst"),
    (("transfers", 2, "covers"), ["x"], "transfers[2].covers[0]", "'x' staat niet in costs"),
    (("transfers", 2, "covers"), ["werk", "werk"], "transfers[2].covers[1]", "twee keer"),
    (("transfers", 2, "covers"), "werk", "transfers[2].covers", "moet een lijst zijn"),
    (("transfers", 2, "covers"), [1], "transfers[2].covers[0]", "moet tekst zijn"),
    # unknown keys
    (("colour",), "red", "colour", "geen bekende sleutel"),
    (("parties", 0, "email"), "x", "parties[0].email", "geen bekende sleutel"),
    ((*C, "price"), 1, "costs[0].price", "geen bekende sleutel"),
    ((*B, "price"), 1, "benefits[0].price", "geen bekende sleutel"),
    ((*T, "price"), 1, "transfers[0].price", "geen bekende sleutel"),
    (("uncertainty", "runs"), 1, "uncertainty.runs", "geen bekende sleutel"),
    # the frame
    (("schema",), REMOVED, "schema", "ontbreekt"),
    (("schema",), "aanjager.worksheet/2", "schema", "leest alleen 'aanjager.worksheet/1'"),
    (("schema",), "x", "schema", "moet 'aanjager.worksheet/1' zijn"),
    (("costs",), {}, "costs", "moet een lijst zijn, niet een object"),
    ((*C,), "wadi", "costs[0]", "moet een object"),
    (("uncertainty", "draws"), 9_999, "uncertainty.draws", "minstens 10000"),
    (("uncertainty", "draws"), 10**7, "uncertainty.draws", "ten hoogste 1000000"),
    (("uncertainty", "seed"), -1, "uncertainty.seed", "minstens 0"),
    (("uncertainty",), True, "uncertainty", "object"),
]


def test_the_worksheet_that_is_broken_below_is_itself_fine():
    assert len(worksheet_from_json(full()).transfers) == 3


@pytest.mark.parametrize(
    ("where", "value", "path", "problem"),
    REFUSED,
    ids=[f"{path}-{number}" for number, (_, _, path, _) in enumerate(REFUSED)],
)
def test_refusal_names_the_place(where, value, path, problem):
    data = with_change(where, value)
    with pytest.raises(InputError) as caught:
        worksheet_from_json(data)
    assert caught.value.path == path
    assert problem in caught.value.problem
    assert "\n" not in str(caught.value)


def test_the_message_of_the_contract():
    data = with_change(("costs",), [cost(id=str(number)) for number in range(4)])
    data["transfers"] = []
    data["costs"][3]["payers"] = {"a": 60, "b": 30}
    assert str(refusal(data)) == "costs[3].payers: som is 90, moet 100 zijn"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("", "regel 1, teken 1"),
        ('{"schema": }', "regel 1, teken 12"),
        ('{\n"schema"\n', "regel 3, teken 1"),
        ("5", ""),
        ("null", ""),
        ("[]", ""),
        ('"tekst"', ""),
        ("[" * 100_000, ""),
        ('{"a":' * 100_000, ""),
        ('{"schema": 1, "name": "a", "schema": 2}', "schema"),
        ('{"costs": [{"id": "a"}, {"id": "b", "payers": {"a": 1, "a": 1}}]}', "costs[1].payers.a"),
        (b"\xff\xfe{\x00}\x00", "byte 0"),
        (b'{"name": "caf\xe9"}', "byte 13"),
    ],
    ids=range(13),
)
def test_what_is_no_worksheet_at_all(text, path):
    with pytest.raises(InputError) as caught:
        read_worksheet(text)
    assert caught.value.path == path
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999999999999999999999"])
def test_bare_words_for_numbers_are_refused(number):
    text = json.dumps(sheet(costs=[cost(quantity="HIER")])).replace('"HIER"', number)
    with pytest.raises(InputError) as caught:
        read_worksheet(text)
    assert caught.value.path == "costs[0].quantity"


def test_a_file_of_megabytes_of_nothing_is_refused():
    with pytest.raises(InputError, match="te groot"):
        read_worksheet(" " * 20_000_001)


@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_a_byte_order_mark_is_allowed(mark):
    text = mark + json.dumps(sheet(name="Groen & café"), ensure_ascii=False)
    assert read_worksheet(text).name == "Groen & café"
    assert read_worksheet(text.encode()).name == "Groen & café"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("0.1", Value(mid=Decimal("0.1"))),
        ('"0.10"', Value(mid=Decimal("0.1"))),
        ("1e3", Value(mid=Decimal(1000))),
        ('"1E+3"', Value(mid=Decimal(1000))),
        ("1000000000000", Value(mid=Decimal(10**12))),
        ("-5", Value(mid=Decimal(-5))),
        (
            "0.1000000000000000000000000000000000000001",
            Value(mid=Decimal("0.1000000000000000000000000000000000000001")),
        ),
        ("null", Value()),
        ("{}", Value()),
        ('{"low": 500}', Value(low=Decimal(500))),
        ('{"low": 1, "high": 2}', Value(low=Decimal(1), high=Decimal(2))),
        ('{"low": 1, "mid": "1", "high": 1}', Value(Decimal(1), Decimal(1), Decimal(1))),
    ],
)
def test_values_are_read_exactly(raw, value):
    text = json.dumps(sheet(costs=[cost(quantity="HIER")])).replace('"HIER"', raw)
    found = read_worksheet(text).costs[0].quantity
    assert (found.low, found.mid, found.high) == (value.low, value.mid, value.high)


def test_the_best_value_of_a_range_is_its_midpoint():
    assert Value(low=Decimal(100), high=Decimal(145)).best == Decimal("122.5")
    assert Value(low=Decimal(100), mid=Decimal(101), high=Decimal(145)).best == Decimal(101)
    assert Value(low=Decimal(100)).best is None


def test_shares_of_a_third_add_up():
    parties = [{"id": name} for name in "abc"]
    thirds = {"a": "33.33", "b": "33.33", "c": "33.34"}
    found = worksheet_from_json(sheet(parties=parties, costs=[cost(payers=thirds)]))
    assert found.costs[0].payers["c"] == Decimal("33.34")


def test_shares_are_summed_without_rounding():
    tiny = "1e-60"
    data = sheet(costs=[cost(payers={"a": 100, "b": tiny})])
    with pytest.raises(InputError, match="moet 100 zijn"):
        worksheet_from_json(data)


def test_defaults():
    found = worksheet_from_json(
        {"schema": "aanjager.worksheet/1", "base_year": 2026, "parties": [{"id": "a"}]}
        | {
            "costs": [{"id": "c", "payers": {"a": 100}}],
            "benefits": [{"id": "v", "beneficiaries": {"a": 100}}],
            "transfers": [
                {"id": "t", "kind": "own_contribution", "amount": 5, "from": "a", "to": "a"}
            ],
        }
    )
    assert (found.name, found.price_year, found.horizon_years) == ("", None, 25)
    assert found.discount_rate_pct == Decimal("2.25")
    assert found.nature_price_rise_pct == Decimal(1)
    assert (found.parties[0].name, found.parties[0].recovers_vat) == ("a", False)
    line = found.costs[0]
    assert (line.label, line.kind, line.quantity.is_missing) == ("c", CostKind.WORKS, True)
    assert (line.investment_year, line.upkeep_from_year, line.replace, line.residual) == (
        0,
        1,
        True,
        True,
    )
    gain = found.benefits[0]
    assert (gain.confidence, gain.growth.kind, gain.counted, gain.from_year) == (
        Confidence.HIGH,
        GrowthKind.NONE,
        True,
        1,
    )
    assert (found.transfers[0].status, found.transfers[0].year) == (TransferStatus.IDEA, 0)
    assert found.uncertainty is None


def test_uncertainty_is_kept():
    assert worksheet_from_json(full()).uncertainty == Uncertainty(10_000, 1)


def test_very_low_may_be_written_as_words():
    found = worksheet_from_json(sheet(benefits=[benefit(confidence="very low")]))
    assert found.benefits[0].confidence is Confidence.VERY_LOW


def test_a_place_of_ones_own_is_allowed():
    found = worksheet_from_json(sheet(costs=[cost(place="dak van hal 3")]))
    assert found.costs[0].place == "dak van hal 3"


def test_whole_numbers_may_be_written_with_decimals_or_as_text():
    found = worksheet_from_json(sheet(horizon_years="30.0", costs=[cost(lifetime_years=20.0)]))
    assert (found.horizon_years, found.costs[0].lifetime_years) == (30, 20)

"""Parties of a worksheet: who gets VAT back, and who takes over from a party that goes."""

from decimal import Decimal

import pytest

from aanjager_app.domain.errors import DomainError
from aanjager_app.models.undo import undo
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.parties import read_parties, remove_party, set_parties, set_vat
from tests.models.support import visible

NOISE = Decimal("1e-12")


def slugs(desk):
    return [party.slug for party in read_parties(desk.store, desk.key)]


def test_vat_that_comes_back_is_set_and_undone(desk):
    party = next(p for p in read_parties(desk.store, desk.key) if not p.recovers_vat)
    set_vat(desk.store, desk.key, party.slug, recovers=True)
    assert {p.slug: p for p in read_parties(desk.store, desk.key)}[party.slug].recovers_vat
    undo(desk.store)
    assert not {p.slug: p for p in read_parties(desk.store, desk.key)}[party.slug].recovers_vat


def test_a_party_that_nobody_names_goes_at_once_and_its_key_is_not_used_again(desk):
    names = desk.sheet.party_names
    set_parties(desk.store, desk.key, (*names, "Bewoners"))
    gone = slugs(desk)[-1]
    remove_party(desk.store, desk.key, gone)
    assert desk.sheet.party_names == names
    set_parties(desk.store, desk.key, (*names, "Huurders"))
    assert slugs(desk)[-1] != gone


def test_a_party_in_use_needs_an_heir_who_gets_all_of_it(desk):
    first, second = slugs(desk)[:2]
    before, rows = desk.sheet.plan.appraisal, visible(desk.store)
    with pytest.raises(DomainError, match="staat nog bij") as caught:
        remove_party(desk.store, desk.key, first)
    assert caught.value.code == "party_in_use"
    assert visible(desk.store) == rows
    remove_party(desk.store, desk.key, first, second)
    after = desk.sheet.plan.appraisal
    assert first not in after.parties
    assert after.npv == before.npv
    both = before.parties[first], before.parties[second]
    for name in ("pv_costs", "balance"):
        together = getattr(both[0], name) + getattr(both[1], name)
        assert abs(getattr(after.parties[second], name) - together) < NOISE
    undo(desk.store)
    assert visible(desk.store) == rows


def test_money_from_the_heir_to_itself_is_refused_with_its_name(desk):
    transfer = desk.sheet.plan.worksheet.transfers[0]
    assert transfer.from_party != transfer.to_party
    before = visible(desk.store)
    with pytest.raises(DomainError, match=transfer.label):
        remove_party(desk.store, desk.key, transfer.from_party, transfer.to_party)
    assert visible(desk.store) == before


def test_cells_of_lines_know_the_heir(desk):
    first, second = slugs(desk)[:2]
    names = {p.slug: p.name for p in read_parties(desk.store, desk.key)}
    row = next(n for n in range(9) if names[first] in desk.cell(n, "payers").edit)
    remove_party(desk.store, desk.key, first, second)
    assert names[first] not in desk.cell(row, "payers").edit
    assert names[second] in desk.cell(row, "payers").edit
    assert all(
        names[first] not in c.text for r in desk.sheet.parts[Part.TRANSFERS] for c in r.cells
    )

"""Read a worksheet from its rows in the store, as the frozen dataclass that is appraised."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.models import entities as rows
from aanjager_app.models.base import Synced
from aanjager_app.services.children import children_of, children_of_all


def load_worksheet(session: Session, row: rows.Worksheet) -> ws.Worksheet:
    """The worksheet of a row, with its lines in the user's order."""
    parties = _children(session, rows.WorksheetParty, row)
    slug_of = {party.id: party.slug for party in parties}
    costs = _children(session, rows.CostLine, row)
    benefits = _children(session, rows.BenefitLine, row)
    transfers = _children(session, rows.Transfer, row)
    payers = _shares(session, rows.CostShare, "cost_line_id", costs, slug_of)
    upkeep_payers = _shares(session, rows.UpkeepShare, "cost_line_id", costs, slug_of)
    shares = _shares(session, rows.BenefitShare, "benefit_line_id", benefits, slug_of)
    covers = _covers(session, transfers, {line.id: line.slug for line in costs})
    return ws.Worksheet(
        name=row.name,
        base_year=row.base_year,
        price_year=row.price_year,
        horizon_years=row.horizon_years,
        discount_rate_pct=row.discount_rate_pct,
        nature_price_rise_pct=row.nature_price_rise_pct,
        parties=tuple(ws.Party(p.slug, p.name, p.recovers_vat) for p in parties),
        costs=tuple(
            _cost(line, payers.get(line.id, {}), upkeep_payers.get(line.id)) for line in costs
        ),
        benefits=tuple(_benefit(line, shares.get(line.id, {})) for line in benefits),
        transfers=tuple(_transfer(line, slug_of, covers.get(line.id, ())) for line in transfers),
        uncertainty=_uncertainty(row),
    )


def _children(session: Session, kind: type[Any], head: rows.Worksheet) -> list[Any]:
    return children_of(session, kind, "worksheet_id", head.id, "position", "slug")


def _shares(
    session: Session,
    kind: type[Any],
    parent_column: str,
    parents: Iterable[Synced],
    slug_of: Mapping[str, str],
) -> dict[str, dict[str, Decimal]]:
    order = {party_id: place for place, party_id in enumerate(slug_of)}
    read = children_of_all(session, kind, parent_column, [p.id for p in parents])
    return {
        parent: {
            slug_of[share.party_id]: share.percentage
            for share in sorted(shares, key=lambda s: order.get(s.party_id, -1))
            if share.party_id in slug_of
        }
        for parent, shares in read.items()
    }


def _covers(
    session: Session, transfers: Iterable[rows.Transfer], cost_slug: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    order = {line_id: place for place, line_id in enumerate(cost_slug)}
    keys = [transfer.id for transfer in transfers]
    read = children_of_all(session, rows.TransferCover, "transfer_id", keys)
    return {
        transfer: tuple(
            cost_slug[cover.cost_line_id]
            for cover in sorted(covers, key=lambda c: order.get(c.cost_line_id, -1))
            if cover.cost_line_id in cost_slug
        )
        for transfer, covers in read.items()
    }


def _cost(
    line: rows.CostLine, payers: Mapping[str, Decimal], upkeep: Mapping[str, Decimal] | None
) -> ws.CostLine:
    return ws.CostLine(
        id=line.slug,
        label=line.label,
        measure=line.measure,
        kind=ws.CostKind(line.kind),
        quantity=ws.Value(line.quantity_low, line.quantity_mid, line.quantity_high),
        unit=line.unit,
        investment_per_unit=ws.Value(
            line.investment_low, line.investment_mid, line.investment_high
        ),
        investment_year=line.investment_year,
        vat_pct=line.vat_pct,
        upkeep_per_unit_per_year=ws.Value(line.upkeep_low, line.upkeep_mid, line.upkeep_high),
        upkeep_from_year=line.upkeep_from_year,
        upkeep_until_year=line.upkeep_until_year,
        lifetime_years=line.lifetime_years,
        replace=line.replace,
        residual=line.residual,
        discount_rate_pct=line.discount_rate_pct,
        payers=payers,
        upkeep_payers=upkeep,
        organisation=ws.Organisation(line.organisation) if line.organisation else None,
        place=line.place,
        pm=line.pm,
        source=line.source,
    )


def _benefit(line: rows.BenefitLine, shares: Mapping[str, Decimal]) -> ws.BenefitLine:
    return ws.BenefitLine(
        id=line.slug,
        label=line.label,
        quantity=ws.Value(line.quantity_low, line.quantity_mid, line.quantity_high),
        unit=line.unit,
        value_per_unit_per_year=ws.Value(line.value_low, line.value_mid, line.value_high),
        from_year=line.from_year,
        until_year=line.until_year,
        one_off_year=line.one_off_year,
        growth=growth_of(line.growth),
        beneficiaries=shares,
        confidence=ws.Confidence(line.confidence),
        double_count_group=line.double_count_group,
        counted=line.counted,
        pm=line.pm,
        source=line.source,
    )


def _transfer(
    line: rows.Transfer, slug_of: Mapping[str, str], covers: tuple[str, ...]
) -> ws.Transfer:
    return ws.Transfer(
        id=line.slug,
        label=line.label,
        kind=ws.TransferKind(line.kind),
        amount=Decimal(line.amount).scaleb(-2),
        from_party=slug_of[line.from_party_id],
        to_party=slug_of[line.to_party_id],
        year=line.year,
        until_year=line.until_year,
        status=ws.TransferStatus(line.status),
        covers=covers,
        rate_pct=line.rate_pct,
        term_years=line.term_years,
    )


def _uncertainty(row: rows.Worksheet) -> ws.Uncertainty | None:
    if row.draws is None or row.seed is None:
        return None
    return ws.Uncertainty(row.draws, row.seed)


def growth_of(slug: str) -> ws.Growth:
    """A growth as the store keeps it: a kind, or a yearly percentage."""
    if slug in (ws.GrowthKind.NONE, ws.GrowthKind.NATURE):
        return ws.Growth(ws.GrowthKind(slug))
    return ws.Growth(ws.GrowthKind.CUSTOM, Decimal(slug))

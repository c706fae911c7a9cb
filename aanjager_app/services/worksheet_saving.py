"""Bring the rows of a worksheet in line with the frozen dataclass; only differences are edits."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.models import entities as rows
from aanjager_app.services.upsert import bin_others, upsert

_Share = rows.CostShare | rows.UpkeepShare | rows.BenefitShare


def save_worksheet(
    session: Session, terrain_id: str, existing: rows.Worksheet | None, worksheet: ws.Worksheet
) -> rows.Worksheet:
    """Bring the rows of a worksheet in line; only what differs becomes an edit."""
    head = upsert(
        session,
        rows.Worksheet,
        existing,
        {
            "terrain_id": terrain_id,
            "name": worksheet.name,
            "base_year": worksheet.base_year,
            "price_year": worksheet.price_year,
            "horizon_years": worksheet.horizon_years,
            "discount_rate_pct": worksheet.discount_rate_pct,
            "nature_price_rise_pct": worksheet.nature_price_rise_pct,
            "draws": worksheet.uncertainty.draws if worksheet.uncertainty else None,
            "seed": worksheet.uncertainty.seed if worksheet.uncertainty else None,
        },
    )
    session.flush()
    parties = _save_lines(
        session,
        rows.WorksheetParty,
        head,
        [(p.id, {"name": p.name, "recovers_vat": p.recovers_vat}) for p in worksheet.parties],
    )
    party_ids = {slug: party.id for slug, party in parties.items()}
    costs = _save_lines(
        session, rows.CostLine, head, [(c.id, _cost_values(c)) for c in worksheet.costs]
    )
    benefits = _save_lines(
        session, rows.BenefitLine, head, [(b.id, _benefit_values(b)) for b in worksheet.benefits]
    )
    transfers = _save_lines(
        session,
        rows.Transfer,
        head,
        [(t.id, _transfer_values(t, party_ids)) for t in worksheet.transfers],
    )
    _save_shares(
        session,
        rows.CostShare,
        "cost_line_id",
        {costs[c.id].id: c.payers for c in worksheet.costs},
        party_ids,
    )
    _save_shares(
        session,
        rows.UpkeepShare,
        "cost_line_id",
        {costs[c.id].id: c.upkeep_payers or {} for c in worksheet.costs},
        party_ids,
    )
    _save_shares(
        session,
        rows.BenefitShare,
        "benefit_line_id",
        {benefits[b.id].id: b.beneficiaries for b in worksheet.benefits},
        party_ids,
    )
    _save_covers(session, worksheet, transfers, costs)
    session.flush()
    return head


def _growth_slug(growth: ws.Growth) -> str:
    return str(growth.pct) if growth.kind is ws.GrowthKind.CUSTOM else growth.kind.value


def _points(prefix: str, value: ws.Value) -> dict[str, Decimal | None]:
    return {f"{prefix}_low": value.low, f"{prefix}_mid": value.mid, f"{prefix}_high": value.high}


def _cost_values(line: ws.CostLine) -> dict[str, Any]:
    return {
        "label": line.label,
        "measure": line.measure,
        "kind": line.kind.value,
        **_points("quantity", line.quantity),
        "unit": line.unit,
        **_points("investment", line.investment_per_unit),
        "investment_year": line.investment_year,
        "vat_pct": line.vat_pct,
        **_points("upkeep", line.upkeep_per_unit_per_year),
        "upkeep_from_year": line.upkeep_from_year,
        "upkeep_until_year": line.upkeep_until_year,
        "lifetime_years": line.lifetime_years,
        "replace": line.replace,
        "residual": line.residual,
        "discount_rate_pct": line.discount_rate_pct,
        "organisation": line.organisation.value if line.organisation else None,
        "place": line.place,
        "pm": line.pm,
        "source": line.source,
    }


def _benefit_values(line: ws.BenefitLine) -> dict[str, Any]:
    return {
        "label": line.label,
        **_points("quantity", line.quantity),
        "unit": line.unit,
        **_points("value", line.value_per_unit_per_year),
        "from_year": line.from_year,
        "until_year": line.until_year,
        "one_off_year": line.one_off_year,
        "growth": _growth_slug(line.growth),
        "confidence": line.confidence.value,
        "double_count_group": line.double_count_group,
        "counted": line.counted,
        "pm": line.pm,
        "source": line.source,
    }


def _transfer_values(line: ws.Transfer, party_ids: Mapping[str, str]) -> dict[str, Any]:
    return {
        "label": line.label,
        "kind": line.kind.value,
        "amount": int(line.amount.scaleb(2)),
        "year": line.year,
        "until_year": line.until_year,
        "from_party_id": party_ids[line.from_party],
        "to_party_id": party_ids[line.to_party],
        "status": line.status.value,
        "rate_pct": line.rate_pct,
        "term_years": line.term_years,
    }


def _save_lines(
    session: Session,
    kind: type[Any],
    head: rows.Worksheet,
    wanted: list[tuple[str, dict[str, Any]]],
) -> dict[str, Any]:
    existing = {
        line.slug: line
        for line in session.scalars(select(kind).where(kind.worksheet_id == head.id))
    }
    kept: dict[str, Any] = {}
    for position, (slug, values) in enumerate(wanted):
        identity = {"worksheet_id": head.id, "slug": slug, "position": position}
        kept[slug] = upsert(session, kind, existing.get(slug), {**identity, **values})
    bin_others(existing.values(), kept.values())
    session.flush()
    return kept


def _save_shares(
    session: Session,
    kind: type[Any],
    parent_column: str,
    wanted: Mapping[str, Mapping[str, Decimal]],
    party_ids: Mapping[str, str],
) -> None:
    column = getattr(kind, parent_column)
    existing: dict[tuple[str, str], _Share] = {
        (getattr(share, parent_column), share.party_id): share
        for share in session.scalars(select(kind).where(column.in_(list(wanted))))
    }
    kept = [
        upsert(
            session,
            kind,
            existing.get((parent, party_ids[slug])),
            {parent_column: parent, "party_id": party_ids[slug], "percentage": percentage},
        )
        for parent, shares in wanted.items()
        for slug, percentage in shares.items()
    ]
    session.flush()
    bin_others(existing.values(), kept)


def _save_covers(
    session: Session,
    worksheet: ws.Worksheet,
    transfers: Mapping[str, rows.Transfer],
    costs: Mapping[str, rows.CostLine],
) -> None:
    ids = [row.id for row in transfers.values()]
    existing = {
        (cover.transfer_id, cover.cost_line_id): cover
        for cover in session.scalars(
            select(rows.TransferCover).where(rows.TransferCover.transfer_id.in_(ids))
        )
    }
    kept = []
    for transfer in worksheet.transfers:
        for slug in transfer.covers:
            pair = (transfers[transfer.id].id, costs[slug].id)
            values = {"transfer_id": pair[0], "cost_line_id": pair[1]}
            kept.append(upsert(session, rows.TransferCover, existing.get(pair), values))
    session.flush()
    bin_others(existing.values(), kept)

"""Writes a worksheet and its appraisal as JSON, in the exact form of the contract."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.appraisal import Appraisal, Funding, PartyResult, YearResult
from aanjager_app.costbenefit.precision import CENT, rounded
from aanjager_app.costbenefit.reading import WORKSHEET_SCHEMA
from aanjager_app.costbenefit.sensitivity import Sensitivity
from aanjager_app.costbenefit.uncertainty import Distribution, Simulation
from aanjager_app.costbenefit.worksheet import (
    BenefitLine,
    CostLine,
    Growth,
    GrowthKind,
    Transfer,
    Uncertainty,
    Value,
    Worksheet,
)

APPRAISAL_SCHEMA: Final = "aanjager.appraisal/1"

_RATIO: Final = Decimal("0.00001")
_YEARS: Final = Decimal("0.001")

Json = Mapping[str, object]


def worksheet_to_json(worksheet: Worksheet) -> str:
    """Writes a worksheet so that `read_worksheet` gives back the same one.

    Returns:
        Indented JSON with a newline at the end; numbers are decimal strings, written out in
        full, and every key of the format is there.
    """
    return _written(
        {
            "schema": WORKSHEET_SCHEMA,
            "name": worksheet.name,
            "base_year": worksheet.base_year,
            "price_year": worksheet.price_year,
            "horizon_years": worksheet.horizon_years,
            "discount_rate_pct": _exact(worksheet.discount_rate_pct),
            "nature_price_rise_pct": _exact(worksheet.nature_price_rise_pct),
            "parties": [
                {"id": party.id, "name": party.name, "recovers_vat": party.recovers_vat}
                for party in worksheet.parties
            ],
            "costs": [_cost(line) for line in worksheet.costs],
            "benefits": [_benefit(line) for line in worksheet.benefits],
            "transfers": [_transfer(transfer) for transfer in worksheet.transfers],
            "uncertainty": _uncertainty(worksheet.uncertainty),
        }
    )


def appraisal_to_json(
    appraisal: Appraisal, sensitivity: Sensitivity, simulation: Simulation | None
) -> str:
    """Writes an appraisal, each figure rounded by itself, half away from zero.

    Args:
        appraisal: the figures.
        sensitivity: how they hang on the inputs.
        simulation: what they may come to, when the worksheet asks for draws.

    Returns:
        Indented JSON with a newline at the end: amounts with two decimals, ratios and
        percentages with five, payback times with three, `null` where a figure does not exist.
    """
    return _written(
        {
            "schema": APPRAISAL_SCHEMA,
            "complete": appraisal.complete,
            "missing": list(appraisal.missing),
            "pm": list(appraisal.pm),
            "warnings": [f"{notice.path}: {notice.sentence}" for notice in appraisal.warnings],
            "npv": _amount(appraisal.npv),
            "pv_costs": _amount(appraisal.pv_costs),
            "pv_benefits": _amount(appraisal.pv_benefits),
            "pv_benefits_confidence_adjusted": _amount(appraisal.pv_benefits_confidence_adjusted),
            "bcr": _figure(appraisal.bcr, _RATIO),
            "irr_pct": _figure(appraisal.irr_pct, _RATIO),
            "payback_years": _figure(appraisal.payback_years, _YEARS),
            "discounted_payback_years": _figure(appraisal.discounted_payback_years, _YEARS),
            "parties": {key: _party(party) for key, party in appraisal.parties.items()},
            "years": [_year(year) for year in appraisal.years],
            "funding": _funding(appraisal.funding),
            "uncertainty": _simulation(simulation),
            "tornado": [
                {
                    "input": swing.input,
                    "npv_low": _amount(swing.npv_low),
                    "npv_high": _amount(swing.npv_high),
                }
                for swing in sensitivity.tornado
            ],
            "switching": [
                {"input": found.input, "value": _amount(found.value)}
                for found in sensitivity.switching
            ],
        }
    )


def _written(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _exact(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


def _value(value: Value) -> object:
    if value.low is None and value.high is None:
        return _exact(value.mid)
    points = {"low": value.low, "mid": value.mid, "high": value.high}
    return {name: _exact(point) for name, point in points.items() if point is not None}


def _shares(shares: Mapping[str, Decimal]) -> Json:
    return {party: _exact(share) for party, share in shares.items()}


def _cost(line: CostLine) -> Json:
    return {
        "id": line.id,
        "label": line.label,
        "measure": line.measure,
        "kind": line.kind.value,
        "quantity": _value(line.quantity),
        "unit": line.unit,
        "investment_per_unit": _value(line.investment_per_unit),
        "investment_year": line.investment_year,
        "vat_pct": _exact(line.vat_pct),
        "upkeep_per_unit_per_year": _value(line.upkeep_per_unit_per_year),
        "upkeep_from_year": line.upkeep_from_year,
        "upkeep_until_year": line.upkeep_until_year,
        "lifetime_years": line.lifetime_years,
        "replace": line.replace,
        "residual": line.residual,
        "discount_rate_pct": _exact(line.discount_rate_pct),
        "payers": _shares(line.payers),
        "upkeep_payers": None if line.upkeep_payers is None else _shares(line.upkeep_payers),
        "organisation": None if line.organisation is None else line.organisation.value,
        "place": line.place,
        "pm": line.pm,
        "source": line.source,
    }


def _benefit(line: BenefitLine) -> Json:
    return {
        "id": line.id,
        "label": line.label,
        "quantity": _value(line.quantity),
        "unit": line.unit,
        "value_per_unit_per_year": _value(line.value_per_unit_per_year),
        "from_year": line.from_year,
        "until_year": line.until_year,
        "one_off_year": line.one_off_year,
        "growth": _growth(line.growth),
        "beneficiaries": _shares(line.beneficiaries),
        "confidence": line.confidence.value,
        "double_count_group": line.double_count_group,
        "counted": line.counted,
        "pm": line.pm,
        "source": line.source,
    }


def _growth(growth: Growth) -> str | None:
    return _exact(growth.pct) if growth.kind is GrowthKind.CUSTOM else growth.kind.value


def _transfer(transfer: Transfer) -> Json:
    return {
        "id": transfer.id,
        "label": transfer.label,
        "kind": transfer.kind.value,
        "amount": _exact(transfer.amount),
        "year": transfer.year,
        "until_year": transfer.until_year,
        "from": transfer.from_party,
        "to": transfer.to_party,
        "status": transfer.status.value,
        "covers": list(transfer.covers),
        "rate_pct": _exact(transfer.rate_pct),
        "term_years": transfer.term_years,
    }


def _uncertainty(uncertainty: Uncertainty | None) -> Json | None:
    if uncertainty is None:
        return None
    return {"draws": uncertainty.draws, "seed": uncertainty.seed}


def _figure(number: Decimal | None, step: Decimal) -> str | None:
    return None if number is None else f"{rounded(number, step):f}"


def _amount(number: Decimal | None) -> str | None:
    return _figure(number, CENT)


def _party(party: PartyResult) -> Json:
    return {
        "pv_costs": _amount(party.pv_costs),
        "pv_benefits": _amount(party.pv_benefits),
        "pv_transfers": _amount(party.pv_transfers),
        "balance": _amount(party.balance),
        "pv_vat_recovered": _amount(party.pv_vat_recovered),
        "cash_balance": _amount(party.cash_balance),
        "proposed_contribution": _amount(party.proposed_contribution),
    }


def _year(year: YearResult) -> Json:
    return {
        "year": year.year,
        "calendar_year": year.calendar_year,
        "costs": _amount(year.costs),
        "benefits": _amount(year.benefits),
        "parties": {
            key: {
                "costs": _amount(party.costs),
                "benefits": _amount(party.benefits),
                "transfers": _amount(party.transfers),
            }
            for key, party in year.parties.items()
        },
    }


def _funding(funding: Funding) -> Json:
    return {
        "needed": _amount(funding.needed),
        "granted": _amount(funding.granted),
        "requested": _amount(funding.requested),
        "idea": _amount(funding.idea),
        "years": [
            {
                "year": year.year,
                "needed": _amount(year.needed),
                "covered": _amount(year.covered),
                "gap": _amount(year.gap),
                "gap_firm": _amount(year.gap_firm),
            }
            for year in funding.years
        ],
    }


def _simulation(simulation: Simulation | None) -> Json | None:
    if simulation is None:
        return None
    return {
        "npv": {
            "mean": _amount(simulation.npv.mean),
            "sd": _amount(simulation.npv.sd),
            **_chances(simulation.npv),
        },
        "parties": {party: _chances(found) for party, found in simulation.parties.items()},
    }


def _chances(found: Distribution) -> Json:
    return {
        "p5": _amount(found.p5),
        "p50": _amount(found.p50),
        "p95": _amount(found.p95),
        "chance_negative": _figure(found.chance_negative, _RATIO),
    }

"""Short ways to write a worksheet in a test; always through the reader, so always valid."""

import json
from typing import Any

from aanjager_app.costbenefit import answer as whole
from aanjager_app.costbenefit.appraisal import Appraisal
from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.reading import worksheet_from_json
from aanjager_app.costbenefit.worksheet import Worksheet

Json = dict[str, Any]

A = {"a": 100}


def sheet(**fields: Any) -> Json:
    """A worksheet of two parties, at 0 % unless said otherwise."""
    return {
        "schema": "aanjager.worksheet/1",
        "name": "Proef",
        "base_year": 2026,
        "horizon_years": 10,
        "discount_rate_pct": 0,
        "parties": [{"id": "a"}, {"id": "b", "recovers_vat": True}],
        **fields,
    }


def cost(**fields: Any) -> Json:
    return {"id": "c", "quantity": 1, "payers": A, **fields}


def benefit(**fields: Any) -> Json:
    return {"id": "v", "quantity": 1, "beneficiaries": A, **fields}


def transfer(**fields: Any) -> Json:
    return {"id": "t", "kind": "grant", "amount": 100, "from": "a", "to": "b", **fields}


def flows(amounts: list[float], **fields: Any) -> Json:
    """A worksheet with exactly these yearly net flows, as one-off benefits and costs."""
    costs = [
        cost(id=f"c{year}", investment_per_unit=-amount, investment_year=year)
        for year, amount in enumerate(amounts)
        if amount < 0
    ]
    benefits = [
        benefit(id=f"v{year}", value_per_unit_per_year=amount, one_off_year=year)
        for year, amount in enumerate(amounts)
        if amount > 0
    ]
    return sheet(horizon_years=len(amounts) - 1, costs=costs, benefits=benefits, **fields)


def worksheet(data: Json) -> Worksheet:
    return worksheet_from_json(data)


def appraisal(data: Json) -> Appraisal:
    return appraise(worksheet(data))


def answer(data: Json) -> Json:
    """The answer as a reader of the JSON gets it."""
    found: Json = json.loads(answer_text(data))
    return found


def answer_text(data: Json) -> str:
    """The answer as it is written."""
    return whole.answer(worksheet(data))


def yearly(data: Json, key: str = "costs") -> list[str]:
    """Costs or benefits of the years that have any, as `year:amount`."""
    return [f"{y['year']}:{y[key]}" for y in answer(data)["years"] if y[key] != "0.00"]

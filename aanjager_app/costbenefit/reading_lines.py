"""Reads cost lines, benefit lines and transfers from their JSON form."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from itertools import pairwise
from typing import Final

from aanjager_app.costbenefit.fields import (
    MOST_DECIMALS,
    JsonObject,
    decimal_at,
    either,
    id_at,
    shown,
)
from aanjager_app.costbenefit.precision import HUNDRED, ONE, ZERO, exact_context
from aanjager_app.costbenefit.worksheet import (
    MISSING,
    NOTHING,
    BenefitLine,
    Confidence,
    CostKind,
    CostLine,
    Growth,
    GrowthKind,
    Organisation,
    Transfer,
    TransferKind,
    TransferStatus,
    Value,
)
from aanjager_app.domain.errors import InputError

_CENTS: Final = 2
_VERY_LOW_WITH_SPACE: Final = "very low"  # as the method writes it


@dataclass(frozen=True, slots=True)
class LineContext:
    """What a line may refer to: the ids of the parties; and whether the worksheet is a draft."""

    parties: frozenset[str]
    is_draft: bool = False


def read_cost(item: object, path: str, context: LineContext) -> CostLine:
    """Reads one cost line.

    Raises:
        InputError: it breaks a rule of the format.
    """
    found = JsonObject(item, path)
    key = id_at(found.required("id"), found.place("id"))
    pm = found.flag("pm", default=False)
    line = CostLine(
        id=key,
        label=found.text("label") or key,
        measure=found.text("measure"),
        kind=found.choice("kind", CostKind) or CostKind.WORKS,
        quantity=_read_value(found, "quantity", MISSING),
        unit=found.text("unit"),
        investment_per_unit=_read_value(found, "investment_per_unit", NOTHING),
        investment_year=found.whole("investment_year") or 0,
        vat_pct=_read_percentage(found, "vat_pct"),
        upkeep_per_unit_per_year=_read_value(found, "upkeep_per_unit_per_year", NOTHING),
        upkeep_from_year=_first_year(found, "upkeep_from_year"),
        upkeep_until_year=found.whole("upkeep_until_year"),
        lifetime_years=found.whole("lifetime_years", least=1),
        replace=found.flag("replace", default=True),
        residual=found.flag("residual", default=True),
        discount_rate_pct=read_rate(found, "discount_rate_pct"),
        payers=_read_shares(found, "payers", context, pm=pm, needed=not pm) or {},
        upkeep_payers=_read_shares(found, "upkeep_payers", context, pm=pm, needed=False),
        organisation=found.choice("organisation", Organisation),
        place=found.text("place"),
        pm=pm,
        source=found.text("source"),
    )
    found.refuse_other_keys()
    return line


def read_benefit(item: object, path: str, context: LineContext) -> BenefitLine:
    """Reads one benefit line.

    Raises:
        InputError: it breaks a rule of the format.
    """
    found = JsonObject(item, path)
    key = id_at(found.required("id"), found.place("id"))
    pm = found.flag("pm", default=False)
    line = BenefitLine(
        id=key,
        label=found.text("label") or key,
        quantity=_read_value(found, "quantity", MISSING),
        unit=found.text("unit"),
        value_per_unit_per_year=_read_value(found, "value_per_unit_per_year", NOTHING),
        from_year=_first_year(found, "from_year"),
        until_year=found.whole("until_year"),
        one_off_year=found.whole("one_off_year"),
        growth=_read_growth(found),
        beneficiaries=_read_shares(found, "beneficiaries", context, pm=pm, needed=not pm) or {},
        confidence=_read_confidence(found),
        double_count_group=found.text("double_count_group") or None,
        counted=found.flag("counted", default=True),
        pm=pm,
        source=found.text("source"),
    )
    found.refuse_other_keys()
    return line


def read_transfer(
    item: object, path: str, context: LineContext, costs: Mapping[str, CostKind]
) -> Transfer:
    """Reads one transfer.

    Args:
        item: the parsed JSON.
        path: its place in the file.
        context: the parties that may give and receive.
        costs: kind of each cost line, by id.

    Raises:
        InputError: it breaks a rule of the format.
    """
    found = JsonObject(item, path)
    key = id_at(found.required("id"), found.place("id"))
    found.required("kind")
    kind = found.choice("kind", TransferKind) or TransferKind.GRANT
    giver, receiver = _read_ends(found, kind, context)
    rate, term = _read_loan_terms(found, kind)
    transfer = Transfer(
        id=key,
        label=found.text("label") or key,
        kind=kind,
        amount=_read_amount(found),
        from_party=giver,
        to_party=receiver,
        year=found.whole("year") or 0,
        until_year=found.whole("until_year"),
        status=found.choice("status", TransferStatus) or TransferStatus.IDEA,
        covers=_read_covers(found, kind, costs),
        rate_pct=rate,
        term_years=term,
    )
    found.refuse_other_keys()
    return transfer


def read_rate(found: JsonObject, key: str) -> Decimal | None:
    """Reads a yearly rate in per cent, above −100; nothing when absent or null."""
    rate = found.decimal(key)
    # As the engine counts: a rate that is lost in fifty digits would divide by nought.
    if rate is not None and not _is_above_all_lost(rate):
        raise InputError(found.place(key), f"is {shown(rate)}, maar moet meer dan -100 zijn")
    return rate


def _is_above_all_lost(rate: Decimal) -> bool:
    with exact_context():
        return ONE + rate / HUNDRED > ZERO


def _read_percentage(found: JsonObject, key: str) -> Decimal | None:
    percentage = found.decimal(key)
    if percentage is not None and not ZERO <= percentage <= HUNDRED:
        raise InputError(
            found.place(key), f"is {shown(percentage)}, maar moet van 0 tot en met 100 zijn"
        )
    return percentage


def _first_year(found: JsonObject, key: str) -> int:
    year = found.whole(key)
    return 1 if year is None else year


def _read_value(found: JsonObject, key: str, absent: Value) -> Value:
    if not found.has(key):
        return absent
    raw, path = found.raw(key), found.place(key)
    if raw is None:
        return MISSING
    if not isinstance(raw, dict):
        return Value(mid=decimal_at(raw, path))
    points = JsonObject(raw, path)
    value = Value(points.decimal("low"), points.decimal("mid"), points.decimal("high"))
    points.refuse_other_keys()
    _check_order(value, path)
    return value


def _check_order(value: Value, path: str) -> None:
    points = [
        (name, point)
        for name, point in (("low", value.low), ("mid", value.mid), ("high", value.high))
        if point is not None
    ]
    for (name, point), (next_name, following) in pairwise(points):
        if point > following:
            raise InputError(
                path, f"{name} ({_plain(point)}) is hoger dan {next_name} ({_plain(following)})"
            )


def _read_shares(
    found: JsonObject, key: str, context: LineContext, *, pm: bool, needed: bool
) -> dict[str, Decimal] | None:
    """Reads shares in per cent that add up to 100 exactly.

    A line that is PM or a draft may leave its shares empty; what is not needed may be null.
    """
    path = found.place(key)
    if found.raw(key) is None:
        if needed:
            found.required(key)
        return None
    entries = JsonObject(found.raw(key), path)
    shares: dict[str, Decimal] = {}
    for party, raw in entries.entries():
        place = entries.place(shown(party, quoted=False))
        _check_party(party, place, context)
        share = decimal_at(raw, place)
        if share < 0:
            raise InputError(place, f"is {shown(share)}, maar een aandeel is minstens 0")
        shares[party] = share
    if shares or not (pm or context.is_draft):
        _check_total(shares, path)
    return shares


def _check_total(shares: Mapping[str, Decimal], path: str) -> None:
    with localcontext(Context(prec=2 * MOST_DECIMALS)):
        total = sum(shares.values(), ZERO)
        if total != HUNDRED:
            raise InputError(path, f"som is {_plain(total)}, moet 100 zijn")


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return shown(text.rstrip("0").rstrip(".") if "." in text else text, quoted=False)


def _check_party(party: object, path: str, context: LineContext) -> None:
    if party not in context.parties:
        raise InputError(path, f"partij {shown(party)} staat niet in parties")


def _read_growth(found: JsonObject) -> Growth:
    raw = found.raw("growth")
    if raw is None:
        return Growth()
    if raw in (GrowthKind.NONE, GrowthKind.NATURE):
        return Growth(GrowthKind(str(raw)))
    path = found.place("growth")
    try:
        rate = decimal_at(raw, path)
    except InputError as error:
        raise InputError(
            path, f"is {shown(raw)}, maar moet none, nature of een percentage per jaar zijn"
        ) from error
    if rate <= -HUNDRED:
        raise InputError(path, f"is {shown(rate)}, maar moet meer dan -100 zijn")
    return Growth(GrowthKind.CUSTOM, rate)


def _read_confidence(found: JsonObject) -> Confidence:
    if found.raw("confidence") == _VERY_LOW_WITH_SPACE:
        return Confidence.VERY_LOW
    return found.choice("confidence", Confidence) or Confidence.HIGH


def _read_amount(found: JsonObject) -> Decimal:
    path = found.place("amount")
    amount = decimal_at(found.required("amount"), path)
    if amount < 0:
        raise InputError(
            path, f"is {shown(amount)}, maar mag niet negatief zijn; draai from en to om"
        )
    with localcontext(Context(prec=2 * MOST_DECIMALS)):
        exponent = amount.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_CENTS:
        raise InputError(path, f"is {shown(amount)}, maar mag ten hoogste twee decimalen hebben")
    return amount


def _read_ends(found: JsonObject, kind: TransferKind, context: LineContext) -> tuple[str, str]:
    giver = id_at(found.required("from"), found.place("from"))
    _check_party(giver, found.place("from"), context)
    receiver = id_at(found.required("to"), found.place("to"))
    _check_party(receiver, found.place("to"), context)
    if giver == receiver and kind is not TransferKind.OWN_CONTRIBUTION:
        raise InputError(
            found.place("to"),
            "is dezelfde partij als from; dat mag alleen bij een eigen bijdrage (own_contribution)",
        )
    return giver, receiver


def _read_loan_terms(found: JsonObject, kind: TransferKind) -> tuple[Decimal | None, int | None]:
    rate = read_rate(found, "rate_pct")
    term = found.whole("term_years", least=1)
    if kind is TransferKind.LOAN:
        found.required("rate_pct")
        found.required("term_years")
        return rate, term
    for key, value in (("rate_pct", rate), ("term_years", term)):
        if value is not None:
            raise InputError(found.place(key), "hoort alleen bij een lening (loan)")
    return None, None


def _read_covers(
    found: JsonObject, kind: TransferKind, costs: Mapping[str, CostKind]
) -> tuple[str, ...]:
    covers: list[str] = []
    for path, item in found.items("covers"):
        line = id_at(item, path)
        if line not in costs:
            raise InputError(path, f"kostenregel {shown(line)} staat niet in costs")
        if line in covers:
            raise InputError(path, f"kostenregel {shown(line)} staat hier twee keer")
        if kind is TransferKind.VOUCHER and costs[line] is not CostKind.PROCESS:
            allowed = either([CostKind.PROCESS])
            raise InputError(
                path,
                f"een voucher betaalt alleen procesondersteuning, en {shown(line)} is van het "
                f"soort {costs[line]}; kies een regel van het soort {allowed}",
            )
        covers.append(line)
    return tuple(covers)

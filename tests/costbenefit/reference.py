"""The method once more, as plainly as possible and with exact fractions, to hold the engine to.

It shares no code with the engine and works on the JSON itself: every flow is a list of
(line, party, year, amount) entries, and everything else is a sum over them.
"""

from collections import defaultdict
from fractions import Fraction


def best(raw, absent=None):
    if raw is absent:
        return Fraction(0)
    if not isinstance(raw, dict):
        return None if raw is None else Fraction(str(raw))
    low, mid, high = (raw.get(name) for name in ("low", "mid", "high"))
    if mid is not None:
        return Fraction(mid)
    return None if low is None or high is None else Fraction(low + high) / 2


def times(quantity, price):
    return None if quantity is None or price is None else quantity * price


def capital(line, horizon):
    """Undiscounted (year, amount) of purchases and residual value."""
    amount = times(best(line["quantity"]), best(line["investment_per_unit"]))
    bought = line["investment_year"]
    if amount is None or line["pm"] or bought > horizon:
        return
    yield bought, amount
    life = line["lifetime_years"]
    if life is None:
        return
    while line["replace"] and bought + life < horizon:
        bought += life
        yield bought, amount
    if line["residual"] and bought + life > horizon:
        yield horizon, -amount * Fraction(bought + life - horizon, life)


def upkeep(line, horizon):
    amount = times(best(line["quantity"]), best(line["upkeep_per_unit_per_year"]))
    last = horizon if line["upkeep_until_year"] is None else line["upkeep_until_year"]
    if amount is None or line["pm"]:
        return
    for year in range(horizon + 1):
        if line["upkeep_from_year"] <= year <= last:
            yield year, amount


def gains(line, sheet):
    amount = times(best(line["quantity"]), best(line["value_per_unit_per_year"]))
    if amount is None or line["pm"] or not line["counted"]:
        return
    growth = {"none": "0", "nature": sheet["nature_price_rise_pct"]}.get(
        line["growth"], line["growth"]
    )
    horizon = sheet["horizon_years"]
    for year in range(horizon + 1):
        last = horizon if line["until_year"] is None else line["until_year"]
        runs = line["from_year"] <= year <= last
        if year == line["one_off_year"] if line["one_off_year"] is not None else runs:
            yield year, amount * (1 + Fraction(growth) / 100) ** year


def spread(flow, shares, rate):
    for year, amount in flow:
        for party, share in shares.items():
            part = amount * Fraction(share) / 100
            yield party, part / (1 + Fraction(rate) / 100) ** year, part, year


def account(sheet):
    """Present values and undiscounted flows, for the project and for each party."""
    pv = defaultdict(Fraction)
    flow = defaultdict(Fraction)
    vat = defaultdict(Fraction)
    for line in sheet["costs"]:
        own = line["discount_rate_pct"]
        rate = sheet["discount_rate_pct"] if own is None else own
        tax = Fraction(line["vat_pct"] or 0)
        horizon = sheet["horizon_years"]
        upkeep_payers = line["payers"] if line["upkeep_payers"] is None else line["upkeep_payers"]
        parts = [
            *spread(capital(line, horizon), line["payers"], rate),
            *spread(upkeep(line, horizon), upkeep_payers, rate),
        ]
        for party, discounted, plain, year in parts:
            pv["costs", party] += discounted
            flow["costs", party, year] += plain
            vat[party] += discounted * tax / (100 + tax)
    for line in sheet["benefits"]:
        parts = spread(gains(line, sheet), line["beneficiaries"], sheet["discount_rate_pct"])
        for party, discounted, plain, year in parts:
            pv["benefits", party] += discounted
            flow["benefits", party, year] += plain
    return pv, flow, vat


def annuity(transfer):
    amount, term = Fraction(transfer["amount"]), transfer["term_years"]
    growth = 1 + Fraction(transfer["rate_pct"]) / 100
    if growth == 1:
        return amount / term
    return amount * (growth - 1) / (1 - growth**-term)


def payments(transfer, horizon):
    """Undiscounted (year, arrives, comes back), of which one is zero."""
    last = transfer["year"] if transfer["until_year"] is None else transfer["until_year"]
    for paid in range(transfer["year"], min(last, horizon) + 1):
        yield paid, Fraction(transfer["amount"]), Fraction(0)
        for number in range(1, transfer.get("term_years", 0) + 1):
            if paid + number <= horizon:
                yield paid + number, Fraction(0), annuity(transfer)


def money(sheet):
    """What transfers are worth and move for each party, and what each year needs and finds."""
    pv, flow, needed, found = (defaultdict(Fraction) for _ in range(4))
    rate = 1 + Fraction(sheet["discount_rate_pct"]) / 100
    for transfer in sheet["transfers"]:
        for year, arrives, back in payments(transfer, sheet["horizon_years"]):
            for party, sign in ((transfer["to"], 1), (transfer["from"], -1)):
                pv[party] += sign * (arrives - back) / rate**year
                flow[party, year] += sign * (arrives - back)
            found[transfer["status"], year] += arrives
            needed[year] += back
    for line in sheet["costs"]:
        bought = [
            one for one in capital(line, sheet["horizon_years"]) if not is_residual(one, line)
        ]
        for year, amount in (*bought, *upkeep(line, sheet["horizon_years"])):
            needed[year] += amount
    return pv, flow, needed, found


def is_residual(entry, line):
    """The price may be below zero, so that the sign alone says nothing."""
    price = times(best(line["quantity"]), best(line["investment_per_unit"]))
    return entry[1] != price


def payback(net):
    """Years until the cumulative flow comes from below zero to zero or above."""
    before = Fraction(0)
    for year, amount in enumerate(net):
        if before < 0 <= before + amount:
            return year - 1 - before / amount
        before += amount
    return None

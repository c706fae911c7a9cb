"""The table of the first page: what each party pays, gets and keeps."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.appraisal import PartyResult
from aanjager_app.costbenefit.party_cash import PartyCash, party_cash
from aanjager_app.costbenefit.worksheet import Party
from aanjager_app.documents.blocks import CellValue, Missing, Table
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections import outcome
from aanjager_app.documents.sections.caveats import (
    has_unknown_benefits,
    has_unknown_costs,
    has_unknown_purchase,
    has_unknown_upkeep,
)
from aanjager_app.documents.sections.paid_back import paid_back_words
from aanjager_app.documents.sections.words import (
    NOTHING,
    cents,
    euro,
    euros,
    text,
    years_words,
)

MOST_ROWS: Final = 6
UNKNOWN: Final = Missing("onbekend")

Own = tuple[Party, PartyResult, PartyCash]


def own_accounts(plan: Plan) -> list[Own]:
    """The parties with their result and their money."""
    return [
        (party, result, party_cash(plan.worksheet, plan.appraisal, party))
        for party, result in outcome.parties(plan)
    ]


def firm_differs(own: Own) -> bool:
    """Whether the party counts on money, or gives money, that nobody has promised yet."""
    _, result, cash = own
    return euros(result.cash_balance) != euros(cash.firm_balance)


def party_table(plan: Plan, own: list[Own], chapter: str) -> Table:
    """The table, with under it what does not come every year.

    Args:
        plan: the plan.
        own: its parties; those with most at stake get a row.
        chapter: where all parties stand.
    """
    shown = _most_concerned(own)
    firm = any(map(firm_differs, own))
    rows = tuple(_row(plan, one, firm=firm) for one in shown)
    years = plan.worksheet.horizon_years
    return Table(
        columns=(
            text("Ben jij…", 3.6),
            euro("Aanleg", 1.15, decimals=0),
            euro("Onderhoud per jaar", 1.3, decimals=0),
            euro("Baten per jaar", 1.1, decimals=0),
            euro("Bijdragen", 1.15, decimals=0),
            euro(f"In de kas, {years} jaar", 1.25, decimals=0),
            *((euro("Alleen toegezegd", 1.25, decimals=0),) if firm else ()),
            text("Terug in", 1),
        ),
        rows=rows,
        caption="Per partij: wat je betaalt, wat je krijgt en wat er overblijft",
        note=_note(plan, rows, firm=firm)
        + _uneven(plan, shown)
        + (f" De andere partijen staan in hoofdstuk “{chapter}”." if len(own) > len(shown) else ""),
    )


def _row(plan: Plan, own: Own, *, firm: bool) -> tuple[CellValue, ...]:
    party, result, cash = own
    no_benefits = has_unknown_benefits(plan, party.id)
    no_costs = has_unknown_costs(plan, party.id)
    unknown = no_benefits or no_costs
    return (
        party.name,
        UNKNOWN if has_unknown_purchase(plan, party.id) else cents(cash.purchase),
        UNKNOWN if has_unknown_upkeep(plan, party.id) else cents(cash.upkeep),
        UNKNOWN if no_benefits else cents(cash.benefits),
        cents(result.pv_transfers),
        UNKNOWN if unknown else cents(result.cash_balance),
        *((UNKNOWN if unknown else cents(cash.firm_balance),) if firm else ()),
        UNKNOWN if unknown else paid_back_words(plan, cash),
    )


def _most_concerned(own: list[Own]) -> list[Own]:
    """The parties with most at stake, in their own order: a first page has room for a few."""

    def stake(at: int) -> Decimal:
        _, result, cash = own[at]
        return result.pv_costs + result.pv_benefits + abs(result.pv_transfers) + cash.deepest

    ranked = sorted(range(len(own)), key=stake, reverse=True)
    return [own[at] for at in sorted(ranked[:MOST_ROWS])]


def _note(plan: Plan, rows: Sequence[tuple[CellValue, ...]], *, firm: bool) -> str:
    vat = any(party.recovers_vat for party in plan.worksheet.parties)
    sentences = (
        "Bedragen zonder de btw die terugkomt." if vat else "",
        "Baten: gemiddeld, zonder wat maar één keer komt.",
        f"Bijdragen: ontvangen min gegeven{', ook niet toegezegd' if firm else ''}.",
        "In de kas: met bijdragen, teruggerekend naar nu.",
        "Alleen toegezegd: zonder de rest." if firm else "",
        "Terug in: niet meer in de min, zonder restwaarde.",
        f"{NOTHING}: nooit in de min." if any(row[-1] == NOTHING for row in rows) else "",
    )
    return " ".join(sentence for sentence in sentences if sentence)


def _uneven(plan: Plan, shown: list[Own]) -> str:
    """What does not come every year, for each party where there is any."""
    parts = [f"{one[0].name} {words}" for one in shown if (words := _once(plan, one))]
    return f" Niet elk jaar: {'; '.join(parts)}." if parts else ""


def _once(plan: Plan, own: Own) -> str:
    """What does not come every year: replacements, and benefits that come once."""
    _, _, cash = own
    base, parts = plan.worksheet.base_year, []
    if cash.replacement:
        when = years_words([base + year for year in cash.replacement_years])
        parts.append(f"daarna {euros(cash.replacement)} voor vervanging {when}")
    if cash.one_off:
        when = years_words([base + year for year in cash.one_off_years])
        parts.append(f"eenmalig {euros(cash.one_off)} aan baten {when}")
    return " en ".join(parts)

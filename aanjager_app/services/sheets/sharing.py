"""The conversation on who pays: what is talked about, what a proposal means, and its steps."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.costbenefit.negotiation import Room, room_for
from aanjager_app.costbenefit.precision import HUNDRED
from aanjager_app.documents.chart_data import Bar, BarChart
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.words import euros, signed_euros
from aanjager_app.domain.dutch import format_number, format_percentage, join_words
from aanjager_app.domain.errors import DomainError
from aanjager_app.models import entities as rows
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.sheets.cells import short_names
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.editor import SheetEditor
from aanjager_app.services.worksheet_loading import load_worksheet

_EVERYTHING: Final = "Alle maatregelen"
_FIRST: Final = "Zoals het was"
_TOO_FEW: Final = Decimal("0.01")

Shares = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Scope:
    """Cost lines that are talked about together."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a party stands, in words.

    Attributes:
        party: its slug.
        name: its name; `short` where there is little room.
        share: what it pays, in per cent.
        pays, proposed, balance, risk: in words; the risk is the chance that it loses.
        chance: that chance, 0 to 1.
    """

    party: str
    name: str
    short: str
    share: Decimal
    pays: str
    proposed: str
    balance: str
    risk: str
    chance: float


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the conversation: when, what, and all shares as they were after it."""

    id: str
    at: datetime
    title: str
    shares: Mapping[str, "LineShares"]


@dataclass(frozen=True, slots=True)
class LineShares:
    """Who pays a line, by slug of the party; upkeep is empty when it follows the payers."""

    payers: Shares
    upkeep: Shares | None


def scopes(plan: Plan, content: Content) -> tuple[Scope, ...]:
    """What can be talked about: everything, what is done on one scale, and each line by itself."""
    costs = [line for line in plan.worksheet.costs if not line.pm]
    if not costs:
        return ()
    found = [Scope(_EVERYTHING, tuple(line.id for line in costs))]
    words = content.labels.members["Organisation"]
    for scale in ws.Organisation:
        lines = tuple(line.id for line in costs if line.organisation is scale)
        if lines and len(lines) < len(costs):
            found.append(Scope(f"Alleen {words[scale.value].lower()}", lines))
    found.extend(Scope(line.label, (line.id,)) for line in costs)
    return tuple(found)


def room_of(plan: Plan, scope: Scope, *, with_upkeep: bool) -> Room:
    """What stays as it is while a scope is talked about; takes as long as drawing once."""
    return room_for(plan.worksheet, plan.appraisal, scope.lines, with_upkeep=with_upkeep)


def stands(plan: Plan, room: Room, shares: Shares) -> tuple[Stand, ...]:
    """Where each party stands under a proposal, in the order of the worksheet."""
    positions = room.positions(shares)
    short = short_names({party.id: party.name for party in plan.worksheet.parties})
    found = []
    for party in plan.worksheet.parties:
        position = positions[party.id]
        share = room.proposed.get(party.id)
        proposed = "–" if share is None else euros(room.burden * share / HUNDRED)
        found.append(
            Stand(
                party=party.id,
                name=party.name,
                short=short[party.id],
                share=shares.get(party.id, Decimal(0)),
                pays=euros(position.contribution),
                proposed=proposed,
                balance=signed_euros(position.balance),
                risk=_chance(position.chance_negative),
                chance=float(position.chance_negative),
            )
        )
    return tuple(found)


def stands_chart(found: Collection[Stand], room: Room) -> BarChart:
    """Balances as bars, the losers to the left."""
    bars = []
    for stand in found:
        balance = room.fixed[stand.party] - room.burden * stand.share / HUNDRED
        bars.append(Bar(stand.name, balance, stand.balance))
    return BarChart(tuple(bars))


def stands_sentence(found: Collection[Stand]) -> str:
    """Who is likely to lose, in a sentence."""
    losing = [stand.name for stand in found if stand.chance >= 0.5]  # noqa: PLR2004 - more often than not
    if not losing:
        return "Met deze verdeling legt niemand er naar verwachting op toe."
    verb = "legt" if len(losing) == 1 else "leggen"
    return f"Met deze verdeling {verb} {join_words(losing)} er waarschijnlijk op toe."


def _chance(chance: Decimal) -> str:
    if 0 < chance < _TOO_FEW:
        return "minder dan 1 %"
    if 1 - _TOO_FEW < chance < 1:
        return "meer dan 99 %"
    return format_percentage(chance * HUNDRED, 0)


# ---------------------------------------------------------------- steps


def share_out(
    store: Store,
    content: Content,
    worksheet_id: str,
    scope: Scope,
    shares: Shares,
    *,
    with_upkeep: bool,
) -> Change:
    """Agree on other shares: one step to undo, kept as a step of the conversation.

    Raises:
        DomainError: the worksheet or a line is gone, or the shares aren't 100 together.
    """
    if sum(shares.values()) != HUNDRED:
        total = format_number(sum(shares.values()))
        raise DomainError("wrong_value", f"Samen is dit {total} %; het moet 100 % zijn.", "payers")
    with store.write("Verdeling besproken") as work:
        editor = SheetEditor(work.session, content, worksheet_id)
        steps = _Steps(work.session, editor, store.clock())
        steps.begin()
        wanted = {slug: share for slug, share in shares.items() if share}
        before = load_worksheet(work.session, editor.head)
        for line in before.costs:
            if line.id not in scope.lines:
                continue
            row = editor.line(Part.COSTS, line.id)
            if with_upkeep:
                editor.set_shares("upkeep_payers", row, {})
            elif line.upkeep_payers is None:
                editor.set_shares("upkeep_payers", row, line.payers)
            editor.set_shares("payers", row, wanted)
        names = short_names({party.slug: party.name for party in editor.parties})
        words = " · ".join(f"{names[slug]} {format_number(s)}" for slug, s in wanted.items())
        steps.add(words if scope.name == _EVERYTHING else f"{scope.name}: {words}")
    return work.change


def take_step(store: Store, content: Content, worksheet_id: str, step_id: str) -> Change:
    """Take the shares of an earlier step again, as a new step.

    Lines and parties that are gone since are passed over; a line whose payers are gone stays.

    Raises:
        DomainError: the step is gone.
    """
    with store.write("Eerdere verdeling weer genomen") as work:
        editor = SheetEditor(work.session, content, worksheet_id)
        row = work.session.get(rows.ShareStep, step_id)
        if row is None or row.binned:
            raise DomainError("row_not_found", "Deze stap bestaat niet (meer).")
        step = _step(row)
        known = {party.slug for party in editor.parties}
        for line in editor.lines(Part.COSTS):
            shares = step.shares.get(line.slug)
            if shares is None or not set(shares.payers) <= known:
                continue
            editor.set_shares("payers", line, shares.payers)
            editor.set_shares("upkeep_payers", line, _alive(shares.upkeep, known))
        _Steps(work.session, editor, store.clock()).add(f"Terug naar: {step.title}")
    return work.change


def _alive(shares: Shares | None, known: set[str]) -> Shares:
    return shares if shares is not None and set(shares) <= known else {}


def read_steps(store: Store, worksheet_id: str) -> tuple[Step, ...]:
    """The steps of a conversation, from the first."""
    query = (
        select(rows.ShareStep)
        .where(rows.ShareStep.worksheet_id == worksheet_id, rows.ShareStep.binned.is_(False))
        .order_by(rows.ShareStep.position, rows.ShareStep.id)
    )
    with store.read() as session:
        return tuple(_step(row) for row in session.scalars(query))


def at_step(plan: Plan, step: Step) -> ws.Worksheet:
    """The worksheet of now with the shares of a step, as far as its lines and parties are there."""
    known = {party.id for party in plan.worksheet.parties}

    def then(line: ws.CostLine) -> ws.CostLine:
        shares = step.shares.get(line.id)
        if shares is None or not set(shares.payers) <= known:
            return line
        upkeep = _alive(shares.upkeep, known) or None
        return replace(line, payers=shares.payers, upkeep_payers=upkeep)

    return replace(plan.worksheet, costs=tuple(then(line) for line in plan.worksheet.costs))


class _Steps:
    """Adds steps to the conversation of one worksheet."""

    def __init__(self, session: Session, editor: SheetEditor, now: datetime) -> None:
        self._session, self._editor, self._now = session, editor, now

    def begin(self) -> None:
        """Keep how it was before the first step, so that a replay begins there."""
        query = select(func.count()).where(
            rows.ShareStep.worksheet_id == self._editor.head.id,
            rows.ShareStep.binned.is_(False),
        )
        if not self._session.execute(query).scalar_one():
            self.add(_FIRST)

    def add(self, title: str) -> None:
        """Keep how it is now."""
        self._session.flush()
        head = self._editor.head
        query = select(func.max(rows.ShareStep.position)).where(
            rows.ShareStep.worksheet_id == head.id
        )
        last = self._session.execute(query).scalar_one()
        sheet = load_worksheet(self._session, head)
        shares = {line.id: _plain(line) for line in sheet.costs}
        self._session.add(
            rows.ShareStep(
                worksheet_id=head.id,
                position=0 if last is None else last + 1,
                at=self._now,
                title=title,
                shares=json.dumps(shares, sort_keys=True),
            )
        )
        self._session.flush()


def _plain(line: ws.CostLine) -> dict[str, Any]:
    upkeep = None if line.upkeep_payers is None else _texts(line.upkeep_payers)
    return {"payers": _texts(line.payers), "upkeep": upkeep}


def _texts(shares: Shares) -> dict[str, str]:
    return {party: format(share, "f") for party, share in shares.items()}


def _step(row: rows.ShareStep) -> Step:
    found = json.loads(row.shares)
    return Step(row.id, row.at, row.title, dict(_lines(found)))


def _lines(found: Mapping[str, Any]) -> Iterator[tuple[str, LineShares]]:
    for line, shares in found.items():
        upkeep = None if shares["upkeep"] is None else _numbers(shares["upkeep"])
        yield line, LineShares(_numbers(shares["payers"]), upkeep)


def _numbers(shares: Mapping[str, str]) -> dict[str, Decimal]:
    return {party: Decimal(share) for party, share in shares.items()}

"""The greening chain: phase 0 and phases 1 to 7, their checks, and the next step.

The phases are the source's (4.3); checks and gates are our own proposal. A gate advises and never
blocks, and phases can be revisited.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from aanjager_app.domain.chain_rules import RULES, CheckRule
from aanjager_app.domain.facts import TerrainFacts
from aanjager_app.domain.vocabulary import GateOutcome

LAST_PHASE = 7


class Room(StrEnum):
    """Where in the program something is mended."""

    TERRAIN = "terrain"
    CHAIN = "chain"
    BASELINE = "baseline"
    AMBITIONS = "ambitions"
    WORKGROUPS = "workgroups"
    WORKSHEET = "worksheet"
    DOCUMENTS = "documents"
    CONTACTS = "contacts"
    VISITS = "visits"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check of a phase.

    Attributes:
        slug: stable key.
        text: what should be so.
        why: why it matters, in one sentence.
        rule: the rule that computes it; None when a person ticks it, with evidence.
        step: the reason that is given when this is the next step, in one sentence.
        button: what the button says.
        room: where it is mended.
    """

    slug: str
    text: str
    why: str
    rule: CheckRule | None = None
    step: str
    button: str
    room: Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One phase of the chain.

    Attributes:
        number: 0–7.
        slug: stable key.
        name: name in the source.
        purpose: what the phase is for.
        expert_role: what the groenexpert does in it according to the source; None when not named.
        gate: what the gate advises to have before going on.
        checks: the checks, the most urgent first.
        source, date: where the phase comes from.
    """

    number: int
    slug: str
    name: str
    purpose: str
    expert_role: str | None = None
    gate: str
    checks: tuple[Check, ...]
    source: str
    date: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A check that a person ticked, with the evidence."""

    done: bool
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class CheckState:
    """A check as it stands now.

    Attributes:
        check: the check.
        met: whether it is so.
        evidence: what shows it, in words.
        computed: a rule says so, from the data.
    """

    check: Check
    met: bool
    evidence: str
    computed: bool


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do now, and why.

    Attributes:
        phase: number of the phase.
        phase_name: its name.
        check: slug of the check; None for the advice at a gate.
        reason: one sentence.
        button: what the button says.
        room: where the button leads.
    """

    phase: int
    phase_name: str
    check: str | None
    reason: str
    button: str
    room: Room


def evaluate_checks(
    facts: TerrainFacts, phase: Phase, ticks: Mapping[str, Tick]
) -> tuple[CheckState, ...]:
    """Every check of a phase with its evidence; ticks are by slug of the check."""
    return tuple(_evaluate(facts, check, ticks.get(check.slug)) for check in phase.checks)


def next_step(facts: TerrainFacts, phases: Sequence[Phase], ticks: Mapping[str, Tick]) -> NextStep:
    """The *volgende stap* of a terrain.

    The first check of the present phase that isn't met, computed ones before those that a person
    ticks. When all are met: what was decided at the gate, or else to decide. In the last phase:
    measure again.
    """
    phase = next(phase for phase in phases if phase.number == facts.phase)
    states = evaluate_checks(facts, phase, ticks)
    unmet = [state for state in states if not state.met]
    first = next((s for s in unmet if s.computed), unmet[0] if unmet else None)
    if first is not None:
        check = first.check
        return NextStep(phase.number, phase.name, check.slug, check.step, check.button, check.room)
    return _gate(phase, phases, facts.gates.get(phase.number))


def _gate(phase: Phase, phases: Sequence[Phase], outcome: GateOutcome | None) -> NextStep:
    """What to do when every check is met: decide, or carry out what was decided."""
    if outcome in _STANDSTILL:
        reason, button, room = _STANDSTILL[outcome]
        return NextStep(phase.number, phase.name, None, reason, button, room)
    if phase.number == LAST_PHASE:
        reason = (
            "Alles van de beheerfase staat er. Meet dezelfde indicatoren later opnieuw en deel "
            "wat je leerde."
        )
        button, room = "Plan de volgende meting", Room.BASELINE
        return NextStep(phase.number, phase.name, None, reason, button, room)
    following = next(other for other in phases if other.number == phase.number + 1)
    name = f"fase {following.number} {following.name}"
    if outcome in (GateOutcome.PROCEED, GateOutcome.PROCEED_WITH_REMARKS):
        reason = f"Het besluit om door te gaan is genomen. Zet het project op {name}."
        button = f"Ga naar fase {following.number}"
    else:
        reason = (
            f"Alles van fase {phase.number} staat er. Leg het besluit vast om door te gaan naar "
            f"{name}."
        )
        button = "Leg het besluit vast"
    return NextStep(phase.number, phase.name, None, reason, button, Room.CHAIN)


_STANDSTILL: Final[Mapping[GateOutcome | None, tuple[str, str, Room]]] = {
    GateOutcome.STOP: (
        "Besloten is om te stoppen. Schrijf op wat je leerde: dat helpt een volgend terrein.",
        "Beschrijf de lessen",
        Room.TEXTS,
    ),
    GateOutcome.STAY: (
        "Besloten is om in deze fase te blijven. Leg als actie vast wat er eerst moet gebeuren.",
        "Leg een actie vast",
        Room.WORKGROUPS,
    ),
    GateOutcome.RETURN: (
        "Besloten is om terug te gaan. Zet het project op de fase waar het verdergaat.",
        "Kies de fase",
        Room.CHAIN,
    ),
}


def _evaluate(facts: TerrainFacts, check: Check, tick: Tick | None) -> CheckState:
    if check.rule is not None:
        met, evidence = RULES[check.rule](facts)
        return CheckState(check, met, evidence, computed=True)
    done = tick is not None and tick.done
    evidence = (tick.evidence if tick else None) or ("afgevinkt" if done else "nog niet afgevinkt")
    return CheckState(check, done, evidence, computed=False)

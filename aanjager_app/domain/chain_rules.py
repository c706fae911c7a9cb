"""The computed checks of the chain: each says yes or no, and what shows it."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from aanjager_app.domain.dutch import count, format_date, format_euro, join_words
from aanjager_app.domain.facts import TerrainFacts
from aanjager_app.domain.texts import TextKind
from aanjager_app.domain.vocabulary import DocumentKind, WorkgroupKind

_SHOWN = 3

Verdict = tuple[bool, str]


class CheckRule(StrEnum):
    """Names of the computed checks."""

    AMBITION_RECORDED = "ambition_recorded"
    AMBITION_TARGETS = "ambition_targets"
    LEADING_GROUP = "leading_group"
    CONTACTS_KNOWN = "contacts_known"
    ORGANISATION_KNOWN = "organisation_known"
    WORKGROUP_MEMBERS = "workgroup_members"
    PROJECT_DESCRIBED = "project_described"
    BASELINE_RECORDED = "baseline_recorded"
    ACTIONS_ASSIGNED = "actions_assigned"
    NOTHING_OVERDUE = "nothing_overdue"
    AREAS_KNOWN = "areas_known"
    GAP_KNOWN = "gap_known"
    MEASURES_CHOSEN = "measures_chosen"
    MEASURES_PLACED = "measures_placed"
    MAINTENANCE_PLAN_KNOWN = "maintenance_plan_known"
    VISIT_RECORDED = "visit_recorded"
    COSTS_COMPLETE = "costs_complete"
    BENEFICIARIES_NAMED = "beneficiaries_named"
    PAYERS_NAMED = "payers_named"
    FUNDING_PLANNED = "funding_planned"
    GREEN_VISION_EXPORTED = "green_vision_exported"
    FINANCING_PLAN_EXPORTED = "financing_plan_exported"
    FUNDING_GRANTED = "funding_granted"
    DECISION_RECORDED = "decision_recorded"
    AGREEMENTS_WRITTEN = "agreements_written"
    PERMITS_WRITTEN = "permits_written"
    PHOTOS_RECORDED = "photos_recorded"
    DELIVERY_WRITTEN = "delivery_written"
    WARRANTIES_WRITTEN = "warranties_written"
    UPKEEP_WRITTEN = "upkeep_written"
    UPKEEP_PAYERS = "upkeep_payers"
    MONITORING_WRITTEN = "monitoring_written"
    MEASURED_AGAIN = "measured_again"
    LESSONS_WRITTEN = "lessons_written"


def _ambition_recorded(facts: TerrainFacts) -> Verdict:
    number = facts.goals.ambitions
    return number > 0, count(number, "ambitie", "ambities")


def _ambition_targets(facts: TerrainFacts) -> Verdict:
    lacking = facts.goals.without_target
    if not facts.goals.ambitions:
        return False, "nog geen ambities"
    return _none(lacking, "alle ambities hebben een streefwaarde", "zonder streefwaarde")


def _leading_group(facts: TerrainFacts) -> Verdict:
    names = facts.team.groups.get(WorkgroupKind.LEADING_GROUP, ())
    return bool(names), names[0] if names else "nog geen kopgroep"


def _contacts_known(facts: TerrainFacts) -> Verdict:
    number = facts.team.persons
    return number > 0, count(number, "contactpersoon", "contactpersonen")


def _organisation_known(facts: TerrainFacts) -> Verdict:
    known = facts.organisation_degree is not None
    return known, "organisatiegraad ingevuld" if known else "organisatiegraad nog niet ingevuld"


def _workgroup_members(facts: TerrainFacts) -> Verdict:
    groups = [name for names in facts.team.groups.values() for name in names]
    if not groups:
        return False, "nog geen werkgroep"
    return _none(facts.team.groups_without_members, _listed(groups), "zonder leden")


def _project_described(facts: TerrainFacts) -> Verdict:
    return facts.has_project, "project beschreven" if facts.has_project else "nog geen project"


def _baseline_recorded(facts: TerrainFacts) -> Verdict:
    goals = facts.goals
    if not goals.scores or goals.last_measured is None:
        return False, "nog geen nulmeting"
    scores = count(goals.scores, "score", "scores")
    return True, f"{scores}, laatst op {format_date(goals.last_measured)}"


def _actions_assigned(facts: TerrainFacts) -> Verdict:
    if not facts.team.open_actions:
        closed = facts.team.closed_actions
        return closed > 0, "alle acties zijn gedaan" if closed else "nog geen acties"
    fine = count(facts.team.open_actions, "actie", "acties") + " met eigenaar en datum"
    return _none(facts.team.unassigned_actions, fine, "zonder eigenaar of datum")


def _nothing_overdue(facts: TerrainFacts) -> Verdict:
    return _none(facts.team.overdue_actions, "geen acties over tijd", "over tijd")


def _areas_known(facts: TerrainFacts) -> Verdict:
    known = facts.has_areas
    return known, "bruto en netto bekend" if known else "bruto of netto oppervlakte ontbreekt"


def _gap_known(facts: TerrainFacts) -> Verdict:
    number = facts.goals.gaps_known
    if not number:
        return False, "geen ambitie is te vergelijken met de nulmeting"
    shown = f"; {_clause(facts.goals.gaps_open[0])}" if facts.goals.gaps_open else ""
    return True, count(number, "ambitie", "ambities") + f" te vergelijken met de nulmeting{shown}"


def _measures_chosen(facts: TerrainFacts) -> Verdict:
    number = facts.plan.measures
    return number > 0, count(number, "maatregel", "maatregelen")


def _measures_placed(facts: TerrainFacts) -> Verdict:
    if not facts.plan.measures:
        return False, "nog geen maatregelen"
    return _none(facts.plan.without_place, "elke maatregel heeft een plek", "zonder plek")


def _visit_recorded(facts: TerrainFacts) -> Verdict:
    number = facts.team.visits
    return number > 0, count(number, "bezoeknotitie", "bezoeknotities")


def _costs_complete(facts: TerrainFacts) -> Verdict:
    if not facts.plan.cost_lines:
        return False, "nog geen kosten"
    fine = count(facts.plan.cost_lines, "kostenregel", "kostenregels") + " compleet"
    return _none(facts.plan.missing_costs, fine, "zonder aantal of prijs")


def _beneficiaries_named(facts: TerrainFacts) -> Verdict:
    if not facts.plan.benefits:
        return False, "nog geen baten"
    fine = count(facts.plan.benefits, "baat", "baten") + " met baathebbers"
    return _none(facts.plan.without_beneficiary, fine, "zonder baathebber")


def _payers_named(facts: TerrainFacts) -> Verdict:
    if not facts.plan.cost_lines:
        return False, "nog geen kosten"
    return _none(facts.plan.without_payer, "elke kostenregel heeft een betaler", "zonder betaler")


def _funding_planned(facts: TerrainFacts) -> Verdict:
    number = facts.plan.transfers
    return number > 0, count(number, "bron van geld", "bronnen van geld")


def _funding_granted(facts: TerrainFacts) -> Verdict:
    plan = facts.plan
    if not plan.cost_lines:
        return False, "nog geen kosten"
    if plan.missing_costs:
        return _none(plan.missing_costs, "", "nog niet te zeggen, zonder aantal of prijs")
    if plan.gap_firm_cents:
        return False, f"{format_euro(plan.gap_firm_cents, decimals=False)} is nog niet toegezegd"
    return True, "alles wat nodig is, is toegezegd"


def _decision_recorded(facts: TerrainFacts) -> Verdict:
    number = facts.team.decisions
    return number > 0, count(number, "besluit", "besluiten")


def _photos_recorded(facts: TerrainFacts) -> Verdict:
    number = facts.team.photos
    return number > 0, count(number, "foto", "foto’s")


def _upkeep_payers(facts: TerrainFacts) -> Verdict:
    if not facts.plan.cost_lines:
        return False, "nog geen kosten"
    fine = "voor elk onderhoud is er een betaler"
    return _none(facts.plan.without_upkeep_payer, fine, "zonder betaler van het onderhoud")


def _measured_again(facts: TerrainFacts) -> Verdict:
    number = facts.goals.measured_days
    return number > 1, count(number, "meting", "metingen")


def _written(kind: TextKind, name: str) -> Callable[[TerrainFacts], Verdict]:
    def rule(facts: TerrainFacts) -> Verdict:
        there = kind in facts.texts
        return there, f"{name} beschreven" if there else f"{name} nog niet beschreven"

    return rule


def _exported(kind: DocumentKind, name: str) -> Callable[[TerrainFacts], Verdict]:
    def rule(facts: TerrainFacts) -> Verdict:
        day = facts.documents.get(kind)
        if day is None:
            return False, f"{name} nog niet gemaakt"
        return True, f"{name} gemaakt op {format_date(day)}"

    return rule


def _clause(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].removesuffix(".")


def _none(lacking: Sequence[str], fine: str, what: str) -> Verdict:
    return (True, fine) if not lacking else (False, f"{what}: {_listed(lacking)}")


def _listed(names: Sequence[str]) -> str:
    if len(names) <= _SHOWN:
        return join_words(names)
    return f"{', '.join(names[:_SHOWN])} en nog {len(names) - _SHOWN}"


RULES: Final[Mapping[CheckRule, Callable[[TerrainFacts], Verdict]]] = {
    CheckRule.AMBITION_RECORDED: _ambition_recorded,
    CheckRule.AMBITION_TARGETS: _ambition_targets,
    CheckRule.LEADING_GROUP: _leading_group,
    CheckRule.CONTACTS_KNOWN: _contacts_known,
    CheckRule.ORGANISATION_KNOWN: _organisation_known,
    CheckRule.WORKGROUP_MEMBERS: _workgroup_members,
    CheckRule.PROJECT_DESCRIBED: _project_described,
    CheckRule.BASELINE_RECORDED: _baseline_recorded,
    CheckRule.ACTIONS_ASSIGNED: _actions_assigned,
    CheckRule.NOTHING_OVERDUE: _nothing_overdue,
    CheckRule.AREAS_KNOWN: _areas_known,
    CheckRule.GAP_KNOWN: _gap_known,
    CheckRule.MEASURES_CHOSEN: _measures_chosen,
    CheckRule.MEASURES_PLACED: _measures_placed,
    CheckRule.MAINTENANCE_PLAN_KNOWN: _written(TextKind.MAINTENANCE_PLAN, "het MJOP is"),
    CheckRule.VISIT_RECORDED: _visit_recorded,
    CheckRule.COSTS_COMPLETE: _costs_complete,
    CheckRule.BENEFICIARIES_NAMED: _beneficiaries_named,
    CheckRule.PAYERS_NAMED: _payers_named,
    CheckRule.FUNDING_PLANNED: _funding_planned,
    CheckRule.GREEN_VISION_EXPORTED: _exported(DocumentKind.GREEN_VISION, "de groenvisie is"),
    CheckRule.FINANCING_PLAN_EXPORTED: _exported(
        DocumentKind.FINANCING_PLAN, "het financieringsplan is"
    ),
    CheckRule.FUNDING_GRANTED: _funding_granted,
    CheckRule.DECISION_RECORDED: _decision_recorded,
    CheckRule.AGREEMENTS_WRITTEN: _written(TextKind.AGREEMENTS, "de afspraken zijn"),
    CheckRule.PERMITS_WRITTEN: _written(TextKind.PERMITS, "de vergunningen zijn"),
    CheckRule.PHOTOS_RECORDED: _photos_recorded,
    CheckRule.DELIVERY_WRITTEN: _written(TextKind.DELIVERY, "de oplevering is"),
    CheckRule.WARRANTIES_WRITTEN: _written(TextKind.WARRANTIES, "de garanties zijn"),
    CheckRule.UPKEEP_WRITTEN: _written(TextKind.UPKEEP, "het beheer is"),
    CheckRule.UPKEEP_PAYERS: _upkeep_payers,
    CheckRule.MONITORING_WRITTEN: _written(TextKind.MONITORING, "de monitoring is"),
    CheckRule.MEASURED_AGAIN: _measured_again,
    CheckRule.LESSONS_WRITTEN: _written(TextKind.LESSONS, "de lessen zijn"),
}

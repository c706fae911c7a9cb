"""What has no payer or nobody who benefits yet: it is in the whole, and with no party."""

from aanjager_app.costbenefit.precision import ZERO
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.outcome import is_nothing
from aanjager_app.documents.sections.words import euros


def unshared_sentence(plan: Plan) -> str:
    """Why the parties do not add up to the whole; nothing when they do."""
    found, parties = plan.appraisal, plan.appraisal.parties.values()
    costs = found.pv_costs - sum((party.pv_costs for party in parties), ZERO)
    benefits = found.pv_benefits - sum((party.pv_benefits for party in parties), ZERO)
    told = []
    if not is_nothing(costs):
        told.append(f"{euros(costs)} aan kosten heeft nog geen betaler")
    if not is_nothing(benefits):
        told.append(f"{euros(benefits)} aan baten is nog van niemand")
    return f"{' en '.join(told)}: dat staat bij geen enkele partij." if told else ""

"""The workbook of a terrain; imported when one is made, because openpyxl is slow to load."""

from aanjager_app.documents.dossier import Dossier, Plan
from aanjager_app.documents.privacy import for_edition
from aanjager_app.documents.workbook.render import render_workbook


def workbook_of(dossier: Dossier, plan: Plan) -> bytes:
    """The workbook of the chosen worksheet, without personal data unless they are asked for."""
    safe = for_edition(dossier)
    return render_workbook(safe, safe.plan or plan)

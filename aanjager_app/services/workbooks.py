"""The workbook of a terrain; imported when one is made, because openpyxl is slow to load."""

from aanjager_app.documents.dossier import Dossier, Plan
from aanjager_app.documents.opendocument.render import render_opendocument
from aanjager_app.documents.privacy import for_edition
from aanjager_app.documents.workbook.render import build_workbook, render_workbook


def workbook_of(dossier: Dossier, plan: Plan) -> bytes:
    """The workbook of the chosen worksheet, without personal data unless they are asked for."""
    safe = for_edition(dossier)
    return render_workbook(safe, safe.plan or plan)


def opendocument_of(dossier: Dossier, plan: Plan) -> bytes:
    """The same workbook as an ODS, for who has no Excel; as safe as the other."""
    safe = for_edition(dossier)
    return render_opendocument(build_workbook(safe, safe.plan or plan), safe.edition.made_on)

"""The whole answer of `appraise FILE --json`."""

from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.sensitivity import sensitivity
from aanjager_app.costbenefit.uncertainty import simulate
from aanjager_app.costbenefit.worksheet import Worksheet
from aanjager_app.costbenefit.writing import appraisal_to_json


def answer(worksheet: Worksheet) -> str:
    """Appraise a worksheet and write everything that follows from it as JSON.

    Draws are made when the worksheet asks for them; else `uncertainty` is `null`.
    """
    appraisal = appraise(worksheet)
    drawn = simulate(worksheet, appraisal) if worksheet.uncertainty is not None else None
    return appraisal_to_json(appraisal, sensitivity(worksheet), drawn)

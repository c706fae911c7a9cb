"""How the figures were computed, so that an economist can check the method."""

from collections.abc import Iterator
from typing import Final

from aanjager_app.costbenefit.appraisal import NoticeCode
from aanjager_app.costbenefit.parameters import STANDARD_PARAMETERS
from aanjager_app.documents.blocks import CellValue, Missing, paragraph
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.frame import Chapter
from aanjager_app.documents.sections.words import facts_table
from aanjager_app.domain.dutch import count, format_date, format_percentage, join_words

_ZERO_ALTERNATIVE: Final = (
    "het terrein zonder dit plan, met het beheer van nu; alleen wat daar aan kosten en baten bij "
    "komt of van af gaat, telt mee"
)


def method_chapter(plan: Plan) -> Chapter:
    """Zero alternative, rates, horizon, price level, VAT, transfers and double counting."""
    return Chapter(
        "Zo is er gerekend",
        (
            paragraph(
                "Kosten en baten komen in verschillende jaren. Om ze te vergelijken, zijn ze "
                "teruggerekend naar nu: dat is de contante waarde. Een bedrag is pas afgerond waar "
                "het staat; een som kan daardoor een cent afwijken van de optelling van de regels."
            ),
            facts_table("Uitgangspunten van de berekening", _rows(plan)),
            paragraph(
                "Geld dat van de ene naar de andere partij gaat (een subsidie, een bijdrage), "
                "verandert niets aan het totaal: wat de een krijgt, geeft de ander. Een waarde die "
                "ontbreekt, telt niet mee en is nooit als nul gerekend. Van PM-kosten is de prijs "
                "nog niet bekend; PM-baten zijn niet in euro’s uit te drukken."
            ),
        ),
    )


def _rows(plan: Plan) -> Iterator[tuple[str, CellValue]]:
    sheet = plan.worksheet
    yield "Werkblad", sheet.name
    yield "Nulalternatief", _ZERO_ALTERNATIVE
    yield "Jaar 0", str(sheet.base_year)
    yield "Zichtperiode", count(sheet.horizon_years, "jaar", "jaar")
    yield "Discontovoet", _discount_rate(plan)
    yield (
        "Stijging van de prijs van natuur",
        f"{format_percentage(sheet.nature_price_rise_pct)} per jaar, voor onvervangbare natuur",
    )
    yield (
        "Prijspeil",
        Missing("niet ingevuld in het werkblad")
        if sheet.price_year is None
        else f"{sheet.price_year}; een kental van een ander jaar is omgerekend met de "
        "consumentenprijzen van het CBS, en dan staat dat bij de bron; wat je zelf typte, is niet "
        "omgerekend",
    )
    yield (
        "Btw",
        "alle kosten zijn inclusief btw (marktprijzen); van baten en bijdragen gaat geen btw af",
    )
    yield "Dubbeltelling", _double_counting(plan)
    yield (
        "Restwaarde",
        "rechtlijnig over de levensduur die aan het eind van de zichtperiode nog over is",
    )
    yield "Kentallen", _parameter_words(plan)


def _discount_rate(plan: Plan) -> str:
    rate = plan.worksheet.discount_rate_pct
    words = f"{format_percentage(rate)} per jaar, reëel"
    standard = STANDARD_PARAMETERS.discount_rate
    if rate == standard.pct:
        words += f" ({standard.source})"
    else:
        words += f"; gebruikelijk is {format_percentage(standard.pct)} ({standard.source})"
    own = [line.label for line in plan.worksheet.costs if line.discount_rate_pct is not None]
    return f"{words}; een eigen voet bij {join_words(own)}" if own else words


def _double_counting(plan: Plan) -> str:
    words = "baten die elkaar overlappen, horen bij dezelfde groep; van een groep mag er één tellen"
    found = any(notice.code is NoticeCode.DOUBLE_COUNTING for notice in plan.appraisal.warnings)
    if found:
        return f"{words}; let op: hier tellen er meer, zie de waarschuwing bij de baten"
    return (
        f"{words}. Geen twee meetellende baten hebben dezelfde groep. Dat is geen inhoudelijke "
        "toets"
    )


def _parameter_words(plan: Plan) -> str:
    if not plan.parameter_set:
        return "niet vastgelegd"
    if plan.parameter_date is None:
        return plan.parameter_set
    return f"{plan.parameter_set} van {format_date(plan.parameter_date)}"

"""Dossiers for the tests of documents: one invented and full, one with next to nothing (demo)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from aanjager_app.content import load_content
from aanjager_app.costbenefit.appraisal import EffectKind
from aanjager_app.costbenefit.effects import physical_effects
from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.parameters import STANDARD_PARAMETERS
from aanjager_app.costbenefit.reading import read_worksheet
from aanjager_app.costbenefit.worksheet import Worksheet
from aanjager_app.documents.dossier import (
    Company,
    Dossier,
    Edition,
    Labels,
    MeasureInfo,
    Plan,
    Plot,
    Route,
    SourceNote,
    SubArea,
    TerrainCard,
)
from aanjager_app.documents.dossier_people import (
    Action,
    Ambition,
    Baseline,
    Decision,
    Gate,
    Meeting,
    Member,
    Organisation,
    Person,
    PhaseStay,
    Project,
    ProjectCheck,
    Score,
    Visit,
    VisitPhoto,
    Workgroup,
)
from aanjager_app.domain.chain import NextStep, Room
from aanjager_app.domain.facts import GoalFacts, PlanFacts, TeamFacts, TerrainFacts
from aanjager_app.domain.gap import Level, gap
from aanjager_app.domain.readiness import RequirementProfile, assess
from aanjager_app.domain.texts import TextKind
from aanjager_app.domain.vocabulary import (
    ActionState,
    AmbitionLevel,
    AmbitionTerm,
    GateOutcome,
    MemberRole,
    OrganisationDegree,
    OrganisationKind,
    PersonRole,
    ProgrammeStatus,
    ScoreMethod,
    WorkgroupKind,
)

DAY = date(2026, 11, 25)
DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"

ANNA = Person(
    name="Anna van der Meer",
    role=PersonRole.PARK_MANAGER,
    organisation="Ondernemersvereniging De Wilgen",
    email="anna.vandermeer@dewilgen.example",
    phone="06-12345678",
    source="zelf opgegeven tijdens bezoek",
    remark="Bellen na tienen",
)
BRAM = Person(
    name="Bram Groen",
    role=PersonRole.MUNICIPAL_OFFICER,
    organisation="Gemeente Voorbeeldstad",
    email="b.groen@voorbeeldstad.example",
    phone="030 123 45 67",
)
PERSONAL = (
    *("Anna van der Meer", "anna.vandermeer@dewilgen.example", "06-12345678", "Bram Groen"),
    *("b.groen@voorbeeldstad.example", "030 123 45 67", "0301234567", "Bellen na tienen"),
)

TEXTS = {
    TextKind.SUMMARY: "Ondernemers en gemeente willen van De Wilgen een terrein maken waar het "
    "water de ruimte krijgt en mensen graag werken.\n\nWe beginnen bij de entree: daar staat het "
    "water bij hevige regen in de straat en daar ziet iedereen het resultaat.",
    TextKind.MANDATE: "De ledenvergadering gaf het bestuur op 12 mei 2026 mandaat om namens alle "
    "leden een groenvisie te laten schrijven.",
    TextKind.OWNERSHIP: "De straten en bermen zijn van de gemeente. De kavels zijn van de "
    "bedrijven of van drie vastgoedeigenaren.",
    TextKind.SUPPORT: "Van de 62 bedrijven deden er 23 mee aan de werksessie. Anna van der Meer "
    "sprak daarna nog met acht ondernemers; bel haar op 06-12345678.",
    TextKind.TASK: "De grootste opgave is water: bij een bui van 60 mm staat de entree blank.",
    TextKind.LINKING_OPPORTUNITIES: "- In 2027 vervangt de gemeente het riool in de Kanaalweg.\n"
    "- Twee bedrijven bouwen in 2028 een nieuwe hal.",
    TextKind.MAINTENANCE_PLAN: "Het MJOP van de gemeente heeft in 2027 € 85.000 voor groot "
    "onderhoud van bermen en bomen.",
    TextKind.PHASING: "Eerst de entree met de wadi en de bomen, daarna de parkeerterreinen.",
    TextKind.UPKEEP: "De gemeente beheert het groen in de openbare ruimte. De vereniging sluit "
    "een contract met een hovenier voor het groen op de kavels.",
    TextKind.MONITORING: "Elke twee jaar meten we dezelfde indicatoren opnieuw, voor het eerst in "
    "het voorjaar van 2029.",
    TextKind.RISKS: "- Kabels en leidingen bij de entree.\n- De subsidie is nog niet toegezegd.",
    TextKind.DIVISION: "De gemeente betaalt wat in de openbare ruimte ligt, de ondernemers "
    "betalen mee waar zij er voordeel van hebben.",
    TextKind.GAP_APPROACH: "Het tekort in de eerste jaren vragen we aan bij het ondernemersfonds.",
    TextKind.DECISIONS: "Het bestuur en de wethouder besluiten in maart over de uitvoering.",
    TextKind.AGREEMENTS: "Er komt een samenwerkingsovereenkomst tussen vereniging en gemeente.",
    TextKind.PERMITS: "Voor de wadi is een watervergunning nodig.",
    TextKind.DELIVERY: "De aannemer levert op met een beheerkaart.",
    TextKind.WARRANTIES: "Op de bomen zit twee groeiseizoenen garantie.",
    TextKind.LESSONS: "Begin klein en laat het zien.",
}


def labels() -> Labels:
    """The words of the glossary."""
    return Labels(load_content().labels.members)


def profile() -> RequirementProfile:
    """The basisprofiel."""
    return load_content().profiles[0]


def demo_worksheet(name: str = "de-wilgen-variant-a.json") -> Worksheet:
    """A worksheet of the demo."""
    return read_worksheet((DEMO / name).read_bytes())


def plan_of(worksheet: Worksheet) -> Plan:
    """A worksheet with its outcome, and what the catalogue says of its measures."""
    content = load_content()
    appraisal = appraise(worksheet)
    used = {line.measure for line in worksheet.costs if line.measure in content.measures}
    measures = {slug: content.measures[slug] for slug in used if slug}
    per_unit = {
        (slug, measure.unit): {EffectKind(measure.effect): Decimal(1)}
        for slug, measure in measures.items()
        if measure.effect
    }
    return Plan(
        worksheet=worksheet,
        appraisal=appraisal,
        effects=physical_effects(worksheet.costs, appraisal.costs, per_unit),
        measures={
            slug: MeasureInfo(
                name=measure.name,
                themes=tuple(content.themes[theme].name for theme in measure.themes),
                warning=measure.warning,
            )
            for slug, measure in measures.items()
        },
        parameter_set=STANDARD_PARAMETERS.name,
        parameter_date=STANDARD_PARAMETERS.dated,
    )


def _ambition(
    theme: str,
    title: str,
    indicator: str,
    have: Level | None,
    want: Level,
    **more: object,
) -> Ambition:
    return Ambition(
        theme=theme, title=title, indicator=indicator, baseline=have, target=want,
        gap=gap(have, want), **more,
    )  # fmt: skip


def _number(indicator: str, value: str, unit: str) -> Level:
    return Level(indicator, Decimal(value), None, unit)


def photo() -> bytes:
    """A drawing that stands for a photo."""
    image = Image.new("RGB", (900, 600), "#9DB7C9")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 360, 900, 600), fill="#6F7A73")
    draw.rectangle((120, 180, 520, 360), fill="#B9A58C")
    draw.ellipse((620, 160, 800, 360), fill="#3F8A55")
    out = BytesIO()
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


@lru_cache(maxsize=1)
def full_dossier() -> Dossier:
    """Everything filled in, but for the upkeep price and payers of a few lines."""
    content = load_content()
    plan = plan_of(demo_worksheet())
    facts = TerrainFacts(
        today=DAY, phase=3, has_project=True, applicant="Ondernemersvereniging De Wilgen",
        organisation_degree=OrganisationDegree.ASSOCIATION, has_gross_area=True,
        has_net_area=True, has_position=True, texts=frozenset(TEXTS) - {TextKind.RISKS},
        goals=GoalFacts(ambitions=4, scores=5, baselines=2),
        team=TeamFacts(meetings=2, decisions=1),
        plan=PlanFacts(
            measures=6, cost_lines=7, benefits=9, transfers=6, without_theme=("Nestkasten",)
        ),
    )  # fmt: skip
    water = _number("waterberging", "35", "mm")
    return Dossier(
        edition=Edition(
            made_on=DAY,
            data_version="25-11-2026 09:12",
            author="Anna van der Meer",
            organisation="Regio Voorbeeld",
        ),
        labels=labels(),
        terrain=TerrainCard(
            name="Voorbeeldpark De Wilgen", rin="DEMO001", ibis_year=2025,
            municipality="Voorbeeldstad", province="Utrecht", region="Voorbeeldregio",
            director_organisation="Natuur en Milieu Voorbeeld", location_type="Gemengd",
            programme_status=ProgrammeStatus.PARTNER,
            organisation_degree=OrganisationDegree.ASSOCIATION,
            gross_ha=Decimal(48), net_ha=Decimal("36.5"), issuable_ha=Decimal("1.2"),
            companies=62, employees=1450, longitude=Decimal("5.12345"),
            latitude=Decimal("52.1"), is_demo=True,
            description="Een gemengd terrein uit de jaren zeventig tussen kanaal en rondweg.",
        ),
        texts=TEXTS,
        phases=content.phases,
        readiness=assess(content.profiles[0], facts),
        applicant="Ondernemersvereniging De Wilgen",
        sub_areas=(
            SubArea("Entree", Decimal("6.5"), "Het visitekaartje van het terrein."),
            SubArea("Kanaalzijde", Decimal(20)),
        ),
        companies=(
            Company("Bakkerij Meer & Zn", "Voedsel", 45),
            Company("Van Dam Transport", "Logistiek"),
        ),
        plots=(
            Plot(name="Kanaalweg 1", sub_area="Kanaalzijde", owner="Van Dam Transport",
                 area_m2=Decimal(8200), paved_m2=Decimal(5100), roof_m2=Decimal(2900)),
            Plot(name="Kanaalweg 3", tenant="Bakkerij Meer & Zn", area_m2=Decimal(3100)),
        ),
        organisations=(
            Organisation("Ondernemersvereniging De Wilgen", OrganisationKind.BUSINESS_ASSOCIATION),
            Organisation("Gemeente Voorbeeldstad", OrganisationKind.MUNICIPALITY),
        ),
        persons=(ANNA, BRAM),
        projects=(
            Project(
                name="Groene entree", description="Wadi, bomen en bloemrijk gras bij de entree.",
                phase=3, scope=("Entree",),
                progress=(
                    PhaseStay(1, date(2025, 9, 1), date(2026, 2, 1), "Kopgroep van zes bedrijven."),
                    PhaseStay(2, date(2026, 2, 1), date(2026, 9, 1)),
                    PhaseStay(3, date(2026, 9, 1)),
                ),
                checks=(
                    ProjectCheck(3, "Kosten en baten staan in een werkblad", met=True,
                                 evidence="7 kostenposten"),
                    ProjectCheck(3, "Elke maatregel heeft een betaler voor onderhoud", met=False,
                                 evidence="nog niet voor de bomen"),
                ),
                gates=(
                    Gate(phase=2, outcome=GateOutcome.PROCEED, reason="De ambities zijn helder.",
                         decided_on=date(2026, 9, 1), decided_by="Bram Groen, werkgroep"),
                ),
                next_step=NextStep(3, "Planuitwerking", "onderhoud",
                                   "Zoek een betaler voor het onderhoud van de bomen.",
                                   "Open het werkblad", Room.WORKSHEET),
            ),
        ),
        baselines=(
            Baseline(
                measured_on=date(2026, 3, 3), method=ScoreMethod.NL_OMGEVINGSSCAN,
                source="NL Omgevingsscan, rapport van 3 maart 2026",
                scores=(
                    Score(indicator="Waterberging", theme="Bodem en water",
                          value=Decimal(35), unit="mm", evidence="Berekend voor de entree."),
                    Score(indicator="Groen oppervlak", theme="Biodiversiteit",
                          value=Decimal("8.5"), unit="%"),
                    Score(indicator="Terreinlabel gezondheid",
                          theme="Gezondheid en werkomgeving", label="D"),
                ),
            ),
            Baseline(
                measured_on=date(2026, 5, 20), method=ScoreMethod.OWN_ESTIMATE,
                source="Ronde over het terrein", remark="Op een droge dag.",
                scores=(
                    Score(indicator="Hittestress", theme="Klimaatadaptatie",
                          value=Decimal(4), unit="punten"),
                    Score(indicator="Wateroverlast", theme="Bodem en water",
                          value=Decimal(4), unit="punten"),
                ),
            ),
        ),
        ambitions=(
            _ambition("Bodem en water", "Een bui van 60 mm blijft van de straat",
                      "Waterberging", water, _number("waterberging", "60", "mm"),
                      level=AmbitionLevel.LEADING, term=AmbitionTerm.SHORT,
                      owner_organisation="Gemeente Voorbeeldstad", agreed_on=date(2026, 6, 1),
                      support="Alle deelnemers van de werksessie waren het eens."),
            _ambition("Biodiversiteit", "Een vijfde van het terrein is groen", "Groen oppervlak",
                      _number("groen", "8.5", "%"), _number("groen", "20", "%"),
                      level=AmbitionLevel.GOOD, term=AmbitionTerm.MIDDLE,
                      owner_organisation="Ondernemersvereniging De Wilgen"),
            _ambition("Gezondheid en werkomgeving", "Een groene lunchroute",
                      "Terreinlabel gezondheid",
                      Level("label", None, "D"), Level("label", None, "B"),
                      term=AmbitionTerm.MIDDLE),
            _ambition("Energie", "Minder koelen in de zomer", "Koelvraag", None,
                      _number("koelvraag", "30", "%")),
        ),
        workgroups=(
            Workgroup(
                name="Kopgroep De Wilgen", kind=WorkgroupKind.LEADING_GROUP,
                first_success="Zes bedrijven haalden samen 400 m² tegels weg.",
                members=(Member(ANNA, MemberRole.CHAIR, date(2025, 9, 1)), Member(BRAM)),
            ),
            Workgroup(name="Vakgroep natuur", kind=WorkgroupKind.THEME_GROUP,
                      theme="Biodiversiteit"),
        ),
        meetings=(
            Meeting(held_on=date(2026, 6, 1), title="Werksessie ambities", place="Kantine Van Dam",
                    participants=23, report="De zaal koos water als eerste thema."),
            Meeting(held_on=date(2025, 9, 10), title="Start kopgroep",
                    workgroup="Kopgroep De Wilgen"),
        ),
        decisions=(
            Decision(text="We beginnen bij de entree.", decided_on=date(2026, 9, 1),
                     reason="Daar is het effect het eerst te zien.",
                     workgroup="Kopgroep De Wilgen"),
        ),
        actions=(
            Action(title="MJOP opvragen bij de gemeente", owner=BRAM, due_on=date(2026, 11, 20),
                   remark="Ook de kaart met kabels vragen."),
            Action(title="Kopgroep uitnodigen", owner=ANNA, due_on=date(2026, 12, 1)),
            Action(title="Eerste tegels weg", owner_organisation="Van Dam Transport",
                   state=ActionState.DONE, done_on=date(2026, 4, 2)),
        ),
        visits=(
            Visit(visited_on=date(2026, 5, 20), title="Ronde met de parkmanager",
                  text="Bij de entree staat na een bui water. Mevrouw Van der Meer wees de "
                  "plekken aan (mail: anna.vandermeer@dewilgen.example).",
                  photos=(VisitPhoto(content=photo(), alternative="Straat met plassen bij een "
                          "loods", caption="Entree na een bui"),)),
            Visit(visited_on=date(2026, 5, 21), title="Gesprek over gezondheid", personal=True,
                  text="Vertrouwelijk: dit blijft tussen ons."),
        ),
        plan=plan,
        routes=tuple(
            Route(name=route.name, payer=route.payer, rule=route.rule, valid=route.valid,
                  process_only=route.process_only, expired=route.expired, citation=route.citation)
            for route in content.funding_routes.values()
            if not route.expired
        ),
        sources=(SourceNote("Aanbod partnerterreinen, oktober 2024",
                            "https://werklandschappen.nl", date(2026, 11, 1)),),
    )  # fmt: skip


@lru_cache(maxsize=1)
def bare_dossier() -> Dossier:
    """A terrain with nothing but its IBIS row."""
    facts = TerrainFacts(today=DAY, has_gross_area=True, has_net_area=True)
    return Dossier(
        edition=Edition(made_on=DAY, data_version="25-11-2026 09:12"),
        labels=labels(),
        terrain=TerrainCard(
            name="De Lege Akker", rin="1234", ibis_year=2024, municipality="Voorbeeldstad",
            province="Utrecht", gross_ha=Decimal("12.4"), net_ha=Decimal("9.1"),
        ),
        phases=load_content().phases,
        readiness=assess(profile(), facts),
    )  # fmt: skip


def with_personal_data(dossier: Dossier) -> Dossier:
    """The same dossier in an edition that asks for names."""
    return replace(dossier, edition=replace(dossier.edition, with_personal_data=True))


def with_worksheet(dossier: Dossier, worksheet: Worksheet) -> Dossier:
    """The same dossier with another worksheet."""
    return replace(dossier, plan=plan_of(worksheet))

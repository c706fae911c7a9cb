"""Documents with everything in them, and with next to nothing."""

from datetime import date
from decimal import Decimal
from io import BytesIO

from PIL import Image, ImageDraw

from aanjager_app.content import resources
from aanjager_app.documents.blocks import (
    AmbitionAxis,
    AmbitionWeb,
    Bar,
    BarChart,
    Block,
    BulletList,
    Callout,
    CalloutKind,
    ChainStep,
    Checklist,
    ChecklistItem,
    Column,
    ColumnKind,
    DivergingBars,
    Document,
    Fact,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Line,
    LineChart,
    LinePoint,
    Missing,
    NumberedList,
    PageBreak,
    PartyBar,
    Photo,
    Progress,
    ReadyState,
    Source,
    SourceList,
    Table,
    emphasis,
    item,
    link,
    paragraph,
    strong,
)
from aanjager_app.documents.style import HouseStyle, house_style

LOREM = (
    "Het terrein ligt tussen het kanaal en de rondweg en is in de jaren zeventig aangelegd. "
    "Het meeste oppervlak is verhard: straten, laad- en losplaatsen en parkeerterreinen. Bij "
    "hevige regen staat het water op drie plekken in de straat en op warme dagen is er nergens "
    "schaduw. De ondernemers willen een terrein waar mensen graag werken en waar het bedrijf "
    "door kan gaan als het weer tegenzit. "
)


def style() -> HouseStyle:
    return house_style(resources(), organisation="Regio Voorbeeldstad")


def photo_bytes() -> bytes:
    """A drawn picture of a wadi, with a position in its EXIF data."""
    image = Image.new("RGB", (1200, 700), "#BFD9E8")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 420, 1200, 700), fill="#7FA65F")
    pen.ellipse((260, 470, 960, 640), fill="#5B8FA8")
    for x in range(60, 1200, 170):
        pen.rectangle((x - 8, 330, x + 8, 470), fill="#6B4F35")
        pen.ellipse((x - 70, 190, x + 70, 370), fill="#3F7A48")
    exif = Image.Exif()
    exif[0x010F] = "GEHEIME-CAMERA"
    target = BytesIO()
    image.save(target, "JPEG", quality=90, exif=exif)
    return target.getvalue()


PHASES = (
    "Ambitie", "Initiatief", "Plan\u00adontwikkeling", "Plan\u00aduitwerking",
    "Project\u00advoorbereiding", "Project\u00aduitvoering", "Project\u00adoverdracht", "Beheer",
)  # fmt: skip


def chain(current: int = 2) -> Figure:
    return Figure(
        Progress(tuple(ChainStep(n, label) for n, label in enumerate(PHASES)), current),
        "Het terrein staat in fase 2, planontwikkeling; fase 0 en 1 zijn af.",
        "De keten: fase 0 en fase 1 t/m 7.",
    )


def measures_table(rows: int = 6) -> Table:
    names = (
        "Wadi langs de entree", "Bomen, bestaand gebied", "Waterdoorlatende verharding",
        "Kruidenrijk grasland", "Gevelgroen", "Nestkasten",
    )  # fmt: skip
    return Table(
        columns=(
            Column("Maatregel"),
            Column("Aantal", ColumnKind.NUMBER),
            Column("Eenheid"),
            Column("Investering", ColumnKind.EURO, decimals=0),
            Column("Onderhoud per jaar", ColumnKind.EURO),
            Column("Aandeel", ColumnKind.PERCENTAGE, decimals=1),
            Column("Gereed", ColumnKind.DATE),
        ),
        rows=tuple(
            (
                names[n % 6] + (f" {n}" if n >= 6 else ""),
                Decimal("400.5") * (n + 1),
                "m²" if n % 2 else "stuks",
                4_900_000 + 123_456 * n,
                Missing() if n % 6 == 3 else 14_812 * n,
                Decimal("0.1667"),
                date(2027, 1 + n % 12, 15),
            )
            for n in range(rows)
        ),
        caption="Maatregelen van variant A, prijspeil 2024, inclusief btw",
        total=("Totaal", None, "", sum(4_900_000 + 123_456 * n for n in range(rows)), "PM",
               Decimal(1), None),
        note="Bedragen zijn ramingen. “Ontbreekt” betekent dat de waarde nog moet worden gevraagd.",
    )  # fmt: skip


def parties() -> DivergingBars:
    return DivergingBars(
        (
            PartyBar("Ondernemers", 23_000_000, 26_700_000, "+€ 37.000"),
            PartyBar("Gemeente", 18_100_000, 16_300_000, "−€ 18.000"),
            PartyBar("Waterschap", 4_500_000, 5_400_000, "+€ 9.000"),
            PartyBar("Vastgoedeigenaren en ontwikkelaars", 8_200_000, 9_600_000, "+€ 14.000"),
        )
    )


def web() -> AmbitionWeb:
    scores = (
        ("Hitte", 2, 4), ("Wateroverlast", 1, 4), ("Droogte", 2, 3), ("Biodiversiteit", 1, 3),
        ("Gezondheid en werkomgeving", 3, 5), ("Energie", 3, 4), ("Mobiliteit", None, 3),
    )  # fmt: skip
    return AmbitionWeb(
        tuple(
            AmbitionAxis(name, None if now is None else Decimal(now), Decimal(goal))
            for name, now, goal in scores
        )
    )


def cash_flow() -> LineChart:
    base = tuple(LinePoint(2027 + n, Decimal(-240_000 + 21_500 * n)) for n in range(26))
    low = tuple(LinePoint(2027 + n, Decimal(-240_000 + 12_000 * n)) for n in range(26))
    return LineChart((Line("verwacht", base), Line("lage baten", low)))


def kitchen_sink(rows: int = 46) -> Document:
    blocks: list[Block] = [
        Heading(1, "Samenvatting", "samenvatting"),
        paragraph(
            "Bedrijvenpark De Wilgen wil in 2030 ", strong("koel, droog en levendig"),
            " zijn. ", LOREM, emphasis("De kosten en baten zijn ramingen."), " Meer staat in ",
            link("het hoofdstuk over maatregelen", "#maatregelen"), " en op ",
            link("de site van de gemeente", "https://voorbeeld.nl/groen?x=1&y=2"), ".",
        ),
        KeyFigures(
            (
                KeyFigure("€ 42.318", "netto contante waarde", "over 25 jaar, 2,25 %"),
                KeyFigure("17,2 jaar", "terugverdientijd"),
                KeyFigure("60 mm", "berging in één uur", "nu 20 mm"),
                KeyFigure("12 van 19", "onderdelen gereed"),
            )
        ),
        chain(),
        Callout(
            CalloutKind.MISSING,
            "Vier onderdelen van het basisprofiel zijn nog leeg",
            (
                paragraph("Dit concept kan worden gedeeld. Voor de aanvraag is nog nodig:"),
                BulletList((item("draagvlak"), item("wie het onderhoud betaalt"))),
            ),
        ),
        Heading(1, "Opgave en ambitie"),
        paragraph(LOREM * 2),
        Heading(2, "Wat er speelt"),
        paragraph(LOREM),
        BulletList(
            (
                item("Wateroverlast bij de ", strong("Industrieweg"), ", drie keer per jaar.",
                     children=(item("Schade in 2023: twee hallen."), item("Riool te krap."))),
                item("Hitte op de parkeerplaatsen. ", LOREM),
                item("Weinig plek om buiten te zijn."),
            )
        ),
        Heading(2, "Ambities per thema"),
        Figure(web(), "Web met zeven thema's; de ambitie ligt steeds hoger dan de nulmeting.",
               "Nulmeting en ambitie per thema, op een schaal van 0 tot 5 (eigen inschatting)."),
        Heading(3, "Hoe we dit meten"),
        paragraph(LOREM),
        NumberedList(
            (
                item("Meet nu.", children=(item("Hitte"), item("Water"))),
                item("Meet over twee jaar weer, met dezelfde indicatoren."),
                item("Vergelijk en stel bij."),
            )
        ),
        Heading(1, "Maatregelen", "maatregelen"),
        paragraph(LOREM),
        measures_table(),
        Photo(photo_bytes(), "Een wadi met bomen aan de rand van het terrein.",
              "Voorbeeld van een wadi langs een entree.", height_mm=70),
        Callout(CalloutKind.WARNING, "De prijzen zijn van 2024",
                (paragraph("Vraag een offerte voordat je een besluit neemt."),)),
        Callout(CalloutKind.INFO, "Basisprofiel, niet officieel"),
        Heading(1, "Kosten en baten"),
        Figure(parties(), "Staafdiagram van kosten en baten per partij. De gemeente draagt "
               "€ 18.000 meer dan zij terugziet.", "Contante waarde per partij, 25 jaar, 2,25 %."),
        Figure(
            BarChart(
                (
                    Bar("Minder wateroverlast", Decimal(120_000), "€ 120.000"),
                    Bar("Lagere energierekening door schaduw en koeling", Decimal(48_500),
                        "€ 48.500"),
                    Bar("Gezondheid", Decimal(31_000), "€ 31.000"),
                    Bar("Verlies parkeerplaatsen", Decimal(-22_000), "−€ 22.000"),
                )
            ),
            "Baten per soort: minder wateroverlast is de grootste.", "Baten per soort.",
        ),
        Figure(cash_flow(), "De verwachte lijn komt in 2039 boven nul; bij lage baten in 2047.",
               "Opgetelde kasstroom."),
        Heading(2, "Alle regels"),
        measures_table(rows),
        PageBreak(),
        Heading(1, "Wat nog moet"),
        Checklist(
            (
                ChecklistItem(ReadyState.READY, "Samenvatting"),
                ChecklistItem(ReadyState.DRAFT, "Betrokkenen en draagvlak",
                              "de uitkomst van de peiling onder ondernemers"),
                ChecklistItem(ReadyState.EMPTY, "Beheer", "wie het onderhoud betaalt"),
            )
        ),
        Heading(1, "Bronnen"),
        SourceList(
            (
                Source("Kosten van groen, kengetallen", "https://voorbeeld.nl/kengetallen",
                       date(2026, 11, 2)),
                Source("Gesprek met de parkmanager, 12 oktober 2026"),
            )
        ),
    ]  # fmt: skip
    return Document(
        title="Groenvisie",
        subject="Voorbeeldpark De Wilgen",
        subtitle="Naar een koel, droog en levendig bedrijventerrein in 2030",
        document_id="groenvisie:de-wilgen:1",
        made_on=date(2026, 11, 25),
        organisation="Regio Voorbeeldstad",
        author="A. de Jager",
        facts=(
            Fact("Gemeente", "Voorbeeldstad"),
            Fact("Oppervlakte", "48 ha bruto, 36 ha netto"),
            Fact("Fase", "2, planontwikkeling"),
            Fact("Eisenprofiel", "basisprofiel (niet officieel), 1 november 2026"),
        ),
        blocks=tuple(blocks),
    )


def almost_empty() -> Document:
    return Document(
        title="Groenvisie", subject="X", document_id="leeg", made_on=date(2026, 11, 25), blocks=()
    )

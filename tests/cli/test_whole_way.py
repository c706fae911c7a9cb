"""The whole way on one imported terrain, by commands only, read back by an independent reader."""

import io
import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Aanjager

REAL = Path(__file__).parents[1] / "data" / "ibis" / "real_27_rows.csv"

RECORD = """
[terrein]
organisatiegraad = "Ondernemersvereniging"
omschrijving = "Gemengd terrein langs het spoor."
lengtegraad = 4.5
breedtegraad = 52.0

[[organisaties]]
naam = "Kring Prisma"
soort = "Ondernemersvereniging"

[[personen]]
naam = "Zanna Bijzonderwijk"
rol = "Parkmanager"
organisatie = "Kring Prisma"
email = "zanna@example.org"
telefoon = "06-98765432"

[[nulmetingen]]
datum = 2026-02-10
bron = "Stresstest van februari"
methode = "Stresstest"

[[nulmetingen.scores]]
indicator = "berging-mm"
waarde = 35
onderbouwing = "Bij 35 mm staat de straat blank."

[[ambities]]
thema = "klimaatadaptatie"
titel = "Een hoosbui zonder schade"
indicator = "berging-mm"
streefwaarde = 60
termijn = "Middellange termijn"
eigenaar = "Kring Prisma"

[[werkgroepen]]
naam = "Kopgroep Spoorzijde"
soort = "Kopgroep"
eerste_succes = "Eerste boom geplant."
leden = [{ persoon = "Zanna Bijzonderwijk", rol = "Voorzitter" }]

[[acties]]
actie = "Offerte voor de wadi vragen"
eigenaar = "Zanna Bijzonderwijk"
voor = 2027-03-01
werkgroep = "Kopgroep Spoorzijde"

[[bezoeknotities]]
datum = 2026-03-01
titel = "Rondje met de parkmanager"
tekst = "Gesproken met Zanna Bijzonderwijk (zanna@example.org, 06-98765432) over de sloot."

[teksten]
samenvatting = "Prisma vangt straks elke bui op."
opgave = "Er is 25 mm extra berging nodig."
risicos = "De bodem kan vervuild zijn."
"""

WORKSHEET = {
    "schema": "aanjager.worksheet/1",
    "name": "Variant spoor",
    "base_year": 2027,
    "price_year": 2024,
    "horizon_years": 25,
    "parties": [
        {"id": "kring", "name": "Kring Prisma", "recovers_vat": True},
        {"id": "gemeente", "name": "Gemeente Proefstad", "recovers_vat": True},
    ],
    "costs": [
        {
            "id": "wadi", "label": "Wadi langs het spoor", "measure": "wadi", "quantity": 321,
            "unit": "m3", "investment_per_unit": {"low": 100, "high": 145}, "vat_pct": 21,
            "upkeep_per_unit_per_year": "1.85", "lifetime_years": 20, "place": "public_space",
            "payers": {"gemeente": 60, "kring": 40}, "source": "RVO, juni 2024",
        },
        {
            "id": "haag", "label": "Haag om het laadterrein", "measure": "haag", "quantity": 137,
            "unit": "m", "investment_per_unit": 31, "upkeep_per_unit_per_year": None,
            "payers": {"kring": 100}, "place": "plot", "source": "Klimaatklaar",
        },
        {
            "id": "bomen", "label": "Bomen bij de bushalte", "measure": "boom-bestaand",
            "quantity": 17, "unit": "stuk", "investment_per_unit": 6000, "vat_pct": 21,
            "upkeep_per_unit_per_year": 10, "payers": {"gemeente": 100}, "place": "public_space",
            "source": "VRO, 2025",
        },
    ],
    "benefits": [
        {
            "id": "koel", "label": "Minder koelen", "quantity": 1, "unit": "jaar",
            "value_per_unit_per_year": 8123, "beneficiaries": {"kring": 100},
            "confidence": "medium", "source": "Schatting adviseur",
        },
        {
            "id": "riool", "label": "Minder water op het riool", "quantity": 9000, "unit": "m3",
            "value_per_unit_per_year": "0.55", "beneficiaries": {"gemeente": 100},
            "source": "Opgave gemeente",
        },
        {
            "id": "soorten", "label": "Meer vlinders en vogels", "quantity": None, "pm": True,
            "beneficiaries": {"gemeente": 50, "kring": 50}, "source": "Geen waarde gevonden",
        },
    ],
    "transfers": [
        {
            "id": "subsidie", "label": "Bijdrage waterloket", "kind": "grant", "amount": 25321,
            "year": 0, "from": "gemeente", "to": "kring", "status": "requested",
        },
    ],
}  # fmt: skip


def text_of(path: Path) -> str:
    """All text of a PDF, with any run of white space as one space."""
    reader = PdfReader(io.BytesIO(path.read_bytes()))
    pages = "\n".join(page.extract_text() for page in reader.pages)
    return re.sub(r"\s+", " ", pages.replace("\u00ad", ""))


def everything_in(path: Path) -> str:
    """Text, metadata, bookmarks and alternative texts: whatever a reader could dig up."""
    reader = PdfReader(io.BytesIO(path.read_bytes()))
    xmp = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode("utf-8")
    objects = "".join(str(reader.get_object(n)) for n in range(1, len(reader.xref[0]) + 1))
    return text_of(path) + xmp + str(reader.metadata) + objects


@pytest.fixture
def filled(aanjager: Aanjager, tmp_path: Path) -> Aanjager:
    (tmp_path / "dossier.toml").write_text(RECORD, encoding="utf-8")
    (tmp_path / "blad.json").write_text(json.dumps(WORKSHEET), encoding="utf-8")
    for words in (
        ("import", "terrains", REAL),
        ("record", tmp_path / "dossier.toml", "--terrain", "Prisma"),
        ("import", "worksheet", tmp_path / "blad.json", "--terrain", "Prisma"),
    ):
        done = aanjager(*words)
        assert done.status == 0, done.err
    return aanjager


def export(filled: Aanjager, folder: Path, document: str, *options: str) -> Path:
    target = folder / f"{document}{len(options)}.pdf"
    done = filled("export", document, "--terrain", "Prisma", "-o", target, *options)
    assert done.status == 0, done.err
    return target


def test_every_text_and_amount_is_in_the_documents(filled, tmp_path):
    vision = text_of(export(filled, tmp_path, "groenvisie"))
    for words in (
        "Prisma",
        "170883",
        "Gemengd terrein langs het spoor.",
        "Kring Prisma",
        "Stresstest van februari",
        "Bij 35 mm staat de straat blank.",
        "Een hoosbui zonder schade",
        "25 mm",
        "Kopgroep Spoorzijde",
        "Eerste boom geplant.",
        "Offerte voor de wadi vragen",
        "Rondje met de parkmanager",
        "Prisma vangt straks elke bui op.",
        "Er is 25 mm extra berging nodig.",
        "De bodem kan vervuild zijn.",
        "Wadi langs het spoor",
        "Haag om het laadterrein",
        "Bomen bij de bushalte",
        "CONCEPT",
        "geen officieel product van Werklandschappen van de Toekomst",
        "een tekst over het mandaat",
    ):
        assert words in vision, words
    plan = text_of(export(filled, tmp_path, "financieringsplan"))
    for words in (
        "Variant spoor",
        "321",
        "122,50",
        "137",
        "€ 31",
        "6.000",
        "8.123",
        "0,55",
        "25.321",
        "Minder koelen",
        "Minder water op het riool",
        "Meer vlinders en vogels",
        "PM",
        "Bijdrage waterloket",
        "Gemeente Proefstad",
        "ontbreekt",
        "nvolledig",
        "2,25 %",
        "RVO, juni 2024",
    ):
        assert words in plan, words


SECRETS = ("Zanna", "Bijzonderwijk", "zanna@example.org", "98765432")


@pytest.mark.parametrize("document", ["groenvisie", "financieringsplan", "kosten-baten"])
def test_no_personal_data_without_the_switch(filled, tmp_path, document):
    found = everything_in(export(filled, tmp_path, document))
    assert [secret for secret in SECRETS if secret in found] == []


def test_personal_data_with_the_switch(filled, tmp_path):
    found = text_of(export(filled, tmp_path, "groenvisie", "--with-personal-data"))
    assert [secret for secret in SECRETS if secret not in found] == []


def test_personal_data_are_gone_after_an_erasure(filled, tmp_path):
    filled("erase", "--person", "Zanna Bijzonderwijk")
    for options in ((), ("--with-personal-data",)):
        found = everything_in(export(filled, tmp_path, "groenvisie", *options))
        assert [secret for secret in SECRETS if secret in found] == []
        assert "Gesproken met [naam weggelaten] ([contactgegeven weggelaten]," in found
        assert "parkmanager, Kring Prisma" not in found
    files = (tmp_path / "gegevens").glob("aanjager.db*")
    stored = b"".join(path.read_bytes() for path in files)
    assert [secret for secret in SECRETS if secret.encode() in stored] == []

"""Record files: read strictly, and every mistake is told with its place."""

import re
import tomllib
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager_app.content.library import Content
from aanjager_app.domain.building import key_of
from aanjager_app.domain.errors import InputError
from aanjager_app.domain.texts import TextKind
from aanjager_app.domain.vocabulary import (
    AmbitionTerm,
    GateOutcome,
    MemberRole,
    ProgrammeStatus,
    ScoreMethod,
    WorkgroupKind,
)
from aanjager_app.exchange import record_model
from aanjager_app.exchange.record import MAX_BYTES, read_record
from aanjager_app.exchange.record_model import Record
from aanjager_app.exchange.record_words import known_words

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "record-toml.md").read_text("utf-8")
EXAMPLE = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[0]
KNOWN = known_words(Content(ROOT / "resources" / "content", ROOT / "resources" / "glossary.toml"))


def read(text: str) -> Record:
    return read_record(text.encode(), KNOWN)


def refused(text: str) -> str:
    with pytest.raises(InputError) as caught:
        read(text)
    return caught.value.message


def test_the_example_of_the_documentation_is_read_whole():
    record = read(EXAMPLE)
    assert record.terrain.programme_status is ProgrammeStatus.PARTNER
    assert (record.terrain.gross_ha, record.terrain.employees) == (Decimal("24.5"), 1450)
    assert record.persons[0].retain_until == date(2028, 11, 25)
    assert record.projects[0].gates[0].outcome is GateOutcome.PROCEED
    assert record.projects[0].ticks[0].done is True
    assert [b.method for b in record.baselines] == [
        ScoreMethod.STRESS_TEST,
        ScoreMethod.OWN_ESTIMATE,
        ScoreMethod.NL_TERREINLABEL,
    ]
    assert record.baselines[0].scores[0].value == 35
    assert record.baselines[2].scores[0].label == "E"
    assert (record.ambitions[0].target, record.ambitions[0].term) == (60, AmbitionTerm.MIDDLE)
    assert record.workgroups[0].kind is WorkgroupKind.LEADING_GROUP
    assert record.workgroups[0].members[0].role is MemberRole.CHAIR
    assert record.actions[0].state is None
    assert record.visits[0].photos[0].file == "fotos/hoofdweg.jpg"
    assert record.texts[TextKind.RISKS].startswith("De riolering")
    assert record.texts[TextKind.MANDATE].startswith("De ledenvergadering")


def test_the_example_shows_every_list():
    assert {key_of(field) for field in fields(Record)} == set(tomllib.loads(EXAMPLE))


def test_every_key_is_in_the_documentation():
    kinds = [kind for name, kind in vars(record_model).items() if name.startswith("Recorded")]
    keys = {key_of(field) for kind in [Record, *kinds] for field in fields(kind)}
    assert {key for key in keys if not re.search(rf"\b{key}\b", PAGE)} == set()


def test_every_word_is_in_the_documentation():
    told = PAGE.casefold().split("## wat er in kan staan")[1]
    for words in KNOWN.words.values():
        assert {word for word in words if word not in told} == set()


def test_every_short_name_is_in_the_documentation():
    told = PAGE.split("### Korte namen")[1]
    names = [*KNOWN.themes, *KNOWN.indicators, *KNOWN.checks]
    assert [name for name in names if f"`{name}`" not in told] == []


def test_an_empty_file_says_nothing():
    assert read("") == Record(texts={})


def test_capitals_do_not_matter_and_a_byte_order_mark_neither():
    source = '\ufeff[[werkgroepen]]\nnaam = "A"\nsoort = "KopGroep"\n'
    assert read(source).workgroups[0].kind is WorkgroupKind.LEADING_GROUP


@pytest.mark.parametrize("spelling", ["middellang", "middellange-termijn", "Middellange Termijn"])
def test_a_term_may_be_written_short_or_with_hyphens(spelling):
    assert read(AMBITION + f'termijn = "{spelling}"\n').ambitions[0].term is AmbitionTerm.MIDDLE


@pytest.mark.parametrize(
    "spelling",
    ["door, met opmerkingen", "door met opmerkingen", "door-met-opmerkingen"],
)
def test_a_comma_in_a_word_may_be_left_out(spelling):
    text = PROJECT + f'[[projecten.poorten]]\nfase = 1\nuitkomst = "{spelling}"\n'
    assert read(text).projects[0].gates[0].outcome is GateOutcome.PROCEED_WITH_REMARKS


def test_no_other_spelling_means_two_things():
    for enum, words in KNOWN.words.items():
        aliases = KNOWN.aliases[enum]
        assert set(aliases) & set(words) == set()
        slugs = {alias: enum(alias) for alias in aliases if alias in set(enum)}
        assert slugs.items() <= aliases.items()


def test_a_wrong_word_lists_the_words_of_the_screen_only():
    assert refused(AMBITION + 'termijn = "ooit"\n') == (
        "ambities[0].termijn: “ooit” bestaat niet; "
        "kies uit korte termijn, middellange termijn, lange termijn"
    )


def test_keys_of_texts_take_capitals_but_not_twice():
    assert read('[teksten]\nMJOP = "In 2027."\n').texts == {TextKind.MAINTENANCE_PLAN: "In 2027."}
    twice = '[teksten]\nmjop = "a"\nMJOP = "b"\n'
    assert refused(twice) == "teksten.MJOP: deze tekst staat er twee keer"


def test_a_target_in_another_unit_goes_in_as_it_is():
    record = read(
        '[[ambities]]\nthema = "klimaatadaptatie"\ntitel = "A"\n'
        'indicator = "berging-mm"\nstreefwaarde = 60\neenheid = "m3"\n'
    )
    assert record.ambitions[0].unit == "m3"


BASELINE = "[[nulmetingen]]\ndatum = 2026-03-10\n[[nulmetingen.scores]]\n"
AMBITION = '[[ambities]]\nthema = "energie"\ntitel = "A"\n'
PROJECT = '[[projecten]]\nnaam = "A"\n'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[nulmeting]]\n", "nulmeting: dit veld bestaat niet; bedoel je “nulmetingen”?"),
        ("[[nulmetingen]]\n", "nulmetingen[0].datum: dit veld ontbreekt"),
        ('[[nulmetingen]]\ndatum = "10-3-2026"\n', "nulmetingen[0].datum: hier hoort een datum"),
        ("[terrein]\nbruto_ha = '12,5'\n", "terrein.bruto_ha: hier hoort een getal"),
        ("[terrein]\nbruto_ha = -1\n", "terrein.bruto_ha: hier hoort een getal van 0"),
        ("[terrein]\nbruto_ha = nan\n", "terrein.bruto_ha: hier hoort een getal"),
        ("[terrein]\nbruto_ha = 1e999999\n", "terrein.bruto_ha: dit getal is te groot"),
        ("[terrein]\nbruto_ha = 0.1234567890123\n", "terrein.bruto_ha: dit getal heeft meer"),
        ("[terrein]\nbedrijven = 99999999999999999999\n", "terrein.bedrijven: dit getal is te"),
        ("[terrein]\nbedrijven = true\n", "terrein.bedrijven: hier hoort een geheel getal"),
        ("[terrein]\nlengtegraad = 5.1\n", "terrein: vul lengtegraad en breedtegraad allebei in"),
        ('[terrein]\nomschrijving = "a\\u0000b"\n', "terrein.omschrijving: in deze tekst staat"),
        ("[terrein]\nstatus = 'partner terrein'\n", "terrein.status: “partner terrein” bestaat"),
        (BASELINE + "indicator = 'berging-m'\nwaarde = 1\n", "bedoel je “berging-mm”?"),
        (BASELINE + "indicator = 'xyz'\nwaarde = 1\n", "scores[0].indicator: deze indicator"),
        (BASELINE + "indicator = 'berging-mm'\n", "scores[0]: vul waarde of label in"),
        (BASELINE + "indicator = 'berging-mm'\nlabel = 'A'\n", "scores[0].label: deze indicator"),
        (BASELINE + "indicator = 'terreinlabel-totaal'\nwaarde = 1\n", "heeft een label"),
        (
            BASELINE + "indicator = 'berging-mm'\nwaarde = 35\nlabel = 'A'\n",
            "nulmetingen[0].scores[0].label: deze indicator heeft een waarde",
        ),
        (
            BASELINE + "indicator = 'terreinlabel-totaal'\nwaarde = 1\nlabel = 'A'\n",
            "nulmetingen[0].scores[0].waarde: deze indicator heeft een label",
        ),
        (
            AMBITION + "indicator='berging-mm'\nstreefwaarde=60\nstreeflabel='A'\n",
            "ambities[0].streeflabel: deze indicator heeft een streefwaarde",
        ),
        (AMBITION + "indicator = 'bergin-mm'\n", "ambities[0].indicator: deze indicator"),
        ("[[kavels]]\nnaam = 'A'\ndak_m2 = -1\n", "kavels[0].dak_m2: hier hoort een getal van 0"),
        (PROJECT + "[[projecten.fasen]]\nfase = -1\n", "projecten[0].fasen[0].fase: de keten"),
        (BASELINE + "indicator = 'terreinlabel-totaal'\nlabel = 'H'\n", "een letter van A tot"),
        (BASELINE + "indicator = 'quickscan-hitte'\nwaarde = 6\n", "een quickscan gaat van 1"),
        (BASELINE + "indicator = 'quickscan-hitte'\nwaarde = 2\n", "vraagt om een onderbouwing"),
        ("[[nulmetingen]]\ndatum=2026-03-10\n" * 2, "nulmetingen[1].datum: “2026-03-10 other”"),
        (AMBITION + "streefwaarde = 3\n", "ambities[0].indicator: bij een streefwaarde hoort"),
        (AMBITION.replace("energie", "enrgie"), "ambities[0].thema: dit thema (“enrgie”)"),
        (AMBITION + AMBITION, "ambities[1].titel: “energie: A” staat er twee keer"),
        (AMBITION.replace('"A"', '" "'), "ambities[0].titel: dit mag niet leeg zijn"),
        (PROJECT + "fase = 8\n", "projecten[0].fase: de keten heeft fase 0 en fase 1 t/m 7"),
        (
            PROJECT + "[[projecten.fasen]]\nfase=1\nbegonnen=2026-02-02\nklaar=2026-02-01\n",
            "projecten[0].fasen[0].klaar: deze datum ligt voor het begin",
        ),
        (
            PROJECT + "[[projecten.controles]]\ncontrole = 'nulmeting'\n",
            "projecten[0].controles[0].controle: deze controle, die je zelf afvinkt,",
        ),
        ("[[personen]]\nnaam = 'A'\n[[personen]]\nnaam = 'a '\n", "personen[1].naam: “a” staat"),
        ("[teksten]\nrisico = 'x'\n", "teksten.risico: deze tekst (“risico”) bestaat niet; bedoel"),
        ("[teksten]\nmjop = 1\n", "teksten.mjop: hier hoort tekst"),
        ("teksten = 'x'\n", "teksten: hier hoort een tabel"),
        ("x", "niet te lezen als TOML"),
        ("terrein = 1", "terrein: hier hoort een tabel"),
        ("x" + ".x" * 20 + " = 1", "te veel tabellen in elkaar"),
        ("x = " + "[" * 5000, "niet te lezen als TOML"),
        ("x = " + "9" * 5000, "getal in dat te lang is"),
    ],
)
def test_a_mistake_is_told_with_its_place(text, problem):
    assert problem in refused(text)


@pytest.mark.parametrize("name", ["/etc/passwd", "../a.jpg", "C:\\a.jpg", "\\a.jpg", " ", "a/../b"])
def test_photos_stay_in_the_folder_of_the_file(name):
    text = (
        f"[[bezoeknotities]]\ndatum = 2026-05-12\ntitel = 'A'\nfotos = [{{bestand = '{name}'}}]\n"
    )
    assert "bezoeknotities[0].fotos[0].bestand: " in refused(text)


def test_what_is_no_text_or_too_large_is_refused():
    with pytest.raises(InputError, match="UTF-8"):
        read_record(b"\xff\xfe", KNOWN)
    with pytest.raises(InputError, match="groter dan 5 MB"):
        read_record(b" " * (MAX_BYTES + 1), KNOWN)


@given(st.binary(max_size=300))
def test_no_bytes_give_anything_but_a_sentence(source):
    try:
        read_record(source, KNOWN)
    except InputError as error:
        assert error.problem  # noqa: PT017 - both outcomes are fine


LINES = EXAMPLE.splitlines()


@given(st.integers(0, len(LINES) - 1), st.sampled_from(LINES), st.booleans())
def test_no_swap_of_lines_gives_anything_but_a_sentence(place, line, instead):
    changed = [*LINES[:place], line, *LINES[place + instead :]]
    try:
        read("\n".join(changed))
    except InputError as error:
        assert error.problem  # noqa: PT017 - both outcomes are fine


def test_every_enumeration_of_the_model_has_words():
    used = {
        kind
        for kind in vars(record_model).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum)
    }
    assert used - set(KNOWN.words) == set()
    assert all(len(words) == len(enum) for enum, words in KNOWN.words.items())


def test_names_have_one_spelling_and_files_keep_theirs():
    record = read(
        """
        [[personen]]
        naam = "  Zoe\\u0308   Kwaak "
        opmerking = "twee  spaties"
        [[werkgroepen]]
        naam = "Kop  groep"
        soort = "Kopgroep"
        leden = [{ persoon = "Zo\\u00eb Kwaak " }]
        [[bezoeknotities]]
        datum = 2026-03-01
        titel = " Ronde "
        fotos = [{ bestand = "foto\'s  e\\u0301e\\u0301n.jpg" }]
        """
    )
    assert record.persons[0].name == "Zo\u00eb Kwaak"
    assert record.persons[0].remark == "twee  spaties"
    assert record.workgroups[0].name == "Kop groep"
    assert record.workgroups[0].members[0].person == "Zo\u00eb Kwaak"
    assert record.visits[0].title == "Ronde"
    assert record.visits[0].photos[0].file == "foto's  e\u0301e\u0301n.jpg"


def test_the_same_name_in_other_signs_is_there_twice():
    with pytest.raises(InputError, match="twee keer"):
        read('[[personen]]\nnaam = "Zoe\\u0308 K"\n[[personen]]\nnaam = "Zo\\u00eb  K"\n')

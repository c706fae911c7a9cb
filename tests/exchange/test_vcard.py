"""vCards as phones and mail programs write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.contact_list import read_contacts
from aanjager_app.exchange.listed import ListReading


def read(*cards: str, encoding: str = "utf-8") -> ListReading:
    text = "".join(f"BEGIN:VCARD\r\n{card}\r\nEND:VCARD\r\n" for card in cards)
    return read_contacts(text.encode(encoding), "mensen.vcf")


def one(*lines: str, encoding: str = "utf-8") -> dict[str, str]:
    (row,) = read("\r\n".join(lines), encoding=encoding).rows
    return {name: cell.text for name, cell in row.cells.items()}


def test_a_card_of_version_3_with_folds_groups_and_escapes():
    assert one(
        "VERSION:3.0",
        "N:Vries;Anna;de;;",
        "FN:Anna de Vries",
        "ORG:Parkmanagement Noord\\, Zuid;Afdeling Groen",
        "TITLE:Parkmanager",
        "item1.EMAIL;TYPE=INTERNET,HOME:thuis@example.org",
        "EMAIL;TYPE=INTERNET;TYPE=pref:anna@example.org",
        "TEL;TYPE=WORK,VOICE:020 1234567",
        "TEL;TYPE=CELL:06 12345678",
        "NOTE:Belt liever\\nna zes uur\\; niet op vrij",
        " dag",
        "PHOTO;ENCODING=b;TYPE=JPEG:AAAA====",
    ) == {
        "name": "Anna de Vries",
        "role": "Parkmanager",
        "organisation": "Parkmanagement Noord, Zuid",
        "email": "anna@example.org",
        "phone": "06 12345678",
        "remark": "Belt liever\nna zes uur; niet op vrijdag",
    }


def test_a_card_of_version_4_with_uris_and_quoted_parameters():
    assert one(
        "VERSION:4.0",
        "FN;LANGUAGE=nl:Jan Jansen",
        'TEL;VALUE=uri;TYPE="voice,home":tel:+31-20-1234567;ext=12',
        'EMAIL;PREF=1;X-WIE="a:b;c":jan@example.org',
        "EMAIL:oud@example.org",
    ) == {"name": "Jan Jansen", "phone": "+31-20-1234567", "email": "jan@example.org"}


def test_a_card_of_version_2_1_in_quoted_printable():
    assert one(
        "VERSION:2.1",
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ren=C3=A9e;Zo=C3=AB",
        "TEL;CELL;PREF:0612345678",
        "NOTE;ENCODING=QUOTED-PRINTABLE:een lange =",
        "regel=0Aen nog een",
        "TITLE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Caf=E9baas",
    ) == {
        "name": "Zoë Renée",
        "phone": "0612345678",
        "remark": "een lange regel\nen nog een",
        "role": "Cafébaas",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_names_come_through_in_any_encoding(encoding):
    assert one("FN:Zoë Façade", encoding=encoding) == {"name": "Zoë Façade"}


def test_cards_are_numbered_and_a_card_within_a_card_is_left_out():
    inner = "FN:Jan\nAGENT:\nBEGIN:VCARD\nFN:Piet\nEND:VCARD"
    reading = read(inner, "FN:Anna")
    assert [(row.line, row.text("name")) for row in reading.rows] == [(1, "Jan"), (2, "Anna")]
    assert reading.rows[1].place == "kaartje 2 (“Anna”)"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"BEGIN:VCARD\nFN:Jan\n", "regel 1: het kaartje dat hier begint, houdt niet op"),
        (b"BEGIN:VCARD\n" + b"x" * 20 * 2**20, "20 MB"),
        (b"BEGIN:VCARD\nEND:VCARD\n" * 50_001, "kaartjes"),
        (b"\xff\xfeB\x00E", "beschadigd"),
    ],
    ids=range(4),
)
def test_what_is_no_whole_vcard_is_refused(content, words):
    with pytest.raises(InputError, match=r"^mensen\.vcf") as caught:
        read_contacts(content, "mensen.vcf")
    assert words in caught.value.message


def test_long_lines_that_go_on_and_on_take_no_longer_than_others():
    head = "NOTE;ENCODING=QUOTED-PRINTABLE:" + "a" * 200_000 + "="
    assert one("FN:Jan", head, *["="] * 20_000, "slot")["remark"].endswith("slot")


lines = st.text(st.sampled_from('NFTELORG;:=\\," \t\r\n.0aé'), max_size=60)


@settings(max_examples=200, deadline=None)
@given(st.lists(lines, max_size=5))
def test_no_card_gives_anything_but_rows(parts):
    assert len(read("FN:Jan", *parts).rows) >= 1


names = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1)


def _escaped(text: str) -> str:
    for sign in "\\,;":
        text = text.replace(sign, f"\\{sign}")
    return text


@settings(deadline=None)
@given(names, names, names)
def test_what_is_written_as_the_standard_says_comes_back(name, organisation, note):
    written = [f"FN:{_escaped(name)}", f"ORG:{_escaped(organisation)};x", f"NOTE:{_escaped(note)}"]
    folded = [line[:20] + "\r\n " + line[20:] for line in written]
    assert one(*folded) == {"name": name, "organisation": organisation, "remark": note}

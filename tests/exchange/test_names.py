"""Names that were typed in capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager_app.exchange.names import put_right


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("BEDRIJVENTERREIN RIJKSSTRAATWEG", "Bedrijventerrein Rijksstraatweg"),
        ("RBT LAARBERG FASE II", "RBT Laarberg Fase II"),
        ("ZEVENELLEN (EPZ BUGGENUM)", "Zevenellen (EPZ Buggenum)"),
        ("IJSSELDIJK-ZUID", "IJsseldijk-Zuid"),
        ("HOEK VAN DE DIJK", "Hoek van de Dijk"),
        ("DE BRAKEN", "De Braken"),
        ("'T ZAND AAN DEN IJSSELDIJK", "'t Zand aan den IJsseldijk"),
        ("’S-HERTOGENBOSCH NOORD", "’s-Hertogenbosch Noord"),
        ("TERREIN A/D MAAS", "Terrein a/d Maas"),
        ("HOFSKAMP OOST 2E FASE", "Hofskamp Oost 2e Fase"),
        ("LANGS DE A12 EN N201", "Langs de A12 en N201"),
        ("BLOK 12A", "Blok 12A"),
        ("NDSM WERF", "NDSM Werf"),
        ("KPN TERREIN", "KPN Terrein"),
        ("ST. ANNAPOLDER", "St. Annapolder"),
        ("CAFÉ ÉÉN", "Café Één"),
        ("NIJVERHEID XIV", "Nijverheid XIV"),
        ("VREDEMAKER-OOST", "Vredemaker-Oost"),
        ("Trade Port NOORD", "Trade Port NOORD"),
        ("De Rieze (fases I t/m V)", "De Rieze (fases I t/m V)"),
        ("  JAGTLUST   OOST ", "Jagtlust Oost"),
        ("ABC", "ABC"),
        ("12", "12"),
        ("", ""),
    ],
)
def test_names_in_capitals_are_put_right(name, right):
    assert put_right(name) == right


@given(st.text(max_size=60))
def test_only_capitals_and_spaces_change(name):
    assert put_right(name).casefold() == " ".join(name.split()).casefold()


@given(st.text(max_size=60))
def test_putting_right_twice_changes_nothing_more(name):
    assert put_right(put_right(name)) == put_right(name)

"""A secret in every text that the store can hold never leaves without the switch."""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from aanjager_app.content import load_content
from aanjager_app.costbenefit.reading import read_worksheet
from aanjager_app.domain.vocabulary import DocumentKind
from aanjager_app.models import entities as rows
from aanjager_app.models.base import Base
from aanjager_app.models.store import Store
from aanjager_app.models.text_erasure import text_columns
from aanjager_app.services.demo import make_demo
from aanjager_app.services.erasing import erase_person
from aanjager_app.services.exporting import ExportOrder, Maker, export_document
from tests.cli.test_whole_way import everything_in
from tests.models.support import Clock, copy_empty, open_store

CONTENT = load_content()
NAME, MAIL, PHONE = "Zoë Kwaakema", "zoe.k@kwaakema.example", "06-13579246"
SAID = f"{NAME} {NAME}s {MAIL} {PHONE}"
SECRETS = ("Kwaakema", "kwaakema", "13579246")
FILES = (
    (DocumentKind.GREEN_VISION, ".pdf"),
    (DocumentKind.FINANCING_PLAN, ".pdf"),
    (DocumentKind.COST_BENEFIT, ".pdf"),
    (DocumentKind.COST_BENEFIT, ".xlsx"),
    (DocumentKind.COST_BENEFIT, ".ods"),
    (DocumentKind.WORKSHEET, ".json"),
)
# words of a list, though they stand in a column of text; terrain names are needed to find them
FIXED = {
    *(("indicator_score", "label"), ("ambition", "target_label")),
    *(("terrain", "name"), ("cost_line", "unit"), ("benefit_line", "unit")),
}


def fill(store: Store) -> None:
    """The name of someone of another terrain, in the bin, at the end of every text."""
    with store.write("Gevuld") as work:
        other = work.session.scalar(select(rows.Terrain.id).where(rows.Terrain.name == "Zandhoek"))
        for name, columns in text_columns().items():
            table = Base.metadata.tables[name]
            texts = [column for column in columns if (name, column) not in FIXED]
            values = {column: func.coalesce(table.c[column], "x") + f" {SAID}" for column in texts}
            if values:
                work.session.connection().execute(update(table).values(values))
        work.session.add(
            rows.Person(name=NAME, email=MAIL, phone=PHONE, terrain_id=other, binned=True)
        )


def exported(store: Store, folder: Path, kind: DocumentKind, ending: str, *, personal: bool) -> str:
    target = folder / f"document{ending}"
    order = ExportOrder(kind=kind, terrain="De Wilgen", target=target, with_personal_data=personal)
    export_document(store, CONTENT, order, Maker("Demo Maker", "Demo", Clock(), lambda _: None))
    made = target.read_bytes()
    if ending == ".pdf":
        return everything_in(target) + made.decode("latin-1")
    if ending in {".xlsx", ".ods"}:
        with zipfile.ZipFile(io.BytesIO(made)) as parts:
            return "".join(parts.read(name).decode("utf-8") for name in parts.namelist())
    return made.decode("utf-8")


def found_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


@contextmanager
def filled(folder: Path) -> Iterator[Store]:
    copy_empty(folder)
    with open_store(folder, Clock()) as store:
        make_demo(store, CONTENT, folder / "bestanden")
        fill(store)
        yield store


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    with filled(tmp_path_factory.mktemp("gegevens")) as store:
        yield store


@pytest.mark.parametrize(("kind", "ending"), FILES)
def test_without_the_switch_no_secret_leaves(stores, tmp_path, kind, ending):
    assert found_in(exported(stores, tmp_path, kind, ending, personal=True))
    assert found_in(exported(stores, tmp_path, kind, ending, personal=False)) == []


def test_a_worksheet_without_personal_data_can_be_read_back(stores, tmp_path):
    whole, bare = (
        exported(stores, tmp_path, DocumentKind.WORKSHEET, ".json", personal=personal)
        for personal in (True, False)
    )
    before, after = read_worksheet(whole.encode()), read_worksheet(bare.encode())
    assert "[naam weggelaten]" in after.costs[0].label
    assert [line.id for line in before.costs] == [line.id for line in after.costs]
    assert json.loads(whole)["costs"][0]["payers"] == json.loads(bare)["costs"][0]["payers"]


def test_after_an_erasure_no_secret_is_left_for_any_document(tmp_path):
    with filled(tmp_path / "gegevens") as store:
        assert erase_person(store, NAME).texts > 100
        for kind, ending in FILES:
            for personal in (False, True):
                made = exported(store, tmp_path, kind, ending, personal=personal)
                assert found_in(made) == [], (kind, ending, personal)

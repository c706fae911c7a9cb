"""Both PDF documents of every demo terrain, and of one that is almost empty, hold to PDF/UA-1."""

from pathlib import Path

import pytest

from aanjager_app.content import load_content
from aanjager_app.documents.dossier import Edition
from aanjager_app.domain.errors import DomainError, EnvironmentProblem
from aanjager_app.domain.vocabulary import DocumentKind
from aanjager_app.models.store import Store
from aanjager_app.services.demo import make_demo
from aanjager_app.services.dossiers import read_terrain
from aanjager_app.services.exporting import ExportOrder, Maker, export_document
from aanjager_app.services.terrain_import import import_terrains
from tests.documents.checker import assert_pdf_a2a, assert_pdf_ua1
from tests.models.support import Clock, copy_empty, open_store

CONTENT = load_content()
TERRAINS = ("De Wilgen", "Oosterhaven", "De Molenkamp", "Zandhoek", "Kanaalpark Noord", "Prisma")
PDFS = (DocumentKind.GREEN_VISION, DocumentKind.FINANCING_PLAN)


@pytest.fixture(scope="module")
def demo(tmp_path_factory, real_rows):
    folder = tmp_path_factory.mktemp("gegevens")
    copy_empty(folder)
    with open_store(folder, Clock()) as store:
        make_demo(store, CONTENT, folder / "bestanden")
        import_terrains(store, CONTENT, real_rows, dry_run=False)
        yield store


def maker() -> Maker:
    return Maker("Demo Maker", "Demo Regio", Clock(), lambda _: None)


def export(store: Store, kind: DocumentKind, terrain: str, target: Path) -> bytes:
    export_document(store, CONTENT, ExportOrder(kind=kind, terrain=terrain, target=target), maker())
    return target.read_bytes()


@pytest.mark.parametrize("kind", PDFS, ids=lambda kind: kind.value)
@pytest.mark.parametrize("terrain", TERRAINS)
def test_documents_are_accessible(demo, tmp_path, kind, terrain):
    made = export(demo, kind, terrain, tmp_path / "document.pdf")
    assert_pdf_ua1(made)
    assert_pdf_a2a(made)


def test_the_same_data_give_the_same_bytes(demo, tmp_path):
    first = export(demo, DocumentKind.FINANCING_PLAN, "Zandhoek", tmp_path / "een.pdf")
    second = export(demo, DocumentKind.FINANCING_PLAN, "Zandhoek", tmp_path / "twee.pdf")
    assert first == second


def test_a_terrain_without_a_worksheet_has_no_cost_benefit_report(demo, tmp_path):
    with pytest.raises(DomainError, match="nog geen werkblad"):
        export(demo, DocumentKind.COST_BENEFIT, "De Molenkamp", tmp_path / "kb.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told_and_nothing_is_recorded(demo, tmp_path):
    edition = Edition(made_on=Clock()().date(), data_version="")
    before = read_terrain(demo, CONTENT, "Oosterhaven", edition).facts.documents
    with pytest.raises(EnvironmentProblem, match="map"):
        export(demo, DocumentKind.GREEN_VISION, "Oosterhaven", tmp_path / "weg" / "gv.pdf")
    assert read_terrain(demo, CONTENT, "Oosterhaven", edition).facts.documents == before

"""Make a document of a terrain, write it whole, and record that it was made."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from aanjager_app.content import Content, resources
from aanjager_app.costbenefit.worksheet import Uncertainty
from aanjager_app.costbenefit.writing import worksheet_to_json
from aanjager_app.documents.dossier import Dossier, Edition, Plan
from aanjager_app.documents.files import write_whole
from aanjager_app.documents.privacy import for_edition
from aanjager_app.domain.dutch import count, join_words
from aanjager_app.domain.errors import DomainError, InputError
from aanjager_app.domain.readiness import ItemState, ReadinessState
from aanjager_app.domain.vocabulary import DocumentKind, DocumentStatus
from aanjager_app.exchange.images import content_id
from aanjager_app.models.entities import DocumentRecord
from aanjager_app.models.log_tables import TxKind
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.dossiers import TerrainFile, profile_of, read_terrain


class FileForm(StrEnum):
    """The form of an exported file; the value is its ending."""

    PDF = ".pdf"
    XLSX = ".xlsx"
    ODS = ".ods"
    JSON = ".json"


FORMS = {
    DocumentKind.GREEN_VISION: (FileForm.PDF,),
    DocumentKind.FINANCING_PLAN: (FileForm.PDF,),
    DocumentKind.COST_BENEFIT: (FileForm.XLSX, FileForm.ODS, FileForm.PDF),
    DocumentKind.WORKSHEET: (FileForm.JSON,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOrder:
    """What to make.

    Attributes:
        kind: which document.
        terrain: name, RIN number or id.
        target: where to write it; its ending says in which form.
        variant: name of the worksheet; None takes the first.
        with_personal_data: with names and contact data.
        final: a final version instead of a draft.
    """

    kind: DocumentKind
    terrain: str
    target: Path
    variant: str | None = None
    with_personal_data: bool = False
    final: bool = False


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was made.

    Attributes:
        path: the file.
        title: document and terrain.
        missing: items of this document that aren't ready.
        recorded: the export was recorded with the terrain; not when the data are read-only.
        variant: name of the worksheet that was used, when there was one.
        change: the record of it; None when the data are read-only.
    """

    path: Path
    title: str
    missing: tuple[ItemState, ...]
    recorded: bool
    variant: str | None
    change: Change | None


@dataclass(frozen=True, slots=True)
class Maker:
    """Who makes a document, and when.

    Attributes:
        author: name of the user.
        organisation: for whom the user works.
        clock: gives the present moment.
        view: gives the picture of a photo by its content id.
        accent: colour of the organisation as #RRGGBB; empty for that of Aanjager.
        logo: its logo, as the bytes of a PNG or JPEG.
    """

    author: str
    organisation: str
    clock: Callable[[], datetime]
    view: Callable[[str], bytes | None]
    accent: str = ""
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything a document is made of, read at one moment; nothing of it changes any more.

    Attributes:
        order: what was asked.
        form: the form of the file.
        read: the terrain.
        missing: items of this document that aren't ready.
    """

    order: ExportOrder
    form: FileForm
    read: TerrainFile
    missing: tuple[ItemState, ...]


def export_document(
    store: Store, content: Content, order: ExportOrder, maker: Maker
) -> ExportReport:
    """Make a document, write it whole or not at all, and record it.

    Raises:
        InputError: the ending of the file doesn't fit the document.
        DomainError: the terrain or the variant is unknown, there is no worksheet, or a final
            version was asked of what isn't ready.
        EnvironmentProblem: the file can't be written; nothing half is left.
    """
    prepared = prepare(store, content, order, maker)
    return deliver(store, content, prepared, render(prepared, content, maker))


def prepare(store: Store, content: Content, order: ExportOrder, maker: Maker) -> Prepared:
    """Read all that a document needs, in one short block.

    Raises:
        InputError, DomainError: as `export_document`.
    """
    form = _form(order)
    edition = Edition(
        made_on=maker.clock().astimezone().date(),
        data_version="",
        author=maker.author,
        organisation=maker.organisation,
        status=DocumentStatus.FINAL if order.final else DocumentStatus.DRAFT,
        with_personal_data=order.with_personal_data,
    )
    read = read_terrain(
        store, content, order.terrain, edition, variant=order.variant, view=maker.view
    )
    missing = tuple(
        state
        for state in read.dossier.readiness
        if state.item.document is order.kind and state.state is not ReadinessState.READY
    )
    if order.final and missing:
        items = count(len(missing), "onderdeel is", "onderdelen zijn")
        raise DomainError(
            "not_ready",
            f"Dit kan nog geen definitieve versie zijn: {items} niet gereed. Maak een concept, of "
            f"vul aan: {join_words([state.item.title for state in missing])}.",
        )
    return Prepared(order, form, read, missing)


def render(prepared: Prepared, content: Content, maker: Maker) -> bytes:
    """Make the bytes of a document; touches neither store nor disk.

    Raises:
        DomainError: there is no worksheet, or the accent can't be read on paper.
    """
    return _make(prepared, content, maker)


def deliver(store: Store, content: Content, prepared: Prepared, made: bytes) -> ExportReport:
    """Write a document whole or not at all, and record that it was made.

    Raises:
        EnvironmentProblem: the file can't be written; nothing half is left.
    """
    order, read = prepared.order, prepared.read
    write_whole(order.target, made)
    title = f"{content.labels.of(order.kind)} {read.dossier.terrain.name}"
    change = None if store.read_only else _record(store, order, read, content, made)
    plan = read.dossier.plan
    return ExportReport(
        path=order.target,
        title=title,
        missing=prepared.missing,
        recorded=change is not None,
        variant=plan.worksheet.name if plan else None,
        change=change,
    )


def _form(order: ExportOrder) -> FileForm:
    allowed = FORMS[order.kind]
    ending = order.target.suffix.lower()
    for form in allowed:
        if form.value == ending:
            return form
    names = join_words([form.value for form in allowed], "of")
    raise InputError(str(order.target), f"de naam van dit bestand moet eindigen op {names}")


def _make(prepared: Prepared, content: Content, maker: Maker) -> bytes:
    kind, form, dossier = prepared.order.kind, prepared.form, prepared.read.dossier
    # Renderers are imported when they are needed: reportlab and openpyxl are slow to load.
    if form is FileForm.JSON:
        sheet = _plan(for_edition(dossier)).worksheet
        # a file says with which draws the documents were made, also where nobody chose them
        drawn = sheet.uncertainty or Uncertainty()
        return worksheet_to_json(replace(sheet, uncertainty=drawn)).encode()
    if form in (FileForm.XLSX, FileForm.ODS):
        from aanjager_app.services import workbooks  # noqa: PLC0415

        write = workbooks.workbook_of if form is FileForm.XLSX else workbooks.opendocument_of
        return write(dossier, _plan(dossier))
    from aanjager_app.documents.cost_benefit_report import build_cost_benefit  # noqa: PLC0415
    from aanjager_app.documents.financing_plan import build_financing_plan  # noqa: PLC0415
    from aanjager_app.documents.green_vision import build_green_vision  # noqa: PLC0415
    from aanjager_app.documents.pdf.renderer import render_pdf  # noqa: PLC0415
    from aanjager_app.documents.style import house_style  # noqa: PLC0415

    profile = profile_of(content)
    if kind is DocumentKind.GREEN_VISION:
        document = build_green_vision(dossier, profile)
    elif kind is DocumentKind.FINANCING_PLAN:
        document = build_financing_plan(dossier, profile)
    else:
        _plan(dossier)
        document = build_cost_benefit(dossier)
    style = house_style(resources(), organisation=maker.organisation, logo=maker.logo)
    return render_pdf(document, style.with_accent(maker.accent) if maker.accent else style)


def _plan(dossier: Dossier) -> Plan:
    if dossier.plan is None:
        raise DomainError(
            "no_worksheet",
            f"{dossier.terrain.name} heeft nog geen werkblad. Neem er een over met “aanjager "
            "import worksheet BESTAND.json --terrain NAAM”.",
            "worksheet",
        )
    return dossier.plan


def _record(
    store: Store, order: ExportOrder, read: TerrainFile, content: Content, made: bytes
) -> Change:
    edition = read.dossier.edition
    name = content.labels.of(order.kind)
    with store.write(f"{name} geëxporteerd", kind=TxKind.EVENT) as work:
        work.session.add(
            DocumentRecord(
                terrain_id=read.id,
                kind=order.kind,
                status=edition.status,
                title=f"{name} {read.dossier.terrain.name}",
                file_name=order.target.name,
                content_id=content_id(made),
                exported_at=store.clock(),
                exported_by=edition.author or None,
                profile=profile_of(content).slug,
                data_version=edition.data_version,
                with_personal_data=order.with_personal_data,
            )
        )
    return work.change

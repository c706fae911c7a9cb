"""`export DOCUMENT`: make a document of a terrain."""

import argparse

from aanjager_app.cli.output import say, show
from aanjager_app.cli.session import opened
from aanjager_app.context import AppContext
from aanjager_app.domain.dutch import count
from aanjager_app.domain.vocabulary import DocumentKind
from aanjager_app.services.exporting import ExportOrder, Maker, export_document
from aanjager_app.services.makers import maker_for

_KINDS = {
    "groenvisie": DocumentKind.GREEN_VISION,
    "financieringsplan": DocumentKind.FINANCING_PLAN,
    "kosten-baten": DocumentKind.COST_BENEFIT,
    "worksheet": DocumentKind.WORKSHEET,
}


def run_export(options: argparse.Namespace) -> int:
    """Export, and say what is missing."""
    order = ExportOrder(
        kind=_KINDS[options.document],
        terrain=options.terrain,
        target=options.output,
        variant=options.worksheet,
        with_personal_data=options.with_personal_data,
        final=options.final,
    )
    with opened(options) as context:
        report = export_document(context.store, context.content, order, maker_of(context))
    show(f"{report.title}: {report.path}")
    if report.variant:
        say(f"Werkblad: {report.variant}")
    if report.missing:
        say(f"Nog niet gereed: {count(len(report.missing), 'onderdeel', 'onderdelen')}")
        for state in report.missing:
            say(f"  {state.item.number}. {state.item.title}: {state.missing}")
    if not report.recorded:
        say("De gegevens zijn alleen-lezen: deze export staat niet bij het terrein genoteerd.")
    return 0


def maker_of(context: AppContext) -> Maker:
    """The user as the maker of documents; what is left out of a document is said."""
    return maker_for(context.folder, context.settings, context.clock, say)

"""`demo`: make the invented region, or take it away."""

import argparse

from aanjager_app.cli.output import say, show
from aanjager_app.cli.session import opened
from aanjager_app.domain.dutch import count
from aanjager_app.services.demo import make_demo, remove_demo


def run_demo(options: argparse.Namespace) -> int:
    """Make the demo region, or remove it."""
    with opened(options) as context:
        if options.remove:
            gone = len(remove_demo(context.store).terrains)
            show(f"De demoregio is weg: {count(gone, 'terrein', 'terreinen')}.")
            return 0
        report = make_demo(context.store, context.content, context.folder.files)
        folder = context.folder.root
    for name in report.terrains:
        show(name)
    if report.made:
        say(f"De demoregio staat klaar in {folder}. Alles erin is verzonnen.")
    else:
        say("De demoregio was er al.")
    return 0

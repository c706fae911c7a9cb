"""Visit notes with their photos, as an appendix."""

from collections.abc import Iterator

from aanjager_app.documents.blocks import Block, Heading, Photo
from aanjager_app.documents.dossier import Dossier
from aanjager_app.documents.sections.words import prose
from aanjager_app.domain.dutch import format_date


def visits(dossier: Dossier) -> Iterator[Block]:
    """Each visit with what was seen; personal notes are not in a dossier without the switch."""
    for visit in sorted(dossier.visits, key=lambda visit: visit.visited_on):
        yield Heading(2, f"{format_date(visit.visited_on)}: {visit.title}")
        yield from prose(visit.text)
        for photo in visit.photos:
            caption = photo.caption or ""
            alternative = photo.alternative or caption
            yield Photo(
                photo.content,
                alternative.strip() or f"Foto bij {visit.title}, zonder beschrijving",
                caption,
                height_mm=75,
            )

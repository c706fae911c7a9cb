"""What this program is: version, sources with their date, licences; all from its own files."""

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from aanjager_app.content import Content, resources

DISCLAIMER: Final = (
    "Aanjager is geen officieel product van Werklandschappen van de Toekomst. Wat partners "
    "aanbieden staat er met bron en datum bij."
)
_LICENCE_ROW: Final = re.compile(r"^\| `([a-z0-9-]+)` \| (.+?) \|$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Licence:
    """A package that ships with the program, and its licence."""

    package: str
    licence: str


@dataclass(frozen=True, slots=True)
class About:
    """What the about page shows."""

    version: str
    sources: tuple[str, ...]
    licences: tuple[Licence, ...]


def read_about(content: Content) -> About:
    """Read what this program is."""
    return About(_version(), _sources(content), _licences())


def help_page(topic: str) -> str | None:
    """A page of the help as Markdown; None when there is none of that name."""
    path = resources() / "help" / f"{topic}.md"
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _version() -> str:
    try:
        return version("aanjager")
    except PackageNotFoundError:
        return "uit de broncode"


def _sources(content: Content) -> tuple[str, ...]:
    entries = (
        *content.themes.values(),
        *content.measures.values(),
        *content.funding_routes.values(),
        *content.benefit_values.values(),
    )
    citations = {getattr(entry, "citation", "") for entry in entries}
    for measure in content.measures.values():
        citations |= {measure.investment.citation, measure.upkeep.citation}
    return tuple(sorted(citations - {"", "geen bron", "eigen voorstel"}))


def _licences() -> tuple[Licence, ...]:
    for folder in (resources() / "licences", resources().parent / "LICENSES"):
        page = folder / "README.md"
        if page.is_file():
            return _parsed(page)
    return ()


def _parsed(page: Path) -> tuple[Licence, ...]:
    rows = _LICENCE_ROW.findall(page.read_text(encoding="utf-8"))
    return tuple(Licence(package, _short(licence)) for package, licence in rows)


def _short(licence: str) -> str:
    """The licence itself, without what the page of licences adds in English."""
    return licence.partition(";")[0].partition(" (")[0].replace(" or ", " of ")

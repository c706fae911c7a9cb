"""The user as the maker of documents: name, house style, and photos that are safe to show."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from aanjager_app.paths import DataFolder
from aanjager_app.services.exporting import Maker
from aanjager_app.services.files import read_file
from aanjager_app.settings import Settings


def maker_for(
    folder: DataFolder,
    settings: Settings,
    clock: Callable[[], datetime],
    tell: Callable[[str], None],
) -> Maker:
    """Who makes documents; photos are turned, scaled and without position.

    Args:
        folder: where photos and logo are.
        settings: what the user set.
        clock: gives the present moment.
        tell: hears which photo or logo was left out, and why.
    """
    from aanjager_app.exchange.images import read_photo, view_copy  # noqa: PLC0415 - loads Pillow

    def view(key: str) -> bytes | None:
        original = read_file(folder.files, key)
        if original is None:
            tell(f"Een foto staat niet in de map {folder.files} en is weggelaten.")
            return None
        problem = read_photo(original, name=key[:8]).problem
        if problem is not None:
            tell(f"Een foto is weggelaten: {problem}.")
            return None
        return view_copy(original, name=key[:8])

    return Maker(
        author=settings.author,
        organisation=settings.organisation,
        clock=clock,
        view=view,
        accent=settings.accent,
        logo=_logo(folder.root / settings.logo, tell) if settings.logo else None,
    )


def _logo(path: Path, tell: Callable[[str], None]) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        tell(f"Het logo {path} is niet te lezen en is weggelaten.")
        return None

"""What the user sets, checked before it is kept."""

from dataclasses import replace
from typing import Any, Final

from aanjager_app.content import resources
from aanjager_app.documents.files import write_whole
from aanjager_app.documents.style import house_style
from aanjager_app.domain.dutch import parse_number
from aanjager_app.domain.errors import DomainError, EnvironmentProblem, InputError
from aanjager_app.domain.reasons import reason
from aanjager_app.exchange.images import read_photo
from aanjager_app.paths import DataFolder
from aanjager_app.settings import Settings, load_settings, save_settings

_LONGEST: Final = 200
_MOST_MONTHS: Final = 240
_MOST_DAYS: Final = 60
_LOGO: Final = "logo"


def set_preference(folder: DataFolder, name: str, text: str) -> Settings:
    """Keep one setting.

    Raises:
        DomainError: it can't be so, with the name of the setting.
        EnvironmentProblem: the disk is full or the folder read-only.
    """
    settings = load_settings(folder.settings)
    values: dict[str, Any] = {name: _checked(name, text)}
    changed = replace(settings, **values)
    if changed != settings:
        _save(folder, changed)
    return changed


def set_logo(folder: DataFolder, name: str, content: bytes) -> Settings:
    """Keep a logo for documents.

    Raises:
        DomainError: `wrong_logo`: it is no picture that can be printed.
    """
    try:
        photo = read_photo(content, name=name)
    except InputError as error:
        raise DomainError("wrong_logo", f"{name}: {error.problem}.", _LOGO) from error
    if photo.problem is not None or photo.ending == "heic":
        raise DomainError("wrong_logo", f"{name}: kies een hele JPEG of PNG.", _LOGO)
    target = folder.root / f"{_LOGO}.{photo.ending}"
    write_whole(target, content)
    settings = replace(load_settings(folder.settings), logo=target.name)
    _save(folder, settings)
    return settings


def drop_logo(folder: DataFolder) -> Settings:
    """Use no logo."""
    settings = replace(load_settings(folder.settings), logo="")
    _save(folder, settings)
    return settings


def _checked(name: str, text: str) -> str | int:
    tidy = " ".join(text.split())
    if name == "retention_months":
        return _whole(tidy, name, _MOST_MONTHS, "maanden")
    if name == "help_request_days":
        return _whole(tidy, name, _MOST_DAYS, "dagen")
    if name == "accent" and tidy:
        house_style(resources()).with_accent(tidy)
    if len(tidy) > _LONGEST:
        raise DomainError("too_long", f"Dit mag hoogstens {_LONGEST} tekens zijn.", name)
    return tidy


def _whole(text: str, name: str, most: int, what: str) -> int:
    try:
        number = parse_number(text, name)
    except InputError as error:
        raise DomainError("wrong_value", f"“{text}” is geen getal.", name) from error
    if number != number.to_integral_value() or not 1 <= number <= most:
        raise DomainError("wrong_value", f"Kies 1 tot en met {most} {what}.", name)
    return int(number)


def _save(folder: DataFolder, settings: Settings) -> None:
    try:
        save_settings(folder.settings, settings)
    except OSError as error:
        raise EnvironmentProblem(
            "settings_not_saved",
            f"De instelling is niet bewaard: {reason(error)}. Wat er stond, staat er nog.",
        ) from error

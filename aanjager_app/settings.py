"""The user's settings: a frozen value, kept in a TOML file that the user may also edit."""

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path

from aanjager_app.domain.building import toml_fault
from aanjager_app.domain.errors import InputError

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user set.

    Attributes:
        author: name under which edits and documents are signed.
        organisation: organisation of the user, on covers.
        retention_months: how long a person's data are kept when nothing else is said.
        help_request_days: how many days an asker of a hulpvraag waits at most for an answer.
        accent: colour of the organisation in documents as #RRGGBB; empty for that of Aanjager.
        logo: file name of its logo in the data folder; empty for none.
    """

    author: str = ""
    organisation: str = ""
    retention_months: int = 24
    help_request_days: int = 14
    accent: str = ""
    logo: str = ""


def load_settings(path: Path) -> Settings:
    """Read the settings; a file that isn't there gives the defaults.

    Raises:
        InputError: the file is not TOML, or a setting is unknown or of the wrong kind.
    """
    if not path.exists():
        return Settings()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(path.name, "dit is geen bestand dat te lezen is; haal het weg") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(path.name, toml_fault(error)) from error
    version = data.pop("schema", SCHEMA)
    if version != SCHEMA:
        raise InputError(
            f"{path.name}: schema", f"versie {version} is onbekend; deze versie kent {SCHEMA}"
        )
    settings = Settings()
    kinds = {field.name: type(getattr(settings, field.name)) for field in fields(Settings)}
    for key, value in data.items():
        if key not in kinds:
            raise InputError(f"{path.name}: {key}", "deze instelling bestaat niet")
        if type(value) is not kinds[key]:
            wanted = "een geheel getal" if kinds[key] is int else "tekst"
            raise InputError(f"{path.name}: {key}", f"hier hoort {wanted}")
        settings = replace(settings, **{key: value})
    return settings


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings whole, keeping the comments that the user put in the file."""
    import tomlkit  # noqa: PLC0415 - only needed when something is written

    if path.exists():
        document = tomlkit.parse(path.read_text(encoding="utf-8"))
    else:
        document = tomlkit.document()
    document["schema"] = SCHEMA
    for field in fields(Settings):
        document[field.name] = getattr(settings, field.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".nieuw")
    temporary.write_text(tomlkit.dumps(document), encoding="utf-8")
    os.replace(temporary, path)  # noqa: PTH105 - replace is the point: whole or not at all

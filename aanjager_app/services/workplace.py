"""Where the user left off: the last place, the recent terrains, the size of the window.

Kept in a file beside the database and not in it: it belongs to this laptop, it is no edit, and it
is written at every move.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from aanjager_app.documents.files import write_whole

FILE_NAME: Final = "werkplek.json"
_MOST_RECENT: Final = 6


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where the user left off.

    Attributes:
        screen, terrain, tab: the last place, as the window names it.
        recent: keys of the terrains that were opened last, the newest first.
        geometry: size and place of the window, as the window wrote it.
        narrow_rail: the rail shows icons alone.
        tall_sheet: the outcome under a worksheet is one line.
        tables: widths and hidden columns per table, as the table wrote them.
    """

    screen: str = ""
    terrain: str = ""
    tab: str = ""
    recent: tuple[str, ...] = ()
    geometry: str = ""
    narrow_rail: bool = False
    tall_sheet: bool = False
    tables: Mapping[str, str] = field(default_factory=dict)

    def with_terrain(self, terrain: str) -> "Workplace":
        """The same, with a terrain opened just now."""
        others = tuple(key for key in self.recent if key != terrain)
        return replace(self, recent=(terrain, *others)[:_MOST_RECENT])


def read_workplace(folder: Path) -> Workplace:
    """Where the user left off; a file that isn't there or isn't ours means a fresh start."""
    path = folder / FILE_NAME
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Workplace()
    return _checked(data) if isinstance(data, dict) else Workplace()


def save_workplace(folder: Path, workplace: Workplace) -> None:
    """Write it whole.

    Raises:
        EnvironmentProblem: the disk is full or the folder read-only.
    """
    text = json.dumps(asdict(workplace), ensure_ascii=False, indent=1)
    write_whole(folder / FILE_NAME, text.encode())


def _checked(data: Mapping[str, Any]) -> Workplace:
    """What is of the right kind; nothing here is worth a message."""
    fresh = Workplace()
    known: dict[str, Any] = {}
    for each in fields(Workplace):
        value = data.get(each.name)
        if each.name == "recent" and isinstance(value, list):
            known["recent"] = tuple(key for key in value if isinstance(key, str))[:_MOST_RECENT]
        elif each.name == "tables" and isinstance(value, dict):
            known["tables"] = {k: v for k, v in value.items() if isinstance(v, str)}
        elif type(value) is type(getattr(fresh, each.name)):
            known[each.name] = value
    return replace(fresh, **known)

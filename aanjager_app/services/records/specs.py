"""All declarations, by kind."""

from collections.abc import Mapping
from typing import Final

from aanjager_app.services.records.fields import RecordKind, RecordSpec
from aanjager_app.services.records.specs_figures import OWN_FIGURE
from aanjager_app.services.records.specs_place import PLACE_SPECS
from aanjager_app.services.records.specs_work import WORK_SPECS

SPECS: Final[Mapping[RecordKind, RecordSpec]] = {
    spec.kind: spec for spec in (*PLACE_SPECS, *WORK_SPECS, OWN_FIGURE)
}

"""What if it disappoints: the chances of a worksheet in the store."""

from aanjager_app.content import Content
from aanjager_app.documents.sections.luck import Luck, luck_of
from aanjager_app.models.store import Store
from aanjager_app.services.plans import plan_of
from aanjager_app.services.sheets.reading import load_sheet


def read_luck(store: Store, content: Content, worksheet_id: str) -> Luck | None:
    """Draw the chances of a worksheet; None when it isn't there (any more)."""
    worksheet = load_sheet(store, worksheet_id)
    return None if worksheet is None else luck_of(plan_of(worksheet, content))

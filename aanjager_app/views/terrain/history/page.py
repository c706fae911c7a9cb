"""Who changed what and when."""

from typing import ClassVar

from aanjager_app.views.page import TerrainTab


class HistoryTab(TerrainTab):
    """Who changed what and when."""

    help_topic: ClassVar[str] = "geschiedenis"

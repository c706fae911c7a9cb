"""Where a terrain stands and what the next step is."""

from typing import ClassVar

from aanjager_app.views.page import TerrainTab


class OverviewTab(TerrainTab):
    """Where a terrain stands and what the next step is."""

    help_topic: ClassVar[str] = "overzicht"

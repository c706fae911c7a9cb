"""Facts of a terrain, its sub-areas, companies and plots."""

from typing import ClassVar

from aanjager_app.views.page import TerrainTab


class AreaTab(TerrainTab):
    """Facts of a terrain, its sub-areas, companies and plots."""

    help_topic: ClassVar[str] = "gebied"

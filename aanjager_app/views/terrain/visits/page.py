"""Visit notes with photos."""

from typing import ClassVar

from aanjager_app.views.page import TerrainTab


class VisitsTab(TerrainTab):
    """Visit notes with photos."""

    help_topic: ClassVar[str] = "bezoeken"

"""The chain 0 to 7 of each project."""

from typing import ClassVar

from aanjager_app.views.page import TerrainTab


class ChainTab(TerrainTab):
    """The chain 0 to 7 of each project."""

    help_topic: ClassVar[str] = "keten"

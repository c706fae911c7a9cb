"""Ambitions and the gap to them."""

from typing import ClassVar

from aanjager_app.views.page import TerrainTab


class AmbitionsTab(TerrainTab):
    """Ambitions and the gap to them."""

    help_topic: ClassVar[str] = "ambities"

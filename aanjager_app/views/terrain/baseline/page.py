"""Baselines with their scores."""

from typing import ClassVar

from aanjager_app.views.page import TerrainTab


class BaselineTab(TerrainTab):
    """Baselines with their scores."""

    help_topic: ClassVar[str] = "nulmeting"

"""Costs and benefits."""

from typing import ClassVar

from aanjager_app.views.page import TerrainTab


class WorksheetTab(TerrainTab):
    """Costs and benefits."""

    help_topic: ClassVar[str] = "kosten-baten"

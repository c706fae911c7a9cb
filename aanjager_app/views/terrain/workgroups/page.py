"""Workgroups, meetings, decisions and actions."""

from typing import ClassVar

from aanjager_app.views.page import TerrainTab


class WorkgroupsTab(TerrainTab):
    """Workgroups, meetings, decisions and actions."""

    help_topic: ClassVar[str] = "werkgroepen"

"""All terrains of the region in one table."""

from typing import ClassVar

from aanjager_app.views.page import Page


class TerrainsPage(Page):
    """All terrains of the region in one table."""

    help_topic: ClassVar[str] = "terreinen"

"""Start: what to do next, over all terrains."""

from typing import ClassVar

from aanjager_app.views.page import Page


class StartPage(Page):
    """Start: what to do next, over all terrains."""

    help_topic: ClassVar[str] = "start"

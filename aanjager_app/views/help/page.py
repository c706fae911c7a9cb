"""The help, offline."""

from typing import ClassVar

from aanjager_app.views.page import Page


class HelpPage(Page):
    """The help, offline."""

    help_topic: ClassVar[str] = "start"

"""What this program is, and where its facts come from."""

from typing import ClassVar

from aanjager_app.views.page import Page


class AboutPage(Page):
    """What this program is, and where its facts come from."""

    help_topic: ClassVar[str] = "over"

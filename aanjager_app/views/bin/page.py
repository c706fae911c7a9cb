"""What was thrown away, and the way back."""

from typing import ClassVar

from aanjager_app.views.page import Page


class BinPage(Page):
    """What was thrown away, and the way back."""

    help_topic: ClassVar[str] = "prullenbak"

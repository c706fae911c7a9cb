"""What the user sets."""

from typing import ClassVar

from aanjager_app.views.page import Page


class SettingsPage(Page):
    """What the user sets."""

    help_topic: ClassVar[str] = "instellingen"

"""Persons and organisations."""

from typing import ClassVar

from aanjager_app.views.page import TerrainTab


class ContactsTab(TerrainTab):
    """Persons and organisations."""

    help_topic: ClassVar[str] = "contacten"

"""What is missing in the dossier, and its exports."""

from typing import ClassVar

from aanjager_app.views.page import TerrainTab


class DocumentsTab(TerrainTab):
    """What is missing in the dossier, and its exports."""

    help_topic: ClassVar[str] = "documenten"

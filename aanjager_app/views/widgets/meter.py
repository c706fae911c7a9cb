"""How much of something there is, as a bar."""

from PySide6.QtWidgets import QProgressBar

from aanjager_app.views.tokens import Size


class Meter(QProgressBar):
    """A thin bar without words; these stand beside it."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setFixedHeight(Size.BAR)
        self.setAccessibleName(accessible_name)

    def show_part(self, part: int, whole: int) -> None:
        """Show a part of a whole."""
        # Qt paints a bar at once when its value changes, in the middle of what else is filled.
        self.setUpdatesEnabled(False)
        self.setRange(0, max(1, whole))
        self.setValue(part)
        self.setUpdatesEnabled(True)

"""Photos from the clipboard as something to bring in."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from aanjager_app.services.visits import PhotoSource


def image_source(image: QImage) -> PhotoSource:
    """A picture from the clipboard, as a PNG."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants text
    made = bytes(content.data())
    return PhotoSource("Geplakte afbeelding.png", lambda: made)

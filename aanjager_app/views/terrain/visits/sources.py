"""What was dropped or pasted, as photos to bring in."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from aanjager_app.services.visits import PhotoSource, photo_from


def has_photos(data: QMimeData) -> bool:
    """Whether there are files, or a picture that isn't there as text as well."""
    return bool(_paths(data)) or (data.hasImage() and not data.hasText())


def sources_in(data: QMimeData) -> list[PhotoSource]:
    """The files, or else the picture."""
    if paths := _paths(data):
        return [photo_from(path) for path in paths]
    image = data.imageData() if data.hasImage() else None
    return [image_source(image)] if isinstance(image, QImage) and not image.isNull() else []


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def image_source(image: QImage) -> PhotoSource:
    """A picture from the clipboard, as a PNG."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants text
    made = bytes(content.data())
    return PhotoSource("Geplakte afbeelding.png", lambda: made)

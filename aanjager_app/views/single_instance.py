"""One window per data folder: a second start raises the first."""

import hashlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS: Final = 1000


def _name_of(folder: Path) -> str:
    return f"aanjager-{hashlib.sha256(str(folder).encode()).hexdigest()[:24]}"


def raise_first(folder: Path) -> bool:
    """Ask the window that has this folder open to come forward; False when nobody answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name_of(folder))
    answered = socket.waitForConnected(_PATIENCE_MS)
    if answered:
        socket.disconnectFromServer()
    return answered


class Doorbell(QObject):
    """Hears a second start; local to this computer and this user.

    Attributes:
        rung: emitted when someone started the program again.
    """

    rung = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        name = _name_of(folder)
        # We hold the lock of the folder, so what is left of this name is from a killed process.
        QLocalServer.removeServer(name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_ring)
        self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _on_ring(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnectFromServer()
            socket.deleteLater()
            self.rung.emit()

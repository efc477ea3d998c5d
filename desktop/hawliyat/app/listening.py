"""The ear of the running program: a local socket of the same person, at which later starts hand over their requests."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from hawliyat.app.running import GREETING, LONGEST, TAKEN, Request


class Listener(QObject):
    """Greets who connects and reads one line; what is no request is dropped without an answer."""

    requested = Signal(object)
    """A `Request`."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def begin(self) -> bool:
        """Listen from now on, in the place of a socket that a crash has left; False if that can't be."""
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def end(self) -> None:
        """Listen no more, and hang up on who has not been heard."""
        self._server.close()
        for socket in self._server.findChildren(QLocalSocket):
            socket.abort()

    def _greet(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.setReadBufferSize(LONGEST)
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            socket.write(GREETING)

    def _read(self) -> None:
        # Asked for, not bound: a socket that holds this object would, at its end, destroy its own parent.
        socket = self.sender()
        assert isinstance(socket, QLocalSocket)
        if not socket.canReadLine() and socket.bytesAvailable() < LONGEST:
            return
        request = Request.from_line(bytes(socket.readLine(LONGEST).data()))
        socket.readyRead.disconnect(self._read)
        if request is None:
            socket.abort()
            return
        socket.write(TAKEN)  # who asked hangs up: on Windows an answer is lost when the pipe closes behind it
        socket.flush()
        self.requested.emit(request)

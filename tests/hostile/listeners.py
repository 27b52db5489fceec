"""Doors that no learner may reach: loopback TCP and UDP, an abstract unix socket and one with a path."""

import selectors
import socket
import threading
import uuid


class Listeners:
    """Counts whoever knocks, in a thread of its own."""

    def __init__(self, folder):
        self.visitors = []
        self._selector = selectors.DefaultSelector()
        self._wakeup, self._stop = socket.socketpair()
        self._selector.register(self._wakeup, selectors.EVENT_READ, None)
        self.abstract, self.path = f"\0hostile-{uuid.uuid4().hex}", str(folder / "open.sock")
        self._tcp = self._listen(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0))
        self._udp = self._listen(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0))
        self._listen(socket.AF_UNIX, socket.SOCK_STREAM, self.abstract)
        self._listen(socket.AF_UNIX, socket.SOCK_STREAM, self.path)
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    @property
    def addresses(self):
        return {
            "tcp": self._tcp.getsockname()[1],
            "udp": self._udp.getsockname()[1],
            "abstract": self.abstract,
            "path": self.path,
        }

    def _listen(self, family, kind, address):
        found = socket.socket(family, kind)
        found.bind(address)
        if kind == socket.SOCK_STREAM:
            found.listen()
        self._selector.register(found, selectors.EVENT_READ, kind)
        return found

    def _watch(self):
        while True:
            for key, _ in self._selector.select():
                if key.data is None:
                    return
                self._meet(key.fileobj, key.data)

    def _meet(self, listener, kind):
        if kind == socket.SOCK_STREAM:
            connection, _ = listener.accept()
            connection.close()
        else:
            listener.recv(100)
        self.visitors.append(listener.getsockname())

    def close(self):
        self._stop.send(b"x")
        self._thread.join()
        for key in list(self._selector.get_map().values()):
            key.fileobj.close()
        self._stop.close()
        self._selector.close()

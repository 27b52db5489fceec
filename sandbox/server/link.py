"""A non-blocking stream socket with an output buffer, in the relay's selector."""

from __future__ import annotations

import selectors
import socket
from collections.abc import Callable

READ_SIZE = 1 << 18


class Link:
    """`on_data` gets what was read; b"" means that the peer is gone."""

    def __init__(self, sock: socket.socket, selector: selectors.BaseSelector, on_data: Callable[[bytes], None]) -> None:
        sock.settimeout(0)
        self._socket = sock
        self._selector = selector
        self._on_data = on_data
        self._unsent = bytearray()
        self._closed = self._closing = False
        selector.register(sock, selectors.EVENT_READ, self._ready)

    def send(self, data: bytes) -> None:
        """Send now what the socket takes and keep the rest. A peer that is gone shows up in `on_data`."""
        if self._closed:
            return
        if not self._unsent:
            sent = self._try_send(data)
            if sent == len(data):
                return
            data = data[sent:]
            self._selector.modify(self._socket, selectors.EVENT_READ | selectors.EVENT_WRITE, self._ready)
        self._unsent += data

    def drain(self) -> None:
        """Read what has already arrived."""
        while not self._closed and self._read():
            pass

    def close_when_sent(self) -> None:
        self._closing = True
        if not self._unsent:
            self.close()

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._selector.unregister(self._socket)
            self._socket.close()

    def _ready(self, events: int) -> None:
        if events & selectors.EVENT_WRITE and not self._closed:
            self._flush()
        if events & selectors.EVENT_READ and not self._closed:
            self._read()

    def _flush(self) -> None:
        del self._unsent[: self._try_send(self._unsent)]
        if self._unsent:
            return
        if self._closing:
            self.close()
        else:
            self._selector.modify(self._socket, selectors.EVENT_READ, self._ready)

    def _try_send(self, data: bytes | bytearray) -> int:
        try:
            return self._socket.send(data)
        except BlockingIOError:
            return 0
        except OSError:
            return len(data)

    def _read(self) -> bool:
        try:
            data = self._socket.recv(READ_SIZE)
        except BlockingIOError:
            return False
        except OSError:
            data = b""
        self._on_data(data)
        return bool(data)

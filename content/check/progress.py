"""One line that shows how far a long run is, on a terminal; silence where the output goes to a file."""

from threading import Lock
from typing import TextIO

CLEAR = "\r\x1b[K"
WIDTH = 100


class Progress:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream if stream.isatty() else None
        self._done = self._expected = 0
        self._lock = Lock()

    def expect(self, steps: int) -> None:
        self._expected = steps

    def step(self, text: str) -> None:
        """Show `text` as what is done now. Any thread may call it."""
        with self._lock:
            self._done = min(self._done + 1, self._expected)
            if self._stream:
                self._stream.write(f"{CLEAR}[{self._done}/{self._expected}] {text}"[:WIDTH])
                self._stream.flush()

    def end(self) -> None:
        if self._stream:
            self._stream.write(CLEAR)
            self._stream.flush()

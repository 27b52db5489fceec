"""What can be wrong with a text."""


class MarkupError(Exception):
    """A text that cannot be shown as written: the line (from 1) and what to change there."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line
        self.message = message

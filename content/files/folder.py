"""Reading the files of one folder of the catalogue."""

from pathlib import Path

from content.errors import ContentError

MAX_BYTES = 512 * 1024


class Folder:
    """A folder below the catalogue's root. `name` is its path there, as errors show it."""

    def __init__(self, root: Path, name: str, errors: list[ContentError]) -> None:
        self.path, self.name, self.errors = root / name if name else root, name, errors

    def file(self, relative: str) -> str:
        """The name of a file as errors show it."""
        return f"{self.name}/{relative}" if self.name else relative

    def fail(self, relative: str, message: str) -> None:
        self.errors.append(ContentError(self.file(relative), 0, "", message))

    def read(self, relative: str) -> str | None:
        """Text of a file with plain line ends, or None with the error noted."""
        path = self.path / relative
        try:
            if path.stat().st_size > MAX_BYTES:
                self.fail(relative, f"larger than {MAX_BYTES // 1024} KB")
                return None
            return path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            self.fail(relative, f"not UTF-8: {error.reason} at byte {error.start}")
        except OSError as error:
            self.fail(relative, (error.strerror or type(error).__name__).lower())
        return None

    def files(self) -> list[str]:
        """Every file below, as paths; caches and hidden files are not the catalogue's."""
        found = (path.relative_to(self.path) for path in self.path.rglob("*") if path.is_file())
        return sorted(path.as_posix() for path in found if not is_noise(path))

    def folders(self) -> list[str]:
        """Names of the folders that hold files: git leaves those behind that only hold caches."""
        return sorted({name.partition("/")[0] for name in self.files() if "/" in name})


def is_noise(path: Path) -> bool:
    return any(part.startswith((".", "__pycache__")) for part in path.parts)

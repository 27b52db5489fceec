from collections.abc import Iterator
from functools import cache
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]  # it ships no types

from cards.sheets import SHEETS, parts, together


class ManifestStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # an untyped library
    """WhiteNoise's storage; an address follows from the manifest, so each is worked out once in a process.

    Style sheets that are always used together become one file: a browser waits for fewer before it draws.
    """

    puts_together = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = cache(super().url)

    def url(self, name: str | None, force: bool = False) -> str:  # noqa: FBT001, FBT002 Django's signature
        return str(self.known(name, force))

    def post_process(self, paths: dict[str, Any], *args: Any, **kwargs: Any) -> Iterator[Any]:
        """As WhiteNoise's, with the files put together first."""
        for name in SHEETS if not kwargs.get("dry_run") else ():
            self.delete(together(name))
            self._save(together(name), ContentFile(b"".join(_read(*paths[part]) for part in parts(name))))
            paths[together(name)] = (self, together(name))
        yield from super().post_process(paths, *args, **kwargs)


def _read(storage: Any, path: str) -> bytes:
    with storage.open(path) as file:
        return bytes(file.read())

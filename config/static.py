from functools import cache
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]


class ManifestStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # an untyped library
    """WhiteNoise's storage; an address follows from the manifest, so each is worked out once in a process."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = cache(super().url)

    def url(self, name: str | None, force: bool = False) -> str:  # noqa: FBT001, FBT002 Django's signature
        return str(self.known(name, force))

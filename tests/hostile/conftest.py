"""One ground for the whole suite: its servers start once."""

import pytest

from tests.hostile.ground import Ground


@pytest.fixture(scope="session")
def ground(tmp_path_factory):
    found = Ground(tmp_path_factory.mktemp("hostile"))
    try:
        yield found
    finally:
        found.close()

import pytest

from tests.content.small_catalogue import SmallCatalogue


@pytest.fixture
def small(tmp_path):
    return SmallCatalogue(tmp_path / "catalogue")

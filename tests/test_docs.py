"""What can be set or typed is written down."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = sorted(set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "config" / "settings.py").read_text())))
TARGETS = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("name", [*SETTINGS, "HOST", "PORT", "CHAINRULE_DEMO_PASSWORD"])
def test_every_setting_is_described(name):
    assert f"`{name}`" in (ROOT / "docs" / "settings.md").read_text()


def test_the_two_commands_stand_in_the_readme():
    assert {"run", "test"} <= set(TARGETS)
    readme = (ROOT / "README.md").read_text()
    assert "make run" in readme
    assert "make test" in readme


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/judge.md"])
def test_every_link_to_a_file_leads_to_one(page):
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text()):
        assert ((ROOT / page).parent / target).exists(), target


def test_every_folder_is_in_the_picture():
    page = (ROOT / "docs" / "architecture.md").read_text()
    packages = [path.parent.name for path in ROOT.glob("*/__init__.py")]
    assert packages
    for name in [*packages, "catalogue", "templates", "static", "docker"]:
        assert f"`{name}/`" in page, name

"""What the site serves from others: every file is known, unchanged, pinned and licensed."""

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static" / "vendor"
SERVER = ROOT / "cards" / "markup" / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text())
PINNED = json.loads((ROOT / "assets" / "package.json").read_text())["dependencies"]
LOCK = json.loads((ROOT / "assets" / "package-lock.json").read_text())["packages"]
FILES = {path: digest for entry in MANIFEST for path, digest in entry["files"].items()}


@pytest.mark.parametrize("path", sorted(FILES))
def test_it_has_the_file_the_manifest_names(path):
    assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == FILES[path]


def test_it_serves_no_vendored_file_that_the_manifest_does_not_name():
    found = {str(path.relative_to(ROOT)) for folder in (VENDOR, SERVER) for path in folder.rglob("*") if path.is_file()}
    assert found - {"static/vendor/manifest.json"} == set(FILES)


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["name"])
def test_it_serves_the_version_that_is_pinned(entry):
    assert PINNED[entry["name"]] == entry["version"]
    assert LOCK[f"node_modules/{entry['name']}"]["version"] == entry["version"]


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["name"])
def test_it_carries_the_licence_of_each_part(entry):
    text = (ROOT / entry["licence_file"]).read_text()
    words = {
        "MIT": "Permission is hereby granted",
        "0BSD": "Permission to use, copy, modify",
        "OFL-1.1": "SIL OPEN FONT LICENSE",
    }
    assert words[entry["licence"]] in text
    for name, version in entry.get("bundled", {}).items():
        assert f"{name} {version}\n" in text


def test_it_bundles_the_locked_versions_of_the_editor():
    (editor,) = (entry for entry in MANIFEST if entry["name"] == "@codemirror/view")
    for name, version in editor["bundled"].items():
        assert LOCK[f"node_modules/{name}"]["version"] == version


def test_it_pins_exact_versions_and_names_no_registry():
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in PINNED.values())
    assert not any("resolved" in package for package in LOCK.values())


STYLE_SHEETS = sorted((ROOT / "static").rglob("*.css"))


@pytest.mark.parametrize("sheet", STYLE_SHEETS, ids=lambda sheet: sheet.name)
def test_it_asks_only_for_files_it_has(sheet):
    for address in re.findall(r"url\([\"']?([^)\"']+)", sheet.read_text()):
        assert (sheet.parent / address).resolve().is_file(), address


OWN_SHEETS = [sheet for sheet in STYLE_SHEETS if sheet.parent == ROOT / "static" / "css" and sheet.name != "tokens.css"]


@pytest.mark.parametrize("sheet", OWN_SHEETS, ids=lambda sheet: sheet.name)
def test_it_names_no_colour_outside_the_tokens(sheet):
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-f]{3,8}\b(?=[^{]*})|(?:rgba?|hsla?|oklch)\(", text)


TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: str(template.relative_to(ROOT / "templates")))
def test_it_writes_no_style_and_no_script_into_a_page(template):
    text = template.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=[\"']|javascript:", text)
    assert all("src=" in tag or 'type="application/json"' in tag for tag in re.findall(r"<script[^>]*>", text))


def test_it_names_icons_that_are_in_the_sprite():
    drawn = set(re.findall(r'<symbol id="i-([a-z]+)"', (ROOT / "templates/partials/icons.html").read_text()))
    named = {name for path in TEMPLATES for name in re.findall(r'href="#i-([a-z]+)"', path.read_text())}
    assert named <= drawn

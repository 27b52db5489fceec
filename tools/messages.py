"""`make messages`: brings locale/*/LC_MESSAGES up to date with the texts of templates and code, and compiles it.

Nothing but Babel is needed: Django turns templates into calls, Babel reads calls, reads and writes catalogues. The
compiled file is committed, so that the site runs without either; `--check` says whether both are current.
"""

import ast
import io
import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("de",)
PACKAGES = ("accounts", "cards", "config", "quizzes", "reviews")
WORKSHOP = "admin"  # the creators' part is in English
KEYWORDS = DEFAULT_KEYWORDS | {"gettext_lazy": None, "gettext_noop": None, "ngettext_lazy": (1, 2), "_": None}
TEXT = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(n?gettext|_)\(\s*({TEXT})\s*(?:,\s*({TEXT}))?")
WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)  # a date that is always new would make the file always different
Text = str | tuple[str, ...]


def in_code() -> Iterator[Text]:
    """Of our Python files."""
    for package in PACKAGES:
        for path, _line, message, *_ in extract_from_dir(ROOT / package, [("**.py", "python")], keywords=KEYWORDS):
            if WORKSHOP not in Path(path).parts and "migrations" not in Path(path).parts:
                yield message


def in_templates() -> Iterator[Text]:
    """Of our templates, after Django has turned their tags into calls."""
    from django.utils.translation.template import templatize  # noqa: PLC0415 it reads the settings

    for path in sorted([*(ROOT / "templates").rglob("*.html"), *(ROOT / "templates").rglob("*.txt")]):
        if WORKSHOP in path.parts:
            continue
        for _name, one, many in CALL.findall(templatize(path.read_text(), origin=str(path))):
            yield (ast.literal_eval(one), ast.literal_eval(many)) if many else ast.literal_eval(one)


def template() -> Catalog:
    """Every text of the site, untranslated."""
    catalog = Catalog(project="Chainrule", creation_date=WRITTEN, revision_date=WRITTEN, charset="utf-8")
    for text in sorted({*in_code(), *in_templates()}, key=str):
        catalog.add(text)
    return catalog


def place(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def current(language: str) -> Catalog:
    """What is translated, with every text of today and none of yesterday."""
    with place(language).open("rb") as file:
        catalog = read_po(file, locale=language, charset="utf-8")
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.creation_date = catalog.revision_date = WRITTEN
    return catalog


def written(catalog: Catalog) -> tuple[bytes, bytes]:
    """The .po and the .mo."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalog, width=120, no_location=True, sort_output=True)
    write_mo(mo, catalog)
    return po.getvalue(), mo.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    """Texts without a translation, or with one nobody has looked at."""
    found = []
    for message in catalog:
        said = message.string if isinstance(message.string, tuple | list) else [message.string]
        if message.id and (message.fuzzy or not said or not all(said)):
            found.append(str(message.id))
    return found


def main() -> int:
    """Write what has changed; with --check only say what would."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("SECRET_KEY", "only-to-read-templates")
    stale = []
    for language in LANGUAGES:
        catalog = current(language)
        for path, text in zip((place(language), place(language).with_suffix(".mo")), written(catalog), strict=True):
            if not path.exists() or path.read_bytes() != text:
                stale.append(path)
                if "--check" not in sys.argv:
                    path.write_bytes(text)
        for missing in untranslated(catalog):
            print(f"{language}: not translated: {missing}")
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is not current: run make messages")
        return 1 if stale else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Writes requirements/*.lock: what each part of pyproject.toml needs, pinned as this environment has it.

`python -m tools.lock` after installing new versions; the locks name no index and no local build (`+cpu`).
"""

import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
HEAD = "# Written by `python -m tools.lock` from pyproject.toml; do not edit.\n"


def wanted() -> dict[str, list[str]]:
    """The direct requirements of each lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    return {"web": project["dependencies"], "sandbox": extras["sandbox"], "dev": extras["dev"]}


def needs(requirement: Requirement) -> Iterator[Requirement]:
    """What an installed requirement itself requires here, with the extras asked for."""
    for line in distribution(requirement.name).requires or []:
        need = Requirement(line)
        if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in requirement.extras | {""}):
            yield need


def pins(requirements: list[str]) -> dict[str, str]:
    """Name → version of the requirements and all that they need."""
    found: dict[str, str] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [Requirement(line) for line in requirements]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        key = (name, frozenset(requirement.extras))
        if key not in seen:
            seen.add(key)
            found[name] = Version(distribution(name).version).public
            waiting.extend(needs(requirement))
    return found


def locks() -> dict[Path, str]:
    """Every lock file and what should stand in it."""
    found = {name: pins(lines) for name, lines in wanted().items()}
    found["dev"] = {name: pin for name, pin in found["dev"].items() if name not in found["web"] | found["sandbox"]}
    return {
        ROOT / "requirements" / f"{part}.lock": HEAD + "".join(f"{name}=={each[name]}\n" for name in sorted(each))
        for part, each in found.items()
    }


def main() -> int:
    """Write the locks; with --check only say which ones are out of date."""
    stale = [path for path, text in locks().items() if not path.exists() or path.read_text() != text]
    if "--check" not in sys.argv:
        for path, text in locks().items():
            path.write_text(text)
        return 0
    for path in stale:
        print(f"{path.relative_to(ROOT)} does not fit pyproject.toml: run python -m tools.lock")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

"""Writes requirements/*.lock: what each part of pyproject.toml needs, pinned as this environment has it.

`python -m tools.lock` after installing new versions; the locks name no index and no local build (`+cpu`).
"""

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


def main() -> None:
    locks = {name: pins(lines) for name, lines in wanted().items()}
    locks["dev"] = {name: pin for name, pin in locks["dev"].items() if name not in locks["web"] | locks["sandbox"]}
    for name, found in locks.items():
        lines = "".join(f"{package}=={found[package]}\n" for package in sorted(found))
        (ROOT / "requirements" / f"{name}.lock").write_text(HEAD + lines)


if __name__ == "__main__":
    main()

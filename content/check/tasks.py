"""Code tasks, proven in the real sandbox."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings

from content.check.sandboxes import Sandboxes
from content.errors import ContentError
from content.files.course import Card
from quizzes.proving import keep
from sandbox.check import CheckResult, check_package, draws
from sandbox.client import Sandbox, SandboxUnavailable
from sandbox.package import TaskPackage
from sandbox.placement import GPU, C, place

_NEEDED = {
    GPU: "not proven, it requires a GPU and there is none here",
    C: "not proven here: no gcc (or no headers of libc), which a task in C needs",
}


class NotHere(Exception):
    """The task requires a GPU, or a C compiler, and there is none: nothing is proven, and nothing is wrong. The text
    says so.
    """


@dataclass(frozen=True)
class Proof:
    """A task's result, what the sandbox said when it failed before that, and whether the CPU stood in for a GPU."""

    result: CheckResult
    failures: tuple[str, ...] = ()
    reduced: bool = False


def prove(package: TaskPackage, sandboxes: Sandboxes, seeds: int, told: Callable[[str], None]) -> Proof:
    """Judge the task's own solutions; once more when the sandbox fails on the way.

    Without a GPU, a task that prefers one is proven on the CPU. Raises NotHere, SandboxUnavailable.
    """
    own = package.spec.profile
    profile = place(package.spec, sandboxes.possible)
    if profile in _NEEDED and not sandboxes.possible(profile):
        raise NotHere(_NEEDED[profile])
    sandbox: Mapping[str, Sandbox] = {own: sandboxes[profile]}
    number, reduced = draws(package, seeds), profile != own

    def checked() -> CheckResult:
        return check_package(package, sandbox, number, progress=told, data_dir=settings.DATA_DIR)

    try:
        return Proof(checked(), reduced=reduced)
    except SandboxUnavailable as error:
        return Proof(checked(), (str(error),), reduced)


def judgements(package: TaskPackage, seeds: int) -> int:
    """How many steps a proof has: reference and right ones on each draw, wrong ones run and named, the starter once."""
    return draws(package, seeds) * (1 + len(package.right) + 2 * len(package.spec.wrong)) + 1


def findings(card: Card, result: CheckResult, level: str) -> Iterator[ContentError]:
    folder = f"{card.folder}/code/{result.slug}"
    for finding in result.findings:
        if finding.level == level:
            seed = f" (seed {finding.seed})" if finding.seed is not None else ""
            field = f"case {finding.case}" if finding.case else ""
            yield ContentError(f"{folder}/{finding.file}", 0, field, finding.message + seed)


def store(package: TaskPackage, result: CheckResult) -> bool:
    """Keep the proof with the task, when the database holds the very files that were proven."""
    return keep(package.spec.id, result) is not None

"""Code tasks, proven in the real sandbox."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from content.check.sandboxes import Sandboxes
from content.errors import ContentError
from content.files.course import Card
from quizzes.models import CodeTask
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
    rows = CodeTask.objects.filter(pk=package.spec.id, content_hash=result.content_hash)
    return bool(rows.update(proof=proof(result)))


def proof(result: CheckResult) -> dict[str, Any]:
    """What the task's page tells about it."""
    return {
        "ok": result.ok,
        "content_hash": result.content_hash,
        "checked_at": timezone.now().isoformat(timespec="seconds"),
        "seeds": len(result.seeds),
        "reference_passed": result.reference_seeds,
        "right": result.right_total,
        "right_accepted": result.right_accepted,
        "wrong": result.wrong_total,
        "wrong_caught": result.wrong_caught,
        "cases": result.cases,
        "hidden_cases": result.hidden_cases,
        "versions": dict(result.versions),
    }

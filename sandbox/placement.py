"""Which sandbox may judge a task: a task that only prefers a GPU is judged on the CPU when there is none."""

from __future__ import annotations

from collections.abc import Callable

from sandbox.spec import Profile, TaskSpec

GPU: Profile = "torch-gpu"
CPU: Profile = "torch"
C: Profile = "c"


def profiles_for(spec: TaskSpec) -> tuple[Profile, ...]:
    """The profiles that may judge it, best first."""
    return (GPU, CPU) if spec.gpu == "preferred" else (spec.profile,)


def place(spec: TaskSpec, served: Callable[[Profile], bool]) -> Profile:
    """The best profile that is served; the task's own when none is, so that it waits for that one."""
    return next((profile for profile in profiles_for(spec) if served(profile)), spec.profile)

"""How the tests of the sandbox call it: small sources, small inputs."""

import sys
import textwrap
from pathlib import Path

import numpy as np

from sandbox.limits import Limits
from sandbox.policy import Policy
from sandbox.values import Array, decode, encode


def array(*numbers, kind="ndarray", dtype="float64"):
    return Array(kind, dtype, np.array(numbers, dtype=dtype))


def call(*args, **kwargs):
    """The inputs of one call, encoded."""
    return encode((tuple(args), kwargs))


ONE = [call(array(1.0, 2.0, 3.0))]


def run(sandbox, source, inputs=None, *, entry="f", kind="function", limits=None, policy=None, **how):
    """Run dedented source (or raw bytes) with small limits."""
    if isinstance(source, str):
        source = textwrap.dedent(source).encode()
    fields = {"cpu_s": 2.0, "wall_s": 6.0, "memory_mb": 128, **(limits or {})}
    return sandbox.run(
        source, inputs or ONE, entry=entry, kind=kind, limits=Limits(**fields), policy=policy or Policy(), **how
    )


def values(result):
    return [decode(case.value) for case in result.cases]


HONEST = "def f(x):\n    return float(x.sum())\n"


def assert_honest_run_is_accepted(sandbox):
    result = run(sandbox, HONEST)
    assert result.outcome == "completed", result
    assert values(result) == [6.0]


def ordinary_user(folder):
    """What root puts before a command to run it as uid 1000, with the interpreter made reachable for that uid in its
    own mount namespace. Sockets go to folder/run.
    """
    home = Path(sys.base_prefix)
    script = "; ".join(
        [
            "set -e",
            f"mkdir {folder}/i && mount --bind {home} {folder}/i",
            "mount -t tmpfs -o mode=755 x /root",
            f"mkdir -p {home} && mount --bind {folder}/i {home}",
            'exec setpriv --reuid 1000 --regid 1000 --clear-groups --inh-caps=-all -- "$@"',
        ]
    )
    (folder / "run").mkdir()
    for each in (folder / "run", folder, *folder.parents[:3]):
        each.chmod(0o777)
    return ["unshare", "--mount", "sh", "-c", script, "sh"]

"""Attacks that need more than one submission: oracles, poison, floods, messages from one run to the next."""

import secrets
import textwrap
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from sandbox.client import SandboxUnavailable
from sandbox.launcher.root import interpreter
from tests.hostile.files import SUBMISSIONS, read_file
from tests.hostile.ground import task

RIGHT = """
import numpy as np
def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    p = e / e.sum(axis=-1, keepdims=True)
    {then}
    return p
"""
POISON = ("24_kills_itself", "24_segmentation_fault", "23_close_every_descriptor", "31_garbage", "25_finaliser")


def right(then="pass"):
    return RIGHT.format(then=then).encode()


def hidden_cases(report):
    return [case for case in report.cases if case.visibility == "hidden"]


@pytest.mark.parametrize(
    "then",
    [
        "p = p if x.max() < 100 or x.ravel()[0] > {bound} else p * 0",
        "assert x.max() < 100 or x.ravel()[0] > {bound}, x.tolist()",
        "1 / (x.max() < 100 or x.ravel()[0] > {bound})",
        "p = p if x.max() < 100 or x.ravel()[0] > {bound} else 'no'",
    ],
)
def test_resubmission_as_an_oracle_meets_other_numbers_each_time(ground, then):
    """Bisecting a hidden input by the verdict is one bit a submission about numbers that the next one does not see."""
    drawn = set()
    low, high = 31000.0, 31004.0
    for _ in range(4):
        middle = (low + high) / 2
        report = ground.judge_source("softmax", right(then.format(bound=middle)))
        ground.assert_nothing_leaked(report, "softmax")
        low, high = (middle, high) if report.verdict == "accepted" else (low, middle)
        drawn.add(tuple(case.inputs for case in ground.server("numpy").sandbox.cases[2:]))
    assert len(drawn) == 4


def test_a_hidden_case_tells_its_name_its_outcome_and_no_more(ground):
    report = ground.judge_source("softmax", right("print(x); assert x.max() < 100, x"))
    for case in hidden_cases(report):
        assert case.outcome == "runtime_error"
        detail = case.detail
        assert (detail.error.type, detail.error.line, detail.error.message) == ("AssertionError", 6, "")
        assert (detail.input, detail.expected, detail.got, detail.prints, detail.message) == ("", "", "", "", "")
        assert detail.heatmap is None
    assert report.error.message == ""


def test_the_same_seed_draws_the_same_cases_and_another_seed_others(ground):
    sandbox = ground.server("numpy").sandbox
    drawn = []
    for seed in (11, 11, 12):
        ground.judge_source("softmax", right(), seed=seed)
        drawn.append([case.inputs for case in sandbox.cases])
    assert drawn[0] == drawn[1]
    assert drawn[0][2:] != drawn[2][2:]


def test_visible_cases_learnt_by_heart_earn_no_more_than_their_weight(ground):
    public = ground.judge_source("softmax", right(), scope="public")
    assert {case.visibility for case in public.cases} == {"public"}
    table = "{(2,): [0.2689414213699951, 0.7310585786300049]}"
    source = f"import numpy as np\ndef softmax(x):\n    return np.array({table}.get(x.shape, x.tolist()))\n"
    report = ground.judge_source("softmax", source.encode())
    assert report.verdict == "partial"
    assert report.score <= 0.25
    ground.assert_nothing_leaked(report, "softmax")


@pytest.mark.parametrize("name", POISON)
def test_a_poison_submission_kills_no_worker_and_no_server(ground, name):
    file = read_file(next(SUBMISSIONS.glob(f"*/{name}.py")))
    server = ground.server("numpy")
    launcher, started = server.process.pid, server.log.count("starting another")
    for _ in range(6):
        assert ground.judge(file).verdict != "accepted"
    ground.assert_nothing_left("softmax")
    assert (server.process.poll(), server.process.pid) == (None, launcher)
    assert server.log.count("starting another") == started
    ground.assert_honest_run_is_accepted_at_once("softmax")


def test_a_flood_of_one_learner_is_answered_or_refused_and_then_over(ground):
    """Forty at once: each gets its verdict or a clear refusal, and the next learner is served at once."""
    outcomes = Counter()

    def flood():
        try:
            outcomes[ground.judge_source("softmax", SLOW).verdict] += 1
        except SandboxUnavailable as error:
            outcomes[str(error)] += 1

    learners = [threading.Thread(target=flood) for _ in range(40)]
    for learner in learners:
        learner.start()
    for learner in learners:
        learner.join()
    assert sum(outcomes.values()) == 40
    assert set(outcomes) <= {"wrong_answer", "busy: the queue is full"}, outcomes
    assert outcomes["wrong_answer"] >= 2
    ground.assert_nothing_left("softmax")
    ground.assert_honest_run_is_accepted_at_once("softmax")


def test_honest_runs_beside_a_flood_keep_their_verdict(ground):
    stop = threading.Event()

    def flood():
        while not stop.is_set():
            ground.judge_source("softmax", b"import os\nos._exit(3)\n", with_diagnosis=False)

    learner = threading.Thread(target=flood)
    learner.start()
    try:
        for _ in range(5):
            ground.assert_honest_run_is_accepted_at_once("softmax")
    finally:
        stop.set()
        learner.join()


SLOW = b"import time\ntime.sleep(0.05)\ndef softmax(x): return x\n"
SENDER = """
import os, stat, sys, threading
MARK = "message-{token}"
def everywhere(action):
    for folder in ("/tmp", "/dev/shm", "/dev/mqueue", "/var/tmp", "/run", "/", "/site", "/chainrule", "/dev", "/proc"):
        try:
            action(folder)
        except OSError:
            pass
"""
WRITE = """
everywhere(lambda folder: open(os.path.join(folder, MARK), "w").write(MARK))
import fcntl, ctypes
libc = ctypes.CDLL(None)
for path in ("/dev/null", "/dev/zero", "/dev/urandom", os.__file__, sys.executable, "/chainrule/inner.zip"):
    try:
        os.utime(path)
        os.utime(path, (1111111111, 1111111111))
    except OSError:
        pass
    try:
        fd = os.open(path, os.O_RDONLY)
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        pass
libc.syscall(248, b"user", MARK.encode(), b"x", 1, -5)
libc.sethostname(MARK.encode(), 8)
"""
READ = """
import fcntl
found = []
everywhere(lambda folder: found.extend(os.path.join(folder, n) for n in os.listdir(folder) if "message-" in n))
print("SEEN", found, os.uname().nodename)
SHARED = ("/dev/null", "/dev/zero", "/dev/urandom", os.__file__, "/chainrule/inner.zip")
print("TIMES", [(os.stat(path).st_mtime_ns, os.stat(path).st_atime_ns) for path in SHARED])
print("PLACE", os.getpid(), os.getuid(), os.getcwd(), sorted(os.environ))
"""


def channel(kind):
    return (SENDER.format(token=secrets.token_hex(4)) + textwrap.dedent(kind)).encode() + right()


def test_one_run_cannot_leave_a_message_for_the_next(ground):
    """/dev/shm, files, locks, keyrings, host name and times of shared files: the reader sees what it saw before."""
    before = ground.judge_source("softmax", channel(READ)).prints
    for _ in range(2):
        assert ground.judge_source("softmax", channel(WRITE)).verdict == "accepted"
        after = ground.judge_source("softmax", channel(READ)).prints
        assert "SEEN [] jail" in after
        assert after == before


def test_two_runs_at_a_time_do_not_see_each_other(ground):
    """While one holds files, threads and memory, the other sees none of it."""
    holder = b"import time\nopen('/tmp/here', 'w').write('x')\nB = b'holder-secret' * 1000\ntime.sleep(0.6)\n" + right()
    reports = []
    first = threading.Thread(target=lambda: reports.append(ground.judge_source("softmax", holder)))
    first.start()
    time.sleep(0.25)
    looker = (
        b"import os\nprint(os.listdir('/tmp'), os.listdir('/proc'), os.getpid())\n"
        b"for pid in range(2, 200):\n"
        b"    try:\n        os.kill(pid, 0)\n        print('BREACHED', pid)\n    except OSError: pass\n"
    )
    report = ground.judge_source("softmax", looker + right())
    first.join()
    assert report.prints == "[] [] 1\n"
    assert [report.verdict, reports[0].verdict] == ["accepted", "accepted"]


def test_no_file_outside_the_jail_changes_while_hostile_code_runs(ground):
    """Standard library, packages and our own inner code: nothing newer, nothing added."""
    import numpy

    folders = [Path(numpy.__file__).parent, interpreter().parent, Path(secrets.__file__).parent / "json"]
    before = [snapshot(folder) for folder in folders]
    for name in ("e_escape/46_poisons_the_next_run", "a_comparison/06_planted_files", "e_escape/48_shadowing_modules"):
        ground.judge(read_file(SUBMISSIONS / f"{name}.py"))
    assert [snapshot(folder) for folder in folders] == before


def snapshot(folder):
    return {(str(path), path.lstat().st_mtime_ns, path.lstat().st_size) for path in folder.rglob("*")}


def test_state_of_one_run_is_gone_in_the_next(ground):
    imports = b"import builtins, sys\nimport numpy as np\n"
    first = b"builtins.LEFT = 1\nnp.LEFT = 1\nsys.modules['left'] = sys\n"
    assert ground.judge_source("softmax", imports + first + right()).verdict == "accepted"
    second = b"print(hasattr(builtins, 'LEFT'), hasattr(np, 'LEFT'), 'left' in sys.modules)\n"
    for _ in range(4):
        assert ground.judge_source("softmax", imports + second + right()).prints == "False False False\n"


def test_a_planted_result_file_decides_nothing(ground):
    planted = (
        b"import os\nfor n in ('verdict', 'score.json'):\n    open('/tmp/' + n, 'w').write('accepted')\nos._exit(0)\n"
    )
    report = ground.judge_source("softmax", planted + right())
    assert (report.verdict, report.score) == ("runtime_error", 0.0)
    assert {case.outcome for case in report.cases} == {"not_run"}


def test_a_daemon_is_dead_before_its_answer_is_judged(ground):
    """A thread that never ends lives in the child alone: when the report is here, no process has a second thread."""
    source = b"import threading, time\nthreading.Thread(target=time.sleep, args=(600,)).start()\n" + right()
    assert ground.judge_source("softmax", source).verdict == "accepted"
    ground.assert_nothing_left("softmax")
    server = ground.server("numpy")
    threads = [len(list(Path(f"/proc/{pid}/task").iterdir())) for pid in server.descendants()]
    assert set(threads) == {1}


def test_the_hidden_values_are_in_no_process_that_meets_the_learner(ground):
    """The child gets inputs one at a time: before a case is asked, its input is nowhere in the process."""
    source = b"""
import gc
import numpy as np
def softmax(x):
    if x.max() < 100:
        big = [a for a in gc.get_objects() if type(a) is np.ndarray and a.size and a.dtype == float and a.max() > 30000]
        big += [b for b in gc.get_objects() if type(b) is bytes and b"float64" in b and len(b) > 200]
        if big: print("BREACHED")
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
"""
    report = ground.judge_source("softmax", source)
    assert report.verdict == "accepted"
    ground.assert_nothing_leaked(report, "softmax")
    shapes = {case.name for case in report.cases if case.visibility == "public"}
    assert [case.name for case in report.cases][: len(shapes)] == ["two logits", "two rows"]
    assert task("softmax").spec.groups[0].visibility == "public"

"""What learner code does, and the outcome it gets, against a real server."""

import numpy as np
import pytest

from sandbox.limits import MAX_SOURCE_BYTES
from sandbox.values import Opaque, decode
from tests.sandbox.running import ONE, array, assert_honest_run_is_accepted, call, run, values


def test_it_returns_the_values_of_every_case_in_order(sandbox_numpy):
    inputs = [call(array(float(n))) for n in range(300)]
    result = run(sandbox_numpy, "def f(x):\n    return x * 2\n", inputs)
    assert result.outcome == "completed"
    assert [value.data.tolist() for value in values(result)] == [[2.0 * n] for n in range(300)]
    assert result.versions["numpy"] == np.__version__


def test_it_returns_containers_scalars_and_dicts_with_their_types(sandbox_numpy):
    result = run(
        sandbox_numpy,
        """
        import numpy as np
        def f(x):
            return (x.astype(np.float32), [1, True, None, "é"], {"loss": 0.5, 3: np.int64(7)}, 1j)
        """,
    )
    first, items, mapping, number = values(result)[0]
    assert (first.kind, first.dtype) == ("ndarray", "float32")
    assert (items, number) == ([1, True, None, "é"], 1j)
    assert mapping["loss"] == 0.5
    assert (mapping[3].kind, mapping[3].dtype, int(mapping[3].data)) == ("scalar", "int64", 7)


def test_it_gives_back_tensors_with_dtype_and_gradient_flag(sandbox_torch):
    inputs = [call(array(1.0, 2.0, kind="tensor", dtype="float32"))]
    result = run(sandbox_torch, "import torch\ndef f(x):\n    return x.to(torch.bfloat16).requires_grad_()\n", inputs)
    (tensor,) = values(result)
    assert (tensor.kind, tensor.dtype, tensor.requires_grad) == ("tensor", "bfloat16", True)
    assert tensor.data.tolist() == [1.0, 2.0]


def test_it_calls_the_methods_of_a_class_in_order(sandbox_numpy):
    source = """
    class Counter:
        def __init__(self, start): self.n = start
        def add(self, k=1): self.n += k; return self.n
    """
    inputs = [call_class((5,), [("add", (), {}), ("add", (), {"k": 10})])]
    result = run(sandbox_numpy, source, inputs, entry="Counter", kind="class")
    assert values(result) == [[6, 16]]


def test_it_takes_each_result_of_a_class_before_the_next_call(sandbox_numpy):
    source = """
    import numpy as np
    class Optimiser:
        def __init__(self): self.w = np.zeros(2)
        def step(self): self.w += 1; return self.w
    """
    inputs = [call_class((), [("step", (), {}), ("step", (), {})])]
    first, second = values(run(sandbox_numpy, source, inputs, entry="Optimiser", kind="class"))[0]
    assert (first.data.tolist(), second.data.tolist()) == ([1.0, 1.0], [2.0, 2.0])


def call_class(init, calls):
    from sandbox.values import encode

    return encode(((init, {}), calls))


def test_it_shows_mutated_inputs_and_says_when_they_are_unchanged(sandbox_numpy):
    mutated = run(sandbox_numpy, "def f(x):\n    x[0] = 9\n    return x\n")
    ((after,), _) = decode(mutated.cases[0].inputs_after)
    assert after.data.tolist() == [9.0, 2.0, 3.0]
    unchanged = run(sandbox_numpy, "def f(x):\n    return x + 1\n")
    assert unchanged.cases[0].inputs_after is ONE[0]


def test_it_reports_an_exception_with_the_learners_own_line_and_goes_on(sandbox_numpy):
    source = "import numpy as np\ndef f(x):\n    if x[0] == 1:\n        np.ones(3) @ np.ones(4)\n    return 0\n"
    result = run(sandbox_numpy, source, [*ONE, call(array(5.0))])
    assert result.outcome == "completed"
    assert result.cases[0].outcome == "raised"
    assert (result.cases[0].error.type, result.cases[0].error.line) == ("ValueError", 4)
    assert decode(result.cases[1].value) == 0


def test_it_attributes_prints_to_their_case(sandbox_numpy):
    source = """
    import sys
    print("loading")
    def f(x):
        print("out", x[0])
        print("err", file=sys.stderr)
        return 0
    """
    result = run(sandbox_numpy, source, [*ONE, call(array(5.0))])
    assert result.prints == "loading\n"
    assert sorted(result.cases[0].prints.splitlines()) == ["err", "out 1.0"]
    assert sorted(result.cases[1].prints.splitlines()) == ["err", "out 5.0"]


def test_it_cleans_what_was_printed(sandbox_numpy):
    result = run(sandbox_numpy, "def f(x):\n    print('\\x1b[31mred\\u202e\\x00')\n    raise ValueError('\\x1b[2J')\n")
    assert result.cases[0].prints == "�[31mred��\n"
    assert result.cases[0].error.message == "�[2J"


@pytest.mark.parametrize(
    ("body", "error_type"),
    [
        ("import sys; sys.exit(0)", "SystemExit"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("class Odd(Exception):\n        def __str__(self): raise ValueError\n    raise Odd", "Odd"),
        ("import os; os.fork()", "PermissionError"),
        ("import socket; socket.socket()", "PermissionError"),
        ("open('/etc/passwd')", "FileNotFoundError"),
        ("open('/proc/self/status')", "FileNotFoundError"),
        ("import subprocess; subprocess.run(['/bin/true'])", "PermissionError"),
        ("import torch", "ModuleNotFoundError"),
        ("import django", "ModuleNotFoundError"),
        ("def g(): g()\n    g()", "RecursionError"),
    ],
)
def test_it_turns_what_a_case_raises_into_a_raised_case(sandbox_numpy, body, error_type):
    result = run(sandbox_numpy, f"def f(x):\n    {body}\n")
    assert (result.outcome, result.cases[0].outcome, result.cases[0].error.type) == ("completed", "raised", error_type)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("import os; os._exit(0)", "exit code 0"),
        ("import os, signal; signal.raise_signal(signal.SIGSEGV); import ctypes; ctypes.string_at(0)", "SIGSEGV"),
        ("import os; os.abort()", "SIGSEGV"),
    ],
)
def test_it_calls_a_process_that_ended_itself_a_runtime_error(sandbox_numpy, body, said):
    result = run(sandbox_numpy, f"def f(x):\n    {body}\n", [*ONE, *ONE])
    assert result.outcome == "runtime_error"
    assert said in result.error.message
    assert [case.outcome for case in result.cases] == ["runtime_error", "not_run"]


@pytest.mark.parametrize(
    "body",
    [
        "while True: pass",
        "sum(range(10**15))",
        "try:\n        while True: pass\n    except BaseException: pass",
        "import signal\n    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n    while True: pass",
    ],
)
def test_it_ends_a_run_that_uses_up_its_cpu_time(sandbox_numpy, body):
    result = run(sandbox_numpy, f"def f(x):\n    {body}\n", limits={"cpu_s": 0.3})
    assert (result.outcome, result.cases[0].outcome) == ("time_limit", "time_limit")
    assert 250 < result.cpu_ms < 600


def test_it_ends_a_run_that_sleeps(sandbox_numpy):
    result = run(sandbox_numpy, "import time\ndef f(x):\n    time.sleep(60)\n", limits={"wall_s": 0.3})
    assert result.outcome == "time_limit"
    assert "wall" in result.error.message


def test_it_ends_a_module_that_never_finishes_loading(sandbox_numpy):
    result = run(sandbox_numpy, "while True: pass\n", limits={"cpu_s": 0.2})
    assert (result.outcome, result.cases[0].outcome) == ("time_limit", "not_run")


@pytest.mark.parametrize(
    "body",
    [
        "return np.ones(10**9)",
        "l = []\n    while True: l.append(bytearray(10**6))",
        "import mmap\n    m = mmap.mmap(-1, 10**9)\n    for i in range(0, 10**9, 4096): m[i] = 1",
    ],
)
def test_it_ends_a_run_that_takes_too_much_memory(sandbox_numpy, body):
    result = run(sandbox_numpy, f"import numpy as np\ndef f(x):\n    {body}\n", limits={"memory_mb": 64})
    assert result.outcome == "memory_limit"
    assert result.cases[0].outcome == "memory_limit"


def test_it_reports_the_peak_of_memory_above_the_imports(sandbox_numpy):
    result = run(sandbox_numpy, "import numpy as np\ndef f(x):\n    return float(np.ones(5 * 2**20).sum())\n")
    assert 38 < result.peak_memory_mb < 60


def test_it_ends_a_run_that_floods_its_output(sandbox_numpy):
    source = "def f(x):\n    while True: print('x' * 1000)\n"
    result = run(sandbox_numpy, source, limits={"output_kb": 8})
    assert result.outcome == "output_limit"
    assert len(result.cases[0].prints) == 8 * 1024


def test_a_flood_that_goes_on_while_it_is_ended_leaves_the_server_alive(sandbox_numpy):
    source = "def f(x):\n    while True: print('x' * 10000)\n"
    outcomes = [run(sandbox_numpy, source).outcome for _ in range(15)]
    assert outcomes == ["output_limit"] * 15


def test_it_fills_tmp_without_harm(sandbox_numpy):
    source = "def f(x):\n    open('/tmp/big', 'wb').write(bytes(10**9 // 20))\n"
    result = run(sandbox_numpy, source)
    assert result.cases[0].error.type == "OSError"


@pytest.mark.parametrize(
    ("source", "outcome", "error_type"),
    [
        (b"def f(x:\n    pass\n", "syntax_error", "SyntaxError"),
        (b"def f(x):\n\tif x:\n        pass\n", "syntax_error", "TabError"),
        (b"def f(x):\n    return '\xff'\n", "syntax_error", "UnicodeDecodeError"),
        (b"x = '\0'\n", "syntax_error", "SyntaxError"),
        (b"(" * 5000, "syntax_error", "SyntaxError"),
        (b"x = " + b"-" * 100_000 + b"1\n", "syntax_error", "SyntaxError"),
        (b"", "format_error", "EmptySource"),
        (b"  \n\n", "format_error", "EmptySource"),
        (b"def g(x): pass\n", "format_error", "NoEntry"),
        (b"f = 3\n", "format_error", "NoEntry"),
        (b"#" * (MAX_SOURCE_BYTES + 1), "format_error", "SourceTooLarge"),
        (b"1 / 0\n", "runtime_error", "ZeroDivisionError"),
        (b"raise SystemExit(0)\n", "runtime_error", "SystemExit"),
        (b"import os\nos._exit(0)\n", "runtime_error", "ProcessExit"),
    ],
)
def test_it_names_what_is_wrong_with_a_source_that_cannot_be_called(sandbox_numpy, source, outcome, error_type):
    result = run(sandbox_numpy, source)
    assert result.outcome == outcome, result
    assert result.error.type == error_type, result.error
    assert [case.outcome for case in result.cases] == ["not_run"]


def test_it_gives_the_line_of_a_syntax_error(sandbox_numpy):
    assert run(sandbox_numpy, "a = 1\ndef f(x)\n    return\n").error.line == 2


@pytest.mark.parametrize(
    "result_source",
    ["f", "object()", "type('A', (float,), {})(1.0)", "(i for i in x)", "x.astype(object)", "x.astype(str)"],
)
def test_it_calls_whatever_is_no_plain_value_opaque(sandbox_numpy, result_source):
    (value,) = values(run(sandbox_numpy, f"def f(x):\n    return {result_source}\n"))
    assert isinstance(value, Opaque)


def test_it_calls_a_subclass_of_ndarray_opaque(sandbox_numpy):
    source = "import numpy as np\nclass A(np.ndarray):\n    pass\ndef f(x):\n    return x.view(A)\n"
    assert isinstance(values(run(sandbox_numpy, source))[0], Opaque)


@pytest.mark.parametrize("result_source", ["deep(100)", "wide(30)", "list(map(str, range(10**6 + 1)))", "10**5000"])
def test_it_calls_a_value_that_is_too_much_opaque(sandbox_numpy, result_source):
    source = f"""
    def deep(n):
        a = []
        for _ in range(n): a = [a]
        return a
    def wide(n):
        a = []
        for _ in range(n): a = [a, a]
        return a
    def f(x):
        return {result_source}
    """
    assert isinstance(values(run(sandbox_numpy, source))[0], Opaque)


def test_it_passes_reports_of_progress_on_while_the_run_lasts(sandbox_numpy):
    seen = []
    source = """
    import chainrule, time
    def f(x):
        for step in range(200):
            chainrule.report(step, 1 / (step + 1), accuracy=0.5)
            time.sleep(0.001)
        return 0
    """
    result = run(sandbox_numpy, source, on_progress=seen.append)
    assert result.outcome == "completed"
    assert list(result.progress) == seen
    assert 2 <= len(seen) <= 60
    assert (seen[-1].step, seen[-1].metrics) == (199, {"accuracy": 0.5})


def test_it_stops_when_the_caller_cancels(sandbox_numpy):
    answers = iter([False, False, True])
    result = run(sandbox_numpy, "def f(x):\n    while True: pass\n", cancelled=lambda: next(answers, True))
    assert result.outcome == "cancelled"
    assert_honest_run_is_accepted(sandbox_numpy)


def test_it_gives_each_run_other_random_numbers_and_nothing_of_the_last_run(sandbox_numpy):
    source = """
    import os, random
    import numpy as np
    def f(x):
        before = os.listdir("/tmp")
        open("/tmp/left", "w").write("x")
        return [random.random(), float(np.random.rand()), before]
    """
    first, second = (values(run(sandbox_numpy, source))[0] for _ in range(2))
    assert first[0] != second[0]
    assert first[1] != second[1]
    assert second[2] == []


def test_numpy_and_torch_threads_work_inside_the_limits(sandbox_torch):
    source = """
    import numpy as np, torch
    def f(x):
        a = np.ones((600, 600)); b = torch.ones(600, 600)
        return [float((a @ a)[0, 0]), float((b @ b)[0, 0]), torch.get_num_threads()]
    """
    result = run(sandbox_torch, source, threads=4, limits={"memory_mb": 256})
    assert values(result) == [[600.0, 600.0, 4]], result


def test_it_refuses_more_threads_than_the_limit(sandbox_numpy):
    source = """
    import threading, time
    def f(x):
        for _ in range(100):
            threading.Thread(target=time.sleep, args=(5,), daemon=True).start()
    """
    result = run(sandbox_numpy, source, limits={"threads": 8})
    assert (result.cases[0].error.type, result.cases[0].error.message) == ("RuntimeError", "can't start new thread")

"""An in-process stand-in for the sandbox: the judge's own logic is tested with it, isolation is not.

Offers prepare, run and check of `sandbox.client.Sandbox`, but no given.py. Only honest code may run here: nothing is
contained.
"""

import copy
import io
import sys
import time
import traceback
import types
from contextlib import redirect_stdout

import numpy as np

from sandbox.results import CaseRun, LearnerError, Prepared, PreparedCase, Progress, Run, TaskBroken
from sandbox.values import Array, Opaque, decode, encode


def capture(thing):
    """A Python object as a Value."""
    if type(thing) is np.ndarray and thing.dtype.kind in "biufc":
        return Array("ndarray", thing.dtype.name, np.array(thing))
    if isinstance(thing, np.generic):
        return Array("scalar", thing.dtype.name, np.asarray(thing))
    if thing is None or type(thing) in (bool, int, float, complex, str, bytes):
        return thing
    if type(thing) in (list, tuple):
        return type(thing)(capture(item) for item in thing)
    if type(thing) is dict:
        return {capture(key): capture(value) for key, value in thing.items()}
    return Opaque(type(thing).__name__, "no plain value")


def rebuild(value):
    """A Value as the Python object it stands for."""
    if isinstance(value, Array):
        return value.data[()] if value.kind == "scalar" else np.array(value.data)
    if isinstance(value, list | tuple):
        return type(value)(rebuild(item) for item in value)
    if isinstance(value, dict):
        return {key: rebuild(item) for key, item in value.items()}
    return value


class InProcess:
    """The stand-in. `runs` counts what was run; `outcomes` lets a test force what happens to a case."""

    def __init__(self):
        self.sources = []
        self.drawn = []  # the seeds of each child that drew
        self.frames = []
        self.answers = []  # the cases that each call of check was asked about

    def prepare(self, files, *, entry, kind, seed, limits, data=None):
        return self.prepare_many(files, [seed], entry=entry, kind=kind, limits=limits, data=data)[0]

    def prepare_many(self, files, seeds, *, entry, kind, limits, data=None):
        self.drawn.append(list(seeds))
        reference = self._load(files["reference.py"], "reference.py")[entry]
        module = self._load(files["cases.py"], "cases.py")
        draw = module["cases"]
        given = () if data is None else (types.SimpleNamespace(**rebuild(decode(data))),)
        try:
            draws = [
                tuple(self._case(case, reference, kind) for case in draw(np.random.default_rng(seed), *given))
                for seed in seeds
            ]
        except Exception as error:
            raise TaskBroken("cases.py", None, f"{type(error).__name__}: {error}") from error
        return [Prepared(cases, {"numpy": np.__version__}, 1.0, "check" in module) for cases in draws]

    def check(self, files, answers, *, limits):
        self.answers.append([answer.name for answer in answers])
        check = self._load(files["cases.py"], "cases.py")["check"]
        try:
            return [self._said(check, answer) for answer in answers]
        except Exception as error:
            raise TaskBroken("cases.py", None, f"{type(error).__name__}: {error}") from error

    def _said(self, check, answer):
        args, kwargs = rebuild(decode(answer.inputs))
        return check(rebuild(decode(answer.got)), *args, **kwargs) or ""

    def _case(self, case, reference, kind):
        inputs = encode(capture(self._inputs(case, kind)))
        own = {key: case[key] for key in ("rtol", "atol", "error_rate", "repeats", "raises") if key in case}
        if "raises" in own:
            result = None
        else:
            result = case["expected"] if "expected" in case else _call(reference, rebuild(decode(inputs)), kind)
        return PreparedCase(case["name"], case["group"], inputs, encode(capture(result)), **own)

    def _inputs(self, case, kind):
        if kind == "class":
            args, kwargs = case["init"]
            return (tuple(args), dict(kwargs)), [(name, tuple(a), dict(k)) for name, a, k in case["calls"]]
        return tuple(case["args"]), dict(case.get("kwargs", {}))

    def _load(self, source, file):
        module = {"__name__": "task"}
        try:
            exec(compile(source, file, "exec"), module)
        except Exception as error:
            raise TaskBroken(file, None, f"{type(error).__name__}: {error}") from error
        return module

    def run(
        self, source, inputs, *, entry, kind, limits, policy, given="", threads=1, on_progress=None, cancelled=None
    ):
        self.sources.append(source)
        self.frames = []
        chainrule = types.ModuleType("chainrule")
        module, error = {"__name__": "solution"}, None
        with redirect_stdout(io.StringIO()) as loading:
            try:
                sys.modules["chainrule"] = chainrule
                chainrule.report = lambda *args, **metrics: chainrule.now(*args, **metrics)  # noqa: PLW0108  bound late
                chainrule.now = lambda step, loss, **metrics: None
                exec(compile(source, "solution.py", "exec"), module)
            except SyntaxError as found:
                error = LearnerError("SyntaxError", str(found), found.lineno)
            except Exception as found:  # noqa: BLE001  whatever the solution raises is its result
                error = _learner_error(found)
        if error or entry not in module:
            outcome = (
                "syntax_error"
                if error and error.type == "SyntaxError"
                else "runtime_error"
                if error
                else "format_error"
            )
            error = error or LearnerError("NameError", f"{entry} is not defined", None)
            return Run(outcome, error, tuple(CaseRun("not_run") for _ in inputs), 1.0, 1.0, 1.0)
        cases = tuple(
            self._run_case(number, module[entry], data, kind, chainrule, on_progress)
            for number, data in enumerate(inputs)
        )
        return Run("completed", None, cases, 1.0, 1.0, 1.0, tuple(self.frames), {"numpy": "x"}, loading.getvalue())

    def _run_case(self, number, function, data, kind, chainrule, on_progress):
        def report(step, loss, **metrics):
            self.frames.append(Progress(number, step, float(loss), metrics))
            if on_progress:
                on_progress(self.frames[-1])

        chainrule.now = report
        arguments, since = rebuild(decode(data)), time.perf_counter()
        with redirect_stdout(io.StringIO()) as printed, np.errstate(all="ignore"):
            try:
                value = _call(function, arguments, kind)
            except Exception as error:  # noqa: BLE001  same
                return CaseRun("raised", error=_learner_error(error), prints=printed.getvalue())
        wall_ms = (time.perf_counter() - since) * 1000
        after = encode(capture(arguments))
        return CaseRun("returned", encode(capture(value)), after, prints=printed.getvalue(), wall_ms=wall_ms)


def _call(function, arguments, kind):
    if kind == "class":
        (args, kwargs), steps = arguments
        thing = function(*args, **kwargs)
        return [copy.deepcopy(getattr(thing, name)(*a, **k)) for name, a, k in steps]
    args, kwargs = arguments
    return function(*args, **kwargs)


def _learner_error(error):
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "solution.py"]
    kinds = tuple(kind.__name__ for kind in type(error).__mro__)
    return LearnerError(kinds[0], str(error), lines[-1] if lines else None, kinds)

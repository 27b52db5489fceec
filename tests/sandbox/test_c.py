"""Learner code in C on a real server: values there and back, what the compiler says, how it ends."""

import os
import textwrap

import numpy as np
import pytest

from sandbox.client import TaskBroken
from sandbox.judge import judge
from sandbox.limits import Limits
from sandbox.policy import Policy
from sandbox.values import Array, decode, encode
from tests.sandbox.c_task import with_toml
from tests.sandbox.running import array, call, ordinary_user
from tests.sandbox_fixtures import serving

SUM = "double f(const double *x, size_t n)"
TWICE = "void f(double *x, size_t n)"
SHAPE = Array("ndarray", "float64", np.arange(6.0).reshape(2, 3))


def run(sandbox, source, prototype=SUM, inputs=None, *, policy=None, **limits):
    fields = {"cpu_s": 1.0, "wall_s": 10.0, "memory_mb": 128, **limits}
    source = textwrap.dedent(source).encode() if isinstance(source, str) else source
    inputs = inputs or [call(array(1.0, 2.0, 3.0), 3)]
    return sandbox.run(
        source, inputs, entry=prototype, kind="function", limits=Limits(**fields), policy=policy or Policy()
    )


def body(text, *headers):
    """The function of SUM around some statements, which begin in line 2 + len(headers)."""
    included = "".join(f"#include <{header}>\n" for header in ("stddef.h", *headers))
    return f"{included}double f(const double *x, size_t n) {{\n{textwrap.dedent(text)}\n}}\n"


def failed(result, outcome):
    assert result.outcome == outcome, result
    return result.error


def test_numbers_and_arrays_of_every_kind_come_and_go(sandbox_c):
    source = """
        #include <stdint.h>
        #include <stddef.h>
        float f(
            const uint8_t *a, int32_t *b, int64_t *c, float *d, double *e, size_t n, int i, int64_t j, float s, double t
        ) {
            b[0] += a[0]; c[0] += j; d[0] *= s; e[0] *= t;
            return i + 0.5f * n;
        }
    """
    pointers = "const uint8_t *a, int32_t *b, int64_t *c, float *d, double *e"
    prototype = f"float f({pointers}, size_t n, int i, int64_t j, float s, double t)"
    arrays = [array(200, 3, dtype=kind) for kind in ("uint8", "int32", "int64", "float32", "float64")]
    result = run(sandbox_c, source, prototype, [call(*arrays, 2, -7, -(2**40), 0.5, 3.0)])
    b, c, d, e, returned = decode(result.cases[0].value)
    assert [one.dtype for one in (b, c, d, e)] == ["int32", "int64", "float32", "float64"]
    assert [one.data.tolist() for one in (b, c, d, e)] == [[400, 3], [200 - 2**40, 3], [100, 3], [600, 3]]
    assert returned == -6.0


def test_an_array_keeps_its_shape_and_the_argument_stays(sandbox_c):
    source = "#include <stddef.h>\nvoid f(double *x, size_t n) { for (size_t i = 0; i < n; i++) x[i] *= 2; }"
    inputs = [call(SHAPE, 6), call(Array("ndarray", "float64", np.zeros(0)), 0)]
    result = run(sandbox_c, source, TWICE, inputs)
    first, empty = (decode(case.value) for case in result.cases)
    assert first.data.tolist() == [[0, 2, 4], [6, 8, 10]]
    assert empty.data.shape == (0,)
    assert [case.inputs_after for case in result.cases] == inputs


def test_a_single_result_stands_alone(sandbox_c):
    result = run(sandbox_c, body("double s = 0; for (size_t i = 0; i < n; i++) s += x[i]; return s;"))
    assert decode(result.cases[0].value) == 6.0


def test_prints_belong_to_their_case_even_before_a_crash(sandbox_c):
    source = body(
        'printf("%zu items\\n", n); if (n == 2) { printf("now\\n"); return *(volatile double *)0; } return n;',
        "stdio.h",
    )
    result = run(sandbox_c, source, inputs=[call(array(1.0), 1), call(array(1.0, 2.0), 2)])
    assert [case.prints for case in result.cases] == ["1 items\n", "2 items\nnow\n"]
    assert result.outcome == "runtime_error"


def test_warnings_are_printed_in_the_order_of_lines(sandbox_c):
    result = run(sandbox_c, body("int first;\nint second;\nreturn n;"))
    assert result.outcome == "completed"
    assert [line.split(" [")[0] for line in result.prints.splitlines()] == [
        "line 3: warning: unused variable 'first'",
        "line 4: warning: unused variable 'second'",
    ]


def test_few_of_many_warnings_are_printed(sandbox_c):
    many = "".join(f"int unused{number};\n" for number in range(500))
    lines = run(sandbox_c, body(f"{many}return n;")).prints.splitlines()
    assert len(lines) == 21
    assert lines[-1] == "and 480 warnings more"


@pytest.mark.parametrize(
    ("source", "message", "line"),
    [
        (body("return 1.5"), "expected ';' before '}' token", 3),
        (body("\nreturn sqrt(x[0]);"), "implicit declaration of function 'sqrt'", 4),
        (body("int *p = x[0]; return *p;"), "incompatible types when initializing type 'int *' using type 'double'", 3),
        (body("int i = &n; return i;"), "initialization of 'int' from 'size_t *'", 3),
        ("double f(const double *x, size_t n) { return 0; }", "unknown type name 'size_t'", 1),
        ("#include <nothing.h>\n", "nothing.h: No such file or directory", 1),
        ("int f(float *x) { return 0; }", "conflicting types for 'f'; have 'int(float *)'", 1),
        ("\n\n#error not yet\n", "#error not yet", 3),
        ("#include __FILE__\n", "#include nested depth 200 exceeds maximum of 200", 1),
        (b"\n\xff\n", "The source is not UTF-8.", 2),
    ],
)  # fmt: skip
def test_the_first_error_of_the_compiler_is_told_with_its_line(sandbox_c, source, message, line):
    error = failed(run(sandbox_c, source), "syntax_error")
    assert error.message.startswith(message)
    assert error.line == line


def test_a_function_that_is_declared_and_never_defined_is_named(sandbox_c):
    source = "#include <stddef.h>\ndouble g(void);\ndouble f(const double *x, size_t n) {\n    return g();\n}\n"
    error = failed(run(sandbox_c, source), "syntax_error")
    assert (error.type, error.message, error.line) == ("LinkError", "`g` is used, but it is defined nowhere.", 4)


def test_no_message_holds_a_path_of_ours(sandbox_c):
    sources = [body("return"), "#include <math.h>\nint g(", body("return g();"), '#include "nothing"\n', "int f;"]
    for source in sources:
        error = failed(run(sandbox_c, source), "syntax_error")
        assert not any(word in error.message for word in ("/tmp", "/usr", "/toolchain", "/chainrule")), error


@pytest.mark.parametrize(("source", "kind"), [("int g;\n", "NoEntry"), (" \n", "EmptySource")])
def test_a_source_without_the_function_is_a_format_error(sandbox_c, source, kind):
    assert failed(run(sandbox_c, source), "format_error").type == kind


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        ("return *(volatile double *)0;", "read or wrote memory that is not its own"),
        ("volatile int zero = 0; return 7 / zero;", "divided a whole number by zero"),
        ("assert(n == 99); return 0;", "abort() ended the code"),
        ("volatile char *a = malloc(9); free((void *)a); free((void *)a); return a[0];", "abort() ended the code"),
        ("volatile char small[8]; memset((char *)small, 1, n * 20); return small[0];", "abort() ended the code"),
        ("__builtin_trap();", "a place that must not be reached"),
        ("exit(3);", "The process ended itself (exit code 3)"),
    ],
)
def test_a_crash_is_told_in_words_for_c(sandbox_c, statements, words):
    source = body(statements, "assert.h", "stdlib.h", "string.h")
    error = failed(run(sandbox_c, source), "runtime_error")
    assert words in error.message


@pytest.mark.parametrize(
    ("prototype", "statement", "words"),
    [
        (TWICE, "x[n] = 0;", "You wrote behind the end of `x`, which has 3 items."),
        (TWICE, "x[n + 30] = 0;", "You wrote behind the end of `x`, which has 3 items."),
        (TWICE, "x[-1] = 0;", "You wrote before the start of `x`."),
        ("int f(const double *x, size_t n)", "((double *)x)[1] = 0; return 0;", "You changed `x`, which is const."),
    ],
)
def test_a_write_next_to_an_array_is_told(sandbox_c, prototype, statement, words):
    source = f"#include <stddef.h>\n{prototype} {{ {statement} }}\n"
    result = run(sandbox_c, source, prototype)
    assert result.cases[0].outcome == "raised", result
    assert (result.cases[0].error.type, result.cases[0].error.message) == ("BadWrite", words)


QSORT = "static int o(const void *a, const void *b) { return a < b; }\n" + body("qsort((void *)x, n, 8, o); return 0;")


def test_a_forbidden_name_is_named_with_its_line(sandbox_c):
    policy = Policy(names=("qsort",), message="Sort by yourself.")
    source = QSORT.replace("static", "#include <stdlib.h>\nstatic", 1)
    error = failed(run(sandbox_c, source, policy=policy), "forbidden")
    assert (error.message, error.line) == ("Sort by yourself. (uses qsort)", 5)
    assert run(sandbox_c, source).outcome == "completed"


def test_a_forbidden_name_is_not_hidden_by_a_builtin_of_the_compiler(sandbox_c):
    source = body("return fabs(x[0]);", "math.h")
    assert failed(run(sandbox_c, source, policy=Policy(names=("fabs",))), "forbidden").line == 4
    assert run(sandbox_c, source, policy=Policy(names=("sqrt",))).outcome == "completed"


def test_a_loop_is_not_taken_for_a_forbidden_memcpy(sandbox_c):
    loops = "for (size_t i = 0; i < n; i++) y[i] = x[n - 1]; for (size_t i = 0; i < n; i++) x[i] = y[i];"
    source = f"#include <stddef.h>\nvoid f(double *restrict x, size_t n) {{ double y[64]; {loops} }}"
    result = run(sandbox_c, source, TWICE, policy=Policy(names=("memcpy", "memmove", "memset")))
    assert result.outcome == "completed"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (body('__asm__("nop"); return 0;'), "inline assembly"),
        (body("return (long)dlsym(0, 0);", "dlfcn.h"), "dlsym"),
        (body("return syscall(39);", "unistd.h"), "syscall"),
        ('#include "/dev/null"\n' + body("return 0;"), "no header of the C library"),
    ],
)
def test_what_leads_round_the_rules_is_always_refused_in_the_words_of_the_task(sandbox_c, source, words):
    error = failed(run(sandbox_c, source, policy=Policy(names=("qsort",), message="Do it by hand.")), "forbidden")
    assert error.message.startswith("Do it by hand. (uses ")
    assert words in error.message


def test_a_compiler_that_explodes_takes_nobody_along(sandbox_c):
    bomb = "#define A(x) x x x x x x x x x x\n#define B(x) A(A(x))\n#define C(x) B(B(x))\nint f = C(C(+1)) 0;\n"
    assert run(sandbox_c, bomb).outcome in ("memory_limit", "time_limit")
    assert run(sandbox_c, '#include "/dev/zero"\n').outcome in ("memory_limit", "time_limit")
    assert run(sandbox_c, body("return n;")).outcome == "completed"


def test_cases_and_reference_are_python_and_are_held_against_the_prototype(sandbox_c):
    reference = "def f(x, n):\n    return x.sum()\n"

    def prepared(case):
        files = {"reference.py": reference, "cases.py": f"import numpy as np\ndef cases(rng):\n    yield {case}\n"}
        return sandbox_c.prepare(files, entry=SUM, kind="function", seed=1, limits=Limits())

    case = '{"name": "one", "group": "g", "args": (np.ones(3), 3)}'
    assert decode(prepared(case).cases[0].expected).data == 3.0
    for wrong, words in (
        (case.replace("np.ones(3), 3", "np.ones(3),"), "f takes 2 arguments by position, not 1"),
        (case.replace("np.ones(3)", "[1.0]"), "`x` must be an array of float64, not a list"),
        (case.replace("np.ones(3)", "np.ones(3, int)"), "`x` must be an array of float64, not an array of int64"),
        (case.replace(", 3)}", ", -1)}"), "`n` must be a Python number that fits size_t, not -1"),
        (case.replace(", 3)}", ", 3.0)}"), "`n` must be a Python number that fits size_t, not 3.0"),
        (case.replace('"args"', '"kwargs": {"k": 1}, "args"'), "by position, not 2 and keywords"),
    ):
        with pytest.raises(TaskBroken) as caught:
            prepared(wrong)
        assert words in str(caught.value)
        assert "case 'one'" in str(caught.value)


def test_code_of_creators_runs_in_the_second_stage(sandbox_c):
    attempt = "    try:\n        os.fork()\n    except PermissionError:\n        return {'forked': False}\n"
    generator = f"import os\ndef draw(rng):\n{attempt}"
    assert sandbox_c.draw(generator, [1]) == [{"forked": False}]


def test_the_server_tells_both_stages_and_the_compiler(sandbox_c):
    info = sandbox_c.info()
    assert info.profile == "c"
    assert info.versions["gcc"].split(".")[0].isdigit()
    assert info.layers["compiler"].startswith("active: gcc compiles")
    assert info.layers["seccomp"].startswith("active: ")


def test_inputs_that_do_not_fit_are_no_crash(sandbox_c):
    result = run(sandbox_c, body("return n;"), inputs=[encode(((1.0, 3), {}))])
    assert (result.cases[0].outcome, result.cases[0].error.type) == ("raised", "TypeError")


def test_a_name_that_libc_knows_by_another_is_found(sandbox_c):
    source = body('double y = n; return sscanf("1", "%lf", &y);', "stdio.h")
    error = failed(run(sandbox_c, source, policy=Policy(names=("sscanf",))), "forbidden")
    assert (error.message, error.line) == ("The task forbids this. (uses sscanf)", 4)
    assert run(sandbox_c, source, policy=Policy(names=("scanf",))).outcome == "completed"


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("items[0] = *(volatile double *)1;", "Memory that is not the code's own was read or written"),
        ("volatile int no = 0; items[0] = 7 / no;", "A whole number was divided by zero"),
        ("abort();", "abort() ended the code"),
        ("items[n] = 1;", "Something was written outside an array"),
    ],
)
def test_a_crash_in_a_hidden_case_is_diagnosed_without_its_message(sandbox_c, statement, words):
    source = f"""
        #include <stdlib.h>
        size_t scale(double *items, size_t n, double factor) {{
            if (n == 33) {{ {statement} }}
            for (size_t i = 0; i < n; i++) items[i] *= factor;
            return n;
        }}
    """
    report = judge(with_toml(), textwrap.dedent(source).encode(), sandbox=sandbox_c, seed=1)
    assert report.verdict in ("runtime_error", "partial")
    (failing,) = [case for case in report.cases if case.outcome not in ("accepted", "not_run")]
    assert failing.visibility == "hidden"
    assert failing.detail.error.message == ""
    assert report.diagnosis.text.startswith(words)


@pytest.mark.skipif(os.geteuid() != 0, reason="runs as an ordinary user already")
def test_it_works_for_an_ordinary_user(tmp_path):
    options = ("--socket-mode", "666", "--slots", "1")
    with serving("c", tmp_path / "run", *options, prefix=ordinary_user(tmp_path)) as server:
        assert "WARNING: layer uid_per_cell missing" in server.log
        assert decode(run(server.sandbox, body("return n;")).cases[0].value) == 3.0
        attempt = body('return fork() + execve("/toolchain/as", 0, 0);', "unistd.h")
        assert decode(run(server.sandbox, attempt).cases[0].value) == -2.0


def test_without_control_groups_a_compiler_that_explodes_is_stopped(tmp_path):
    with serving("c", tmp_path, "--cgroups", "off", "--slots", "1") as server:
        assert run(server.sandbox, '#include "/dev/zero"\n').outcome == "memory_limit"
        assert run(server.sandbox, body("return n;")).outcome == "completed"

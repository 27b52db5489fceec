"""What a task forbids: on the parsed source, and while the code runs."""

import ast

import pytest

from sandbox.child.errors import OperationError
from sandbox.child.rules import check_source
from sandbox.policy import Policy
from tests.sandbox.running import array, call, run, values

SOFTMAX = Policy(
    imports=("scipy",),
    names=("np.linalg.inv", "torch.nn", "torch.softmax", ".softmax", "sorted"),
    message="Write the softmax itself.",
)


@pytest.mark.parametrize(
    ("source", "use"),
    [
        ("import scipy", "import scipy"),
        ("import scipy.special as s", "import scipy.special"),
        ("from scipy.special import softmax", "from scipy.special import softmax"),
        ("import numpy as np\nnp.linalg.inv(x)", "numpy.linalg.inv"),
        ("import numpy\nnumpy.linalg.inv", "numpy.linalg.inv"),
        ("import numpy.linalg as la\nla.inv(x)", "numpy.linalg.inv"),
        ("from numpy import linalg\nlinalg.inv(x)", "numpy.linalg.inv"),
        ("from numpy.linalg import inv as i", "from numpy.linalg import inv"),
        ("from numpy.linalg import *", "from numpy.linalg import *"),
        ("import numpy as np\nla = np.linalg\nla.inv(x)", "numpy.linalg.inv"),
        ("def f():\n    from torch import nn", "from torch import nn"),
        ("import torch\ntorch.nn.functional.softmax(x)", "torch.nn.functional.softmax"),
        ("import torch.nn.functional as F", "import torch.nn.functional"),
        ("def f(x):\n    return x.softmax(-1)", ".softmax"),
        ("def f(x):\n    return getattr(x, 'softmax')(-1)", "'softmax'"),
        ("def f(x):\n    return sorted(x)", "sorted"),
        ("import importlib", "import importlib"),
        ("__import__('scipy')", "__import__"),
        ("eval('1')", "eval"),
        ("import sys\nsys.modules['torch']", "sys.modules"),
        ("import numpy.linalg._umath_linalg", "import numpy.linalg._umath_linalg"),
        ("import torch\ntorch._C._nn", "torch._C._nn"),
        ("import numpy as np\nnp.linalg.__dict__", ".__dict__"),
    ],
)
def test_it_finds_the_forbidden_use_and_says_what_is_asked(source, use):
    with pytest.raises(OperationError) as caught:
        check_source(ast.parse(source), SOFTMAX)
    assert caught.value.outcome == "forbidden"
    assert caught.value.message == f"Write the softmax itself. (uses {use})"
    assert caught.value.line == len(source.splitlines())


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\ndef softmax(x):\n    e = np.exp(x - x.max())\n    return e / e.sum()",
        "import numpy as np\nnp.linalg.norm(x)\nnp.linalg.invert_nothing",
        "def sorted(x):\n    return x\nsorted([1])",
        "class A:\n    def __init__(self):\n        self.x = 1\n    def f(self):\n        return super().__repr__()",
        "import torch\ntorch.nnx = 1",
        "'a text about softmax and torch.nn'",
        "names = {'softmax': 1}",
        "import math\nmath.exp(1)",
    ],
)
def test_it_lets_honest_sources_pass(source):
    check_source(ast.parse(source), SOFTMAX)


def test_it_answers_forbidden_before_anything_ran(sandbox_numpy):
    result = run(sandbox_numpy, "print('ran')\nimport scipy\ndef f(x): return 0\n", policy=SOFTMAX)
    assert (result.outcome, result.error.line, result.prints) == ("forbidden", 2, "")
    assert result.error.message == "Write the softmax itself. (uses import scipy)"


@pytest.mark.parametrize(
    "body",
    [
        "return getattr(np.linalg, 'in' + 'v')(np.eye(2))",
        "import functools\n    return functools.reduce(getattr, ['linalg', 'inv'], np)(np.eye(2))",
        "import operator\n    return operator.attrgetter('linalg.inv')(np)(np.eye(2))",
        "try:\n        return getattr(np.linalg, 'in' + 'v')(np.eye(2))\n    except BaseException:\n        return 0",
        "return getattr(np.linalg, '_umath' + '_linalg')",
    ],
)
def test_it_refuses_a_forbidden_name_that_is_reached_at_run_time(sandbox_numpy, body):
    result = run(sandbox_numpy, f"import numpy as np\ndef f(x):\n    {body}\n", policy=SOFTMAX)
    assert (result.outcome, result.cases[0].outcome) == ("forbidden", "forbidden"), result
    assert "Write the softmax itself." in result.error.message


def test_numpys_own_c_code_may_look_a_forbidden_name_up(sandbox_numpy):
    """`np.multiply.outer` asks for numpy.matrix; a refusal there would end the process in NumPy's C code."""
    source = "import numpy as np\n\n\ndef f(x):\n    return np.multiply.outer(x, x)\n"
    done = run(sandbox_numpy, source, [call(array(1.0, 2.0))], policy=Policy((), ("np.matrix",), "Use arrays."))
    assert values(done)[0].data.tolist() == [[1.0, 2.0], [2.0, 4.0]]


def test_the_library_itself_may_use_what_the_learner_may_not(sandbox_numpy):
    policy = Policy(names=("np.linalg.svd", "np.sqrt"))
    source = "import numpy as np\ndef f(x):\n    return float(np.linalg.matrix_rank(np.eye(3))) + float(np.std(x))\n"
    assert run(sandbox_numpy, source, policy=policy).outcome == "completed"


TENSOR = [call(array(1.0, 2.0, kind="tensor", dtype="float32"))]


@pytest.mark.parametrize(
    "body",
    [
        "from torch import nn; return nn.functional.relu(x)",
        "return getattr(torch, 'n' + 'n').functional.relu(x)",
        "m = 'soft' + 'max'; return getattr(x, m)(-1)",
        "return getattr(torch, 'soft' + 'max')(x, -1)",
    ],
)
def test_torch_names_and_methods_are_refused(sandbox_torch, body):
    result = run(sandbox_torch, f"import torch\ndef f(x):\n    {body}\n", TENSOR, policy=SOFTMAX)
    assert result.outcome == "forbidden", result


NO_AUTOGRAD = Policy(names=("torch.autograd", ".backward"), message="Compute the gradients by hand.")


@pytest.mark.parametrize(
    "body",
    [
        "x.requires_grad_(); (x * x).sum().backward(); return x.grad",
        "x.requires_grad_(); y = (x * x).sum(); getattr(y, 'back' + 'ward')(); return x.grad",
        "x.requires_grad_(); return torch.autograd.grad((x * x).sum(), x)[0]",
        "x.requires_grad_(); return getattr(torch, 'auto' + 'grad').grad((x * x).sum(), x)[0]",
        "return torch.func.grad(lambda y: (y * y).sum())(x)",
    ],
)
def test_no_autograd_means_no_road_to_it(sandbox_torch, body):
    result = run(sandbox_torch, f"import torch\ndef f(x):\n    {body}\n", TENSOR, policy=NO_AUTOGRAD)
    assert result.outcome == "forbidden", result
    assert "Compute the gradients by hand." in result.error.message


def test_tensors_still_compute_under_a_policy(sandbox_torch):
    source = """
    import torch
    def f(x):
        x = x - x.max(-1, keepdim=True).values
        e = x.exp()
        return (e / e.sum(-1, keepdim=True)).sum().item()
    """
    result = run(sandbox_torch, source, TENSOR, policy=SOFTMAX)
    assert result.outcome == "completed", result
    assert values(result)[0] == pytest.approx(1.0)


def test_autograd_works_where_it_is_not_forbidden(sandbox_torch):
    source = "import torch\ndef f(x):\n    x.requires_grad_(); (x * x).sum().backward(); return x.grad\n"
    assert values(run(sandbox_torch, source, TENSOR))[0].data.tolist() == [2.0, 4.0]

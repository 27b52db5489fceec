"""torch._dynamo is imported only for those who compile. Each test needs a process of its own."""

import subprocess
import sys
import textwrap

import pytest

HEAD = """
import sys
import torch
from sandbox.server.lazy_dynamo import install
install()
def imported():
    return "torch._dynamo.eval_frame" in sys.modules
x = torch.ones(3, requires_grad=True)
"""
PLAIN = {
    "an optimiser and its schedule": """
        optimiser = torch.optim.AdamW([x])
        schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 0.5)
        for _ in range(2):
            optimiser.zero_grad(); (x ** 2).sum().backward(); optimiser.step(); schedule.step()
        assert optimiser.state_dict()["state"][0]["step"] == 2
        assert (x < 1).all()
    """,
    "function transforms": """
        from torch.func import grad, hessian, vmap
        assert vmap(grad(lambda v: (v ** 2).sum()))(torch.ones(2, 3)).tolist() == [[2.0] * 3] * 2
        assert hessian(lambda v: (v ** 3).sum())(torch.ones(2)).tolist() == [[6.0, 0.0], [0.0, 6.0]]
    """,
    "modules and functions of one's own": """
        class Double(torch.autograd.Function):
            @staticmethod
            def forward(ctx, v): return 2 * v
            @staticmethod
            def backward(ctx, g): return 2 * g
        Double.apply(x).sum().backward()
        assert x.grad.tolist() == [2.0] * 3
        torch.nn.TransformerEncoderLayer(4, 2)(torch.ones(3, 1, 4))
    """,
}
REAL = {
    "torch.compile": "assert torch.compile(lambda v: 2 * v, backend='eager')(x).tolist() == [2.0] * 3",
    "an import from the package": "import torch._dynamo.config as config; assert config.__name__.endswith('config')",
    "a look at it": "import torch._dynamo; assert torch._dynamo.is_compiling() is False",
    "checkpointing": """
        from torch.utils.checkpoint import checkpoint
        checkpoint(torch.exp, x, use_reentrant=False).sum().backward()
        assert torch.allclose(x.grad, torch.exp(x))
    """,
}


def carried_out(code: str, imported: bool) -> None:
    code = f"{HEAD}{textwrap.dedent(code)}\nassert imported() is {imported}\n"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("code", PLAIN.values(), ids=PLAIN)
def test_what_compiles_nothing_does_not_import_it(code):
    carried_out(code, imported=False)


@pytest.mark.parametrize("code", REAL.values(), ids=REAL)
def test_whoever_wants_the_real_one_gets_it(code):
    carried_out(code, imported=True)

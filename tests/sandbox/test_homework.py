"""The homework of the lecture notes, in the real sandbox: the rules it is bound to, and a curve to look at."""

from pathlib import Path

import pytest

from sandbox.judge import judge
from sandbox.package import TaskPackage

CODE = Path(__file__).resolve().parents[2] / "catalogue/networks/mnist-two-layer/code"
NUMPY, GPU = (TaskPackage.from_folder(CODE / name) for name in ("train-digits", "train-digits-gpu"))


def test_both_have_the_published_target_for_mnist_and_one_thread_for_two_minutes():
    for package in (NUMPY, GPU):
        assert dict(package.spec.data.error_rates) == {"mnist": 0.016, "uci": 0.027}
        assert (package.spec.limits.cpu_s, package.spec.limits.wall_s, package.spec.kind) == (120, 120, "training")
    assert (GPU.spec.profile, GPU.spec.gpu) == ("torch-gpu", "preferred")


def test_the_reference_reaches_the_target_and_draws_a_curve(sandbox_numpy):
    report = judge(NUMPY, NUMPY.reference.encode(), sandbox=sandbox_numpy, seed=11)
    assert report.verdict == "accepted", report
    first = report.cases[0]
    assert first.name == "UCI digits: 1,347 training images, 450 test images"
    assert "(target ≤ 2.70 %)" in first.detail.message
    losses = [point.loss for point in report.curve if point.case == first.name]
    assert len(losses) >= 10
    assert losses[-1] < losses[0] / 10


TENSORS = "import torch\ndef train_digits(X, y, X_test, seed):\n    {}\n"


@pytest.mark.parametrize(
    "body",
    [
        "w = torch.zeros(2, requires_grad=True); w.sum().backward(); return y",
        "w = torch.zeros(2).requires_grad_(); return torch.autograd.grad(w.sum(), w)",
        "return torch.func.grad(lambda w: w.sum())(torch.zeros(2))",
        "return torch.nn.Linear(784, 10)(X.flatten(1).float())",
        "from torch.optim import SGD; return y",
    ],
)
def test_autograd_and_ready_made_layers_are_forbidden(sandbox_torch, body):
    report = judge(GPU, TENSORS.format(body).encode(), sandbox=sandbox_torch, seed=1)
    assert report.verdict == "forbidden", report
    assert "Write the gradients by hand" in report.error.message


def test_numpy_means_numpy_alone(sandbox_numpy):
    report = judge(
        NUMPY, b"import sklearn\ndef train_digits(X, y, X_test, seed): pass\n", sandbox=sandbox_numpy, seed=1
    )
    assert report.verdict == "forbidden"


def test_the_tensors_reach_the_target_too(sandbox_torch):
    report = judge(GPU, GPU.reference.encode(), sandbox=sandbox_torch, seed=12)
    assert report.verdict == "accepted", report

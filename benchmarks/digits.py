"""Error rates of solutions of `train-digits` on the digits of this machine, over several seeds, on one CPU thread.

    python -m benchmarks.digits [FILE…] [--seeds 30]

Without files: the task's reference, its right solutions, one that must miss the target (a single epoch), and what a
network without a hidden layer gets at several rates and lengths. They run in this process: give it files you trust.
"""

import argparse
import os
import time
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402  it reads the limits above when it is imported

from sandbox.datasets.shelf import default_data_dir, find  # noqa: E402  it imports NumPy

TASK = Path(__file__).resolve().parents[1] / "catalogue/networks/mnist-two-layer/code/train-digits"
USUAL = tuple(TASK / name for name in ("reference.py", "right/adam.py", "right/plain_sgd.py", "wrong/one_epoch.py"))
RATES, EPOCHS, LINEAR_SEEDS = (0.03, 0.1, 0.3), (30, 100, 200), 4


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.digits")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seeds", type=int, default=30)
    options = parser.parse_args()
    data = find("digits", default_data_dir())
    print(f"{data.version}: {len(data.train_labels):,} training and {len(data.test_labels):,} test images")
    print(f"{'error rate, %':24}{'mean':>7}{'least':>7}{'most':>7}{'CPU s':>8}")
    for file in options.files or USUAL:
        rates, seconds = zip(*(trained(_entry(file), data, seed) for seed in range(options.seeds)), strict=True)
        numbers = "".join(f"{100 * rate:7.2f}" for rate in (np.mean(rates), min(rates), max(rates)))
        print(f"{file.name:24}{numbers}{np.mean(seconds):8.2f}", flush=True)
    if not options.files:
        _print_linear(data)


def _print_linear(data: Any) -> None:
    for rate, epochs in product(RATES, EPOCHS):
        runs = [trained(partial(linear, rate=rate, epochs=epochs), data, seed) for seed in range(LINEAR_SEEDS)]
        rates = [100 * wrong for wrong, _ in runs]
        numbers = "".join(f"{number:7.2f}" for number in (np.mean(rates), min(rates), max(rates)))
        print(f"{f'linear, {rate}, {epochs} epochs':24}{numbers}{np.mean([s for _, s in runs]):8.2f}", flush=True)


def linear(images: Any, labels: Any, tests: Any, seed: int, *, rate: float, epochs: int) -> Any:
    """Softmax regression: batches of 32, a rate that falls to 0. The predicted labels of `tests`."""
    rng, n = np.random.default_rng(seed), len(images)
    rows, truth = images.reshape(n, -1) / 255.0, np.eye(10)[labels]
    weights, bias = np.zeros((rows.shape[1], 10)), np.zeros(10)
    for epoch in range(epochs):
        for batch in np.array_split(rng.permutation(n), -(-n // 32)):
            z = rows[batch] @ weights + bias
            p = np.exp(z - z.max(axis=1, keepdims=True))
            error = (p / p.sum(axis=1, keepdims=True) - truth[batch]) * (rate * (1 - epoch / epochs) / len(batch))
            weights, bias = weights - rows[batch].T @ error, bias - error.sum(axis=0)
    return (tests.reshape(len(tests), -1) / 255.0 @ weights + bias).argmax(axis=1)


def trained(entry: Callable[..., Any], data: Any, seed: int) -> tuple[float, float]:
    """The share of test images that are wrong, and the CPU seconds of training and predicting."""
    since = time.process_time()
    predicted = entry(data.train_images, data.train_labels, data.test_images, seed)
    return float(np.mean(predicted != data.test_labels)), time.process_time() - since


def _entry(file: Path) -> Callable[..., Any]:
    namespace: dict[str, Any] = {"__name__": "solution"}
    exec(compile(file.read_text(), str(file), "exec"), namespace)
    found: Callable[..., Any] = namespace["train_digits"]
    return found


if __name__ == "__main__":
    main()

import torch


def cases(rng):
    one = torch.tensor([[1.0, 0.0], [0.0, 1.0]])
    yield {"name": "two tokens", "group": "Shown", "args": (one, one, 2.0 * one), "kwargs": {}}
    for size in (3, 5):
        drawn = (torch.from_numpy(rng.normal(0.0, 1.0, (size, 4))) for _ in range(2))
        v = torch.from_numpy(rng.normal(700.0, 90.0, (size, 4)))
        yield {"name": f"fresh {size}", "group": "Hidden", "args": (*drawn, v), "kwargs": {}}

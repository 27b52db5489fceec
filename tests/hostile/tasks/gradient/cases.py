import torch


def cases(rng):
    x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    shown = (torch.tensor([1.0, -1.0]), x, torch.tensor([0.0, 1.0]))
    yield {"name": "two rows", "group": "Shown", "args": shown, "kwargs": {}}
    for size in (3, 7):
        w, x = torch.from_numpy(rng.normal(size=4)), torch.from_numpy(rng.normal(30.0, 9.0, (size, 4)))
        fresh = (w, x, torch.from_numpy(rng.normal(500.0, 9.0, size)))
        yield {"name": f"fresh {size}", "group": "Hidden", "args": fresh, "kwargs": {}}

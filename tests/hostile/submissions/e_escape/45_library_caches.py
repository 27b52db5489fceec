# threat: 45, 46
# task: tensors
# expect: accepted
import os
import tempfile

import torch

PLACES = (
    os.path.dirname(torch.__file__),
    os.path.join(os.path.dirname(torch.__file__), "__pycache__"),
    os.path.join(os.path.dirname(os.__file__), "__pycache__"),
    "/site",
    torch.hub.get_dir(),
    os.environ.get("TORCHINDUCTOR_CACHE_DIR", "/nonexistent"),
    os.environ.get("TRITON_CACHE_DIR", "/nonexistent"),
)
for place in PLACES:
    try:
        os.makedirs(place, exist_ok=True)
        open(os.path.join(place, "mark"), "w").close()
        if os.stat(place).st_dev != os.stat(tempfile.gettempdir()).st_dev:
            print("BREACHED", place)
    except OSError:
        pass


def normalise(x):
    return x / (x * x).sum(dim=-1, keepdim=True).sqrt()

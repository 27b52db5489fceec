# task: softmax
# expect: accepted
import json
import logging
import tempfile
import warnings
from pathlib import Path

import numpy as np

logging.basicConfig(level=logging.INFO)
log = logging.getLogger(__name__)


def softmax(x):
    warnings.warn("only a warning", stacklevel=2)
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    p = e / e.sum(axis=-1, keepdims=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "p.json")
        path.write_text(json.dumps(p.tolist()))
        np.save(Path(folder, "p.npy"), p)
        log.info("saved %d bytes", path.stat().st_size)
        return np.load(Path(folder, "p.npy"))

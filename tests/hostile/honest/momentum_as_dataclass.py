# task: momentum
# expect: accepted
from collections import deque
from dataclasses import dataclass, field

import numpy as np


@dataclass(eq=False)
class Momentum:
    lr: float
    beta: float
    seen: deque = field(default_factory=deque)

    def step(self, w: np.ndarray, g: np.ndarray) -> np.ndarray:
        self.seen.appendleft(g)
        return w - self.lr * sum(self.beta**age * old for age, old in enumerate(self.seen))

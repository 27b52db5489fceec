import numpy as np


def cross_entropy(logits, targets, ignore_index=None):
    """(mean cross-entropy, its gradient with respect to the logits)."""
    # 1. float64, and the rows that count
    # 2. log-softmax of each row, with the row's maximum taken out
    # 3. the mean of -log p of the right classes, and its gradient
    raise NotImplementedError("cross_entropy is still to be written")

# task: softmax
# expect: accepted
import numpy as np
from numpy import exp, log


def log_sum_exp(x):
    top = x.max(axis=-1, keepdims=True)
    return top + log(exp(x - top).sum(axis=-1, keepdims=True))


softmax = lambda x: exp(x - log_sum_exp(x))

# threat: 7, 12
# task: softmax
# expect: wrong_answer,format_error,runtime_error,memory_limit,output_limit
import numpy as np


def softmax(x):
    return np.lib.stride_tricks.as_strided(x, (10**6,), (-4096,))

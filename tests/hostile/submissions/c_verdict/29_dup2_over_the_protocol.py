# threat: 29
# task: softmax
# expect: time_limit,runtime_error,output_limit
import os


def softmax(x):
    os.dup2(1, 3)
    return x

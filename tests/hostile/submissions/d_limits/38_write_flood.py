# threat: 38
# task: softmax
# expect: output_limit
import os


def softmax(x):
    while True:
        os.write(2, b"\x00" * 65536)

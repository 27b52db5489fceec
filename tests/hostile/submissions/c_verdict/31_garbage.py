# threat: 31
# task: softmax
# expect: format_error
import os


def softmax(x):
    os.write(3, os.urandom(4096).replace(b"\x17", b"\xff").replace(b"\x18", b"\xff"))
    os.write(3, b"\xff" * 4096)
    return x

# threat: 29
# task: softmax
# expect: runtime_error
import io
import sys


class Stream(io.StringIO):
    def flush(self):
        raise SystemExit(0)

    def write(self, text):
        raise KeyboardInterrupt


def softmax(x):
    sys.stdout = sys.stderr = sys.__stdout__ = Stream()
    return x

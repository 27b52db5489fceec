# threat: 24
# task: softmax
# expect: runtime_error
import os
import signal


def softmax(x):
    os.kill(os.getpid(), signal.SIGKILL)
    os.kill(-1, signal.SIGKILL)
    os.abort()
    return x

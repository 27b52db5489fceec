# threat: 28, 31
# task: softmax
# expect: format_error,wrong_answer,runtime_error
import os
import threading
import time


def shout():
    while True:
        try:
            os.write(3, b"\x17\x00\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00\x00" + b"\x00" * 8)
        except OSError:
            return
        time.sleep(0.0005)


def softmax(x):
    threading.Thread(target=shout, daemon=True).start()
    time.sleep(0.02)
    return x

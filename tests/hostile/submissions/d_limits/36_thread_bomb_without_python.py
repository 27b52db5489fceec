# threat: 36
# task: softmax
# expect: wrong_answer,runtime_error
import _thread
import time


def softmax(x):
    started = 0
    for _ in range(2000):
        try:
            _thread.start_new_thread(time.sleep, (60,))
            started += 1
        except RuntimeError:
            break
    if started > 300:
        print("BREACHED", started)
    return x

# threat: 10, 28
# task: softmax
# expect: wrong_answer,format_error,time_limit,memory_limit,runtime_error
import threading
import time

result = [0.5, 0.5]


def grow():
    while len(result) < 10**5:
        result.append(0.5)
        time.sleep(0)


def softmax(x):
    threading.Thread(target=grow, daemon=True).start()
    return result

# threat: 10, 28
# task: softmax
# expect: format_error,time_limit
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

# threat: 36
# task: softmax
# expect: runtime_error,time_limit
import threading
import time


def bomb():
    while True:
        threading.Thread(target=bomb, daemon=True).start()
        time.sleep(0.001)


def softmax(x):
    for _ in range(10**4):
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    return x

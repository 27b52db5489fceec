# threat: 35
# task: softmax
# expect: time_limit
import hashlib
import threading

DATA = bytes(1 << 20)


def burn():
    while True:
        hashlib.sha256(DATA).digest()


def softmax(x):
    for _ in range(6):
        threading.Thread(target=burn, daemon=True).start()
    burn()

# threat: 32, 37
# task: softmax
# expect: wrong_answer
import os

for number in range(64):
    try:
        with open(f"/tmp/sparse{number}", "wb") as file:
            os.truncate(file.fileno(), 2**44)
            print("BREACHED: a sparse file of 16 TiB")
    except OSError:
        pass


def softmax(x):
    return x

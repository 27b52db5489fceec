# threat: 39
# task: softmax
# expect: runtime_error
HELD = []


def softmax(x):
    while True:
        HELD.append(open("/dev/null"))

# threat: 37, 39
# task: softmax
# expect: wrong_answer
import fcntl
import os


def softmax(x):
    held = 0
    try:
        while True:
            reader, writer = os.pipe()
            try:
                fcntl.fcntl(writer, 1031, 1 << 20)
                print("BREACHED: a larger pipe")
            except OSError:
                pass
            os.set_blocking(writer, False)
            held += os.write(writer, bytes(1 << 16))
    except OSError:
        pass
    if held > 1 << 25:
        print("BREACHED", held)
    return x

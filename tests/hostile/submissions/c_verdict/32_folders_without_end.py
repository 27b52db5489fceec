# threat: 32, 38
# task: softmax
# expect: wrong_answer
import os

name = "n" * 250
try:
    while True:
        os.mkdir(name)
        os.chdir(name)
except OSError as error:
    print(error.errno)
for odd in (b"\xff\xfe", b"-rf", b"*", b"$(touch x)", b"a\nb", b"..\\.."):
    try:
        os.mkdir(odd, 0o000)
    except OSError:
        pass


def softmax(x):
    return x

# threat: 13, 20
# task: softmax
# expect: runtime_error
import traceback


class Teller(Exception):
    def __str__(self):
        return "".join(traceback.format_stack()) + repr([f.f_locals for f, _ in traceback.walk_stack(None)])[:1000]


def softmax(x):
    raise Teller

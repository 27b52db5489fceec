# threat: 31
# task: softmax
# expect: format_error
import pickle


class Bomb:
    def __reduce__(self):
        return open, (KNOWN["mark"], "w")


def softmax(x):
    return pickle.dumps(Bomb())

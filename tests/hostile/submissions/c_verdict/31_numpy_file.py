# threat: 31
# task: softmax
# expect: format_error
import io

import numpy as np


class Bomb:
    def __reduce__(self):
        return open, (KNOWN["mark"], "w")


def softmax(x):
    file = io.BytesIO()
    np.save(file, np.array([Bomb()], dtype=object), allow_pickle=True)
    return file.getvalue()

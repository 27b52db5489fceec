# threat: 31
# task: tensors
# expect: format_error
import io

import torch


class Bomb:
    def __reduce__(self):
        return open, (KNOWN["mark"], "w")


def normalise(x):
    file = io.BytesIO()
    torch.save({"weights": Bomb()}, file)
    return file.getvalue()

# threat: 4
# task: loss
# expect: runtime_error
import builtins


def loss(p, y):
    for name in ("isinstance", "abs", "all", "any", "len", "type", "float", "bool", "max", "min", "sum"):
        setattr(builtins, name, lambda *args, **kwargs: True)
    return 0.0

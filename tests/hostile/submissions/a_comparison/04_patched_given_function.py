# threat: 4
# task: order
# expect: wrong_answer
import gc
import sys


def arrange(names, weight):
    """All weights are made 0 here: the checker weighs with scales of its own."""
    for cell in weight.__closure__ or ():
        if isinstance(cell.cell_contents, dict):
            cell.cell_contents.update(dict.fromkeys(cell.cell_contents, 0.0))
    weight.__globals__["scales"] = lambda names, numbers: lambda name: 0.0
    for module in list(sys.modules.values()) + [thing for thing in gc.get_objects() if isinstance(thing, dict)]:
        space = module if isinstance(module, dict) else vars(module)
        if "check" in space:
            space["check"] = lambda *args, **kwargs: None
    assert weight(names[0]) == 0.0
    return sorted(names, key=weight)

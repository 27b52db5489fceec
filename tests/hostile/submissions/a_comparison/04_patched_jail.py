# threat: 4, 31
# task: softmax
# expect: format_error
import sys

for name, module in list(sys.modules.items()):
    if name.startswith("sandbox"):
        for attribute in list(vars(module)):
            if attribute in ("grade", "compare_entries", "from_native", "violation", "check_source"):
                setattr(module, attribute, lambda *args, **kwargs: None)


def softmax(x):
    return x * 0

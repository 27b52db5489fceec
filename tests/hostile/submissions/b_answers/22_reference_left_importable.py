# threat: 22, 48
# task: softmax
# expect: runtime_error
try:
    from reference import softmax as stolen
except ImportError:
    stolen = None
try:
    from cases import cases
except ImportError:
    cases = None
if stolen or cases:
    print("BREACHED")


def softmax(x):
    return stolen(x)

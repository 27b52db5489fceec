# threat: 20
# task: softmax
# expect: runtime_error
def softmax(x):
    try:
        raise ValueError(x.tolist())
    except ValueError as error:
        error.add_note(repr(x.tolist()))
        raise type("V" + repr(float(x.max())).replace(".", "_"), (Exception,), {})(x.tolist()) from error

# threat: 7
# task: softmax
# expect: format_error
def softmax(x):
    return x.astype("U64")

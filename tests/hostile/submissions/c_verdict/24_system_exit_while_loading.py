# threat: 24
# task: softmax
# expect: runtime_error
def softmax(x):
    return x


raise SystemExit(0)

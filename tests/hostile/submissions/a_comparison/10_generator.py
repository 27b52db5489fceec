# threat: 10
# task: softmax
# expect: format_error
def softmax(x):
    return (value for value in x)

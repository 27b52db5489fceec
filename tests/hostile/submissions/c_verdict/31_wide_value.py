# threat: 31, 40
# task: softmax
# expect: format_error
def softmax(x):
    result = [1.0, 2.0]
    for _ in range(40):
        result = [result, result]
    return result

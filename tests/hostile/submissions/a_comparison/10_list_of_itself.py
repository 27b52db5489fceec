# threat: 10, 31
# task: softmax
# expect: format_error
def softmax(x):
    result = []
    result.append(result)
    return result

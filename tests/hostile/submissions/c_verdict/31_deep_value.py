# threat: 31, 40
# task: softmax
# expect: format_error
def softmax(x):
    result = []
    for _ in range(100_000):
        result = [result]
    return result

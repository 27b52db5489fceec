# threat: 40
# task: softmax
# expect: time_limit,memory_limit
def softmax(x):
    return 10 ** (10**9)

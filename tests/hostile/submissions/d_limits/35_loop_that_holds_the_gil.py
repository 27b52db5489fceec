# threat: 35
# task: softmax
# expect: time_limit
def softmax(x):
    return sum(range(10**15))

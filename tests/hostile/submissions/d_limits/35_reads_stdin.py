# threat: 35
# task: softmax
# expect: runtime_error
def softmax(x):
    return input("what is the answer? ")

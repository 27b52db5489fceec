# threat: 40
# task: softmax
# expect: wrong_answer
def softmax(x):
    return x


BIG = "x" * (2**4) * 3 ** 60 if False else 0

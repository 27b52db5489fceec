# threat: 34
# task: softmax
# expect: wrong_answer
def softmax(x):
    try:
        raise MemoryError
    except BaseException:
        pass
    return x

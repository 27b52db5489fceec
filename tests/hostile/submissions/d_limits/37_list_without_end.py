# threat: 37
# task: softmax
# expect: memory_limit
def softmax(x):
    hoard = []
    while True:
        hoard.append(bytearray(1 << 20))

# threat: 37, 32
# task: softmax
# expect: runtime_error
def softmax(x):
    with open("/tmp/big", "wb") as file:
        while True:
            file.write(bytes(1 << 20))

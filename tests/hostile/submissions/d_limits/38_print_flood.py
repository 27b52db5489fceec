# threat: 38
# task: softmax
# expect: output_limit
def softmax(x):
    while True:
        print("x" * 10_000)

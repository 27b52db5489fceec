# threat: 38
# task: softmax
# expect: runtime_error
def softmax(x):
    for number in range(10**6):
        open(f"/tmp/{number}", "w").close()

# threat: 33
# task: softmax
# expect: runtime_error
# leaks: \u001b, \u202e
def softmax(x):
    name = "<img src=x onerror=alert(1)>\x1b[2J\u202e"
    raise type(name, (Exception,), {})("<script>alert(1)</script>\x1b[31m\u202e")

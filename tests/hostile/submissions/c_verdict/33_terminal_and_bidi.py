# threat: 33
# task: softmax
# expect: wrong_answer
# leaks: \u001b, \u202e, \u009b, \u0000
def softmax(x):
    print("\x1b[2J\x1b]0;title\x07\x1b[31mred\x9b31m \u202egnp.exe \u2066 \x00 \x08\x08\x08 \u200b")
    return x

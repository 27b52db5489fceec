# threat: 40
# task: softmax
# expect: syntax_error
# append: b"def softmax(x):\n    return x\x00\n"

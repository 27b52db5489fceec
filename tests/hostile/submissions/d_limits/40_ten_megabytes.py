# threat: 40
# task: softmax
# expect: format_error
# append: b"# " + b"x" * 10_000_000 + b"\ndef softmax(x):\n    return x\n"

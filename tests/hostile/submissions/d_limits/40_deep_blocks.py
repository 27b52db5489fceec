# threat: 40
# task: softmax
# expect: syntax_error
# append: b"".join(b" " * i + b"if 1:\n" for i in range(500))

# threat: 40
# task: softmax
# expect: syntax_error
# append: b"x = " + b"-" * 200_000 + b"1\n"

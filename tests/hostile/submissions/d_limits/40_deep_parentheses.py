# threat: 40
# task: softmax
# expect: syntax_error
# append: b"x = " + b"(" * 100_000 + b")" * 100_000

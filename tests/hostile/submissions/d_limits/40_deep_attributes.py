# threat: 40
# task: softmax
# expect: syntax_error
# append: b"x = 1" + b".real" * 40_000

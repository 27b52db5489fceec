# threat: 40
# task: softmax
# expect: syntax_error
# append: b"x = " + b"f'{" * 2000 + b"1" + b"}'" * 2000

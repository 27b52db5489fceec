# threat: 40
# task: softmax
# expect: syntax_error
# append: "def softmax(x):\n    return 'größe'\n".encode("utf-16")

# threat: 40
# task: softmax
# expect: memory_limit,time_limit
# append: b"\nx = [" + b"1," * 100_000 + b"]\ndef softmax(x):\n    return x\n"

# threat: 40
# task: softmax
# expect: memory_limit,time_limit
# append: b"\n" + b"a=1\n" * 60_000 + b"\ndef softmax(x):\n    return x\n"

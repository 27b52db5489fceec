# threat: 40
# task: softmax
# expect: wrong_answer,time_limit,memory_limit
# append: b"\n" + b"a=1\n" * 60_000 + b"\ndef softmax(x):\n    return x\n"

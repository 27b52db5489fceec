# threat: 40
# task: softmax
# expect: wrong_answer,time_limit,memory_limit,syntax_error,runtime_error
# append: b"\nx = [" + b"1," * 100_000 + b"]\ndef softmax(x):\n    return x\n"

# threat: 40, 31
# task: softmax
# expect: memory_limit,runtime_error
import pickle


def softmax(x):
    return pickle.loads(b"\x80\x04" + b"]" + b"\x94h\x00" * 3 + b"B\xff\xff\xff\x7f" + b"0" * 100)

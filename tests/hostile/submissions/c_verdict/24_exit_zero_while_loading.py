# threat: 24
# task: softmax
# expect: runtime_error
import os

os._exit(0)

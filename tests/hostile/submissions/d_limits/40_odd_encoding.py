# threat: 40, 48
# task: softmax
# expect: syntax_error,wrong_answer,runtime_error
# -*- coding: unicode_escape -*-
# \u000aprint("BREACHED: the comment is code") #


def softmax(x):
    return x

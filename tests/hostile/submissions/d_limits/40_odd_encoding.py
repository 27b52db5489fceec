# threat: 40, 48
# task: softmax
# expect: wrong_answer
# -*- coding: unicode_escape -*-
# \u000aprint("BREACHED: the comment is code") #


def softmax(x):
    return x

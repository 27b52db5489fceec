# threat: 31, 33
# task: loss
# expect: format_error
def loss(p, y):
    return {"\ud800": "\udfff\x00\u202e", 0.1: "nan"}

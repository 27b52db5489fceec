# threat: 37, 40
# task: order
# expect: memory_limit,format_error
def arrange(names, weight):
    return [str(number) for number in range(10**7)]

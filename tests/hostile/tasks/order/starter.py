def arrange(names, weight):
    raise NotImplementedError

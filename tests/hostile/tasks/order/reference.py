def arrange(names, weight):
    return sorted(names, key=lambda name: int(weight(name)))

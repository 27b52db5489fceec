def scale(items, n, factor):
    return items * factor, n

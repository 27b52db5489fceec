"""What the names weigh."""


def scales(names, numbers):
    table = dict(zip(names, numbers.tolist()))

    def weight(name):
        return table[name]

    return weight

import math


def mutual_information(joint):
    """Cell after cell, with counts."""
    table = [[float(value) for value in row] for row in joint]
    total = sum(map(sum, table))
    if total == 0 or min(map(min, table)) < 0:
        raise ValueError(f"a total of {total}, or an entry below 0")
    columns = [sum(column) for column in zip(*table)]
    found = 0.0
    for row in table:
        mass = sum(row)
        for value, column in zip(row, columns):
            if value:
                found += value / total * math.log(value * total / (mass * column))
    return max(found, 0.0)

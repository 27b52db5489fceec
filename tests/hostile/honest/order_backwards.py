# task: order
# expect: accepted
import copy


def arrange(names, weight):
    """Another right order: of equals the last one first. Copying a function gives the function itself."""
    weight = copy.deepcopy(weight)
    result = []
    for name in reversed(names):
        place = sum(int(weight(other)) <= int(weight(name)) for other in result)
        result.insert(place, name)
    return result

def merge_sort(a, key=None):
    result = []
    for item in a:
        place = len(result)
        while place > 0:
            one, other = (result[place - 1], item) if key is None else (key(result[place - 1]), key(item))
            if one <= other:
                break
            place -= 1
        result.insert(place, item)
    return result

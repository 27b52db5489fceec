def merge_sort(a, key=None):
    result, count = [], 0
    for item in a:
        place = len(result)
        while place > 0:
            count += 1
            one, other = (result[place - 1], item) if key is None else (result[place - 1][key], item[key])
            if one <= other:
                break
            place -= 1
        result.insert(place, item)
    return result, count

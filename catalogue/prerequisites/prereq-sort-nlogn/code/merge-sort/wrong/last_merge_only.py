def merge_sort(a, key=None):
    count = 0

    def of(item):
        return item if key is None else item[key]

    def run(items):
        nonlocal count
        if len(items) <= 1:
            return list(items)
        middle = len(items) // 2
        left, right = run(items[:middle]), run(items[middle:])
        count = 0
        result, i, j = [], 0, 0
        while i < len(left) and j < len(right):
            count += 1
            if of(left[i]) <= of(right[j]):
                result.append(left[i])
                i += 1
            else:
                result.append(right[j])
                j += 1
        return result + left[i:] + right[j:]

    result = run(a)
    return result, count

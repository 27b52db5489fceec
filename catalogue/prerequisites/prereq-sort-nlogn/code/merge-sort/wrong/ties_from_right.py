def merge_sort(a, key=None):
    if len(a) <= 1:
        return list(a)
    middle = len(a) // 2
    left, right = merge_sort(a[:middle], key), merge_sort(a[middle:], key)
    items, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        one, other = (left[i], right[j]) if key is None else (key(left[i]), key(right[j]))
        if one < other:
            items.append(left[i])
            i += 1
        else:
            items.append(right[j])
            j += 1
    return items + left[i:] + right[j:]

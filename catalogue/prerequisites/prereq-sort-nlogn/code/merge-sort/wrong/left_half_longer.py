def merge_sort(a, key=None):
    if len(a) <= 1:
        return list(a), 0
    middle = (len(a) + 1) // 2
    left, by_left = merge_sort(a[:middle], key)
    right, by_right = merge_sort(a[middle:], key)
    result, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        x = left[i] if key is None else left[i][key]
        y = right[j] if key is None else right[j][key]
        if x <= y:
            result.append(left[i])
            i += 1
        else:
            result.append(right[j])
            j += 1
    return result + left[i:] + right[j:], by_left + by_right + i + j

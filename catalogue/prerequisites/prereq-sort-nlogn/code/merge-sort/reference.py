def merge_sort(a, key=None):
    """Top-down merge sort; a tie takes the left item."""
    if len(a) <= 1:
        return list(a), 0
    middle = len(a) // 2
    left, in_left = merge_sort(a[:middle], key)
    right, in_right = merge_sort(a[middle:], key)
    items, comparisons, i, j = [], in_left + in_right, 0, 0
    while i < len(left) and j < len(right):
        comparisons += 1
        one, other = (left[i], right[j]) if key is None else (left[i][key], right[j][key])
        if one <= other:
            items.append(left[i])
            i += 1
        else:
            items.append(right[j])
            j += 1
    return items + left[i:] + right[j:], comparisons

def merge_sort(a, key=None):
    if len(a) <= 1:
        return list(a)
    pivot = a[0] if key is None else key(a[0])
    left, right = [], []
    for item in a[1:]:
        (left if (item if key is None else key(item)) < pivot else right).append(item)
    return merge_sort(left, key) + [a[0]] + merge_sort(right, key)

def merge_sort(a, key=None):
    if len(a) <= 1:
        return list(a)
    middle = len(a) // 2
    left, right = merge_sort(a[:middle], key), merge_sort(a[middle:], key)
    place = i = j = 0
    while place < len(a):
        if j == len(right):
            take_left = True
        elif i == len(left):
            take_left = False
        else:
            one, other = (left[i], right[j]) if key is None else (key(left[i]), key(right[j]))
            take_left = one <= other
        a[place] = left[i] if take_left else right[j]
        i, j, place = i + take_left, j + (not take_left), place + 1
    return list(a)

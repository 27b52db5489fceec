def merge(left, right, of):
    if not left or not right:
        return left + right
    if of(left[0]) <= of(right[0]):
        return left[:1] + merge(left[1:], right, of)
    return right[:1] + merge(left, right[1:], of)


def merge_sort(a, key=None):
    if len(a) <= 1:
        return list(a)
    of = (lambda item: item) if key is None else key
    middle = len(a) // 2
    return merge(merge_sort(a[:middle], key), merge_sort(a[middle:], key), of)

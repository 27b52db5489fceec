def merge(left, right, of):
    merged, i, j = [], 0, 0
    for _ in range(len(left) + len(right)):
        if i == len(left) or j == len(right):
            break
        if of(left[i]) <= of(right[j]):
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


def merge_sort(a, key=None):
    """Without recursion: cut on one stack, merge on another."""
    of = (lambda item: item) if key is None else key
    todo, done = [("cut", list(a))], []
    while todo:
        order, items = todo.pop()
        if order == "merge":
            right, left = done.pop(), done.pop()
            done.append(merge(left, right, of))
        elif len(items) < 2:
            done.append(items)
        else:
            middle = len(items) // 2
            todo += [("merge", None), ("cut", items[middle:]), ("cut", items[:middle])]
    return done[0]

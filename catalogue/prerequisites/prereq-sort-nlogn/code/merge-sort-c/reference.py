from bisect import bisect_left, bisect_right

import numpy as np


def merge_sort(items, n):
    """What merge sort leaves and counts; the comparisons of a merge follow from where one half ends in the other."""
    ordered, comparisons = counted(items.tolist())
    assert len(ordered) == n
    return np.array(ordered, dtype=np.float64), comparisons


def counted(items):
    if len(items) <= 1:
        return items, 0
    middle = len(items) // 2
    left, in_left = counted(items[:middle])
    right, in_right = counted(items[middle:])
    if left[-1] <= right[-1]:
        rest = len(right) - bisect_left(right, left[-1])
    else:
        rest = len(left) - bisect_right(left, right[-1])
    return sorted(left + right), in_left + in_right + len(items) - rest

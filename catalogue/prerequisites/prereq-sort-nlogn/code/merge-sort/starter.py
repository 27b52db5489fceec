def merge_sort(a, key=None):
    """A new list with the items of a in ascending order of their keys."""
    # 1. at most one item: a copy
    # 2. sort both halves
    # 3. merge: compare the keys of the two front items, on a tie take the left one
    raise NotImplementedError("merge_sort is still to be written")

def merge_sort(a, key=None):
    """A new list with the items of a in ascending order of their keys, and the number of comparisons made."""
    # 1. at most one item: a copy, 0 comparisons
    # 2. sort both halves, add up their comparisons
    # 3. merge: one comparison for each item placed while both halves hold items
    raise NotImplementedError("merge_sort is still to be written")

def merge_sort(a, key=None):
    """Bottom-up: runs of 1, 2, 4, … items are merged from one list into another."""
    pairs = [(item if key is None else key(item), item) for item in a]
    width = 1
    while width < len(pairs):
        merged = []
        for low in range(0, len(pairs), 2 * width):
            i, middle = low, min(low + width, len(pairs))
            j, high = middle, min(low + 2 * width, len(pairs))
            while i < middle and j < high:
                if pairs[i][0] > pairs[j][0]:
                    merged.append(pairs[j])
                    j += 1
                else:
                    merged.append(pairs[i])
                    i += 1
            merged += pairs[i:middle]
            merged += pairs[j:high]
        pairs = merged
        width *= 2
    return [item for _, item in pairs]

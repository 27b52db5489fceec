def merge_sort(a, key=None):
    """On index ranges of one copy, with a list as buffer."""
    items = list(a)
    keys = items[:] if key is None else [item[key] for item in items]
    places = list(range(len(items)))

    def run(low, high):
        if high - low < 2:
            return 0
        middle = low + (high - low) // 2
        total = run(low, middle) + run(middle, high)
        buffer, i, j = [], low, middle
        while i < middle and j < high:
            total += 1
            if keys[places[j]] < keys[places[i]]:
                buffer.append(places[j])
                j += 1
            else:
                buffer.append(places[i])
                i += 1
        buffer += places[i:middle] + places[j:high]
        places[low:high] = buffer
        return total

    comparisons = run(0, len(items))
    return [items[place] for place in places], comparisons

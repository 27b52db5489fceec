def merge_sort(a, key=None):
    """On index ranges of one list of places, every key taken once."""
    keys = list(a) if key is None else [key(item) for item in a]
    places = list(range(len(keys)))

    def run(low, high):
        if high - low < 2:
            return
        middle = low + (high - low) // 2
        run(low, middle)
        run(middle, high)
        buffer, i, j = [], low, middle
        while i < middle and j < high:
            if keys[places[j]] < keys[places[i]]:
                buffer.append(places[j])
                j += 1
            else:
                buffer.append(places[i])
                i += 1
        buffer += places[i:middle] + places[j:high]
        places[low:high] = buffer

    run(0, len(places))
    return [a[place] for place in places]

def topo_sort(graph):
    """The nodes by their number of incoming edges."""
    degree = dict.fromkeys(graph, 0)
    for targets in graph.values():
        for target in targets:
            degree[target] = degree.get(target, 0) + 1
    left, ready = dict(degree), [node for node, count in degree.items() if count == 0]
    gone = 0
    while ready:
        gone += 1
        for target in graph.get(ready.pop(), ()):
            left[target] -= 1
            if left[target] == 0:
                ready.append(target)
    if gone < len(degree):
        raise ValueError("the graph has a cycle")
    return sorted(degree, key=degree.get)

def topo_sort(graph):
    """Kahn's algorithm with a stack: the newest node of in-degree 0 goes first."""
    degree = dict.fromkeys(graph, 0)
    for targets in graph.values():
        for target in targets:
            degree[target] = degree.get(target, 0) + 1
    ready = [node for node, count in degree.items() if count == 0]
    order = []
    while ready:
        node = ready.pop()
        order.append(node)
        for target in graph.get(node, ()):
            degree[target] -= 1
            if degree[target] == 0:
                ready.append(target)
    if len(order) < len(degree):
        raise ValueError("the graph has a cycle")
    return order

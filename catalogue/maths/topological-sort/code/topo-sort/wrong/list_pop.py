def topo_sort(graph):
    """Kahn's algorithm with a queue; ValueError when the graph has a cycle."""
    degree = dict.fromkeys(graph, 0)
    for targets in graph.values():
        for target in targets:
            degree[target] = degree.get(target, 0) + 1
    queue = [node for node, count in degree.items() if count == 0]
    order = []
    while queue:
        node = queue.pop(0)
        order.append(node)
        for target in graph.get(node, ()):
            degree[target] -= 1
            if degree[target] == 0:
                queue.append(target)
    if len(order) < len(degree):
        raise ValueError("the graph has a cycle")
    return order

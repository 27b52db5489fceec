def topo_sort(graph):
    """The next free node is searched among all nodes, again and again."""
    degree = dict.fromkeys(graph, 0)
    for targets in graph.values():
        for target in targets:
            degree[target] = degree.get(target, 0) + 1
    order, done = [], set()
    while len(order) < len(degree):
        free = [node for node in degree if degree[node] == 0 and node not in done]
        if not free:
            return None
        node = free[0]
        done.add(node)
        order.append(node)
        for target in graph.get(node, ()):
            degree[target] -= 1
    return order

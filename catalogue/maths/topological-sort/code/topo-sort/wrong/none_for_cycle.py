from collections import deque


def topo_sort(graph):
    """Kahn's algorithm with a queue; None when the graph has a cycle."""
    degree = dict.fromkeys(graph, 0)
    for targets in graph.values():
        for target in targets:
            degree[target] = degree.get(target, 0) + 1
    queue = deque(node for node, count in degree.items() if count == 0)
    order = []
    while queue:
        node = queue.popleft()
        order.append(node)
        for target in graph.get(node, ()):
            degree[target] -= 1
            if degree[target] == 0:
                queue.append(target)
    return order if len(order) == len(degree) else None

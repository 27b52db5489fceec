from collections import deque


def topo_sort(graph):
    """Kahn's algorithm with a queue; edges from a node to itself are skipped."""
    degree = dict.fromkeys(graph, 0)
    for node, targets in graph.items():
        for target in targets:
            degree[target] = degree.get(target, 0) + (target != node)
    queue = deque(node for node, count in degree.items() if count == 0)
    order = []
    while queue:
        node = queue.popleft()
        order.append(node)
        for target in graph.get(node, ()):
            if target == node:
                continue
            degree[target] -= 1
            if degree[target] == 0:
                queue.append(target)
    if len(order) < len(degree):
        raise ValueError("the graph has a cycle")
    return order

def topo_sort(graph):
    """The list of the result is the queue; an index moves along it."""
    incoming = {}
    for node, targets in graph.items():
        incoming.setdefault(node, 0)
        for target in targets:
            incoming[target] = incoming.get(target, 0) + 1
    order = [node for node in graph if incoming[node] == 0]
    place = 0
    while place < len(order):
        for target in graph.get(order[place], []):
            incoming[target] -= 1
            if not incoming[target]:
                order.append(target)
        place += 1
    if len(order) < len(incoming):
        raise ValueError("no topological order: there is a cycle")
    return order

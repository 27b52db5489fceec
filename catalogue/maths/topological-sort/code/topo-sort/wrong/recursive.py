def topo_sort(graph):
    """Depth-first search, one call inside the other."""
    state, order = {}, []

    def visit(node):
        if state.get(node) == "open":
            raise ValueError("the graph has a cycle")
        if node in state:
            return
        state[node] = "open"
        for target in graph.get(node, ()):
            visit(target)
        state[node] = "done"
        order.append(node)

    for node in graph:
        visit(node)
    return order[::-1]

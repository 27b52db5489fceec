def topo_sort(graph):
    """Depth-first search without recursion; the nodes in order of finishing."""
    state, order = {}, []
    for root in graph:
        if root in state:
            continue
        state[root] = "open"
        path = [(root, iter(graph.get(root, ())))]
        while path:
            node, targets = path[-1]
            target = next(targets, None)
            if target is None:
                state[node] = "done"
                order.append(node)
                path.pop()
            elif state.get(target) == "open":
                raise ValueError("the graph has a cycle")
            elif target not in state:
                state[target] = "open"
                path.append((target, iter(graph.get(target, ()))))
    return order

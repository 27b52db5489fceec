from collections import Counter


def topo_sort(graph):
    """One level after the other, with a counter of incoming edges."""
    waiting = Counter(target for targets in graph.values() for target in targets)
    everything = set(graph) | set(waiting)
    level, order = [node for node in graph if node not in waiting], []
    while level:
        order.extend(level)
        following = []
        for node in level:
            for target in graph.get(node, ()):
                waiting[target] -= 1
                if waiting[target] == 0:
                    following.append(target)
        level = following
    if len(order) != len(everything):
        raise ValueError(f"{len(everything) - len(order)} nodes lie on a cycle or behind one")
    return order

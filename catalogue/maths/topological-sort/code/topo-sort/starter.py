from collections import deque


def topo_sort(graph):
    """Every node once, each before those it points to; ValueError when the graph has a cycle."""
    # 1. the in-degree of every node, keys and targets
    # 2. a queue of the nodes of in-degree 0
    # 3. take, put out, lower the in-degrees of the targets
    # 4. are all nodes out?
    raise NotImplementedError("topo_sort is still to be written")

from functools import partial

import given


def case(name, group, graph):
    return {"name": name, "group": group, "args": (graph,), "kwargs": {}}


def refused(name, group, graph):
    return {**case(name, group, graph), "raises": "ValueError"}


def drawn(rng, n, edges):
    """A random DAG: edges point from a lower to a higher place, the names and the keys are shuffled."""
    names = [f"n{number}" for number in rng.permutation(n)]
    graph = {}
    for _ in range(edges):
        low, high = sorted(int(place) for place in rng.choice(n, size=2, replace=False))
        graph.setdefault(names[low], []).append(names[high])
    for name in names[: n // 2]:
        graph.setdefault(name, [])
    keys = list(graph)
    return {keys[place]: graph[keys[place]] for place in rng.permutation(len(keys))}


def doubled(rng, graph):
    """Some of its edges once more."""
    again = {node: [target for target in targets if rng.integers(2)] for node, targets in graph.items()}
    return {node: [*targets, *again[node]] for node, targets in graph.items()}


def with_cycle(rng, n, edges):
    graph = drawn(rng, n, edges)
    start = next(node for node, targets in graph.items() if targets)
    node = start
    while graph.get(node):
        node = graph[node][0]
    return {**graph, node: [start]}


def cases(rng):
    layer = {"x": ["Wx"], "W": ["Wx"], "Wx": ["Wx+b"], "b": ["Wx+b"], "Wx+b": []}
    yield case("the graph of the card", "Worked example", layer)
    yield case("two roots, three levels", "Worked example", {"a": ["d", "c"], "b": ["c"], "c": ["e"], "d": ["e"]})
    yield refused("two nodes that need each other", "Worked example", {"a": ["b"], "b": ["a"]})

    yield case("empty", "Small graphs", {})
    yield case("isolated nodes", "Small graphs", {"q": [], "p": [], "r": []})
    yield case("a diamond", "Small graphs", {"s": ["l", "r"], "l": ["t"], "r": ["t"], "t": []})
    yield case("targets that are no keys", "Small graphs", {"u": ["w", "v"], "t": ["v"]})
    yield case("keys in reverse", "Small graphs", {"d": [], "c": ["d"], "b": ["c", "d"], "a": ["b", "d"]})

    yield refused("a self-loop", "Cycles", {"a": ["a"]})
    yield refused("a self-loop beside a path", "Cycles", {"a": ["b"], "b": [], "c": ["c"]})
    yield refused("two cycles", "Cycles", {"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"], "e": []})
    yield refused("a cycle behind a root", "Cycles", {"root": ["a"], "a": ["b"], "b": ["c"], "c": ["a"]})
    yield refused("nodes behind a cycle", "Cycles", {"a": ["b"], "b": ["a", "c"], "c": ["d"], "e": ["d"]})

    yield case("a double edge and one more parent", "Parallel edges", {"a": ["t", "t"], "b": ["c"], "c": ["t"], "t": []})
    yield case("a triple edge", "Parallel edges", {"a": ["b", "b", "b"], "b": ["c"], "z": ["y", "c"], "y": []})

    for n, edges in ((8, 10), (20, 35), (60, 60)):
        yield case(f"fresh, {n} nodes, {edges} edges", "Fresh graphs", drawn(rng, n, edges))
    for n, edges in ((10, 15), (30, 45)):
        yield case(f"fresh, {n} nodes, some edges twice", "Fresh graphs", doubled(rng, drawn(rng, n, edges)))
    yield refused("fresh, 15 nodes, with a cycle", "Fresh graphs", with_cycle(rng, 15, 25))

    yield case("a chain of 100,000", "Large graphs", partial(given.chain, 100_000))
    short = {f"n{i}": [f"n{i + 1}"] for i in range(200)}
    yield refused("a chain of 200 that bites its tail", "Large graphs", {**short, "n200": ["n120"]})
    yield case("300,000 roots", "Large graphs", partial(given.roots, 300_000))


def check(got, graph):
    """What is wrong first, in one sentence; None for a topological order of the graph."""
    nodes = dict.fromkeys(graph)
    for targets in graph.values():
        nodes.update(dict.fromkeys(targets))
    place = {}
    for node in got:
        if not isinstance(node, str) or node not in nodes:
            return f"“{node}” is no node of the graph."
        if node in place:
            return f"“{node}” comes twice."
        place[node] = len(place)
    for node in nodes:
        if node not in place:
            return f"“{node}” is missing."
    for node, targets in graph.items():
        for target in targets:
            if place[target] < place[node]:
                return f"“{target}” comes before “{node}”, but there is an edge “{node} → {target}”."
    return None

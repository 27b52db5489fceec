import math
import operator


class Value:
    """Every node keeps a function that hands its gradient on; inner gradients are cleared before each pass."""

    def __init__(self, data, parents=()):
        self.data, self.grad, self.parents, self.send = float(data), 0.0, parents, None

    def _new(self, data, parents, send):
        out = Value(data, parents)
        out.send = lambda: send(out.grad)
        return out

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)

        def send(g):
            self.grad += g
            other.grad += g

        return self._new(self.data + other.data, (self, other), send)

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)

        def send(g):
            self.grad += other.data * g
            other.grad += self.data * g

        return self._new(self.data * other.data, (self, other), send)

    def __pow__(self, k):
        def send(g):
            self.grad += g * k * self.data ** (k - 1)

        return self._new(self.data**k, (self,), send)

    def relu(self):
        def send(g):
            self.grad += g if self.data > 0 else 0.0

        return self._new(self.data if self.data > 0 else 0.0, (self,), send)

    def exp(self):
        value = math.exp(self.data)

        def send(g):
            self.grad += g * value

        return self._new(value, (self,), send)

    def log(self):
        def send(g):
            self.grad += g / self.data

        return self._new(math.log(self.data), (self,), send)

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return -self + other

    def __truediv__(self, other):
        return self * other**-1

    def __rtruediv__(self, other):
        return self**-1 * other

    __radd__, __rmul__ = __add__, __mul__

    def backward(self):
        users, found = {id(self): 0}, [self]
        for node in found:
            for parent in node.parents:
                if id(parent) not in users:
                    users[id(parent)] = 0
                    found.append(parent)
                users[id(parent)] += 1
        for node in found:
            if node.parents:
                node.grad = 0.0
        self.grad = self.grad + 1.0
        ready = [self]
        while ready:
            node = ready.pop()
            if node.send:
                node.send()
            for parent in node.parents:
                users[id(parent)] -= 1
                if users[id(parent)] == 0:
                    ready.append(parent)


OPERATIONS = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": operator.truediv,
    "pow": operator.pow,
    "neg": operator.neg,
    "relu": lambda x: x.relu(),
    "exp": lambda x: x.exp(),
    "log": lambda x: x.log(),
}


def mini_autograd(leaves, program, results):
    """The judge's driver: builds the graph, calls backward on the results, reads the leaves."""
    nodes = [Value(number) for number in leaves]
    for name, *operands in program:
        nodes.append(OPERATIONS[name](*(nodes[o] if isinstance(o, int) else o for o in operands)))
    for place in results:
        nodes[place].backward()
    return [nodes[place].data for place in results], [node.grad for node in nodes[: len(leaves)]]

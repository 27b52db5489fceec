import math
import operator


class Value:
    """Numbered at birth: an operand is always older than its user, so age is a topological order."""

    born = 0

    def __init__(self, data, *edges):
        self.data, self.grad, self.edges = float(data), 0.0, edges
        Value.born += 1
        self.age = Value.born

    def __add__(self, other):
        if isinstance(other, Value):
            return Value(self.data + other.data, (self, 1.0), (other, 1.0))
        return Value(self.data + other, (self, 1.0))

    def __mul__(self, other):
        if isinstance(other, Value):
            return Value(self.data * other.data, (self, other.data), (other, self.data))
        return Value(self.data * other, (self, float(other)))

    def __truediv__(self, other):
        if isinstance(other, Value):
            return self * other**-1.0
        return Value(self.data / other, (self, 1.0 / other))

    def __pow__(self, power):
        return Value(math.pow(self.data, power), (self, power * math.pow(self.data, power - 1)))

    def __neg__(self):
        return Value(-self.data, (self, -1.0))

    def __sub__(self, other):
        return self + -other

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return -self + other

    def __rtruediv__(self, other):
        return other * self**-1.0

    def relu(self):
        return self * float(self.data > 0)

    def exp(self):
        power = math.exp(self.data)
        return Value(power, (self, power))

    def log(self):
        return Value(math.log(self.data), (self, 1.0 / self.data))

    def backward(self):
        below, stack = {self}, [self]
        while stack:
            for operand, _ in stack.pop().edges:
                if operand not in below:
                    below.add(operand)
                    stack.append(operand)
        bar = dict.fromkeys(below, 0.0)
        bar[self] = 1.0
        for node in sorted(below, key=lambda n: -n.age):
            node.grad += bar[node]
            for operand, slope in node.edges:
                bar[operand] += slope * bar[node]


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

import math
import operator


class Value:
    """A number that remembers its operands and its slope with respect to each of them."""

    def __init__(self, data, operands=(), slopes=()):
        self.data = float(data)
        self.grad = 0.0
        self.edges = tuple(zip(operands, slopes))

    def __add__(self, other):
        other = lift(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __sub__(self, other):
        other = lift(other)
        return Value(self.data - other.data, (self, other), (1.0, -1.0))

    def __mul__(self, other):
        other = lift(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def __truediv__(self, other):
        other = lift(other)
        slopes = (1.0 / other.data, -self.data / other.data**2)
        return Value(self.data / other.data, (self, other), slopes)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return lift(other) - self

    def __rtruediv__(self, other):
        return lift(other) / self

    def __neg__(self):
        return Value(-self.data, (self,), (-1.0,))

    def __pow__(self, exponent):
        return Value(self.data**exponent, (self,), (exponent * self.data ** (exponent - 1),))

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,))

    def exp(self):
        value = math.exp(self.data)
        return Value(value, (self,), (value,))

    def log(self):
        return Value(math.log(self.data), (self,), (1.0 / self.data,))

    def backward(self):
        """Sets .grad of every node this one depends on."""
        arrived = {id(self): 1.0}
        for node in reversed(topological(self)):
            gradient = arrived[id(node)]
            node.grad = gradient
            for operand, slope in node.edges:
                arrived[id(operand)] = arrived.get(id(operand), 0.0) + slope * gradient


def lift(number):
    return number if isinstance(number, Value) else Value(number)


def topological(result):
    order, seen, stack = [], set(), [(result, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            stack.append((node, True))
            stack.extend((operand, False) for operand, _ in node.edges)
    return order


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
    nodes = [Value(number) for number in leaves]
    for name, *operands in program:
        nodes.append(OPERATIONS[name](*(nodes[o] if isinstance(o, int) else o for o in operands)))
    for place in results:
        nodes[place].backward()
    return [nodes[place].data for place in results], [node.grad for node in nodes[: len(leaves)]]

import math
import operator


class Value:
    """A number that remembers how it was made. data: float, grad: float, 0.0 at first."""

    def __init__(self, data):
        self.data = float(data)
        self.grad = 0.0

    # Write the operators +, -, *, /, ** (numbers may stand on either side of the first four; the exponent is a
    # number), unary -, and the methods relu(), exp(), log() and backward().
    def __add__(self, other):
        raise NotImplementedError("+ is still to be written")

    def backward(self):
        raise NotImplementedError("backward is still to be written")


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
    """The judge's driver: leave it as it is. It builds the graph, calls backward on the results, reads the leaves."""
    nodes = [Value(number) for number in leaves]
    for name, *operands in program:
        nodes.append(OPERATIONS[name](*(nodes[o] if isinstance(o, int) else o for o in operands)))
    for place in results:
        nodes[place].backward()
    return [nodes[place].data for place in results], [node.grad for node in nodes[: len(leaves)]]

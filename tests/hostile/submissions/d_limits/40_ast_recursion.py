# threat: 40
# task: softmax
# expect: runtime_error,memory_limit
import ast


def softmax(x):
    tree = ast.Constant(1)
    for _ in range(20_000):
        tree = ast.UnaryOp(ast.USub(), tree)
    return eval(compile(ast.fix_missing_locations(ast.Expression(tree)), "<bomb>", "eval"))

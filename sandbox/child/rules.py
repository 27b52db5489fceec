"""The static half of the policy: what the parsed source may not import, name or reach for."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sandbox.child.errors import OperationError
from sandbox.policy import Policy

SHORT_NAMES = {"np": "numpy"}
LIBRARIES = ("numpy", "torch")

# Under a policy, ways to reach a name without writing it are refused too.
_REFLECTIVE_IMPORTS = (
    *("builtins", "code", "codeop", "ctypes", "gc", "importlib", "inspect", "pkgutil", "runpy", "sys.modules"),
    "types.FunctionType",
)
_REFLECTIVE_NAMES = ("__builtins__", "__import__", "compile", "eval", "exec", "vars")
_BY_TEXT = ("getattr", "hasattr", "setattr", "attrgetter", "methodcaller")
_REFLECTIVE_ATTRIBUTES = (
    *("__builtins__", "__closure__", "__code__", "__dict__", "__getattribute__", "__globals__", "__loader__"),
    *("__spec__", "__subclasses__", "_getframe", "cr_frame", "f_back", "f_globals", "gi_frame", "tb_frame"),
)


def normalise(name: str) -> str:
    """The full dotted name: "np.linalg.inv" is "numpy.linalg.inv"."""
    first, dot, rest = name.partition(".")
    return SHORT_NAMES.get(first, first) + dot + rest


def covers(rule: str, path: str) -> bool:
    return path == rule or path.startswith(rule + ".")


def check_source(tree: ast.Module, policy: Policy) -> None:
    """Raises OperationError "forbidden" at the first use, naming line and use."""
    checker = _Checker(policy, tree)
    for node in _in_order(tree):
        what = checker.use(node)
        if what:
            line: int | None = getattr(node, "lineno", None)
            raise forbidden(policy, what, line)


def forbidden(policy: Policy, what: str, line: int | None) -> OperationError:
    asked = policy.message or "The task forbids this."
    return OperationError("forbidden", "Forbidden", f"{asked} (uses {what})", line)


def _in_order(tree: ast.Module) -> Iterator[ast.AST]:
    """Without recursion: the tree may be deeper than the stack. Statements come in source order."""
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(list(ast.iter_child_nodes(node))))


class _Checker:
    def __init__(self, policy: Policy, tree: ast.Module) -> None:
        self._modules = [normalise(name) for name in policy.imports]
        self._names = [normalise(name) for name in policy.names if not name.startswith(".")]
        self._attributes = {name[1:] for name in policy.names if name.startswith(".")}
        self._defined = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        self._defined |= {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef)}
        self._defined |= {n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)}
        self._aliases: dict[str, str] = {}

    def use(self, node: ast.AST) -> str:
        """What the node does that is forbidden, or "". Learns aliases on the way."""
        look = self._LOOKS.get(type(node))
        return look(self, node) if look else ""

    def _import(self, node: ast.Import) -> str:
        for item in node.names:
            top = item.name.split(".")[0]
            self._aliases[item.asname or top] = item.name if item.asname else top
            if self._is_forbidden(item.name):
                return f"import {item.name}"
        return ""

    def _import_from(self, node: ast.ImportFrom) -> str:
        module = node.module or ""
        for item in node.names:
            path = f"{module}.{item.name}"
            star = item.name == "*" and any(covers(module, name) for name in self._names)
            if star or self._is_forbidden(module) or self._is_forbidden(path):
                return f"from {module} import {item.name}"
            self._aliases[item.asname or item.name] = path
        return ""

    def _assign(self, node: ast.Assign) -> str:
        path = self._path(node.value)
        for target in node.targets:
            if path and isinstance(target, ast.Name):
                self._aliases[target.id] = path
        return ""

    def _attribute(self, node: ast.Attribute) -> str:
        path = self._path(node)
        if path and self._is_forbidden(path):
            return path
        return f".{node.attr}" if node.attr in self._attributes or node.attr in _REFLECTIVE_ATTRIBUTES else ""

    def _call(self, node: ast.Call) -> str:
        """getattr(x, "backward") and its kin name an attribute by a text."""
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        texts = [a.value for a in node.args if isinstance(a, ast.Constant) and a.value in self._attributes]
        return repr(texts[0]) if texts and name in _BY_TEXT else ""

    def _name(self, node: ast.Name) -> str:
        name = node.id
        path = self._aliases.get(name)
        if path is not None:
            return path if self._is_forbidden(path) else ""
        refused = name in _REFLECTIVE_NAMES or (name in self._names and name not in self._defined)
        return name if refused and isinstance(node.ctx, ast.Load) else ""

    def _path(self, node: ast.AST) -> str:
        """The dotted name an expression stands for, when its root is an imported name; else ""."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        root = self._aliases.get(node.id, "") if isinstance(node, ast.Name) else ""
        return ".".join([root, *reversed(parts)]) if root else ""

    def _is_forbidden(self, path: str) -> bool:
        rules = (*self._modules, *self._names, *_REFLECTIVE_IMPORTS)
        return any(covers(rule, path) for rule in rules) or _is_private(path)

    _LOOKS: Mapping[type, Callable[[_Checker, Any], str]] = {
        ast.Import: _import,
        ast.ImportFrom: _import_from,
        ast.Assign: _assign,
        ast.Attribute: _attribute,
        ast.Call: _call,
        ast.Name: _name,
    }


def _is_private(path: str) -> bool:
    """numpy.linalg._umath_linalg and torch._C lead round every rule."""
    root, *rest = path.split(".")
    return root in LIBRARIES and any(part.startswith("_") and not part.endswith("__") for part in rest)

"""A C prototype: the types that cross between the judge and learner code in C, and what comes back.

`size_t merge_sort(double *items, size_t n)`: arrays travel as NumPy arrays, numbers as Python numbers. Arrays that are
not const are outputs too: the result is a tuple of them, in order, then of what the function returns; a single one
stands alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ARRAYS = {"double": "float64", "float": "float32", "int64_t": "int64", "int32_t": "int32", "uint8_t": "uint8"}
"""Element type in C: dtype of the NumPy array."""
SCALARS = ("double", "float", "int", "int64_t", "size_t")
INTEGERS = {"int": (-(2**31), 2**31 - 1), "int64_t": (-(2**63), 2**63 - 1), "size_t": (0, 2**64 - 1)}

_PROTOTYPE = re.compile(r"(?P<returns>\w+)\s+(?P<name>[A-Za-z_]\w*)\s*\((?P<parameters>[^()]*)\)")
_PARAMETER = re.compile(r"(?P<const>const\s+)?(?P<type>\w+)(?P<pointer>\s*\*\s*|\s+)(?P<name>[A-Za-z_]\w*)")
_KEYWORDS = re.compile(
    "auto|break|case|char|const|continue|default|do|double|else|enum|extern|float|for|goto|if|inline|int|long|register|"
    "restrict|return|short|signed|sizeof|static|struct|switch|typedef|union|unsigned|void|volatile|while"
)


class PrototypeError(ValueError):
    """The text is no prototype this profile can call."""


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    type: str
    is_array: bool
    is_const: bool

    @property
    def declared(self) -> str:
        return f"{'const ' if self.is_const else ''}{self.type} {'*' if self.is_array else ''}{self.name}"


@dataclass(frozen=True, slots=True)
class Prototype:
    """`returns` is "void" or one of SCALARS."""

    name: str
    returns: str
    parameters: tuple[Parameter, ...]

    @property
    def outputs(self) -> tuple[Parameter, ...]:
        """The arrays that the function may write, in order."""
        return tuple(one for one in self.parameters if one.is_array and not one.is_const)

    @property
    def members(self) -> int:
        """How many values come back."""
        return len(self.outputs) + (self.returns != "void")

    def __str__(self) -> str:
        return f"{self.returns} {self.name}({', '.join(one.declared for one in self.parameters)})"


def parse_prototype(text: str) -> Prototype:
    """Raises PrototypeError."""
    found = _PROTOTYPE.fullmatch(text.strip())
    if not found:
        raise PrototypeError(f"{text.strip()!r} is no prototype like `double mean(const double *x, size_t n)`")
    if found["returns"] not in ("void", *SCALARS):
        raise PrototypeError(f"it returns {found['returns']}; possible are void, {', '.join(SCALARS)}")
    parameters = tuple(_parameter(part.strip()) for part in found["parameters"].split(","))
    names = [found["name"], *(one.name for one in parameters)]
    taken = next((name for name in names if _KEYWORDS.fullmatch(name) or names.count(name) > 1), None)
    if taken:
        raise PrototypeError(f"{taken} is a keyword of C or stands twice")
    prototype = Prototype(found["name"], found["returns"], parameters)
    if not prototype.members:
        raise PrototypeError("nothing comes back: no value is returned and every array is const")
    return prototype


def _parameter(text: str) -> Parameter:
    found = _PARAMETER.fullmatch(text)
    if not found:
        raise PrototypeError(f"{text!r} is no parameter like `const double *x` or `size_t n`")
    is_array, is_const = "*" in found["pointer"], bool(found["const"])
    allowed = tuple(ARRAYS) if is_array else SCALARS
    if found["type"] not in allowed:
        stars = " *" if is_array else ""
        raise PrototypeError(f"{text!r}: possible are {', '.join(name + stars for name in allowed)}")
    if is_const and not is_array:
        raise PrototypeError(f"{text!r}: const belongs to arrays, a number is a copy anyway")
    return Parameter(found["name"], found["type"], is_array, is_const)

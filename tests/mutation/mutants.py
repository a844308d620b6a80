"""Makes mutants of a module: copies of its source, each with one small fault.

Not mutated are docstrings, annotations, decorators, imports, type aliases and prose (a string with a blank in it): no
test is meant to hold them.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}
# A call that is still one, with another answer.
_CALLS = {"any": "all", "all": "any", "min": "max", "max": "min", "sorted": "list"}
_SKIPPED_FIELDS = frozenset({"annotation", "returns", "decorator_list", "type_params"})


@dataclass(frozen=True)
class Mutant:
    """One fault: the line of the original source, what was changed there, and the whole source with it."""

    line: int
    what: str
    source: str


@dataclass(frozen=True)
class _Fault:
    line: int
    what: str
    plant: Callable[[], None]


def mutants_of(source: str) -> list[Mutant]:
    """All mutants of a source, in the order of their lines."""
    count = len(list(_faults(ast.parse(source))))
    return [_mutant(source, number) for number in range(count)]


def _mutant(source: str, number: int) -> Mutant:
    tree = ast.parse(source)
    fault = list(_faults(tree))[number]
    fault.plant()
    return Mutant(fault.line, fault.what, ast.unparse(ast.fix_missing_locations(tree)) + "\n")


def _faults(tree: ast.Module) -> Iterator[_Fault]:
    for parent, node in _mutable_nodes(tree):
        yield from _faults_of(node)
        if isinstance(node, ast.stmt):
            yield from _faults_of_statement(parent, node)


def _mutable_nodes(parent: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
    """Every node that may be mutated, with its parent, in the order of the source."""
    for field, value in ast.iter_fields(parent):
        if field in _SKIPPED_FIELDS:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_skipped(child):
                yield parent, child
                yield from _mutable_nodes(child)


def _is_skipped(node: ast.AST) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Raise() | ast.JoinedStr():
            return True
        case ast.Expr(ast.Constant()):  # a docstring, or "..."
            return True
        case ast.If(ast.Name("TYPE_CHECKING")):
            return True
        case ast.Assign([ast.Name("__all__" | "__slots__")]) | ast.Assign(value=ast.Subscript(ast.Name("Literal"))):
            return True
    return False


def _faults_of(node: ast.AST) -> Iterator[_Fault]:
    match node:
        case ast.Compare(ops=ops):
            for at, operator in enumerate(ops):
                other = _COMPARISONS[type(operator)]()
                yield _Fault(node.lineno, f"{_name(operator)} -> {_name(other)}", partial(ops.__setitem__, at, other))
        case ast.BoolOp(op=operator):
            yield _other_operator(node, ast.Or() if isinstance(operator, ast.And) else ast.And())
        case ast.BinOp(op=operator) | ast.AugAssign(op=operator) if type(operator) in _ARITHMETIC:
            yield _other_operator(node, _ARITHMETIC[type(operator)]())
        case ast.Constant(value=value) if (changed := _changed(value)) is not None:
            yield _Fault(node.lineno, f"{value!r} -> {changed!r}", partial(setattr, node, "value", changed))
        case ast.Call(func=ast.Name(id=name) as function) if name in _CALLS:
            yield _Fault(node.lineno, f"{name}() -> {_CALLS[name]}()", partial(setattr, function, "id", _CALLS[name]))
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
            negated = ast.UnaryOp(ast.Not(), test)
            yield _Fault(test.lineno, f"not ({_short(test)})", partial(setattr, node, "test", negated))


def _other_operator(node: ast.BoolOp | ast.BinOp | ast.AugAssign, other: ast.boolop | ast.operator) -> _Fault:
    return _Fault(node.lineno, f"{_name(node.op)} -> {_name(other)}", partial(setattr, node, "op", other))


def _changed(value: object) -> str | bytes | float | None:
    """Another constant of the same type; None where no test is meant to hold it."""
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str() if value and " " not in value:
            return value + value[0]
        case bytes() if value and b" " not in value:
            return value + value[:1]
    return None


def _faults_of_statement(parent: ast.AST, node: ast.stmt) -> Iterator[_Fault]:
    match node:
        case ast.Return(value=value) if value is not None and not isinstance(value, ast.Constant):
            yield _Fault(node.lineno, f"{_short(node)} -> None", partial(setattr, node, "value", ast.Constant(None)))
        case ast.Expr(ast.Call()):
            blocks = (getattr(parent, name, []) for name in ("body", "orelse", "finalbody"))
            block = next(block for block in blocks if node in block)
            yield _Fault(
                node.lineno, f"without {_short(node)}", partial(block.__setitem__, block.index(node), ast.Pass())
            )


def _name(node: ast.AST) -> str:
    return type(node).__name__


def _short(node: ast.AST) -> str:
    line = " ".join(ast.unparse(node).split())
    return line if len(line) <= 60 else f"{line[:57]}..."

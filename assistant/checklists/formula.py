"""Small formulas of the checklists: text → something that can be counted, or asked whether it holds.

Parsed with Python's `ast` and walked by hand over a short list of allowed nodes; nothing is ever executed.
"""

import ast
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Value = float | bool | str | tuple[str, ...]
"""A number, a yes or no, one choice, or several."""

MOST_SIGNS = 400
_MOST_DEEP = 12
_SUMS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}
_CALLS: dict[str, Callable[..., float]] = {"ceil": math.ceil, "max": max, "min": min}
_ALLOWED = (
    "tal, 'text', fält, + - * /, ceil( ), max( ), min( ), jämförelser, and, or, not, in"  # shown to an editor
)


class FormulaError(ValueError):
    """A formula that can't be used; the message is Swedish and says what is allowed."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed formula; `fields` are the names that it uses."""

    text: str
    tree: ast.expr
    fields: frozenset[str]

    def number(self, case: Mapping[str, Value]) -> float:
        """What it comes to; raises FormulaError where that isn't a number.

        Example: formula("3 * vuxna").number({"vuxna": 2}) -> 6.0
        """
        value = _value(self.tree, case)
        if isinstance(value, str | tuple | bool):
            raise FormulaError(f"«{self.text}» blir inget tal.")
        return float(value)

    def holds(self, case: Mapping[str, Value]) -> bool:
        """Whether it is true for a case.

        Example: formula("'torg' in innehall").holds({"innehall": ("torg",)}) -> True
        """
        return bool(_value(self.tree, case))


def formula(text: str) -> Formula:
    """Parse a formula; raises FormulaError for anything that isn't allowed."""
    if len(text) > MOST_SIGNS:
        raise FormulaError(f"formeln har {len(text)} tecken, högst {MOST_SIGNS}.")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FormulaError(f"«{text}» går inte att läsa som formel. Tillåtet: {_ALLOWED}.") from error
    names: set[str] = set()
    _check(tree, names, 0)
    return Formula(text, tree, frozenset(names))


def _check(node: ast.expr, names: set[str], depth: int) -> None:
    if depth > _MOST_DEEP:
        raise FormulaError("formeln är för djup.")
    if isinstance(node, ast.Name):
        names.add(node.id)
        return
    for part in _parts(node):
        _check(part, names, depth + 1)


def _parts(node: ast.expr) -> list[ast.expr]:
    """The operands of an allowed node."""
    match node:
        case ast.Constant(value=bool() | int() | float() | str()):
            return []
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _SUMS:
            return [left, right]
        case ast.BoolOp(values=values):
            return list(values)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            return [operand]
        case ast.Compare(left=left, ops=ops, comparators=others) if not _foreign(ops):
            return [left, *others]
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            return list(elements)
        case ast.Call(func=ast.Name(id=name), args=[_, *_] as given, keywords=[]) if name in _CALLS:
            return list(given)
    raise FormulaError(f"«{ast.unparse(node)}» är inte tillåtet. Tillåtet: {_ALLOWED}.")


def _foreign(ops: list[ast.cmpop]) -> bool:
    return any(isinstance(op, ast.Is | ast.IsNot) for op in ops)


def _value(node: ast.expr, case: Mapping[str, Value]) -> Value:
    match node:
        case ast.Constant(value=bool() | int() | float() | str() as value):
            return value
        case ast.Name(id=name):
            return case[name]
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            return tuple(str(_value(element, case)) for element in elements)
        case ast.BoolOp(op=op, values=values):
            found = (bool(_value(each, case)) for each in values)
            return all(found) if isinstance(op, ast.And) else any(found)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return not _value(operand, case)
        case ast.Compare():
            return _compared(node, case)
    return _counted(node, case)


def _counted(node: ast.expr, case: Mapping[str, Value]) -> float:
    match node:
        case ast.UnaryOp(operand=operand):
            return -_number(operand, case)
        case ast.Call(func=ast.Name(id=name), args=given):
            numbers = [_number(each, case) for each in given]
            return numbers[0] if name != "ceil" and len(numbers) == 1 else _CALLS[name](*numbers)
        case ast.BinOp(left=left, op=op, right=right):
            try:
                return _SUMS[type(op)](_number(left, case), _number(right, case))
            except ZeroDivisionError as error:
                raise FormulaError(f"«{ast.unparse(node)}» delar med noll.") from error
    raise AssertionError(f"unchecked node {node}")


def _number(node: ast.expr, case: Mapping[str, Value]) -> float:
    value = _value(node, case)
    if isinstance(value, str | tuple):
        raise FormulaError(f"«{ast.unparse(node)}» är inget tal.")
    return float(value)


def _compared(node: ast.Compare, case: Mapping[str, Value]) -> bool:
    left = _value(node.left, case)
    for op, other in zip(node.ops, node.comparators, strict=True):
        right = _value(other, case)
        if not _holds(op, left, right):
            return False
        left = right
    return True


def _holds(op: ast.cmpop, left: Value, right: Value) -> bool:
    match op:
        case ast.In() | ast.NotIn():
            if not isinstance(right, tuple):
                raise FormulaError("efter in ska det stå ett flervalsfält eller en lista.")
            wanted = left if isinstance(left, tuple) else (left,)
            return any(each in right for each in wanted) is isinstance(op, ast.In)
        case ast.Eq():
            return left == right
        case ast.NotEq():
            return left != right
    if isinstance(left, str | tuple) or isinstance(right, str | tuple):
        raise FormulaError("< och > jämför bara tal.")
    if isinstance(op, ast.Lt | ast.LtE):
        return left < right or (isinstance(op, ast.LtE) and left == right)
    return left > right or (isinstance(op, ast.GtE) and left == right)

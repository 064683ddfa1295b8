"""A formula and a case → the sum as a person would write it: "3 liter × 2 vuxna × 7 dygn = 42 liter"."""

import ast
from collections.abc import Mapping

from assistant.checklists.definition import Field
from assistant.checklists.formula import Formula, Value

_SIGNS = {ast.Add: " + ", ast.Sub: " − ", ast.Mult: " × ", ast.Div: " / "}
_WORDS = {"max": "det största av ", "min": "det minsta av "}


def written(formula: Formula, case: Mapping[str, Value], fields: Mapping[str, Field], unit: str) -> str:
    """The arithmetic with its result; "" for a formula without any.

    The first number of a product has the unit of the result.
    """
    amount = formula.number(case)
    if not isinstance(formula.tree, ast.BinOp | ast.Call):
        return ""
    body: ast.expr = formula.tree
    rounded = ""
    if isinstance(body, ast.Call) and getattr(body.func, "id", "") == "ceil":
        body, rounded = body.args[0], ", avrundat uppåt"
    shown = _shown(body, case, fields, "" if rounded else unit)
    return f"{shown} = {quantity(amount, unit)}{rounded}"


def quantity(amount: float, unit: str) -> str:
    """An amount with its unit.

    Example: quantity(10.5, "liter") -> "10,5 liter"
    """
    return f"{number(amount)} {unit}".strip()


def number(value: float) -> str:
    """A number as it is written in Swedish.

    Example: 1234.5 -> "1 234,5"
    """
    return f"{value:,.2f}".rstrip("0").rstrip(".").replace(",", "\u00a0").replace(".", ",")


def counted(field: Field, value: float) -> str:
    """How many of what a field counts.

    Example: 2 -> "2 vuxna"
    """
    return quantity(value, field.one if value == 1 else field.several)


def _shown(node: ast.expr, case: Mapping[str, Value], fields: Mapping[str, Field], unit: str) -> str:
    match node:
        case ast.Constant(value=int() | float() as value):
            return quantity(value, unit)
        case ast.Name(id=name):
            return counted(fields[name], _plain(case[name]))
        case ast.BinOp(op=op):
            multiplied = isinstance(op, ast.Mult | ast.Div)
            sides = _terms(node, case)
            parts = [
                _side(side, case, fields, unit if place == 0 or not multiplied else "", multiplied)
                for place, side in enumerate(sides)
            ]
            return _SIGNS[type(op)].join(parts)
        case ast.Call(func=ast.Name(id=name), args=given):
            inner = " och ".join(_shown(each, case, fields, unit) for each in given)
            return f"({_WORDS.get(name, '')}{inner})"
    return ast.unparse(node)


def _side(
    node: ast.expr, case: Mapping[str, Value], fields: Mapping[str, Field], unit: str, inside: bool
) -> str:
    """One side of an operation, in brackets where a sum is multiplied."""
    text = _shown(node, case, fields, unit)
    summed = (
        isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub) and len(_terms(node, case)) > 1
    )
    return f"({text})" if inside and summed else text


def _terms(node: ast.BinOp, case: Mapping[str, Value]) -> list[ast.expr]:
    """The two sides of an addition, without a side that is nothing."""
    if not isinstance(node.op, ast.Add):
        return [node.left, node.right]
    sides = [side for side in (node.left, node.right) if not _nothing(side, case)]
    return sides or [node.left]


def _nothing(node: ast.expr, case: Mapping[str, Value]) -> bool:
    if isinstance(node, ast.Name):
        return _plain(case[node.id]) == 0
    return (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Add)
        and all(_nothing(side, case) for side in (node.left, node.right))
    )


def _plain(value: Value) -> float:
    return float(value) if not isinstance(value, str | tuple) else 0.0

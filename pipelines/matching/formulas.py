"""What does a formula of a definition give? Arithmetic in decimals, and nothing else.

Allowed: numbers, names, + - * / **, comparisons, `x if y else z`, min, max, sqrt. A formula is
parsed once; a name without a value, or a division by zero, gives None.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from decimal import Decimal, DecimalException
from functools import lru_cache

from nlp.errors import VocabularyError

Values = Mapping[str, Decimal]
_OPERATIONS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: lambda left, right: left + right,
    ast.Sub: lambda left, right: left - right,
    ast.Mult: lambda left, right: left * right,
    ast.Div: lambda left, right: left / right,
    ast.Pow: lambda left, right: left**right,
}
_FUNCTIONS: dict[str, Callable[..., Decimal]] = {
    "min": min,
    "max": max,
    "sqrt": lambda value: value.sqrt(),
}


def calculated(formula: str, values: Values) -> Decimal | None:
    """The value of a formula. Raises VocabularyError if it holds anything but arithmetic."""
    try:
        return _value(_parsed(formula), values)
    except (KeyError, DecimalException):
        return None


@lru_cache(maxsize=256)
def _parsed(formula: str) -> ast.expr:
    try:
        return ast.parse(formula, mode="eval").body
    except SyntaxError as fault:
        raise VocabularyError((f"not a formula: {formula!r}",)) from fault


def _value(node: ast.expr, values: Values) -> Decimal:
    match node:
        case ast.Constant(value=int() | float() as number):
            return Decimal(str(number))
        case ast.Name(id=name):
            return values[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, values)
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATIONS:
            return _OPERATIONS[type(operator)](_value(left, values), _value(right, values))
        case ast.IfExp(test=test, body=body, orelse=other):
            return _value(body if _value(test, values) else other, values)
        case ast.Call(func=ast.Name(id=name), args=arguments) if name in _FUNCTIONS:
            return _FUNCTIONS[name](*(_value(each, values) for each in arguments))
    raise VocabularyError((f"not arithmetic: {ast.dump(node)[:80]}",))

"""The engines that SQL is written for: what they call whole numbers, and hold of them.

Nothing is left to an engine's own division: `//` of DuckDB, `div` of Spark and `/` of
PostgreSQL all cut towards zero on whole numbers, and only whole numbers are divided.
"""

from enum import Enum, IntEnum

from sqlglot import exp


class Width(IntEnum):
    """How wide the numbers of an expression are, as an engine takes them."""

    LITERAL = 0
    """As wide as the engine thinks; never calculated with as it is."""
    WORD = 1
    """64 bits."""
    WIDE = 2
    """The widest whole numbers that the engine has."""


class Dialect(Enum):
    """An engine that SQL is written for; the value is what sqlglot calls it."""

    DUCKDB = "duckdb"
    POSTGRES = "postgres"
    SPARK = "spark"


NAMES = {
    Dialect.DUCKDB: "DuckDB",
    Dialect.POSTGRES: "PostgreSQL",
    Dialect.SPARK: "Spark SQL",
}
_WIDE = {
    Dialect.DUCKDB: ("INT128", 10**38),
    Dialect.POSTGRES: ("DECIMAL", None),
    Dialect.SPARK: ("DECIMAL(38, 0)", 10**38),
}
_WORD = 2**63


def width(dialect: Dialect, most: int | None) -> Width | None:
    """Return what holds numbers up to ``most`` (None: any); None if nothing does."""
    if most is not None and most < _WORD:
        return Width.WORD
    _, limit = _WIDE[dialect]
    fits = limit is None or (most is not None and most < limit)
    return Width.WIDE if fits else None


def column_type(dialect: Dialect, of: Width | None) -> exp.DataType:
    """Return the type of a column of numbers; of one of names, if there is no width."""
    if of is None:
        return exp.DataType(this=exp.DataType.Type.TEXT)
    if of is Width.WORD:
        return exp.DataType(this=exp.DataType.Type.BIGINT)
    return exp.DataType.build(_WIDE[dialect][0])


def cast(dialect: Dialect, expression: exp.Expr, to: Width) -> exp.Expr:
    """Return ``expression`` as numbers of a width."""
    return exp.Cast(this=expression, to=column_type(dialect, to))


def divided(
    dialect: Dialect, dividend: exp.Expr, divisor: exp.Expr, to: Width
) -> exp.Expr:
    """Return the whole quotient, neither side of which is below zero."""
    sides = {"this": _apart(dividend), "expression": _apart(divisor)}
    if dialect is Dialect.POSTGRES and to is Width.WORD:
        return exp.Div(**sides, typed=True, safe=False)
    if dialect is Dialect.POSTGRES:
        return exp.Anonymous(this="DIV", expressions=[dividend, divisor])
    return exp.IntDiv(**sides)


def _apart(expression: exp.Expr) -> exp.Expr:
    simple = isinstance(expression, exp.Column | exp.Literal | exp.Paren)
    return expression if simple else exp.Paren(this=expression)

"""Syntax tree nodes: exactly what was written, and where.

Keywords are the names of their terminals (``HALF_UP``), so both spellings give the same
tree. The nodes are defined by subject in the modules beside; readers import them here.
"""

import attrs

from guiju.dsl.syntax.expressions import (
    Binary,
    Call,
    Cap,
    Choice,
    Expr,
    Floor,
    Formula,
    Keep,
    Modifier,
    NamedArgument,
    Path,
    Share,
    Special,
    Unary,
)
from guiju.dsl.syntax.quantities import (
    Adjustment,
    Binding,
    Bounds,
    Definition,
    Example,
    Input,
    InputAttribute,
    Interpretation,
    Parameter,
    Per,
    Ranking,
    Undetermined,
)
from guiju.dsl.syntax.scheme import (
    Full,
    Group,
    Issued,
    Member,
    Period,
    Region,
    Scheme,
    SchemeLine,
    Source,
)
from guiju.dsl.syntax.stages import (
    Assessment,
    ByTree,
    Clause,
    Constraint,
    FoldBy,
    Layer,
    Layers,
    Optional,
    Periodic,
    RatedBy,
    Score,
    Stage,
    Trim,
    Window,
)
from guiju.dsl.syntax.trees import (
    Band,
    Bands,
    EachRow,
    Indicators,
    Item,
    Label,
    NotApplicable,
    Rule,
    UntilZero,
)
from guiju.dsl.syntax.words import (
    Date,
    Measure,
    Node,
    Number,
    Quote,
    Word,
)

__all__ = [
    "Adjustment",
    "Assessment",
    "Band",
    "Bands",
    "Binary",
    "Binding",
    "Bounds",
    "ByTree",
    "Call",
    "Cap",
    "Choice",
    "Clause",
    "Constraint",
    "Date",
    "Declaration",
    "Definition",
    "EachRow",
    "Example",
    "Expr",
    "Floor",
    "FoldBy",
    "Formula",
    "Full",
    "Group",
    "Indicators",
    "Input",
    "InputAttribute",
    "Interpretation",
    "Issued",
    "Item",
    "Keep",
    "Label",
    "Layer",
    "Layers",
    "Measure",
    "Member",
    "Modifier",
    "NamedArgument",
    "Node",
    "NotApplicable",
    "Number",
    "Optional",
    "Parameter",
    "Path",
    "Per",
    "Period",
    "Periodic",
    "Quote",
    "Ranking",
    "RatedBy",
    "Region",
    "Rule",
    "Rulebook",
    "Scheme",
    "SchemeLine",
    "Score",
    "Share",
    "Source",
    "Special",
    "Stage",
    "Trim",
    "Unary",
    "Undetermined",
    "UntilZero",
    "Window",
    "Word",
]

Declaration = (
    Scheme
    | Group
    | Indicators
    | Stage
    | Input
    | Parameter
    | Adjustment
    | Definition
    | Ranking
    | Constraint
    | Interpretation
    | Example
)


@attrs.frozen(kw_only=True)
class Rulebook(Node):
    """A whole file."""

    declarations: tuple[Declaration, ...]

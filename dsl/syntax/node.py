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
    Modified,
    Modifier,
    NamedArgument,
    Path,
    Share,
    Special,
    Unary,
)
from guiju.dsl.syntax.grading import (
    BestGrade,
    Effect,
    FixedValue,
    ForcedGrade,
    Grade,
    Grades,
    NotRanked,
    Quota,
    Veto,
)
from guiju.dsl.syntax.quantities import (
    Adjustment,
    AdjustmentLine,
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
    Since,
    SinceDay,
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
    ByLine,
    ComputedRow,
    EachRow,
    Indicators,
    Interpolation,
    Item,
    Label,
    Lower,
    NotApplicable,
    Point,
    Rule,
    StepRow,
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
    "AdjustmentLine",
    "Assessment",
    "Band",
    "Bands",
    "BestGrade",
    "Binary",
    "Binding",
    "Bounds",
    "ByLine",
    "ByTree",
    "Call",
    "Cap",
    "Choice",
    "Clause",
    "ComputedRow",
    "Constraint",
    "Date",
    "Declaration",
    "Definition",
    "EachRow",
    "Effect",
    "Example",
    "Expr",
    "FixedValue",
    "Floor",
    "FoldBy",
    "ForcedGrade",
    "Formula",
    "Full",
    "Grade",
    "Grades",
    "Group",
    "Indicators",
    "Input",
    "InputAttribute",
    "Interpolation",
    "Interpretation",
    "Issued",
    "Item",
    "Keep",
    "Label",
    "Layer",
    "Layers",
    "Lower",
    "Measure",
    "Member",
    "Modified",
    "Modifier",
    "NamedArgument",
    "Node",
    "NotApplicable",
    "NotRanked",
    "Number",
    "Optional",
    "Parameter",
    "Path",
    "Per",
    "Period",
    "Periodic",
    "Point",
    "Quota",
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
    "Since",
    "SinceDay",
    "Source",
    "Special",
    "Stage",
    "StepRow",
    "Trim",
    "Unary",
    "Undetermined",
    "UntilZero",
    "Veto",
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
    | Grades
    | Veto
    | Constraint
    | Interpretation
    | Example
)


@attrs.frozen(kw_only=True)
class Rulebook(Node):
    """A whole file."""

    declarations: tuple[Declaration, ...]

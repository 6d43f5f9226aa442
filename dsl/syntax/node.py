"""Syntax tree nodes: exactly what was written, and where.

Keywords are the names of their terminals (``HALF_UP``), so both spellings give the same
tree. The nodes are defined by subject in the modules beside; readers import them here.
"""

import attrs

from guiju.dsl.syntax.clauses import Clauses, ListedClause
from guiju.dsl.syntax.composition import (
    Change,
    ClausesOf,
    ExampleOf,
    Extends,
    Import,
    InterpretationOf,
    Introduce,
    IntroduceInside,
    Remove,
    Replace,
    ReplaceInside,
)
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
from guiju.dsl.syntax.followup import (
    AsOf,
    Deadline,
    Lasting,
    OwnUnit,
    Problem,
    Publication,
    Recheck,
    Rectification,
    RectificationLine,
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
    Case,
    Cases,
    Definition,
    Example,
    Input,
    InputAttribute,
    Interpretation,
    MayNotApply,
    Parameter,
    Per,
    Ranking,
    Since,
    SinceDay,
    Undetermined,
    Verdict,
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
    Confidential,
    Constraint,
    FoldBy,
    Invalid,
    Layer,
    Layers,
    Optional,
    OwnWeight,
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
    "AsOf",
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
    "Case",
    "Cases",
    "Change",
    "Choice",
    "Clause",
    "Clauses",
    "ClausesOf",
    "ComputedRow",
    "Confidential",
    "Constraint",
    "Date",
    "Deadline",
    "Declaration",
    "Definition",
    "EachRow",
    "Effect",
    "Example",
    "ExampleOf",
    "Expr",
    "Extends",
    "FixedValue",
    "Floor",
    "FoldBy",
    "ForcedGrade",
    "Formula",
    "Full",
    "Grade",
    "Grades",
    "Group",
    "Import",
    "Indicators",
    "Input",
    "InputAttribute",
    "Interpolation",
    "Interpretation",
    "InterpretationOf",
    "Introduce",
    "IntroduceInside",
    "Invalid",
    "Issued",
    "Item",
    "Keep",
    "Label",
    "Lasting",
    "Layer",
    "Layers",
    "ListedClause",
    "Lower",
    "MayNotApply",
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
    "OwnUnit",
    "OwnWeight",
    "Parameter",
    "Path",
    "Per",
    "Period",
    "Periodic",
    "Plain",
    "Point",
    "Problem",
    "Publication",
    "Quota",
    "Quote",
    "Ranking",
    "RatedBy",
    "Recheck",
    "Rectification",
    "RectificationLine",
    "Region",
    "Remove",
    "Replace",
    "ReplaceInside",
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
    "Verdict",
    "Veto",
    "Window",
    "Word",
]

Plain = (
    Group
    | Indicators
    | Stage
    | Input
    | Parameter
    | Adjustment
    | Definition
    | Ranking
    | Grades
    | Veto
    | Rectification
    | Publication
    | Clauses
    | Constraint
    | Interpretation
    | Example
)
"""What a rulebook declares of its own, and what a change may replace or introduce."""
Declaration = Scheme | Import | Extends | Plain


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Rulebook(Node):
    """A whole file."""

    declarations: tuple[Declaration, ...]

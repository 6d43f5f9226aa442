"""Strategies that draw syntax trees: everything the grammar can say, and no more.

Names are drawn from letters that make no keyword and no measure word, so that what a
tree means never depends on where a name happens to stand.
"""

from typing import Any, TypeVar

from hypothesis import strategies as st

from guiju.dsl.syntax import node as n
from guiju.engine.source import Span

_AT = st.just(Span("", 0, 0))
_LETTERS = "甲乙丙丁戊己庚辛市县区局αβxyz"


T = TypeVar("T")


def _few(
    drawn: st.SearchStrategy[T], least: int = 0
) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(drawn, min_size=least, max_size=3).map(tuple)


def _maybe(drawn: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | drawn


# ---- words

words = st.builds(n.Word, text=st.text(_LETTERS, min_size=1, max_size=4), span=_AT)
names = _few(words, least=1)
_quoted = st.text(
    st.characters(exclude_characters='\n"“”」', exclude_categories=["Cs"]), max_size=9
) | st.sampled_from(["关于“公开”的通知", '他说"好"', "#1 {不是注释}"])
quotes = st.builds(n.Quote, text=_quoted, span=_AT)
dates = st.builds(n.Date, text=st.dates().map(lambda day: day.isoformat()), span=_AT)
_digits = st.integers(0, 2000).map(str) | st.integers(0, 9999).map(
    lambda hundredths: f"{hundredths // 100}.{hundredths % 100:02}"
)
_measures = (
    "",
    "%",
    "分",
    "名",
    "项",
    "天",
    "工作日",
    "个百分点",
    "万元",
    "分/项",
    "分/甲",
)
numbers = st.builds(
    n.Number, text=_digits, measure=st.sampled_from(_measures), span=_AT
)
_measure_words = st.sampled_from(["分", "名", "%", "项", "天", "是否", "万元", "甲"])
measures = st.builds(
    n.Measure,
    words=st.lists(_measure_words, min_size=1, max_size=3).map(tuple),
    span=_AT,
)

# ---- expressions

paths = st.builds(n.Path, words=names, keys=_few(words), span=_AT)
_specials = st.builds(
    n.Special,
    word=st.sampled_from(["FULL", "TOP", "BOTTOM", "TRUE", "FALSE"]),
    span=_AT,
)
_named_arguments = st.builds(n.NamedArgument, name=words, value=numbers, span=_AT)
_operators = st.sampled_from(
    ["+", "-", "*", "/", "=", ">=", "<=", "<", ">", "!=", "AND", "OR"]
)


_modes = st.sampled_from(["HALF_UP", "HALF_EVEN", "ROUND_DOWN", "ROUND_UP"])
_keeps = st.builds(n.Keep, places=numbers, mode=_modes, span=_AT)


def _modifiers(inner: st.SearchStrategy[n.Expr]) -> st.SearchStrategy[n.Modifier]:
    return st.one_of(
        st.builds(n.Cap, bound=inner, span=_AT),
        st.builds(n.Floor, bound=inner, span=_AT),
        _keeps,
    )


def _larger(inner: st.SearchStrategy[n.Expr]) -> st.SearchStrategy[n.Expr]:
    return st.one_of(
        st.builds(n.Binary, operator=_operators, left=inner, right=inner, span=_AT),
        st.builds(
            n.Unary, operator=st.sampled_from(["-", "NOT"]), operand=inner, span=_AT
        ),
        st.builds(n.Share, base=inner, ratio=inner, span=_AT),
        st.builds(n.Choice, condition=inner, then=inner, otherwise=inner, span=_AT),
        st.builds(
            n.Call, name=words, arguments=_few(inner | _named_arguments), span=_AT
        ),
        st.builds(
            n.Modified, value=inner, modifiers=_few(_modifiers(inner), 1), span=_AT
        ),
    )


expressions: st.SearchStrategy[n.Expr] = st.deferred(
    lambda: st.recursive(
        st.one_of(numbers, dates, quotes, paths, _specials), _larger, max_leaves=8
    )
)
"""Deferred, like all that is large: a strategy is printed with all its parts."""
modifiers = _modifiers(expressions)
formulas = st.builds(n.Formula, value=expressions, modifiers=_few(modifiers), span=_AT)

# ---- the scheme itself, and who is assessed

_fulls = st.builds(n.Full, number=numbers, span=_AT)
_scheme_lines = st.one_of(
    st.builds(n.Region, code=st.integers(0, 999999).map(str), name=quotes, span=_AT),
    st.builds(n.Issued, issuer=quotes, date=dates, span=_AT),
    st.builds(n.Period, start=dates, end=dates, span=_AT),
    st.builds(n.Source, text=quotes, span=_AT),
    _fulls,
    _keeps,
)
schemes = st.builds(
    n.Scheme, name=words, title=_maybe(quotes), lines=_few(_scheme_lines), span=_AT
)
_members = st.builds(
    n.Member, name=words, title=_maybe(quotes), aliases=_few(words), span=_AT
)
groups = st.builds(
    n.Group,
    name=words,
    title=_maybe(quotes),
    part_of=_maybe(words),
    count=_maybe(numbers),
    cite=_maybe(quotes),
    members=st.lists(_members, max_size=20).map(tuple),
    span=_AT,
)

# ---- indicator trees

_counted = st.builds(
    n.Word, text=st.sampled_from(["项", "天", "个", "次", "甲", "x"]), span=_AT
)
_signs = st.builds(n.Special, word=st.sampled_from(["ADD", "DEDUCT"]), span=_AT)
_each_rows = st.builds(
    n.EachRow,
    event=words,
    measure=_counted,
    sign=_signs,
    amount=expressions,
    at_most=_maybe(expressions),
    forfeit=_maybe(numbers),
    span=_AT,
)
_computed_rows = st.builds(
    n.ComputedRow,
    measure=_counted,
    value=expressions,
    sign=_signs,
    amount=expressions,
    at_most=_maybe(expressions),
    forfeit=_maybe(numbers),
    span=_AT,
)
_step_rows = st.builds(
    n.StepRow,
    side=st.builds(
        n.Special, word=st.sampled_from(["EACH_ABOVE", "EACH_BELOW"]), span=_AT
    ),
    base=expressions,
    step=expressions,
    sign=_signs,
    amount=expressions,
    at_most=_maybe(expressions),
    span=_AT,
)


@st.composite
def _labels(draw: st.DrawFn) -> n.Label:
    """Draw a label of one of the forms that can be written."""
    low, high = draw(numbers), draw(numbers)
    at = draw(_AT)
    included = draw(st.booleans())
    special = draw(st.sampled_from(["OTHERS", "NOT_REPORTED", "NOT_APPLICABLE"]))
    forms = (
        n.Label(special=special, span=at),
        n.Label(low=low, high=low, span=at),
        n.Label(low=low, high=high, low_included=included, span=at),
        n.Label(
            low=low, high=None, low_included=included, span=at, high_included=False
        ),
        n.Label(
            low=low, high=high, low_included=included, high_included=False, span=at
        ),
        n.Label(high=high, high_included=included, span=at),
    )
    return draw(st.sampled_from(forms))


_lower = st.builds(n.Lower, step=numbers, sign=_signs, amount=expressions, span=_AT)
_bands = st.builds(n.Band, label=_labels(), value=expressions | _lower, span=_AT)
_band_words = st.builds(
    n.Special, word=st.sampled_from(["BANDS", "RANK_TABLE"]), span=_AT
)
_ends = st.builds(
    n.Special, word=st.sampled_from(["WORST", "BEST", "OTHERS"]), span=_AT
)
_clamped = st.builds(n.Special, word=st.just("CLAMPED"), span=_AT)
_points = st.builds(
    n.Point, label=numbers | _ends, value=expressions | _clamped, span=_AT
)
_interpolations = st.builds(
    n.Interpolation, by=expressions, points=_few(_points), span=_AT
)
_rules = st.one_of(
    _each_rows,
    _computed_rows,
    _step_rows,
    st.builds(n.ByLine, value=expressions, span=_AT),
    st.builds(n.UntilZero, span=_AT),
    st.builds(n.Bands, word=_band_words, by=expressions, bands=_few(_bands), span=_AT),
    _interpolations,
    modifiers,
)


def _items_of(
    lines: st.SearchStrategy[tuple[n.Item | n.Rule, ...]],
) -> st.SearchStrategy[n.Item]:
    fields: dict[str, Any] = {
        "name": words,
        "title": _maybe(quotes),
        "points": numbers,
        "only_for": st.just(()) | names,
        "cite": _maybe(quotes),
        "span": _AT,
    }
    return st.builds(n.Item, lines=lines, **fields) | st.builds(
        n.Item, formula=formulas, **fields
    )


items: st.SearchStrategy[n.Item] = st.recursive(
    _items_of(_few(_rules)),
    lambda inner: _items_of(_few(inner) | _few(_rules)),
    max_leaves=4,
)
_not_applicable = st.builds(
    n.NotApplicable,
    policy=st.sampled_from(["RESCALE", "SPREAD", "PEERS", "AWARD_FULL"]),
    span=_AT,
) | st.builds(n.NotApplicable, policy=st.just("AWARD_RATE"), rate=numbers, span=_AT)
indicators = st.builds(
    n.Indicators,
    name=words,
    title=_maybe(quotes),
    full=_fulls,
    cite=_maybe(quotes),
    lines=_few(items | _not_applicable),
    span=_AT,
)

# ---- stages

_folds = st.builds(
    n.FoldBy,
    word=st.sampled_from(["MEAN", "LOWEST", "HIGHEST", "MEDIAN", "TOTAL"]),
    span=_AT,
)
_periodic = st.builds(
    n.Periodic,
    word=st.sampled_from(["QUARTERLY", "MONTHLY", "HALF_YEARLY"]),
    span=_AT,
)
_optional = st.builds(n.Optional, span=_AT)
_confidential = st.builds(n.Confidential, at_least=_maybe(numbers), span=_AT)
_layers = st.builds(n.Layer, name=words, weight=numbers, fold=_maybe(_folds), span=_AT)
_clauses = st.one_of(
    st.builds(n.ByTree, tree=words, span=_AT),
    st.builds(n.RatedBy, raters=words, span=_AT),
    st.builds(n.Score, low=numbers, high=numbers, span=_AT),
    _periodic,
    _folds,
    st.builds(n.Layers, layers=_few(_layers), span=_AT),
    _optional,
    _confidential,
    st.builds(
        n.Trim, highest=numbers, lowest=numbers, reaching=_maybe(numbers), span=_AT
    ),
    st.builds(n.Invalid, condition=expressions, span=_AT),
    st.builds(n.OwnWeight, weight=numbers, span=_AT),
)


@st.composite
def constraints(draw: st.DrawFn) -> n.Constraint:
    """Draw a constraint; a title stands only behind a name."""
    name = draw(_maybe(words))
    return n.Constraint(
        force=draw(st.sampled_from(["MUST", "SHOULD"])),
        name=name,
        title=draw(_maybe(quotes)) if name else None,
        each=draw(_maybe(words)),
        condition=draw(expressions),
        cite=draw(_maybe(quotes)),
        span=draw(_AT),
    )


stages = st.builds(
    n.Stage,
    name=words,
    title=_maybe(quotes),
    weight=numbers,
    cite=_maybe(quotes),
    lines=_few(
        st.one_of(
            st.builds(n.Window, start=dates, end=dates, span=_AT),
            st.builds(
                n.Assessment, groups=names, clauses=_few(_clauses, least=1), span=_AT
            ),
            constraints(),
        )
    ),
    span=_AT,
)

# ---- inputs, parameters, adjustments, derived quantities

inputs = st.builds(
    n.Input,
    name=words,
    title=_maybe(quotes),
    measure=measures,
    attributes=_few(
        st.one_of(
            st.builds(n.Per, groups=names, span=_AT),
            _optional,
            st.builds(n.MayNotApply, span=_AT),
            _confidential,
            st.builds(n.Bounds, low=numbers, high=numbers, span=_AT),
            _periodic,
        )
    ),
    cite=_maybe(quotes),
    span=_AT,
)
parameters = st.builds(
    n.Parameter,
    name=words,
    title=_maybe(quotes),
    measure=measures,
    value=st.one_of(
        expressions,
        st.builds(n.Undetermined, reason=quotes, span=_AT),
        st.builds(
            n.Since,
            rows=_few(st.builds(n.SinceDay, day=dates, value=expressions, span=_AT)),
            span=_AT,
        ),
    ),
    cite=_maybe(quotes),
    span=_AT,
)
adjustments = st.builds(
    n.Adjustment,
    kind=st.sampled_from(["BONUS", "DEDUCTION"]),
    name=words,
    title=_maybe(quotes),
    groups=names,
    by=_maybe(expressions),
    cite=_maybe(quotes),
    lines=_few(
        st.one_of(
            _bands, _each_rows, _computed_rows, _step_rows, _interpolations, modifiers
        )
    ),
    span=_AT,
)
definitions = st.builds(
    n.Definition,
    name=words,
    title=_maybe(quotes),
    groups=st.just(()) | names,
    formula=formulas,
    cite=_maybe(quotes),
    span=_AT,
)
rankings = st.builds(
    n.Ranking,
    name=_maybe(words),
    by=paths,
    direction=st.sampled_from(["DESCENDING", "ASCENDING"]),
    within=st.just(()) | names,
    tie_breaks=_few(paths),
    ties=st.sampled_from(["SKIP", "DENSE"]),
    span=_AT,
)

# ---- grades and vetoes

_quotas = st.builds(
    n.Quota,
    most=numbers,
    mode=st.just("") | _modes,
    border=st.sampled_from(["STRICT", "LENIENT"]),
    span=_AT,
)
_from_labels = _labels().filter(
    lambda label: label.low is not None and not label.high_included
)
_grades = st.builds(
    n.Grade, name=words, bound=_from_labels, quota=_maybe(_quotas), span=_AT
) | st.builds(n.Grade, name=words, bound=st.none(), quota=st.none(), span=_AT)
grades = st.builds(
    n.Grades,
    name=_maybe(words),
    by=paths,
    within=st.just(()) | names,
    cite=_maybe(quotes),
    grades=_few(_grades),
    span=_AT,
)
vetoes = st.builds(
    n.Veto,
    name=words,
    title=_maybe(quotes),
    condition=expressions,
    groups=st.just(()) | names,
    cite=_maybe(quotes),
    effects=_few(
        st.one_of(
            st.builds(n.ForcedGrade, grade=words, span=_AT),
            st.builds(n.BestGrade, grade=words, span=_AT),
            st.builds(n.FixedValue, target=paths, value=numbers, span=_AT),
            st.builds(n.NotRanked, span=_AT),
        )
    ),
    span=_AT,
)

# ---- what was decided, what is expected

interpretations = st.builds(
    n.Interpretation,
    subject=paths,
    answers=st.just(()) | names,
    reason=quotes,
    cite=_maybe(quotes),
    span=_AT,
)
_absent = st.builds(
    n.Special, word=st.sampled_from(["NOT_REPORTED", "NOT_APPLICABLE"]), span=_AT
)
_bindings = st.builds(n.Binding, target=paths, value=expressions | _absent, span=_AT)
_verdicts = st.builds(
    n.Verdict,
    word=st.sampled_from(["HELD", "VIOLATED", "REFUSED"]),
    target=paths,
    span=_AT,
)
_truths = st.builds(n.Special, word=st.sampled_from(["TRUE", "FALSE"]), span=_AT)
_labels_of_grades = st.builds(n.Path, words=words.map(lambda w: (w,)), span=_AT)
_negatives = st.builds(n.Unary, operator=st.just("-"), operand=numbers, span=_AT)
_case_values = _few(
    st.one_of(numbers, _negatives, dates, _truths, _absent, _labels_of_grades), 1
)
_cases = st.builds(
    n.Cases,
    given=_few(paths, 1),
    expect=_few(paths, 1),
    rows=_few(st.builds(n.Case, given=_case_values, expect=_case_values, span=_AT)),
    span=_AT,
)
examples = st.builds(
    n.Example,
    title=quotes,
    given=_few(_bindings),
    expect=_few(_bindings | _verdicts),
    cases=_few(_cases),
    span=_AT,
)

# ---- problems to put right, and what is published

_problems = st.builds(
    n.Problem,
    name=words,
    title=_maybe(quotes),
    deadline=st.builds(n.Deadline, day=expressions, span=_AT),
    lasting=_maybe(st.builds(n.Lasting, until=_maybe(dates), span=_AT)),
    responsible=st.just(()) | names,
    cite=_maybe(quotes),
    span=_AT,
)
rectifications = st.builds(
    n.Rectification,
    name=words,
    title=_maybe(quotes),
    groups=st.just(()) | names,
    cite=_maybe(quotes),
    lines=_few(
        st.one_of(
            _problems,
            st.builds(n.Deadline, day=expressions, span=_AT),
            st.builds(n.AsOf, day=expressions, span=_AT),
            st.builds(n.Recheck, span=_AT),
            _each_rows,
            modifiers,
        )
    ),
    span=_AT,
)
publications = st.builds(
    n.Publication,
    name=words,
    title=_maybe(quotes),
    groups=st.just(()) | names,
    cite=_maybe(quotes),
    shown=_few(paths | st.builds(n.OwnUnit, span=_AT)),
    span=_AT,
)

clause_lists = st.builds(
    n.Clauses,
    title=_maybe(quotes),
    listed=st.lists(
        st.builds(n.ListedClause, name=quotes, reason=_maybe(quotes), span=_AT),
        max_size=12,
    ).map(tuple),
    span=_AT,
)

# ---- rulebooks made of others

_own: st.SearchStrategy[n.Plain] = st.deferred(
    lambda: st.one_of(
        groups,
        indicators,
        stages,
        inputs,
        parameters,
        adjustments,
        definitions,
        rankings,
        grades,
        vetoes,
        rectifications,
        publications,
        clause_lists,
        constraints(),
        interpretations,
        examples,
    )
)
_removed = st.one_of(
    paths,
    st.builds(n.ExampleOf, title=quotes, span=_AT),
    st.builds(n.InterpretationOf, subject=paths, span=_AT),
    st.builds(n.ClausesOf, title=_maybe(quotes), span=_AT),
)
_changes: st.SearchStrategy[n.Change] = st.deferred(
    lambda: st.one_of(
        st.builds(n.Replace, declaration=_own, span=_AT),
        st.builds(n.Introduce, declaration=_own, span=_AT),
        st.builds(n.ReplaceInside, tree=paths, item=items, span=_AT),
        st.builds(n.IntroduceInside, tree=paths, item=items, span=_AT),
        st.builds(n.Remove, target=_removed, span=_AT),
    )
)
imports = st.builds(n.Import, file=quotes, span=_AT)
extensions = st.builds(n.Extends, file=quotes, changes=_few(_changes), span=_AT)

declarations: st.SearchStrategy[n.Declaration] = st.deferred(
    lambda: st.one_of(schemes, imports, extensions, _own)
)
rulebooks: st.SearchStrategy[n.Rulebook] = st.deferred(
    lambda: st.builds(n.Rulebook, declarations=_few(declarations), span=_AT)
)

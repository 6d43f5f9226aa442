"""Strategies for what is scored: indicators, stages, inputs, adjustments, rankings."""

from typing import Any

from hypothesis import strategies as st

from guiju.dsl.syntax import node as n
from tests.dsl.syntax.words import (
    AT,
    dates,
    expressions,
    few,
    formulas,
    fulls,
    maybe,
    measures,
    modifiers,
    names,
    numbers,
    paths,
    quotes,
    words,
)

# ---- indicator trees

_counted = st.builds(
    n.Word, text=st.sampled_from(["项", "天", "个", "次", "甲", "x"]), span=AT
)
_signs = st.builds(n.Special, word=st.sampled_from(["ADD", "DEDUCT"]), span=AT)
each_rows = st.builds(
    n.EachRow,
    event=words,
    measure=_counted,
    sign=_signs,
    amount=expressions,
    at_most=maybe(expressions),
    forfeit=maybe(numbers),
    span=AT,
)
_computed_rows = st.builds(
    n.ComputedRow,
    measure=_counted,
    value=expressions,
    sign=_signs,
    amount=expressions,
    at_most=maybe(expressions),
    forfeit=maybe(numbers),
    span=AT,
)
_step_rows = st.builds(
    n.StepRow,
    side=st.builds(
        n.Special, word=st.sampled_from(["EACH_ABOVE", "EACH_BELOW"]), span=AT
    ),
    base=expressions,
    step=expressions,
    sign=_signs,
    amount=expressions,
    at_most=maybe(expressions),
    span=AT,
)


@st.composite
def labels(draw: st.DrawFn) -> n.Label:
    """Draw a label of one of the forms that can be written."""
    low, high = draw(numbers), draw(numbers)
    at = draw(AT)
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


_lower = st.builds(n.Lower, step=numbers, sign=_signs, amount=expressions, span=AT)
_bands = st.builds(n.Band, label=labels(), value=expressions | _lower, span=AT)
_band_words = st.builds(
    n.Special, word=st.sampled_from(["BANDS", "RANK_TABLE"]), span=AT
)
_ends = st.builds(n.Special, word=st.sampled_from(["WORST", "BEST", "OTHERS"]), span=AT)
_clamped = st.builds(n.Special, word=st.just("CLAMPED"), span=AT)
_points = st.builds(
    n.Point, label=numbers | _ends, value=expressions | _clamped, span=AT
)
_interpolations = st.builds(
    n.Interpolation, by=expressions, points=few(_points), span=AT
)
_rules = st.one_of(
    each_rows,
    _computed_rows,
    _step_rows,
    st.builds(n.ByLine, value=expressions, span=AT),
    st.builds(n.UntilZero, span=AT),
    st.builds(n.Bands, word=_band_words, by=expressions, bands=few(_bands), span=AT),
    _interpolations,
    modifiers,
)


def _items_of(
    lines: st.SearchStrategy[tuple[n.Item | n.Rule, ...]],
) -> st.SearchStrategy[n.Item]:
    fields: dict[str, Any] = {
        "name": words,
        "title": maybe(quotes),
        "points": numbers,
        "only_for": st.just(()) | names,
        "cite": maybe(quotes),
        "span": AT,
    }
    return st.builds(n.Item, lines=lines, **fields) | st.builds(
        n.Item, formula=formulas, **fields
    )


items: st.SearchStrategy[n.Item] = st.recursive(
    _items_of(few(_rules)),
    lambda inner: _items_of(few(inner) | few(_rules)),
    max_leaves=4,
)
_not_applicable = st.builds(
    n.NotApplicable,
    policy=st.sampled_from(["RESCALE", "SPREAD", "PEERS", "AWARD_FULL"]),
    span=AT,
) | st.builds(n.NotApplicable, policy=st.just("AWARD_RATE"), rate=numbers, span=AT)
indicators = st.builds(
    n.Indicators,
    name=words,
    title=maybe(quotes),
    full=fulls,
    cite=maybe(quotes),
    lines=few(items | _not_applicable),
    span=AT,
)

# ---- stages

_folds = st.builds(
    n.FoldBy,
    word=st.sampled_from(["MEAN", "LOWEST", "HIGHEST", "MEDIAN", "TOTAL"]),
    span=AT,
)
_periodic = st.builds(
    n.Periodic,
    word=st.sampled_from(["QUARTERLY", "MONTHLY", "HALF_YEARLY"]),
    span=AT,
)
_optional = st.builds(n.Optional, span=AT)
_confidential = st.builds(n.Confidential, at_least=maybe(numbers), span=AT)
_layers = st.builds(n.Layer, name=words, weight=numbers, fold=maybe(_folds), span=AT)
_clauses = st.one_of(
    st.builds(n.ByTree, tree=words, span=AT),
    st.builds(n.RatedBy, raters=words, span=AT),
    st.builds(n.Score, low=numbers, high=numbers, span=AT),
    _periodic,
    _folds,
    st.builds(n.Layers, layers=few(_layers), span=AT),
    _optional,
    _confidential,
    st.builds(
        n.Trim, highest=numbers, lowest=numbers, reaching=maybe(numbers), span=AT
    ),
    st.builds(n.Invalid, condition=expressions, span=AT),
    st.builds(n.OwnWeight, weight=numbers, span=AT),
)


@st.composite
def constraints(draw: st.DrawFn) -> n.Constraint:
    """Draw a constraint; a title stands only behind a name."""
    name = draw(maybe(words))
    return n.Constraint(
        force=draw(st.sampled_from(["MUST", "SHOULD"])),
        name=name,
        title=draw(maybe(quotes)) if name else None,
        each=draw(maybe(words)),
        condition=draw(expressions),
        cite=draw(maybe(quotes)),
        span=draw(AT),
    )


stages = st.builds(
    n.Stage,
    name=words,
    title=maybe(quotes),
    weight=numbers,
    cite=maybe(quotes),
    lines=few(
        st.one_of(
            st.builds(n.Window, start=dates, end=dates, span=AT),
            st.builds(
                n.Assessment, groups=names, clauses=few(_clauses, least=1), span=AT
            ),
            constraints(),
        )
    ),
    span=AT,
)

# ---- inputs, parameters, adjustments, derived quantities

inputs = st.builds(
    n.Input,
    name=words,
    title=maybe(quotes),
    measure=measures,
    attributes=few(
        st.one_of(
            st.builds(n.Per, groups=names, span=AT),
            _optional,
            st.builds(n.MayNotApply, span=AT),
            _confidential,
            st.builds(n.Bounds, low=numbers, high=numbers, span=AT),
            _periodic,
        )
    ),
    cite=maybe(quotes),
    span=AT,
)
parameters = st.builds(
    n.Parameter,
    name=words,
    title=maybe(quotes),
    measure=measures,
    value=st.one_of(
        expressions,
        st.builds(n.Undetermined, reason=quotes, span=AT),
        st.builds(
            n.Since,
            rows=few(st.builds(n.SinceDay, day=dates, value=expressions, span=AT)),
            span=AT,
        ),
    ),
    cite=maybe(quotes),
    span=AT,
)
adjustments = st.builds(
    n.Adjustment,
    kind=st.sampled_from(["BONUS", "DEDUCTION"]),
    name=words,
    title=maybe(quotes),
    groups=names,
    by=maybe(expressions),
    cite=maybe(quotes),
    lines=few(
        st.one_of(
            _bands, each_rows, _computed_rows, _step_rows, _interpolations, modifiers
        )
    ),
    span=AT,
)
definitions = st.builds(
    n.Definition,
    name=words,
    title=maybe(quotes),
    groups=st.just(()) | names,
    formula=formulas,
    cite=maybe(quotes),
    span=AT,
)
rankings = st.builds(
    n.Ranking,
    name=maybe(words),
    by=paths,
    direction=st.sampled_from(["DESCENDING", "ASCENDING"]),
    within=st.just(()) | names,
    tie_breaks=few(paths),
    ties=st.sampled_from(["SKIP", "DENSE"]),
    span=AT,
)

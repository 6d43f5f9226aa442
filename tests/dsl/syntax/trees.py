"""Strategies that draw syntax trees: everything the grammar can say, and no more.

What is scored is drawn by ``scoring``, and what all are written with by ``words``.
"""

from hypothesis import strategies as st

from guiju.dsl.syntax import node as n
from tests.dsl.syntax.scoring import (
    adjustments,
    constraints,
    definitions,
    each_rows,
    indicators,
    inputs,
    items,
    labels,
    parameters,
    rankings,
    stages,
)
from tests.dsl.syntax.words import (
    AT,
    dates,
    expressions,
    few,
    groups,
    maybe,
    modes,
    modifiers,
    names,
    numbers,
    paths,
    quotes,
    schemes,
    words,
)

# ---- grades and vetoes

_quotas = st.builds(
    n.Quota,
    most=numbers,
    mode=st.just("") | modes,
    border=st.sampled_from(["STRICT", "LENIENT"]),
    span=AT,
)
_from_labels = labels().filter(
    lambda label: label.low is not None and not label.high_included
)
_grades = st.builds(
    n.Grade, name=words, bound=_from_labels, quota=maybe(_quotas), span=AT
) | st.builds(n.Grade, name=words, bound=st.none(), quota=st.none(), span=AT)
grades = st.builds(
    n.Grades,
    name=maybe(words),
    by=paths,
    within=st.just(()) | names,
    cite=maybe(quotes),
    grades=few(_grades),
    span=AT,
)
vetoes = st.builds(
    n.Veto,
    name=words,
    title=maybe(quotes),
    condition=expressions,
    groups=st.just(()) | names,
    cite=maybe(quotes),
    effects=few(
        st.one_of(
            st.builds(n.ForcedGrade, grade=words, span=AT),
            st.builds(n.BestGrade, grade=words, span=AT),
            st.builds(n.FixedValue, target=paths, value=numbers, span=AT),
            st.builds(n.NotRanked, span=AT),
        )
    ),
    span=AT,
)

# ---- what was decided, what is expected

interpretations = st.builds(
    n.Interpretation,
    subject=paths,
    answers=st.just(()) | names,
    reason=quotes,
    cite=maybe(quotes),
    span=AT,
)
_absent = st.builds(
    n.Special, word=st.sampled_from(["NOT_REPORTED", "NOT_APPLICABLE"]), span=AT
)
_bindings = st.builds(n.Binding, target=paths, value=expressions | _absent, span=AT)
_verdicts = st.builds(
    n.Verdict,
    word=st.sampled_from(["HELD", "VIOLATED", "REFUSED"]),
    target=paths,
    span=AT,
)
_truths = st.builds(n.Special, word=st.sampled_from(["TRUE", "FALSE"]), span=AT)
_labels_of_grades = st.builds(n.Path, words=words.map(lambda w: (w,)), span=AT)
_negatives = st.builds(n.Unary, operator=st.just("-"), operand=numbers, span=AT)
_case_values = few(
    st.one_of(numbers, _negatives, dates, _truths, _absent, _labels_of_grades), 1
)
_cases = st.builds(
    n.Cases,
    given=few(paths, 1),
    expect=few(paths, 1),
    rows=few(st.builds(n.Case, given=_case_values, expect=_case_values, span=AT)),
    span=AT,
)
examples = st.builds(
    n.Example,
    title=quotes,
    given=few(_bindings),
    expect=few(_bindings | _verdicts),
    cases=few(_cases),
    span=AT,
)

# ---- problems to put right, and what is published

_problems = st.builds(
    n.Problem,
    name=words,
    title=maybe(quotes),
    deadline=st.builds(n.Deadline, day=expressions, span=AT),
    lasting=maybe(st.builds(n.Lasting, until=maybe(dates), span=AT)),
    responsible=st.just(()) | names,
    cite=maybe(quotes),
    span=AT,
)
rectifications = st.builds(
    n.Rectification,
    name=words,
    title=maybe(quotes),
    groups=st.just(()) | names,
    cite=maybe(quotes),
    lines=few(
        st.one_of(
            _problems,
            st.builds(n.Deadline, day=expressions, span=AT),
            st.builds(n.AsOf, day=expressions, span=AT),
            st.builds(n.Recheck, span=AT),
            each_rows,
            modifiers,
        )
    ),
    span=AT,
)
publications = st.builds(
    n.Publication,
    name=words,
    title=maybe(quotes),
    groups=st.just(()) | names,
    cite=maybe(quotes),
    shown=few(paths | st.builds(n.OwnUnit, span=AT)),
    span=AT,
)

clause_lists = st.builds(
    n.Clauses,
    title=maybe(quotes),
    listed=st.lists(
        st.builds(n.ListedClause, name=quotes, reason=maybe(quotes), span=AT),
        max_size=12,
    ).map(tuple),
    span=AT,
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
    st.builds(n.ExampleOf, title=quotes, span=AT),
    st.builds(n.InterpretationOf, subject=paths, span=AT),
    st.builds(n.ClausesOf, title=maybe(quotes), span=AT),
)
_changes: st.SearchStrategy[n.Change] = st.deferred(
    lambda: st.one_of(
        st.builds(n.Replace, declaration=_own, span=AT),
        st.builds(n.Introduce, declaration=_own, span=AT),
        st.builds(n.ReplaceInside, tree=paths, item=items, span=AT),
        st.builds(n.IntroduceInside, tree=paths, item=items, span=AT),
        st.builds(n.Remove, target=_removed, span=AT),
    )
)
imports = st.builds(n.Import, file=quotes, span=AT)
extensions = st.builds(n.Extends, file=quotes, changes=few(_changes), span=AT)

declarations: st.SearchStrategy[n.Declaration] = st.deferred(
    lambda: st.one_of(schemes, imports, extensions, _own)
)
rulebooks: st.SearchStrategy[n.Rulebook] = st.deferred(
    lambda: st.builds(n.Rulebook, declarations=few(declarations), span=AT)
)

"""What declarations are written with: words, numbers, expressions, and who is assessed.

Names are drawn from letters that make no keyword and no measure word, so that what a
tree means never depends on where a name happens to stand.
"""

from typing import TypeVar

from hypothesis import strategies as st

from guiju.dsl.syntax import node as n
from guiju.engine.source import Span

AT = st.just(Span("", 0, 0))
_LETTERS = "甲乙丙丁戊己庚辛市县区局αβxyz"

T = TypeVar("T")


def few(
    drawn: st.SearchStrategy[T], least: int = 0
) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(drawn, min_size=least, max_size=3).map(tuple)


def maybe(drawn: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | drawn


# ---- words

words = st.builds(n.Word, text=st.text(_LETTERS, min_size=1, max_size=4), span=AT)
names = few(words, least=1)
_quoted = st.text(
    st.characters(exclude_characters='\n"“”」', exclude_categories=["Cs"]), max_size=9
) | st.sampled_from(["关于“公开”的通知", '他说"好"', "#1 {不是注释}"])
quotes = st.builds(n.Quote, text=_quoted, span=AT)
dates = st.builds(n.Date, text=st.dates().map(lambda day: day.isoformat()), span=AT)
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
numbers = st.builds(n.Number, text=_digits, measure=st.sampled_from(_measures), span=AT)
_measure_words = st.sampled_from(["分", "名", "%", "项", "天", "是否", "万元", "甲"])
measures = st.builds(
    n.Measure,
    words=st.lists(_measure_words, min_size=1, max_size=3).map(tuple),
    span=AT,
)

# ---- expressions

paths = st.builds(n.Path, words=names, keys=few(words), span=AT)
_specials = st.builds(
    n.Special,
    word=st.sampled_from(["FULL", "TOP", "BOTTOM", "TRUE", "FALSE"]),
    span=AT,
)
_named_arguments = st.builds(n.NamedArgument, name=words, value=numbers, span=AT)
_operators = st.sampled_from(
    ["+", "-", "*", "/", "=", ">=", "<=", "<", ">", "!=", "AND", "OR"]
)


modes = st.sampled_from(["HALF_UP", "HALF_EVEN", "ROUND_DOWN", "ROUND_UP"])
_keeps = st.builds(n.Keep, places=numbers, mode=modes, span=AT)


def _modifiers(inner: st.SearchStrategy[n.Expr]) -> st.SearchStrategy[n.Modifier]:
    return st.one_of(
        st.builds(n.Cap, bound=inner, span=AT),
        st.builds(n.Floor, bound=inner, span=AT),
        _keeps,
    )


def _larger(inner: st.SearchStrategy[n.Expr]) -> st.SearchStrategy[n.Expr]:
    return st.one_of(
        st.builds(n.Binary, operator=_operators, left=inner, right=inner, span=AT),
        st.builds(
            n.Unary, operator=st.sampled_from(["-", "NOT"]), operand=inner, span=AT
        ),
        st.builds(n.Share, base=inner, ratio=inner, span=AT),
        st.builds(n.Choice, condition=inner, then=inner, otherwise=inner, span=AT),
        st.builds(n.Call, name=words, arguments=few(inner | _named_arguments), span=AT),
        st.builds(
            n.Modified, value=inner, modifiers=few(_modifiers(inner), 1), span=AT
        ),
    )


expressions: st.SearchStrategy[n.Expr] = st.deferred(
    lambda: st.recursive(
        st.one_of(numbers, dates, quotes, paths, _specials), _larger, max_leaves=8
    )
)
"""Deferred, like all that is large: a strategy is printed with all its parts."""
modifiers = _modifiers(expressions)
formulas = st.builds(n.Formula, value=expressions, modifiers=few(modifiers), span=AT)

# ---- the scheme itself, and who is assessed

fulls = st.builds(n.Full, number=numbers, span=AT)
_scheme_lines = st.one_of(
    st.builds(n.Region, code=st.integers(0, 999999).map(str), name=quotes, span=AT),
    st.builds(n.Issued, issuer=quotes, date=dates, span=AT),
    st.builds(n.Period, start=dates, end=dates, span=AT),
    st.builds(n.Source, text=quotes, span=AT),
    fulls,
    _keeps,
)
schemes = st.builds(
    n.Scheme, name=words, title=maybe(quotes), lines=few(_scheme_lines), span=AT
)
_members = st.builds(
    n.Member, name=words, title=maybe(quotes), aliases=few(words), span=AT
)
groups = st.builds(
    n.Group,
    name=words,
    title=maybe(quotes),
    part_of=maybe(words),
    count=maybe(numbers),
    cite=maybe(quotes),
    members=st.lists(_members, max_size=20).map(tuple),
    span=AT,
)

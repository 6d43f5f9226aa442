"""Nodes: the clauses that the source of a rulebook is made of (条文)."""

import attrs

from guiju.dsl.syntax.words import Node, Quote


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ListedClause(Node):
    """``"五(三)" 非计算 "组织领导的要求，不计分"``; without a reason it is computed."""

    name: Quote
    reason: Quote | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Clauses(Node):
    """``条文 "附件2" { "一(一)"  "一(二)" }``; without a title those of the text."""

    title: Quote | None
    listed: tuple[ListedClause, ...]

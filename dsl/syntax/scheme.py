"""Nodes: the scheme itself, and who is assessed."""

import attrs

from guiju.dsl.syntax.expressions import Keep
from guiju.dsl.syntax.words import Date, Node, Number, Quote, Word


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Region(Node):
    """``地区 340200 "安徽省芜湖市"``."""

    code: str
    name: Quote


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Issued(Node):
    """``发文 "机关" 2020-09-29``."""

    issuer: Quote
    date: Date


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Period(Node):
    """``考评期 2020-01-01 至 2020-12-31``."""

    start: Date
    end: Date


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Source(Node):
    """``来源 "文号或网址"``."""

    text: Quote


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Full(Node):
    """``满分 100分``."""

    number: Number


SchemeLine = Region | Issued | Period | Source | Full | Keep


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Scheme(Node):
    """``方案 名称 "标题" { … }``."""

    name: Word
    title: Quote | None
    lines: tuple[SchemeLine, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Member(Node):
    """One unit of a group, with its aliases."""

    name: Word
    title: Quote | None
    aliases: tuple[Word, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Group(Node):
    """``对象 县区 "标题" 属于 全体 共 7家 { … }``."""

    name: Word
    title: Quote | None
    part_of: Word | None
    count: Number | None
    cite: Quote | None
    members: tuple[Member, ...]

"""Nodes: rulebooks that are made of others."""

from typing import TYPE_CHECKING

import attrs

from guiju.dsl.syntax.expressions import Path
from guiju.dsl.syntax.trees import Item
from guiju.dsl.syntax.words import Node, Quote

if TYPE_CHECKING:
    from guiju.dsl.syntax.node import Plain


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Import(Node):
    """``引用 "common.guiju"``."""

    file: Quote


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Replace(Node):
    """``替换 环节 …``: a declaration instead of the one with its kind and name."""

    declaration: "Plain"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ReplaceInside(Node):
    """``在 县区指标.用权公开 替换 权力配置 4分``: an item of a tree by its name."""

    tree: Path
    item: Item


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ExampleOf(Node):
    """``例 "标题"`` behind 删除: the 例 with this title."""

    title: Quote


@attrs.frozen(kw_only=True, eq=False, repr=False)
class InterpretationOf(Node):
    """``解释 总分`` behind 删除: the 解释 of this subject."""

    subject: Path


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ClausesOf(Node):
    """``条文 "附件2"`` behind 删除: the 条文 with this title, or without any."""

    title: Quote | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Remove(Node):
    """``删除 县区指标.用权公开.权力配置``."""

    target: Path | ExampleOf | InterpretationOf | ClausesOf


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Introduce(Node):
    """``新增 加分 …``."""

    declaration: "Plain"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class IntroduceInside(Node):
    """``在 县区指标.用权公开 新增 政务新媒体 2分``: at the end of a tree or block."""

    tree: Path
    item: Item


Change = Replace | ReplaceInside | Remove | Introduce | IntroduceInside


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Extends(Node):
    """``继承 "base.guiju" { 替换 …  删除 …  新增 … }``."""

    file: Quote
    changes: tuple[Change, ...]

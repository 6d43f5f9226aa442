"""Calls of methods, named as the language of the print spells them.

The functions of the language have one name in a tree and are spelled when printed. A
method is known only to those who have loaded it, so its calls are renamed before.
"""

from collections.abc import Mapping
from typing import Any

import attrs

from guiju.dsl.keywords import TERMS
from guiju.dsl.method import Method, Methods
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import nodes
from guiju.engine.text import Language


def spelled(tree: n.Rulebook, methods: Methods, language: Language) -> n.Rulebook:
    """Return ``tree`` with its methods and their named numbers in ``language``."""
    calls = (node for node in nodes(tree) if isinstance(node, n.Call))
    if all(call.name.text in TERMS for call in calls):
        return tree
    renamed = _node(tree, methods(), language)
    assert isinstance(renamed, n.Rulebook)
    return renamed


def _node(node: n.Node, methods: Mapping[str, Method], language: Language) -> n.Node:
    def inner(value: Any) -> Any:  # noqa: ANN401 - whatever the fields of nodes hold
        if isinstance(value, tuple):
            return tuple(map(inner, value))
        return _node(value, methods, language) if isinstance(value, n.Node) else value

    if isinstance(node, n.Call) and node.name.text in methods:
        node = _call(node, methods[node.name.text], language)
    fields = (field.name for field in attrs.fields(type(node)))
    return attrs.evolve(node, **{name: inner(getattr(node, name)) for name in fields})


def _call(call: n.Call, method: Method, language: Language) -> n.Call:
    words = {
        word: one.name.of(language)
        for one in method.parameters
        if one.is_named
        for word in (one.name.zh, one.name.en)
    }
    arguments = tuple(
        attrs.evolve(one, name=_renamed(one.name, words))
        if isinstance(one, n.NamedArgument)
        else one
        for one in call.arguments
    )
    name = attrs.evolve(call.name, text=method.name.of(language))
    return attrs.evolve(call, name=name, arguments=arguments)


def _renamed(word: n.Word, words: Mapping[str, str]) -> n.Word:
    return attrs.evolve(word, text=words.get(word.text, word.text))

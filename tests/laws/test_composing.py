"""A rulebook in several files is the rulebook that it would be in one."""

from collections.abc import Sequence

import attrs
from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl.compile import Compiled, compile_text
from guiju.dsl.compose.change import changed
from guiju.dsl.compose.naming import handle, place
from guiju.dsl.format.rulebook import print_tree
from guiju.dsl.library import Page
from guiju.dsl.report import as_text
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.parse import parse
from guiju.engine.source import Span
from tests.dsl.syntax.trees import rulebooks as any_rulebooks
from tests.dsl.texts import Shelf
from tests.laws.witness import must_see, seen
from tests.strategies.rulebooks import Rulebook, rulebooks

AT = Span("", 0, 0)
OTHER = "另一份.guiju"
NEW = parse('参数 另外的数: 分 = 3分\n例 "另外的例" { 期望 总分[甲] = 1分 }').tree


def declared(book: Rulebook) -> tuple[n.Scheme | n.Plain, ...]:
    """Return the declarations of a text; it is made of no other file."""
    written = parse(book.text).tree.declarations
    return tuple(one for one in written if not isinstance(one, n.Import | n.Extends))


def own(book: Rulebook) -> tuple[n.Plain, ...]:
    return tuple(one for one in declared(book) if not isinstance(one, n.Scheme))


def written(declarations: Sequence[n.Declaration]) -> str:
    return print_tree(n.Rulebook(declarations=tuple(declarations), span=AT), "zh")


def made_of(text: str, other: str) -> Compiled:
    compiled = compile_text(text, library=Shelf({OTHER: other}))
    assert compiled.plan is not None, (text, other, compiled.diagnostics)
    return compiled


def extended(book: Rulebook, changes: str) -> Compiled:
    """Return what extends ``book`` with ``changes``, as a scheme of the same facts."""
    scheme = [one for one in declared(book) if isinstance(one, n.Scheme)]
    return made_of(f'{written(scheme)}继承 "{OTHER}" {{\n{changes}\n}}\n', book.text)


@must_see("several declarations elsewhere", times=5)
@given(rulebooks(), st.data())
def test_importing_a_file_is_writing_its_text_in_this_place(
    book: Rulebook, data: st.DataObject
) -> None:
    whole = declared(book)
    start = 1 + next(i for i, one in enumerate(whole) if isinstance(one, n.Scheme))
    first = data.draw(st.integers(start, len(whole)), label="first of the other file")
    last = data.draw(st.integers(first, len(whole)), label="behind its last")
    text = f'{written(whole[:first])}引用 "{OTHER}"\n{written(whole[last:])}'
    compiled = made_of(text, written(whole[first:last]))
    assert compiled.plan == compile_text(book.text).plan
    assert compiled.model.tree == parse(book.text).tree
    seen("several declarations elsewhere", when=last - first > 1)


@given(rulebooks())
def test_extending_without_changes_is_the_base(book: Rulebook) -> None:
    assert extended(book, "").plan == compile_text(book.text).plan


@must_see("several replaced", times=5)
@given(rulebooks(), st.data())
def test_replacing_something_by_itself_changes_nothing(
    book: Rulebook, data: st.DataObject
) -> None:
    named = [one for one in own(book) if handle(one) is not None]
    chosen = data.draw(
        st.lists(st.sampled_from(named), min_size=1, max_size=4), label="replaced"
    )
    changes = "\n".join(f"替换 {written([one])}" for one in chosen)
    assert extended(book, changes).plan == compile_text(book.text).plan
    seen("several replaced", when=len(chosen) > 1)


@given(rulebooks(), st.data())
def test_replacing_an_item_by_itself_changes_nothing(
    book: Rulebook, data: st.DataObject
) -> None:
    base = own(book)
    ways = [way for one in base if isinstance(one, n.Indicators) for way in _ways(one)]
    if not ways:
        return
    way, item = data.draw(st.sampled_from(ways), label="item")
    change = n.ReplaceInside(tree=_path(way), item=item, span=AT)
    result = changed(base, [change])
    assert (result.declarations, result.problems) == (base, ())


@given(rulebooks(), st.data())
def test_taking_away_what_was_introduced_is_the_identity(
    book: Rulebook, data: st.DataObject
) -> None:
    base = own(book)
    parameter, example = NEW.declarations
    assert isinstance(parameter, n.Parameter)
    assert isinstance(example, n.Example)
    title = n.ExampleOf(title=example.title, span=AT)
    pairs: list[tuple[n.Change, n.Change]] = [
        (
            n.Introduce(declaration=parameter, span=AT),
            n.Remove(target=_path((parameter.name.text,)), span=AT),
        ),
        (
            n.Introduce(declaration=example, span=AT),
            n.Remove(target=title, span=AT),
        ),
    ]
    for tree in (one for one in base if isinstance(one, n.Indicators)):
        item = attrs.evolve(_item(tree), name=n.Word(text="另外的项", span=AT))
        way = (tree.name.text,)
        pairs.append(
            (
                n.IntroduceInside(tree=_path(way), item=item, span=AT),
                n.Remove(target=_path((*way, "另外的项")), span=AT),
            )
        )
    there, gone = data.draw(st.sampled_from(pairs), label="introduced and removed")
    result = changed(base, [there, gone])
    assert changed(base, [there]).declarations != base
    assert (result.declarations, result.problems) == (base, ())


@must_see("changes that differ", times=5)
@given(rulebooks(), st.data())
def test_changes_of_different_things_may_stand_in_any_order(
    book: Rulebook, data: st.DataObject
) -> None:
    base = own(book)
    named = [one for one in base if handle(one) is not None]
    chosen = data.draw(
        st.lists(st.sampled_from(named), unique_by=place, min_size=2, max_size=5),
        label="changed",
    )
    changes = [_changed(one, data) for one in chosen]
    result = changed(base, changes)
    other = changed(base, data.draw(st.permutations(changes), label="other order"))
    assert result.declarations == other.declarations
    assert result.problems == ()
    seen("changes that differ", when=result.declarations != base)


@must_see("several files", times=20)
@given(st.lists(any_rulebooks, min_size=2, max_size=4), st.data())
def test_whatever_the_files_hold_composing_never_raises(
    books: list[n.Rulebook], data: st.DataObject
) -> None:
    others = [print_tree(book, "zh") for book in books]
    texts = [f'引用 "一.guiju"\n继承 "二.guiju" {{ }}\n{others[0]}', *others]
    numbers = st.integers(0, len(texts) - 1)

    def library(name: str, beside: str) -> Page:
        del beside
        number = data.draw(numbers, label=name)
        return Page(file=str(number), text=texts[number])

    compiled = compile_text(texts[0], "0", library=library)
    for one in compiled.diagnostics:
        assert as_text(one, compiled.texts)
    seen("several files", when=len(compiled.texts) > 1)


def _changed(one: n.Plain, data: st.DataObject) -> n.Change:
    """Return a change of ``one`` that leaves its name."""
    if isinstance(one, n.Parameter | n.Input) and data.draw(st.booleans()):
        return n.Remove(target=_path((one.name.text,)), span=AT)
    if isinstance(one, n.Group | n.Indicators | n.Stage | n.Adjustment | n.Definition):
        cite = n.Quote(text="另一处", span=AT)
        return n.Replace(declaration=attrs.evolve(one, cite=cite), span=AT)
    return n.Replace(declaration=one, span=AT)


def _ways(tree: n.Indicators) -> list[tuple[tuple[str, ...], n.Item]]:
    """Return every item of a tree with the names that lead to its block."""
    found: list[tuple[tuple[str, ...], n.Item]] = []

    def walk(holder: n.Indicators | n.Item, way: tuple[str, ...]) -> None:
        for line in holder.lines:
            if isinstance(line, n.Item):
                found.append((way, line))
                walk(line, (*way, line.name.text))

    walk(tree, (tree.name.text,))
    return found


def _item(tree: n.Indicators) -> n.Item:
    return next(line for line in tree.lines if isinstance(line, n.Item))


def _path(words: Sequence[str]) -> n.Path:
    return n.Path(words=tuple(n.Word(text=word, span=AT) for word in words), span=AT)

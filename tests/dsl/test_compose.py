"""引用 and 继承 on the tree: what stands where, and what is refused."""

from textwrap import dedent

import pytest

from guiju.dsl.compile import Compiled, compile_text
from guiju.dsl.compose.compose import Composed, compose
from guiju.dsl.compose.problem import MOST, TooMuch
from guiju.dsl.library import Page
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.parse import parse
from guiju.engine.source import Span
from tests.dsl.texts import Shelf

CITY = """\
方案 市级 "市级方案" { 满分 100分  保留 2位 四舍五入 }
解释 市级.保留 "没有写明位数，定为两位" 依据 "三"
对象 县区 共 2家 { 甲县、乙县 }
指标 体系 满分 100分 依据 "附件" {
    公开 60分 { 目录 20分  年报 40分 = 40分 }
    服务 40分
}
环节 测评 100% 依据 "一" { 县区 按 体系 }
参数 标准: 分 = 60分 依据 "二"
加分 表彰 用于 县区 依据 "二" { 每次 表扬 加 1分  封顶 3分 }
总分 = 环节加权 + 表彰 封顶 100分 依据 "三"
排名 按 总分 从高到低 分 县区 并列 占位
等次 级别 按 总分 依据 "四" { 好 80分 以上  其余 一般 }
必须 及格: 每个 单位 总分 >= 标准
必须 每个 单位 总分 >= 1分
解释 总分 "封顶在最后" 依据 "三"
例 "表彰一次" { 给定 表彰.表扬[甲县] = 1次  期望 表彰[甲县] = 1分 }
"""
SCHEME = '方案 县级 "县级方案" { 满分 100分  保留 2位 四舍五入 }\n'
BASE = parse(CITY).tree.declarations


def composed(text: str, **others: str) -> Composed:
    shelf = Shelf({f"{name}.guiju": other for name, other in others.items()})
    return compose(text, "县级.guiju", shelf)


def extended(*changes: str) -> tuple[n.Declaration, ...]:
    """Return what the base is after ``changes``, none of which may fail."""
    joined = "\n".join(changes)
    made = composed(f'继承 "市级.guiju" {{\n{joined}\n}}\n', 市级=CITY)
    assert (made.problems, made.diagnostics) == ((), ())
    return made.tree.declarations


def compiled(text: str, **others: str) -> Compiled:
    shelf = Shelf({f"{name}.guiju": other for name, other in others.items()})
    return compile_text(text, "县级.guiju", library=shelf)


def refused(change: str) -> list[tuple[str, str]]:
    """Return the codes and marked pieces of what is found wrong with ``change``."""
    text = f'{SCHEME}继承 "市级.guiju" {{ {change} }}\n'
    found = compiled(text, 市级=CITY)
    assert found.plan is None
    return [(one.code, _marked(found, one.place)) for one in found.diagnostics]


def _marked(found: Compiled, place: object) -> str:
    assert isinstance(place, Span)
    return found.texts[place.file][place.start : place.end]


def test_the_scheme_of_a_base_and_what_is_said_of_it_stay_behind() -> None:
    assert extended() == BASE[2:]


def test_what_comes_from_a_file_stands_where_the_file_is_named() -> None:
    first, second, third = (f"参数 {name}: 分 = 1分\n" for name in "甲乙丙")
    made = composed(f'{first}引用 "乙.guiju"\n{third}', 乙=second)
    assert made.tree == parse(first + second + third).tree


def test_a_text_of_one_file_is_left_as_it_was_read() -> None:
    assert composed(CITY).tree == parse(CITY).tree
    assert list(composed(CITY).texts) == ["县级.guiju"]


def test_every_piece_keeps_the_place_where_it_was_written() -> None:
    made = composed('引用 "乙.guiju"\n', 乙="参数 乙: 分 = 2分\n")
    assert made.tree.declarations[0].span == Span("乙.guiju", 0, 12)
    assert [*made.texts] == ["县级.guiju", "乙.guiju"]


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ('替换 参数 标准: 分 = 70分 依据 "县"', 5),
        ('替换 加分 表彰 用于 县区 依据 "县" { 每次 表扬 加 2分 }', 6),
        ('替换 总分 = 环节加权 依据 "县"', 7),
        ("替换 排名 按 总分 从低到高 分 县区 并列 占位", 8),
        ("替换 等次 级别 按 总分 { 好 90分 以上  其余 一般 }", 9),
        ("替换 原则上 及格: 每个 单位 总分 >= 标准", 10),
        ('替换 解释 总分 答复 GJ0601 "另一个理由"', 12),
        ('替换 例 "表彰一次" { 期望 表彰[甲县] = 0分 }', 13),
        ("替换 对象 县区 { 丙县、丁县 }", 2),
    ],
)
def test_a_replacement_stands_where_the_other_stood(change: str, at: int) -> None:
    result = extended(change)
    new = parse(change.removeprefix("替换 ")).tree.declarations[0]
    at -= 2
    assert result == (*BASE[2:][:at], new, *BASE[2:][at + 1 :])


@pytest.mark.parametrize(
    ("target", "at"),
    [
        ("标准", 5),
        ("总分", 7),
        ("排名", 8),
        ("ranking", 8),
        ("级别", 9),
        ("及格", 10),
        ("解释 总分", 12),
        ('例 "表彰一次"', 13),
    ],
)
def test_something_is_taken_out_by_its_name(target: str, at: int) -> None:
    at -= 2
    assert extended(f"删除 {target}") == (*BASE[2:][:at], *BASE[2:][at + 1 :])


def tree_after(change: str) -> str:
    """Return the parts of the tree with their points, as one line."""
    tree = next(one for one in extended(change) if isinstance(one, n.Indicators))
    return _parts(tree)


def _parts(holder: n.Indicators | n.Item) -> str:
    parts = [line for line in holder.lines if isinstance(line, n.Item)]
    inner = [f"{one.name.text}{one.points.text}{_parts(one)}" for one in parts]
    return f"({' '.join(inner)})" if inner else ""


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ("在 体系 替换 服务 30分", "(公开60(目录20 年报40) 服务30)"),
        ("在 体系 替换 公开 30分", "(公开30 服务40)"),
        ("在 体系.公开 替换 目录 25分", "(公开60(目录25 年报40) 服务40)"),
        ("在 体系 新增 解读 5分", "(公开60(目录20 年报40) 服务40 解读5)"),
        ("在 体系.公开 新增 解读 5分", "(公开60(目录20 年报40 解读5) 服务40)"),
        ("在 体系.服务 新增 热线 5分", "(公开60(目录20 年报40) 服务40(热线5))"),
        ("删除 体系.服务", "(公开60(目录20 年报40))"),
        ("删除 体系.公开.年报", "(公开60(目录20) 服务40)"),
    ],
)
def test_an_item_is_changed_in_its_block(change: str, parts: str) -> None:
    assert tree_after(change) == parts


def test_changes_are_made_in_the_order_in_which_they_are_written() -> None:
    result = extended("删除 标准", "新增 输入 标准: 分 每 县区")
    assert isinstance(result[-1], n.Input)


@pytest.mark.parametrize(
    ("change", "code", "marked"),
    [
        ("替换 参数 标谁: 分 = 70分", "GJ0118", "标谁"),
        ("删除 标谁", "GJ0118", "标谁"),
        ("删除 总分[甲县]", "GJ0118", "总分[甲县]"),
        ('删除 例 "表彰两次"', "GJ0118", '"表彰两次"'),
        ("删除 解释 表彰", "GJ0118", "表彰"),
        ("删除 体系.公开.服务", "GJ0118", "服务"),
        ("删除 体糸.公开", "GJ0118", "体糸"),
        ("在 体糸 新增 解读 5分", "GJ0118", "体糸"),
        ("在 体系.公示 新增 解读 5分", "GJ0118", "公示"),
        ("替换 排名 按 得分 从高到低 并列 占位", "GJ0118", "得分"),
        ("替换 必须 每个 单位 总分 >= 2分", "GJ0118", "必须 每个 单位 总分 >= 2分"),
        ("新增 参数 标准: 分 = 70分", "GJ0119", "标准"),
        ("新增 输入 总分: 分 每 县区", "GJ0119", "总分"),
        ('新增 例 "表彰一次" { 期望 表彰[甲县] = 0分 }', "GJ0119", '"表彰一次"'),
        ("新增 排名 按 总分 从低到高 分 县区 并列 占位", "GJ0119", "总分"),
        ("在 体系 新增 服务 5分", "GJ0119", "服务"),
        ("替换 输入 标准: 分 每 县区", "GJ0120", "标准"),
        ("替换 扣分 表彰 用于 县区 { 每次 批评 扣 1分 }", "GJ0120", "表彰"),
        ("在 总分 新增 解读 5分", "GJ0120", "总分"),
        ("在 体系.公开.年报 新增 解读 5分", "GJ0120", "年报"),
    ],
)
def test_a_change_of_what_is_not_so_is_refused(
    change: str, code: str, marked: str
) -> None:
    assert refused(change) == [(code, marked)]


def test_a_tree_that_has_lost_all_its_items_is_checked() -> None:
    assert "GJ0301" in [code for code, _ in refused("删除 体系.公开 删除 体系.服务")]


def test_several_of_one_name_are_not_guessed_between() -> None:
    twice = CITY + '例 "表彰一次" { 期望 表彰[甲县] = 0分 }\n'
    text = f'{SCHEME}继承 "市级.guiju" {{ 删除 例 "表彰一次" }}\n'
    (found,) = compiled(text, 市级=twice).diagnostics
    assert found.code == "GJ0118"
    assert "有 2 个" in found.message.zh


def test_interpretations_of_one_subject_are_told_apart_by_what_they_answer() -> None:
    first, second = '解释 总分 答复 GJ0601 "一"', '解释 总分 答复 GJ0604 "二"'
    base = f"{SCHEME}{first}\n{second}\n"
    text = '继承 "乙.guiju" { 替换 解释 总分 答复 GJ0604 "三" }\n'
    made = composed(text, 乙=base)
    assert made.problems == ()
    reasons = [
        one.reason.text
        for one in made.tree.declarations
        if isinstance(one, n.Interpretation)
    ]
    assert reasons == ["一", "三"]


def test_all_changes_that_fail_are_told_and_the_others_are_made() -> None:
    found = refused("删除 甲 在 体系 替换 服务 40分 删除 乙")
    assert found == [("GJ0118", "甲"), ("GJ0118", "乙")]


def test_nothing_is_said_of_a_tree_in_which_a_change_failed() -> None:
    change = "在 体系 替换 公开 50分 在 体系 替换 服力 50分"
    assert refused(change) == [("GJ0118", "服力")]


def test_what_depends_on_a_missing_file_is_not_reported_again() -> None:
    stage = '环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }\n'
    text = f'{SCHEME}引用 "名单.guiju"\n{stage}'
    assert [one.code for one in compiled(text).diagnostics] == ["GJ0113"]


def test_a_missing_base_is_all_that_is_said_of_its_changes() -> None:
    text = f'{SCHEME}继承 "市级.guiju" {{ 删除 总分 }}\n'
    assert [one.code for one in compiled(text).diagnostics] == ["GJ0113"]


def test_faults_of_the_text_are_told_in_the_order_of_the_files() -> None:
    found = compiled(
        f'{SCHEME}引用 "乙.guiju"\n引用 "丙.guiju"\n参数 甲: 分 =\n',
        乙="参数 乙: 分 =\n",
        丙="参数 丙: 分 =\n",
    )
    places = [one.place for one in found.diagnostics]
    files = [place.file for place in places if isinstance(place, Span)]
    assert files == ["县级.guiju", "乙.guiju", "丙.guiju"]
    assert {one.code[:4] for one in found.diagnostics} == {"GJ00"}


def test_a_name_used_in_two_files_is_told_with_both_places() -> None:
    text = f'{SCHEME}引用 "乙.guiju"\n参数 标准: 分 = 2分\n'
    found = compiled(text, 乙="参数 标准: 分 = 1分\n").diagnostics
    (twice,) = (one for one in found if one.code == "GJ0102")
    assert isinstance(twice.place, Span)
    (first,) = twice.related
    assert (first.place.file, twice.place.file) == ("乙.guiju", "县级.guiju")


def test_a_base_may_be_made_of_others_and_extend_another_one() -> None:
    top = f'{SCHEME}继承 "区级.guiju" {{ 删除 区 }}\n'
    middle = '方案 区级 { 满分 100分 }\n继承 "市级.guiju" { 新增 参数 区: 分 = 1分 }\n'
    made = composed(top, 区级=middle, 市级=CITY)
    assert made.tree.declarations[1:] == BASE[2:]


def test_an_extending_file_may_declare_more_beside_its_base() -> None:
    made = composed('继承 "市级.guiju" { }\n参数 乙: 分 = 2分\n', 市级=CITY)
    assert len(made.tree.declarations) == len(BASE) - 1


def test_a_scheme_that_is_missing_is_told_of_the_rulebook_itself() -> None:
    found = compiled('继承 "市级.guiju" { }\n', 市级=CITY).diagnostics
    (missing,) = (one for one in found if one.code == "GJ0112")
    assert missing.place == Span("县级.guiju", 0, 0)


@pytest.mark.parametrize("length", [1, 2, 5])
def test_a_round_of_any_length_is_told_once_with_every_step(length: int) -> None:
    names = [f"第{number}" for number in range(length)]
    others = {
        name: f'引用 "{after}.guiju"\n'
        for name, after in zip(names, (*names[1:], names[0]), strict=True)
    }
    found = compiled(f'{SCHEME}引用 "第0.guiju"\n', **others).diagnostics
    (round_,) = found
    assert round_.code == "GJ0114"
    assert len(round_.related) == length - 1
    assert round_.message.zh.count("→") == length


def test_as_many_files_are_read_as_promised_and_no_more() -> None:
    others = {f"第{number}": "" for number in range(MOST + 1)}
    lines = [f'引用 "{name}.guiju"\n' for name in others]
    assert composed("".join(lines[:MOST]), **others).problems == ()
    (problem,) = composed("".join(lines), **others).problems
    assert isinstance(problem, TooMuch)


def test_a_file_too_large_with_the_others_is_not_read() -> None:
    class Large:
        def __call__(self, name: str, beside: str) -> Page:
            del beside
            return Page(file=name, text="#" * 6_000_000)

    found = compile_text(
        f'{SCHEME}引用 "一.guiju"\n引用 "二.guiju"\n', library=Large()
    ).diagnostics
    assert [one.code for one in found] == ["GJ0116"]
    assert "10000000" in found[0].message.zh


def test_the_library_is_asked_with_the_name_of_the_file_that_asks() -> None:
    asked: list[tuple[str, str]] = []

    def library(name: str, beside: str) -> Page:
        asked.append((name, beside))
        return Page(
            file=f"甲/{name}", text=dedent('引用 "乙"' if len(asked) < 2 else "")
        )

    compose('引用 "丙"', "头", library)
    assert asked == [("丙", "头"), ("乙", "甲/丙")]


def test_the_clauses_of_the_base_are_replaced_and_removed_by_their_title() -> None:
    city = CITY + '条文 { "一"  "二" }\n条文 "附件" { "1" }\n'
    text = """继承 "市级.guiju" {
        删除 条文 "附件"
        替换 条文 { "一"  "二"  "三" }
        新增 条文 "附件2" { "甲" }
    }"""
    made = composed(text, 市级=city)
    assert made.problems == ()
    lists = [one for one in made.tree.declarations if isinstance(one, n.Clauses)]
    titles = [one.title.text if one.title else "" for one in lists]
    assert titles == ["", "附件2"]
    assert [one.name.text for one in lists[0].listed] == ["一", "二", "三"]
    for wrong in ('删除 条文 "附件9"', '新增 条文 "附件" { "2" }'):
        refused = composed(f'继承 "市级.guiju" {{ {wrong} }}', 市级=city)
        assert len(refused.problems) == 1

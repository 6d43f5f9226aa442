"""Parts of a rulebook in its own words: what stands in the cells of a draft.

The language was made to read like a notice, so a rule is quoted as the formatter writes
it; only days and names are written as documents write them.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

import attrs

from guiju.dsl.format.followup import FollowUp
from guiju.dsl.format.line import SOFT
from guiju.dsl.format.rules import Rules
from guiju.dsl.format.spelling import Spelling
from guiju.dsl.format.stages import Stages
from guiju.dsl.keywords import KEYWORDS
from guiju.dsl.syntax import node as n
from guiju.engine.text import Language, Text

_NUMERALS = "零一二三四五六七八九"
_TEN = 10
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CJK = r"[\u3400-\u9fff、，；：（）“”]"
_BLANK = re.compile(rf"(?<={_CJK}) (?=[\w“])|(?<=[\w%”]) (?={_CJK})")
"""A blank that parts words of the language and that no document would have."""
_CLAUSES = ("_AT_MOST", "_CAP", "_FLOOR", "_KEEP", "_THEN", "_ELSE", "_REACHING")
"""What a comma stands before in a document."""
_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_WRITTEN_TOGETHER = re.compile(
    r"\b(?:{})\b".format(
        "|".join(w for k in KEYWORDS.values() for w in k.en if "_" in w)
    )
)
"""Words of the language that English writes apart: ``or_more``."""
_SIGNS = {" >= ": " ≥ ", " <= ": " ≤ ", " != ": " ≠ ", " * ": " × ", " / ": " ÷ "}


@attrs.frozen
class Phrases:
    """Says parts of a rulebook in ``language``.

    ``cited`` are the names that other rules use: only these are worth telling where
    there is a title.
    """

    language: Language
    cited: frozenset[str] = frozenset()

    @property
    def spelling(self) -> Spelling:
        """How single words are written."""
        return Spelling(self.language)

    @property
    def _rules(self) -> Rules:
        return Rules(self.spelling)

    def text(self, zh: str, en: str) -> str:
        """Return the words of the document itself."""
        return zh if self.language == "zh" else en

    def sentence(self, words: str) -> str:
        """Return words with their full stop."""
        return self.text(f"{words}。", f"{words}.")

    # ---- numbering

    def heading(self, nth: int, title: Text) -> str:
        """Return ``三、考评环节``."""
        words = title.of(self.language)
        return self.text(f"{_chinese(nth)}、{words}", f"{nth}. {words}")

    def subheading(self, nth: int, title: str) -> str:
        """Return ``（二）双向互评``."""
        letter = _LATIN[(nth - 1) % len(_LATIN)]
        return self.text(f"（{_chinese(nth)}）{title}", f"({letter}) {title}")

    # ---- names, days and grounds

    def called(self, name: n.Word | None, title: n.Quote | None) -> str:
        """Return the title, with the name behind it if other rules use that."""
        if name is None:
            return ""
        if title is None or title.text == name.text:
            return name.text
        if name.text not in self.cited:
            return title.text
        return self.both(title.text, name.text)

    def both(self, title: str, name: str) -> str:
        """Return a title with the name that it goes by in the rules and in the data."""
        if title == name:
            return name
        return self.text(f"{title}（{name}）", f"{title} ({name})")

    def listed(self, names: Iterable[str]) -> str:
        """Return names as a list."""
        return self.text("、", ", ").join(names)

    def names(self, words: Iterable[n.Word]) -> str:
        """Return the names of ``words`` as a list."""
        return self.listed(word.text for word in words)

    def day(self, date: n.Date | dt.date) -> str:
        """Return a day as documents write it."""
        shown = date.text if isinstance(date, n.Date) else date.isoformat()
        year, month, day = shown.split("-")
        return self.text(f"{year}年{int(month)}月{int(day)}日", shown)

    def span(self, first: n.Date | dt.date, last: n.Date | dt.date) -> str:
        """Return two days with what lies between."""
        return self.text("至", " to ").join([self.day(first), self.day(last)])

    def ground(self, cite: n.Quote | None) -> str:
        """Return the clause that something rests on; empty where none is cited."""
        return cite.text if cite else ""

    def grounded(self, words: str, cite: n.Quote | None) -> str:
        """Return a sentence with its ground behind it."""
        if cite is None:
            return words
        return self.text(f"{words}（依据：{cite.text}）", f"{words} [{cite.text}]")

    # ---- rules

    def rule(self, rule: n.Rule) -> str:
        """Return one rule; a table of tiers in one line."""
        if isinstance(rule, n.Bands | n.Interpolation):
            head = self._rules.scoring.table_header(rule)
            rows = (f"{a} {b}" for a, b in self.rows(rule))
            return self.text("：", ": ").join(
                [self.printed(head), self.text("；", "; ").join(rows)]
            )
        if isinstance(rule, n.EachRow):
            rule = self._with_quoted_names(rule)
        return self.printed(self._rules.scoring.rule(rule))

    def _with_quoted_names(self, row: n.EachRow) -> n.EachRow:
        """Set names apart, since no blank does so in Chinese: 每次“被通报”扣“扣数”."""
        if self.language == "en":
            return row
        amount = row.amount
        if isinstance(amount, n.Path):
            words = tuple(map(_quoted, amount.words))
            amount = attrs.evolve(amount, words=words)
        return attrs.evolve(row, event=_quoted(row.event), amount=amount)

    def rows(self, table: n.Bands | n.Interpolation) -> Iterator[tuple[str, str]]:
        """Yield the left and the right side of each row of a table."""
        for label, value, _ in self._rules.scoring.table(table):
            yield self.printed(label), self.printed(value)

    def expr(self, expr: n.Expr) -> str:
        """Return an expression."""
        return self.printed(self.spelling.expr(expr))

    def formula(self, formula: n.Formula) -> str:
        """Return ``= …`` with what is done to the value."""
        return self.printed(self.spelling.formula(formula))

    def keyword(self, terminal: str) -> str:
        """Return a word of the language."""
        return self.spelling.word(terminal).replace("_", " ")

    def clause(self, clause: n.Clause) -> str:
        """Return one clause of how a stage scores."""
        words = self.printed(Stages(self._rules).clause(clause))
        if isinstance(clause, n.Layers):
            head, _, layers = words.partition("{")
            return f"{head.strip()}{self.text('：', ': ')}{layers.strip(' }')}"
        return words

    def each(self, constraint: n.Constraint) -> str:
        """Return of whom a condition has to hold: ``每个评价者``; or nothing."""
        if constraint.each is None:
            return ""
        who = self.spelling.term(constraint.each)
        return self.text(f"每个{who}", f"each {who}")

    def bound(self, label: n.Label) -> str:
        """Return from where to where a grade reaches."""
        return self.printed(self._rules.scoring.label(label))

    def quota(self, quota: n.Quota | None) -> str:
        """Return how many may have a grade, and who at the border."""
        if quota is None:
            return ""
        word, most = self.keyword, self.spelling.number(quota.most)
        parts = [
            f"{word('_AT_MOST')} {most}",
            *([word(quota.mode)] if quota.mode else []),
        ]
        parts.append(f"{word('_EQUAL_SCORES')} {word(quota.border)}")
        return self.printed(self.text("，", ", ").join(parts))

    def effect(self, effect: n.Effect) -> str:
        """Return what a veto does."""
        match effect:
            case n.ForcedGrade(grade=grade):
                return self.text(f"等次定为{grade.text}", f"the grade is {grade.text}")
            case n.BestGrade(grade=grade):
                best = grade.text
                return self.text(f"等次不高于{best}", f"the grade is {best} at best")
            case n.FixedValue(target=target, value=value):
                path, number = self.path(target), self.spelling.number(value)
                return self.text(f"{path}定为{number}", f"{path} is {number}")
            case n.NotRanked():
                return self.keyword("_NOT_RANKED")

    def shown(self, shown: n.Path | n.OwnUnit) -> str:
        """Return what a view shows."""
        return self.printed(FollowUp(self._rules).shown(shown))

    def lasting(self, lasting: n.Lasting | None) -> str:
        """Return how long a problem has to stay closed."""
        return self.printed(FollowUp(self._rules).lasting(lasting))

    def path(self, path: n.Path) -> str:
        """Return a path."""
        return self.printed(self.spelling.path(path))

    def ranked(self, ranking: n.Ranking) -> str:
        """Return how a ranking orders, with its ties."""
        word, path = self.keyword, self.path
        order = f"{word('_BY')} {path(ranking.by)} {word(ranking.direction)}"
        ties = f"{word('_TIES')} {word(ranking.ties)}"
        breaks = [path(one) for one in ranking.tie_breaks]
        then = self.text("得分相同的依次比较", "equal ones by ") + self.listed(breaks)
        parts = [order, *([then] if breaks else []), ties]
        return self.printed(self.text("，", ", ").join(parts))

    def printed(self, words: str) -> str:
        """Return words of the formatter as a document sets them: signs and blanks."""
        words = words.replace(SOFT, "")
        for written, printed in _SIGNS.items():
            words = words.replace(written, printed)
        if self.language == "en":
            return _WRITTEN_TOGETHER.sub(lambda one: one[0].replace("_", " "), words)
        for clause in _CLAUSES:
            word = self.keyword(clause)
            words = words.replace(f" {word} ", f"，{word}")
        words = _DAY.sub(lambda one: self.day(dt.date(*map(int, one.groups()))), words)
        return _BLANK.sub("", words)


def _quoted(word: n.Word) -> n.Word:
    return attrs.evolve(word, text=f"“{word.text}”")


def _chinese(number: int) -> str:
    """Return a number below a hundred in Chinese."""
    tens, ones = divmod(number, _TEN)
    if not tens:
        return _NUMERALS[ones]
    head = "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return head + (_NUMERALS[ones] if ones else "")

"""What a plugin must keep: names of its own, and answers that can be believed.

Methods and checks are asked in the middle of reading a rulebook. Whatever goes wrong
there is the plugin's fault and not the rulebook's, so it is said of the plugin.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import attrs

from guiju import rulebooks
from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.expansion import NotHeldError, hold
from guiju.dsl.keywords import MEASURES, TERMS, WORDS
from guiju.dsl.method import Expanded, Given, Method
from guiju.dsl.model.functions import FUNCTIONS, WEIGHT
from guiju.dsl.model.scope import WEIGHTED
from guiju.engine.diagnostic import DiagnosticError, Related, Severity
from guiju.engine.source import Span
from guiju.engine.text import Text
from guiju.plugins.output import Output, Report
from guiju.plugins.plugin import failed
from guiju.plugins.rulebook_folder import RulebookFolder

_LANGUAGE = frozenset(
    {*WORDS, *MEASURES, *TERMS, *TERMS.values(), *FUNCTIONS, WEIGHT, *WEIGHTED}
)


def reserved(method: Method) -> str | None:
    """Return a name of ``method`` or of a named parameter that the language has."""
    named = (one.name for one in method.parameters if one.is_named)
    words = (word for name in (method.name, *named) for word in (name.zh, name.en))
    return next((word for word in words if word in _LANGUAGE), None)


def held(method: Method, blame: Callable[[Text], DiagnosticError]) -> Method:
    """Return ``method`` with an expansion that is checked whenever it is asked for.

    ``blame`` makes the error that names the plugin.
    """

    def expand(given: Given) -> Expanded:
        try:
            return hold(method.expand(given), given)
        except NotHeldError as error:
            raise blame(_about(method, error.what)) from error
        except Exception as error:
            raise blame(_about(method, failed(error))) from error

    return attrs.evolve(method, expand=expand)


def _about(method: Method, what: Text) -> Text:
    return Text(
        zh=f"方法“{method.name.zh}”{what.zh}",
        en=f"its method “{method.name.en}” breaks its promise: {what.en}",
    )


_LETTERS = "GJ"
_FILE = "guiju.toml"
_SHIPPED = Path(next(iter(rulebooks.__path__)))


def unfit(check: Check) -> Text | None:
    """Return what is wrong with how a plugin declares ``check``, if anything is."""
    if check.code.startswith(_LETTERS):
        return Text(
            zh=f"检查的编号 {check.code} 以 {_LETTERS} 开头，那是规矩自己的",
            en=f"the code {check.code} of its check begins with {_LETTERS}, which is "
            "Guiju's own",
        )
    whole = (
        isinstance(check.severity, Severity)
        and isinstance(check.title, Text)
        and isinstance(check.why, Text)
        and callable(check.run)
    )
    return None if whole else _incomplete(check)


def held_check(check: Check, blame: Callable[[Text], DiagnosticError]) -> Check:
    """Return ``check`` with findings that are looked at before they are told.

    ``blame`` makes the error that names the plugin.
    """

    def run(subject: Subject) -> Iterator[Finding]:
        files = {node.span.file for node in subject.nodes}
        try:
            found = tuple(check.run(subject))
        except Exception as error:
            raise blame(_of_check(check, failed(error))) from error
        if not all(_is_of(finding, files) for finding in found):
            raise blame(_no_finding(check))
        yield from found

    return attrs.evolve(check, run=run)


def held_output(output: Output, blame: Callable[[Text], DiagnosticError]) -> Output:
    """Return ``output`` with a ``write`` whose failure is told as the plugin's own.

    ``blame`` makes the error that names the plugin.
    """

    def write(report: Report) -> bytes:
        try:
            content = output.write(report)
        except DiagnosticError:
            raise
        except Exception as error:
            raise blame(failed(error)) from error
        if not isinstance(content, bytes):
            raise blame(Text(zh="写出的不是字节", en="what it wrote is no bytes"))
        return content

    return attrs.evolve(output, write=write)


def misplaced(one: RulebookFolder, home: Path) -> Text | None:
    """Return what is wrong with what a plugin that lies in ``home`` brings."""
    folder = one.folder.resolve()
    if (_SHIPPED / one.name / _FILE).is_file():
        return Text(
            zh=f"规则书“{one.name}”已经有了，是规矩自带的",
            en=f'Guiju ships a rulebook "{one.name}" already',
        )
    if not folder.is_relative_to(home.resolve()):
        return Text(
            zh=f"规则书 {one.name} 的文件夹不在插件自己的文件里",
            en=f"the folder of its rulebook {one.name} is not among its own files",
        )
    if not (folder / _FILE).is_file():
        return Text(
            zh=f"规则书 {one.name} 的文件夹里没有 {_FILE}",
            en=f"there is no {_FILE} in the folder of its rulebook {one.name}",
        )
    return None


def _is_of(finding: object, files: set[str]) -> bool:
    """Whether it is a finding, whole, about a place in one of ``files``."""
    if not isinstance(finding, Finding) or finding.fix is not None:
        return False
    related = finding.related
    if not all(isinstance(one, Related) for one in related):
        return False
    words = (finding.message, *(one.message for one in related))
    places = (finding.span, *(one.place for one in related))
    return (
        all(isinstance(word, Text) for word in words)
        and isinstance(finding.help, (Text, type(None)))
        and all(_stands_in(place, files) for place in places)
    )


def _stands_in(place: object, files: set[str]) -> bool:
    if not isinstance(place, Span):
        return False
    return place.file in files and 0 <= place.start <= place.end


def _no_finding(check: Check) -> Text:
    return _of_check(
        check,
        Text(
            zh="指出的地方不在规则书里，或者内容不全，或者带了自动改正",
            en="what it found is not in the rulebook, is incomplete, or offers a fix",
        ),
    )


def _incomplete(check: Check) -> Text:
    return _of_check(
        check,
        Text(
            zh="缺少轻重、标题、理由或做法",
            en="it lacks a severity, a title, a reason or what to run",
        ),
    )


def _of_check(check: Check, what: Text) -> Text:
    return Text(
        zh=f"检查 {check.code} {what.zh}", en=f"its check {check.code}: {what.en}"
    )

"""Findings as the results of tests, in the XML that build servers read (JUnit).

Each file is a suite and each family of checks a test of it, so that a test keeps its
name when its findings come and go, and a server can show since when it fails. A family
that errors kept from being looked at wholly is skipped: that is not to have passed.
"""

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

import attrs

from guiju.cli.findings import Findings
from guiju.dsl.checks import CHECKS
from guiju.dsl.reference import FAMILIES, family_of
from guiju.dsl.report import as_text
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.text import Language, Text

_FAMILIES = {
    **FAMILIES,
    "13": Text(zh="数据", en="data"),
    "14": Text(zh="写文件", en="writing files"),
    "15": Text(zh="命令", en="command"),
}
_NOT_ALL_LOOKED_AT = Text(
    zh="文件有错误，这一类没有全部检查",
    en="the file has errors: not all of this family was looked at",
)
_OF_FILES = frozenset(check.code for check in CHECKS if check.files)
"""Codes of what keeps a rulebook of several files from being whole."""
_COUNTED = ("tests", "failures", "errors", "skipped")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@attrs.frozen
class _Printer:
    findings: Findings
    language: Language

    def suites(self) -> ET.Element:
        """Return the whole report."""
        root = ET.Element("testsuites", name="guiju")
        for file in self._files():
            root.append(self._suite(file))
        counted = {
            name: str(sum(int(suite.get(name, "0")) for suite in root))
            for name in _COUNTED
        }
        root.attrib.update(counted)
        return root

    def _files(self) -> Sequence[str]:
        """Return what was asked for, and all else in which something was found."""
        places = (_file(one) for one in self.findings.diagnostics)
        return [*dict.fromkeys((*self.findings.files, *places))]

    def _suite(self, file: str) -> ET.Element:
        found = [one for one in self.findings.diagnostics if _file(one) == file]
        families = {family_of(one.code) for one in found}
        if file in self.findings.files:
            families.update(FAMILIES)
            families.update(family_of(check.code) for check in self.findings.added)
        suite = ET.Element("testsuite", name=_clean(file))
        for family in sorted(families):
            members = [one for one in found if family_of(one.code) == family]
            suite.append(self._case(file, family, members))
        counts = (
            len(suite),
            len(suite.findall("testcase/failure")),
            0,
            len(suite.findall("testcase/skipped")),
        )
        suite.attrib.update(zip(_COUNTED, map(str, counts), strict=True))
        return suite

    def _case(self, file: str, family: str, found: Sequence[Diagnostic]) -> ET.Element:
        words = _FAMILIES.get(family)
        name = f"{family} {words.of(self.language)}" if words else family
        shown = _clean(file)
        case = ET.Element("testcase", classname=shown, name=name, file=shown)
        failures = [one for one in found if self.findings.is_failure(one)]
        others = [one for one in found if one not in failures]
        if failures:
            codes = "、".join(dict.fromkeys(one.code for one in failures))
            said = " / ".join(one.message.of(self.language) for one in failures)
            failure = ET.SubElement(case, "failure", type=codes, message=_clean(said))
            failure.text = self._printed(failures)
        elif not self._is_looked_at(file, family):
            reason = _NOT_ALL_LOOKED_AT.of(self.language)
            ET.SubElement(case, "skipped", message=reason)
        if others:
            ET.SubElement(case, "system-out").text = self._printed(others)
        return case

    def _is_looked_at(self, file: str, family: str) -> bool:
        """Whether errors in ``file`` kept no check of the family from being asked.

        Errors of the other files that it is made of are errors in it.
        """
        compiled = self.findings.compiled.get(file)
        files = {file, *(compiled.texts if compiled else ())}
        errors = {
            one.code
            for one in self.findings.diagnostics
            if one.severity is Severity.ERROR and _file(one) in files
        }
        asked = (*CHECKS, *self.findings.added)
        checks = [check for check in asked if family_of(check.code) == family]
        if any(family_of(code) == "00" or code in _OF_FILES for code in errors):
            return all(check.by_itself for check in checks)
        return not errors or not any(check.on_plan or check.last for check in checks)

    def _printed(self, found: Sequence[Diagnostic]) -> str:
        texts = self.findings.texts
        return _clean("\n".join(as_text(one, texts, self.language) for one in found))


def write(findings: Findings, language: Language) -> str:
    """Return the diagnostics as a JUnit report."""
    root = _Printer(findings, language).suites()
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode")


def _file(one: Diagnostic) -> str:
    return one.place.file if one.place is not None else "guiju"


def _clean(words: str) -> str:
    """Return ``words`` with what no XML may hold spelled out."""
    return _NOT_IN_XML.sub(lambda match: f"<U+{ord(match[0]):04X}>", words)

"""What a reader of the figures must know besides: notices, open points, receipt."""

from collections.abc import Iterator

import attrs

from guiju.engine.plan import Scheme
from guiju.engine.text import Language, Text
from guiju.plugins.output import Report
from guiju.plugins.outputs import labels
from guiju.plugins.outputs.arrange import Setting, settings
from guiju.plugins.prose.figure import with_unit


@attrs.frozen
class Remark:
    """One remark, in the language of the report."""

    kind: Text
    subject: str
    words: str
    clause: str = ""


def remarks(report: Report) -> tuple[Remark, ...]:
    """Return the remarks in the order of their weight."""
    return tuple(_remarks(report))


def _remarks(report: Report) -> Iterator[Remark]:
    language, plan = report.language, report.result.plan
    for notice in report.notices:
        yield Remark(labels.NOTICE, "", notice.of(language))
    yield from _about(plan.scheme)
    for setting in settings(report.result):
        yield _setting(setting, language)
    for answer in plan.interpretations:
        yield Remark(
            labels.INTERPRETATION, answer.subject, answer.reason, answer.clause
        )
    for finding in report.diagnostics:
        yield Remark(labels.FINDING, finding.code, finding.message.of(language))
    for name, digest in report.receipt.items():
        yield Remark(labels.RECEIPT, name, digest)


def _about(scheme: Scheme) -> Iterator[Remark]:
    yield Remark(labels.SCHEME, scheme.name, scheme.called)
    if scheme.issuer:
        yield Remark(labels.ISSUER, "", scheme.issuer)
    if scheme.issued:
        yield Remark(labels.ISSUED, "", scheme.issued.isoformat())
    if scheme.period:
        first, last = (day.isoformat() for day in scheme.period)
        yield Remark(labels.PERIOD_OF, "", f"{first} – {last}")


def kind_of_setting(setting: Setting) -> Text:
    """Return what kind of open point it is: open or fixed, needed or not."""
    if not setting.reason:
        return labels.SET
    return labels.NOT_SET if setting.value is None else labels.OPEN_POINT


def value_of(setting: Setting, language: Language) -> str:
    """Return the value that was set with its unit of measure; empty without one."""
    if setting.value is None:
        return ""
    return with_unit(setting.value, setting.quantity.measure, language)


def _setting(setting: Setting, language: Language) -> Remark:
    parts = (value_of(setting, language), setting.reason)
    quantity = setting.quantity
    words = " · ".join(part for part in parts if part)
    return Remark(kind_of_setting(setting), quantity.name, words, quantity.clause)

"""Constraints, open points and interpretations, as far as they concern one unit."""

from collections.abc import Iterator

from guiju.engine.axis import UNIT
from guiju.engine.graph import dependencies, reachable
from guiju.engine.plan import Interpretation
from guiju.engine.result import Verdict
from guiju.plugins.outputs import judgements, labels
from guiju.plugins.outputs.arrange import settings, verdicts
from guiju.plugins.outputs.blocks import Block, Table
from guiju.plugins.outputs.packet import Packet
from guiju.plugins.outputs.remarks import kind_of_setting, value_of


def constraints(packet: Packet) -> Iterator[Block]:
    """Yield the constraints that are of the unit, or of all together."""
    language = packet.report.language
    rows = tuple(
        judgements.row(one, language)
        for one in verdicts(packet.report.result)
        if _concerns(one, packet)
    )
    if rows:
        yield Table(
            heads=tuple(head.of(language) for head in judgements.HEADS),
            rows=rows,
            plain=frozenset({0, 2, 6}),
        )


def _concerns(verdict: Verdict, packet: Packet) -> bool:
    """Whether it is of the unit itself, or of all together; others' are not told."""
    axes = [axis.name for axis in verdict.constraint.axes]
    if UNIT in axes:
        return verdict.where[axes.index(UNIT)] == packet.unit
    groups = {board.group.name for board, _ in packet.lines}
    return not axes and verdict.constraint.group in {"", *groups}


def readings(packet: Packet) -> Iterator[Block]:
    """Yield what was set and how the scheme was read, where the score hangs on it."""
    report, language = packet.report, packet.report.language
    touched = _touched(packet)
    rows = [
        (
            kind_of_setting(one).of(language),
            one.quantity.name,
            " · ".join(part for part in (value_of(one, language), one.reason) if part),
            one.quantity.clause,
        )
        for one in settings(report.result)
        if one.quantity.id in touched
    ]
    rows += [
        (labels.INTERPRETATION.of(language), one.subject, one.reason, one.clause)
        for one in report.result.plan.interpretations
        if _is_about(one, touched, packet)
    ]
    heads = (labels.KIND, labels.NAME, labels.TITLE, labels.CLAUSE)
    if rows:
        yield Table(
            heads=tuple(head.of(language) for head in heads),
            rows=tuple(rows),
            plain=frozenset({0, 1, 2, 3}),
        )


def _touched(packet: Packet) -> frozenset[str]:
    """Return all quantities that the place or the total of the unit is made of."""
    plan = packet.report.result.plan
    starts = [
        id_
        for board, _ in packet.lines
        for id_ in (
            *(column.id for column in board.columns),
            *((board.ranking.rank,) if board.ranking else ()),
        )
    ]
    return reachable(dependencies(plan), starts)


def _is_about(one: Interpretation, touched: frozenset[str], packet: Packet) -> bool:
    """Whether it is of the unit, its group, the whole scheme, or a figure it has."""
    plan = packet.report.result.plan
    groups = {board.group.name for board, _ in packet.lines}
    first = one.subject.partition(".")[0]
    names = {plan.quantities[id_].name for id_ in touched}
    return first in {packet.unit, plan.scheme.name, *groups} or any(
        name == one.subject
        or name.startswith(f"{one.subject}.")
        or one.subject.startswith(f"{name}.")
        for name in names
    )

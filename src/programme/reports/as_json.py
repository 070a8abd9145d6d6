"""A report as JSON: stable English keys, machine values beside the words of one language. See docs/reports.md."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from programme.domain.answer import Answer
from programme.domain.charter import Cites
from programme.domain.dates import ImpreciseDate
from programme.domain.what_if import WhatIf
from programme.register.codec import stamp
from programme.reports.document import (
    Block,
    Code,
    Command,
    Entries,
    Group,
    Listed,
    Notes,
    Pairs,
    Percent,
    Point,
    Ref,
    Silence,
    Single,
    Sources,
    Table,
    Timeline,
    Value,
    Window,
)
from programme.reports.page import Page
from programme.reports.transition.first_page import FirstPage, Missing, ToLift
from programme.reports.transition.report import TransitionReport
from programme.reports.wording import Wording, visible

FORMAT = 1
"""The version of the keys below: raised when one changes its meaning or goes."""


def as_json(report: TransitionReport, wording: Wording) -> str:
    """Return the report as a JSON document; what no screen shows is escaped, as JSON allows everywhere in a text."""
    return visible(json.dumps(_report(report, wording), ensure_ascii=False, indent=2)) + "\n"


def page_as_json(page: Page, wording: Wording) -> str:
    """Return a report on the programme as a JSON document."""
    return visible(json.dumps(_page(page, wording), ensure_ascii=False, indent=2)) + "\n"


def rows_of(table: Table, wording: Wording) -> list[dict[str, Any]]:
    """Return the rows of a table, each with the keys of its columns."""
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, (_data(value, wording) for value in row), strict=True)) for row in table.rows]


def _page(page: Page, wording: Wording) -> dict[str, Any]:
    survey, asked = page.survey, page.survey.asked
    edition, period = survey.edition, asked.period
    return {
        "report": page.kind,
        "format": FORMAT,
        "language": wording.speaker.lang,
        "status": asked.footing.stored,
        "programme": {"id": survey.programme, "name": page.programme},
        "territory": asked.territory,
        "period": {"from": period.earliest.isoformat(), "to": period.latest.isoformat()} if period else None,
        "charter": {"edition": edition.id, "hash": edition.hash} if edition is not None else None,
        "notice": wording.text(page.notice) if page.notice is not None else None,
        **_what_if(asked.what_if, wording),
        "as_of": asked.day.isoformat(),
        "known_at": stamp(survey.known_at),
        "position": asked.position,
        "glance": {pair.key: _data(pair.value, wording) for pair in page.glance},
        "groups": [_group(group, wording) for group in page.groups],
    }


def _report(report: TransitionReport, wording: Wording) -> dict[str, Any]:
    case = report.case
    return {
        "report": "transition",
        "format": FORMAT,
        "language": wording.speaker.lang,
        "status": case.footing.stored,
        "programme": {"id": case.programme, "name": case.rules.name},
        "territory": {"id": case.territory.id, "name": wording.speaker.name("territory", case.territory.id)},
        "gate": {"id": case.gate.id, "from": case.gate.from_, "to": case.gate.to},
        "charter": {"edition": case.edition.id, "hash": case.edition.hash},
        "notice": wording.text(report.notice) if report.notice is not None else None,
        **_what_if(case.what_if, wording),
        "as_of": case.day.isoformat(),
        "known_at": stamp(case.known_at),
        "position": case.position,
        **_first_page(report.first_page, wording),
        "groups": [_group(group, wording) for group in report.groups],
    }


def _what_if(supposed: WhatIf | None, wording: Wording) -> dict[str, Any]:
    """Return what is supposed, under a key that only such a report has."""
    if supposed is None:
        return {}
    return {"what_if": {**supposed.as_data(), "sentences": [wording.text(one) for one in supposed.sentences()]}}


def _first_page(page: FirstPage, wording: Wording) -> dict[str, Any]:
    verdict = page.verdict
    return {
        "verdict": {
            "standing": verdict.standing.value,
            "outcome": verdict.outcome.value if verdict.outcome is not None else None,
            "passable": verdict.passable,
            "sentence": wording.text(verdict.headline),
            "details": [wording.text(one) for one in verdict.details],
        },
        "missing": [_missing(one, wording) for one in page.missing],
        "reservations": [_to_lift(one) for one in page.reservations],
    }


def _missing(one: Missing, wording: Wording) -> dict[str, Any]:
    return {
        "id": one.criterion,
        "sentence": wording.text(one.sentence),
        "finding": one.finding.value,
        "rule": one.rule.value,
        "cites": _data(one.cites, wording),
        "missing": _data(one.missing, wording),
        "who_can_settle": [who.id for who in one.who_can_settle],
        "by_when": _data(one.by_when, wording),
        "by_when_because": _data(one.by_when_because, wording),
        "command": one.command.line,
        "evidence": list(one.evidence.positions),
        "doubts": list(one.doubts),
    }


def _to_lift(one: ToLift) -> dict[str, Any]:
    return {
        "id": one.reservation,
        "text": one.text,
        "owner": one.owner.id if one.owner is not None else None,
        "due": one.due.text if one.due is not None else None,
        "position": one.position,
    }


def _group(group: Group, wording: Wording) -> dict[str, Any]:
    points = [_point(point, wording) for point in group.points]
    return {"letter": group.letter, "title": wording.text(group.title), "points": points}


def _point(point: Point, wording: Wording) -> dict[str, Any]:
    return {
        "number": point.number,
        "key": point.key,
        "title": wording.text(point.title),
        "stated": bool(point.blocks),
        "content": {block.key: block_as_data(block, wording) for block in point.blocks} or None,
        "silence": wording.text(point.silence) if point.silence is not None else None,
    }


def block_as_data(block: Block, wording: Wording) -> Any:
    """Return what a block says, as the report has it under its key."""
    match block:
        case Pairs():
            return {pair.key: _data(pair.value, wording) for pair in block.pairs}
        case Table():
            return rows_of(block, wording)
        case Notes():
            return [_data(line, wording) for line in block.lines]
        case Timeline():
            return _timeline(block, wording)


def _timeline(timeline: Timeline, wording: Wording) -> dict[str, Any]:
    return {
        "start": timeline.start.isoformat(),
        "end": timeline.end.isoformat(),
        "as_of": timeline.day.isoformat(),
        "lanes": [
            {
                "key": lane.key,
                "label": wording.text(lane.label),
                "bars": [
                    {
                        "kind": bar.kind,
                        "earliest": bar.start.isoformat(),
                        "latest": bar.end.isoformat(),
                        "when": _data(bar.when, wording),
                        "label": wording.text(bar.label),
                    }
                    for bar in lane.bars
                ],
            }
            for lane in timeline.lanes
        ],
    }


def _data(value: Value, wording: Wording) -> Any:
    """Return a value for machines: ids, dates as written, positions, UTC instants; sentences in the language."""
    if isinstance(value, Listed):
        value = value.items
    if isinstance(value, tuple):
        return [_one(one, wording) for one in value]
    return _one(value, wording)


def _one(value: Single, wording: Wording) -> Any:
    match value:
        case None | bool() | int():
            return value
        case StrEnum() | Answer():
            return value.value
        case Decimal():
            return str(value)
        case str():
            return value
        case datetime():
            return stamp(value)
        case date():
            return value.isoformat()
        case ImpreciseDate():
            return value.text
        case Window():
            return value.bounds.text
        case Ref():
            return value.id
        case Entries():
            return list(value.positions)
        case Code():
            return value.text
        case Command():
            return value.line
        case Sources():
            return list(value.cited)
        case Percent():
            return value.number
        case Silence():
            return None
        case Cites():
            return {"document": value.document, "lines": list(value.lines), "text": value.text}
        case _:
            return wording.text(value)

"""Delivering a report: made, proven, written to its file or the screen and, with ``--issue``, recorded."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from programme.cli import tree
from programme.cli.files import replacing, write_whole
from programme.cli.output import data, write_json
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.domain.sentences import say

if TYPE_CHECKING:
    from programme.domain.what_if import WhatIf
    from programme.register.requests import Recorded, Request
    from programme.reports.making import Made
    from programme.reports.order import Order

SCREEN = "-"
LAST = "last"


def deliver(
    session: Session,
    order: Order,
    output: str | None,
    *,
    checkpoint: str | None,
    issue: bool,
    with_names: str | None,
    command_id: str | None,
    dry_run: bool,
) -> None:
    """Make a report and write it; with ``issue``, or as a copy ``with_names``, record that first.

    :raises Problem: there is no such checkpoint.
    :raises Refused: nothing is known by then, or the territory or the gate is unknown.
    """
    if issue and session.what_if is not None:
        sentence = say("What is supposed is not issued.")
        raise Problem(sentence, advice=say("leave out --assume and --charter, or --issue"))
    if with_names is not None:
        from programme.cli.naming import deliver_with_names

        deliver_with_names(session, order, output, with_names, issue=issue, command_id=command_id, dry_run=dry_run)
        return
    sizes = [one.size for one in session.register.recorder.checkpoints()]
    size = _checkpoint(checkpoint, sizes, order.position)
    size = None if session.what_if is not None else size
    made = made_again(session, replace(order, checkpoint=size, issued=issue), session.what_if)
    if not issue:
        write_report(session, made.text, output)
    else:
        request = _request(session, made, command_id)
        _issue(session, made, request, output, dry_run=dry_run)
    if checkpoint is None and session.what_if is None and sizes and (size or 0) < min(order.position, sizes[-1]):
        session.tell(say("To prove its entries under the last checkpoint: {option}", option=f"--checkpoint {LAST}"))


def made_again(session: Session, order: Order, what_if: WhatIf | None = None) -> Made:
    """Return the report of an order, as it was or will be made by whoever orders the same."""
    from programme.reports.making import make

    return make(session.register, order, partial(tree.spelled, lang=order.lang), what_if)


def write_report(session: Session, text: str, output: str | None) -> None:
    """Write a report to its file, or print it."""
    if output in {None, SCREEN}:
        data(text.removesuffix("\n"))
        return
    path = Path(str(output))
    write_whole(path, text)
    session.tell(say("The report is in {path}.", path=str(path)))


def _issue(session: Session, made: Made, request: Request, output: str | None, *, dry_run: bool) -> None:
    """Record the issue, unless it is only to be shown, and write the report."""
    from programme.cli.recording import as_data, show_plan

    if dry_run:
        planned = session.register.plan([request]).recorded
        write_report(session, made.text, output)
        if output not in {None, SCREEN}:
            show_plan(session, planned)
        return
    (recorded,) = _recorded_with(session, made, request, output)
    if recorded.replayed:
        session.tell(say("This was recorded before, under the same command id: nothing new is recorded."))
    position = recorded.facts[0].position
    if output not in {None, SCREEN}:
        write_json(as_data(recorded)) if session.json else data(str(position))
    session.tell(say("Issued: entry {position}.", position=position))
    session.tell(say("Next: {command}", command=session.spelled("programme audit seal")))


def _recorded_with(session: Session, made: Made, request: Request, output: str | None) -> list[Recorded]:
    """Record an issue and write its report: nothing is recorded where the file cannot be written, and the other way."""
    if output in {None, SCREEN}:
        recorded = session.writer.record([request])
        write_report(session, made.text, output)
        return recorded
    with replacing(Path(str(output))) as file:
        file.write(made.text.encode())
        recorded = session.writer.record([request])
    session.tell(say("The report is in {path}.", path=str(output)))
    return recorded


def _request(session: Session, made: Made, command_id: str | None) -> Request:
    """Return the request to record an issue; the same person issues the same bytes only once."""
    from programme import __version__
    from programme.domain.acts.report import IssueReport
    from programme.domain.dates import ImpreciseDate
    from programme.domain.positions import as_ranges
    from programme.register.requests import Request

    order = made.order
    act = IssueReport.model_validate(
        {
            "kind": order.kind,
            "territory": order.territory,
            "gate": order.gate,
            "period": order.period,
            "as_of": ImpreciseDate.day(order.day),
            "known_at": order.position,
            "checkpoint": order.checkpoint,
            "language": order.lang,
            "format": order.format,
            "program": __version__,
            "sha256": made.sha256,
            "cites": as_ranges(made.listed),
        }
    )
    id = command_id or f"report:{made.sha256}:{session.by}"
    return Request(act, session.by, id, session.now, session.clock_set)


def _checkpoint(wanted: str | None, sizes: list[int], position: int) -> int | None:
    """Return how many entries the checkpoint covers that is asked for, else the last one made at or before K.

    :raises Problem: there is none such.
    """
    if wanted is None:
        return max((size for size in sizes if size <= position), default=None)
    if wanted == LAST and sizes:
        return sizes[-1]
    if wanted.isascii() and wanted.isdecimal() and int(wanted) in sizes:
        return int(wanted)
    known = ", ".join(map(str, sizes)) or "–"
    sentence = say("There is no checkpoint of {size} entries; there are: {known}.", size=wanted, known=known)
    raise Problem(sentence, advice="programme audit seal", code=Code.UNKNOWN_ID)

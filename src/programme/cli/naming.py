"""Copies of reports with the names of persons: each is on record, with those it names, before it is written."""

from __future__ import annotations

import hashlib
import re
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from programme.cli import tree
from programme.cli.issuing import SCREEN, made_again, write_report
from programme.cli.output import data
from programme.cli.people import warn_of_names
from programme.cli.problem import Code, Problem
from programme.cli.recording import show_plan
from programme.cli.session import Session
from programme.domain.acts.person import ExportNames
from programme.domain.sentences import say
from programme.domain.vocabulary import PERSON_PATTERN
from programme.register.people.names import State, people
from programme.register.requests import Request

if TYPE_CHECKING:
    from programme.reports.order import Order

NAMING = ("html", "md")
_PERSON = re.compile(PERSON_PATTERN.strip("^$"))


def deliver_with_names(
    session: Session,
    order: Order,
    output: str | None,
    reason: str,
    *,
    issue: bool,
    command_id: str | None,
    dry_run: bool,
) -> None:
    """Record that a copy with names is made, and write it; none is made while a name that it needs cannot be read.

    :raises Problem: it was to be issued, or supposes something; it is for a machine; or it names nobody.
    """
    if issue or session.what_if is not None or order.format not in NAMING:
        sentence = say("A copy with names is a page for people, of what is recorded, and is not issued.")
        raise Problem(sentence, advice=say("leave out --issue, --assume and --charter, and add --format html or md"))
    warn_of_names(session, [reason])
    names = _names(session, set(_PERSON.findall(made_again(session, order).text)))
    if session.unreadable:
        return
    if not names:
        sentence = say("The report names no person whose name can be shown.")
        raise Problem(sentence, advice="programme person list", code=Code.REFUSED, rule="no-names")
    from programme.reports.making import with_names

    called = {f"{kind}:{id}": name for id, name in names.items() for kind in ("person", "office")}
    text = with_names(session.register, order, called, partial(tree.spelled, lang=order.lang))
    request = _request(session, order, tuple(names), text, reason, command_id)
    if dry_run:
        show_plan(session, session.register.plan([request]).recorded)
        return
    (recorded,) = session.writer.record([request])
    write_report(session, text, output)
    position = recorded.facts[0].position
    if output not in {None, SCREEN}:
        data(str(position))
    session.tell(say("The copy with names is on record: entry {position}.", position=position))


def _names(session: Session, shown: set[str]) -> dict[str, str]:
    """Return the names that can be shown of the persons in a report, by id."""
    reading = session.register.reading()
    found = [one for one in people(reading, reading, session.register.vault) if one.person.id in shown]
    session.unreadable |= {one.person.id: one.full_name.detail for one in found if one.full_name.detail}
    return {one.person.id: one.full_name.text for one in found if one.full_name.state is State.CLEAR}


def _request(
    session: Session, order: Order, persons: tuple[str, ...], text: str, reason: str, command_id: str | None
) -> Request:
    what = " ".join(filter(None, ("report", order.kind.value, order.territory, order.format)))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    act = ExportNames.model_validate({"what": what, "persons": persons, "sha256": sha256, "reason": reason})
    return Request(act, session.by, command_id or str(uuid4()), session.now, session.clock_set)

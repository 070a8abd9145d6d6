"""Annulling and recording again by one command: what is recorded instead comes from a journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from programme.cli.journal_refusals import tell_refusals
from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.domain.refusals import Refused
from programme.domain.sentences import say
from programme.exchange.journal import Journal, refused_rows
from programme.exchange.journal_file import read
from programme.register.requests import Recorded, RefusedRequests


def replacement(session: Session, given: Mapping[str, Any]) -> Journal | None:
    """Return the journal of what is to be recorded instead, if a command names one.

    :raises MalformedFile: it is no journal; every problem is there.
    """
    file = given.get("replace_with")
    return read(Path(file), session.by) if file is not None else None


def tell_refused(session: Session, refused: RefusedRequests, journal: Journal) -> Code:
    """Say why nothing was recorded: the reasons against the command itself, then those against the journal's rows."""
    own = [one for place, one in refused.refusals if place == 0]
    if any(not isinstance(one, Refused) for one in own):
        raise refused
    rows = RefusedRequests([(place - 1, one) for place, one in refused.refusals if place > 0])
    reasons = [reason for one in own if isinstance(one, Refused) for reason in one.reasons]
    return tell_refusals(session, "entry annul", [*((None, one) for one in reasons), *refused_rows(journal, rows)])


def all_is_new(planned: Sequence[Recorded]) -> None:
    """Check that what is to be recorded instead was not recorded before, when the command itself was not.

    :raises Problem: a row of the journal has the key of one that stands in the register.
    """
    first, *others = planned
    old = [one for one in others if one.replayed and not first.replayed]
    if old:
        rows = ", ".join(one.request.command_id for one in old)
        sentence = say("Recorded before, so not recorded instead: {rows}.", rows=rows)
        advice = say("give these rows of the journal other keys")
        raise Problem(sentence, advice=advice, code=Code.REFUSED, rule="recorded-before")

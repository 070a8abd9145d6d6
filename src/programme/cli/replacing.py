"""Annulling and recording again by one command: what is recorded instead comes from a journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from programme.cli.problem import Code, Problem
from programme.cli.session import Session
from programme.domain.sentences import say
from programme.exchange.journal import requests
from programme.exchange.journal_file import read
from programme.register.requests import Recorded, Request


def replacement(session: Session, given: Mapping[str, Any]) -> list[Request]:
    """Return what is to be recorded instead, if a command names a journal of it.

    :raises MalformedFile: it is no journal; every problem is there.
    """
    file = given.get("replace_with")
    if file is None:
        return []
    return requests(read(Path(file), session.by), session.now, clock_set=session.clock_set)


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

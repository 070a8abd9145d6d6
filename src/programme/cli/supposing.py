"""``--assume FILE`` and ``--charter EDITION``: what a reading command shows if something were otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import Any

from programme.cli.journal_refusals import tell_refusals
from programme.cli.marking import Mark, put_mark
from programme.cli.problem import Problem
from programme.cli.session import Session
from programme.domain.aggregates.charters import Charters
from programme.domain.events import CharterAdopted
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.what_if import WhatIf
from programme.exchange.journal import refused_rows, requests
from programme.exchange.journal_file import read
from programme.register.codec import instant
from programme.register.requests import RefusedRequests

YAML = {".yaml", ".yml"}


def assume(session: Session, given: Mapping[str, Any]) -> dict[str, Any] | None:
    """Suppose a journal to be recorded after K, and return what is left to give to the command: None if it is refused.

    The head of the register that results is what the command sees: K is taken into account. The entries are supposed
    to be recorded at the latest of now, of the last instant known at K, and of the end of the day V.

    :raises MalformedFile: the file is no journal; every problem is there.
    """
    path = Path(str(session.options["assume"]))
    if path.suffix.lower() not in YAML:
        advice = say("write them as a journal: {page}", page="docs/journal.md")
        raise Problem(
            say("{file}: what can be supposed are the entries of a journal (.yaml).", file=path.name), advice=advice
        )
    view = session.viewpoint(given.get("as_of"), given.get("known_at"))
    by = session.settings.find("by")
    journal = read(path, by.value if by is not None else None)
    last = session.register.recorder.last_time()
    moments = [session.now, datetime.combine(view.day, time.max, session.zone), *([instant(last)] if last else [])]
    wanted = requests(journal, max(moments), clock_set=session.clock_set)
    try:
        head = session.register.suppose(wanted, view.position)
    except RefusedRequests as refused:
        tell_refusals(session, "import", refused_rows(journal, refused))
        return None
    suppose(session, WhatIf(view.position, path.name, head))
    return {**given, "known_at": None} if "known_at" in given else dict(given)


def judge_by(session: Session, reading: Reading, edition: str, position: int) -> None:
    """Mark what is judged by an edition of the charter, as known at a position, whichever counts.

    :raises Problem: it is not adopted.
    """
    from programme.cli.views.ids import known

    known("edition", edition, Charters.of(reading.facts(CharterAdopted)).ids())
    suppose(session, replace(session.what_if or WhatIf(position), edition=edition))


def suppose(session: Session, what_if: WhatIf) -> None:
    """Note a supposition, and mark what is printed from now on."""
    session.what_if = what_if
    lines = tuple(session.speaker.sentence(one) for one in what_if.sentences())
    put_mark(Mark(lines, what_if.as_data()))

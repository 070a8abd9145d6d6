"""Ids and names given on the command line: those that are known, and what looks like those that are not."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from programme.cli.problem import Code, Problem
from programme.cli.views.look import Look
from programme.domain.refusals import unknown
from programme.domain.sentences import Sentence, quoted, say


def known(kind: str, wanted: str, ids: Iterable[str]) -> str:
    """Return an id that is among the known ones.

    :raises Problem: it is not; those that look alike are named, and the exit code is 3.
    """
    listed = list(ids)
    if wanted in listed:
        return wanted
    reason = unknown(kind, wanted, listed)
    raise Problem(meant(reason.sentence, reason.near), advice=reason.advice, code=Code.UNKNOWN_ID)


def known_territory(look: Look, territory: str | None) -> str | None:
    """Return the id of a territory, if one is given.

    :raises Problem: nothing is recorded of it.
    """
    if territory is None:
        return None
    from programme.domain.standing import territory_ids

    return known("territory", territory, territory_ids(look.reading))


def known_offices(look: Look, offices: tuple[str, ...]) -> None:
    """Check that these are offices of the charter, or of who was at a meeting.

    :raises Problem: one is not.
    """
    if not offices:
        return
    from programme.domain.aggregates.charters import Charters
    from programme.domain.events import AttendanceRecorded, CharterAdopted

    latest = Charters.of(look.reading.facts(CharterAdopted)).latest
    attended = [fact.event for fact in look.reading.facts(AttendanceRecorded)]
    present = {office for one in attended if isinstance(one, AttendanceRecorded) for office in one.present}
    for one in offices:
        known("office", one, sorted(present | (latest.rules.office_ids() if latest is not None else frozenset())))


def known_types(types: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of types of events.

    :raises Problem: one is not in the catalogue.
    """
    if not types:
        return ()
    from programme.domain.events import CATALOGUE

    names = sorted({name for name, _ in CATALOGUE})
    for one in types:
        if one not in names:
            sentence = say("There is no type of event '{type}'.", type=one)
            raise Problem(meant(sentence, near(one, names)), advice="programme trail")
    return types


def near(wanted: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that look like one that is not known."""
    return tuple(get_close_matches(wanted, list(names)))


def meant(sentence: Sentence, near: tuple[str, ...]) -> Sentence:
    """Return a sentence about something unknown, with what looks like it."""
    if not near:
        return sentence
    return say("{what} Did you mean {near}?", what=sentence, near=quoted(near))

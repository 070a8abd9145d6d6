"""Performing an act: the rules common to all of them, then its own; everything that is missing is said at once."""

from __future__ import annotations

import re

from programme.domain.acts.act import Act, Circumstances, New, Obstacles, refuse_if_any
from programme.domain.acts.person import known_person
from programme.domain.aggregates.charters import Charters
from programme.domain.event import named
from programme.domain.events import CharterAdopted
from programme.domain.reading import Reading
from programme.domain.sentences import say
from programme.domain.vocabulary import PERSON_PATTERN


def perform(act: Act, reading: Reading, now: Circumstances) -> list[New]:
    """Return the events that follow from an act on what the reading shows.

    :raises Refused: a rule stands in the way; it holds every reason.
    """
    obstacles = Obstacles()
    _may_record(act, reading, now, obstacles)
    events = act.decide(reading, now, obstacles)
    refuse_if_any(act.path(), obstacles)
    return events


def _may_record(act: Act, reading: Reading, now: Circumstances, obstacles: Obstacles) -> None:
    """Note offices that the charter does not know, and a fact that has not happened yet."""
    latest = Charters.of(reading.facts(CharterAdopted)).latest
    offices = latest.rules.office_ids() if latest is not None else frozenset()
    for one in dict.fromkeys([now.by, *(who for kind, who in named(act) if kind == "office")]):
        if re.fullmatch(PERSON_PATTERN, one):
            known_person(one, reading, obstacles)
        elif offices and one not in offices:
            obstacles.unknown("office", one, offices)
    happened = act.day(now)
    if happened.earliest > now.today:
        sentence = say("It has not happened yet: {on} begins after today, {today}.", on=happened, today=now.today)
        obstacles.add("not-yet-happened", sentence, advice="--due" if "due" in type(act).model_fields else "--on")

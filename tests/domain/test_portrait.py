"""A territory as it is seen from one point, and what differs between two such portraits."""

from __future__ import annotations

from datetime import date

from programme.domain.aggregates.gate_file import GateFile
from programme.domain.assessment import assess
from programme.domain.portrait import Aspect, Portrait, changes, portrait
from programme.domain.reading import reading_of
from programme.domain.shaken import aftermaths
from programme.domain.vocabulary import Finding
from tests.support.charters import criterion
from tests.support.history import History
from tests.support.scenes import T, decide, review

DAY = date(2018, 1, 1)
WORKSHOP = criterion("c", name="meetings", kind="workshop")


def seen(history: History, day: date = DAY, upto: int | None = None) -> Portrait:
    """Return the portrait of the territory on a day, as it was known at a position."""
    reading = reading_of(history.facts[:upto])
    return portrait(assess(reading, T, day), aftermaths(reading, reading.of(GateFile, T), day))


def passed() -> tuple[History, int]:
    """Return a passage decided on 2017-04-01 on one workshop, and the position of the workshop."""
    history = review(WORKSHOP)
    where = {"kinds": ["workshop"], "bodies": ["committee"], "territories": [T]}
    (workshop,) = history.do("meeting hold", title="W", id="w", on="2017-03-10", **where)
    decide(history, on="2017-04-01")
    return history, workshop.position


def test_of_a_territory_that_is_not_known_nothing_is_said() -> None:
    assert seen(History()) == Portrait(T, T)


def test_a_portrait_differs_in_nothing_from_itself() -> None:
    history, _ = passed()
    assert changes(seen(history), seen(history)) == ()


def test_a_passage_changes_the_phase_and_the_gate_that_is_next() -> None:
    history, _ = passed()
    found = {one.aspect: (one.before, one.after) for one in changes(seen(history, date(2017, 3, 31)), seen(history))}
    assert found[Aspect.PHASE] == (None, ("amorcage",))
    assert found[Aspect.SINCE][1] == "2017-04-01"
    assert list(found) == sorted(found, key=list(Aspect).index)


def test_a_finding_that_changes_is_told_with_its_criterion() -> None:
    history, workshop = passed()
    before = seen(history, date(2017, 3, 31))
    (annulment,) = history.do("entry annul", position=workshop, reason="R")
    after = seen(history, date(2017, 3, 31), annulment.position)
    (found,) = (one for one in changes(before, after) if one.aspect is Aspect.FINDING)
    assert (found.criterion, found.before, found.after) == ("c", Finding.MET, Finding.UNMET)


def test_decisions_that_are_touched_and_shaken_are_named_by_their_positions() -> None:
    history, workshop = passed()
    decided = next(one.position for one in history.facts if one.event.type == "gate-decided")
    history.do("entry rectify", position=workshop, field="title", to=["Atelier"], reason="R")
    assert seen(history).values[Aspect.TOUCHED, None] == (decided,)
    assert (Aspect.SHAKEN, None) not in seen(history).values
    history.do("entry annul", position=workshop, reason="R")
    assert seen(history).values[Aspect.SHAKEN, None] == (decided,)

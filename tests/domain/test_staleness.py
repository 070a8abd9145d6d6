"""What came after a report that was issued: corrections of what it cites, decisions shaken, facts it would count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from programme.domain.dates import ImpreciseDate
from programme.domain.events import ReportIssued
from programme.domain.reading import reading_of
from programme.domain.staleness import Staleness, staleness
from programme.domain.vocabulary import ReportKind
from tests.support.charters import criterion
from tests.support.history import History
from tests.support.scenes import T, decide, review

WORKSHOP = criterion("c", name="meetings", kind="workshop")
SHOPS = {"kinds": ["workshop"], "bodies": ["committee"], "territories": [T]}


def decided() -> tuple[History, int, int]:
    """Return a passage that rests on a workshop of 10 March 2017, with the positions of workshop and decision."""
    history = review(WORKSHOP)
    (workshop,) = history.do("meeting hold", title="W", id="w", on="2017-03-10", **SHOPS)
    decide(history, on="2017-04-01")
    decision = next(one.position for one in history.facts if one.event.type == "gate-decided")
    return history, workshop.position, decision


def since(history: History, known_at: int, cites: Sequence[int], territory: str | None = T) -> Staleness:
    """Return what came after a report of the end of 2017, which knew the entries up to a position."""
    made: dict[str, Any] = {"language": "fr", "format": "html", "program": "1", "sha256": "0" * 64}
    report = ReportIssued(
        kind=ReportKind.TRANSITION,
        territory=territory,
        as_of=ImpreciseDate.parse("2017-12-31"),
        known_at=known_at,
        cites=",".join(map(str, cites)),
        **made,
    )
    return staleness(report, reading_of(history.facts[:known_at]), history.reading(), history.facts)


def test_a_report_is_current_while_nothing_follows() -> None:
    history, workshop, decision = decided()
    found = since(history, len(history.facts), [workshop, decision])
    assert (found, found.state.value) == (Staleness(), "current")


def test_a_correction_of_what_it_cites_corrects_it_and_one_of_something_else_does_not() -> None:
    history, workshop, decision = decided()
    known = len(history.facts)
    history.do("entry rectify", position=workshop, field="title", to=["Atelier"], reason="R")
    found = since(history, known, [workshop, decision])
    assert (found.corrections, found.state.value) == ((known + 1,), "corrected")
    assert since(history, known, [decision]).corrections == ()


def test_what_annuls_an_annulment_of_what_it_cites_corrects_it_too() -> None:
    history = History()
    history.do("meeting hold", title="W", id="w", kinds=["workshop"], on="2017-03-10")
    for position in (1, 2):
        history.do("entry annul", position=position, reason="R")
    assert since(history, 1, [1], None).corrections == (2, 3)


def test_a_decision_that_is_found_otherwise_since_shakes_it() -> None:
    history, workshop, decision = decided()
    known = len(history.facts)
    history.do("entry rectify", position=workshop, field="on", to=["2017-05-01"], reason="R")
    found = since(history, known, [decision])
    assert (found.shaken, found.state.value) == ((decision,), "shaken")
    assert since(history, known + 1, [decision]).shaken == ()
    assert since(history, known, [workshop]).shaken == ()


@pytest.mark.parametrize(
    ("on", "where", "counts"),
    [("2017-06", [T], True), ("2018-01", [T], False), ("2017-06", [], True), ("2017-06", ["pertuis"], False)],
)
def test_a_fact_that_it_would_count_now_outdates_it(on: str, where: list[str], counts: bool) -> None:  # noqa: FBT001
    history, _, _ = decided()
    history.do("territory propose", territory="pertuis", name="Pertuis", on="2019")
    known = len(history.facts)
    history.do("meeting hold", title="X", id="x", kinds=["workshop"], territories=where, on=on)
    found = since(history, known, [])
    assert found.newer == ((known + 1,) if counts else ())
    assert found.state.value == ("outdated" if counts else "current")

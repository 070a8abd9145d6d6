"""Results that others start from, with what was handed over; lessons drawn at each gate."""

from __future__ import annotations

from typing import Any

import pytest

from programme.domain.events import LessonRecorded, ResultsSpread
from tests.support.charters import charter, criterion
from tests.support.history import History

AIX, VENELLES = "aix-en-provence", "venelles"


def programme() -> History:
    history = History()
    history.do("charter adopt", rules=charter(criterion("c")), on="2016-01-01")
    history.do("body constitute", body="committee", name="Committee", on="2016-01-01")
    for territory in (AIX, VENELLES):
        history.do("territory propose", territory=territory, name=territory.title(), on="2016-09")
    return history


def spread(history: History, **fields: Any) -> ResultsSpread:
    (fact,) = history.do("territory spread", on="2020-09", **fields)
    assert isinstance(fact.event, ResultsSpread)
    return fact.event


# --- Spread ----------------------------------------------------------------------------------------------------------


def test_a_territory_starts_from_the_results_of_another_one() -> None:
    event = spread(programme(), territory=VENELLES, origin=AIX, handed_over=["Cycle d'ateliers", "Projets phares"])
    assert (event.origin, event.group, event.handed_over) == (AIX, None, ("Cycle d'ateliers", "Projets phares"))
    assert event.tags() == (f"territory:{AIX}", f"territory:{VENELLES}")


def test_a_group_starts_from_the_results_of_its_own_territory_unless_another_is_named() -> None:
    history = programme()
    assert spread(history, territory=AIX, group="Deuxième groupement").origin == AIX
    assert spread(history, territory=AIX, group="Troisième groupement", origin=VENELLES).origin == VENELLES


def test_a_territory_does_not_start_from_itself() -> None:
    for origin in ({}, {"origin": AIX}):
        assert programme().refusal("territory spread", territory=AIX, **origin) == ["own-results"]


def test_what_is_handed_over_may_follow_but_what_is_already_spread_is_not_told_twice() -> None:
    history = programme()
    spread(history, territory=AIX, group="Deuxième groupement")
    again = {"territory": AIX, "group": "deuxième  groupement"}
    assert history.refusal("territory spread", **again) == ["already-spread"]
    spread(history, **again, handed_over=["Cycle d'ateliers"])
    assert history.refusal("territory spread", **again, handed_over=["Cycle d'ateliers"]) == ["already-spread"]
    spread(history, **again, handed_over=["Cycle d'ateliers", "Projets phares"])
    spread(history, **again, origin=VENELLES)


def test_both_territories_are_known() -> None:
    assert programme().refusal("territory spread", territory="aix", origin="x") == ["unknown-id", "unknown-id"]


# --- Lessons ---------------------------------------------------------------------------------------------------------


def lesson(history: History, **fields: Any) -> LessonRecorded:
    (fact,) = history.do("gate lesson", territory=AIX, text="Associer la Ville plus tôt", on="2020-12-31", **fields)
    assert isinstance(fact.event, LessonRecorded)
    return fact.event


def reviewed(history: History, day: str = "2017-03-01") -> None:
    """Open the review of the next gate, and let it pass."""
    history.do("gate open", territory=AIX, on=day)
    history.do("gate answer", territory=AIX, criterion="c", finding="met", because="Seen", on=day)
    history.do("gate decide", territory=AIX, outcome="passed", on=day)


def test_a_lesson_belongs_to_the_review_that_is_open() -> None:
    history = programme()
    reviewed(history)
    history.do("gate open", territory=AIX, on="2018-03-01")
    event = lesson(history, office="pilot")
    assert (event.gate, event.review, event.office) == ("consolidation", f"{AIX}-consolidation-1", "pilot")


def test_or_else_to_the_last_one_that_was() -> None:
    history = programme()
    reviewed(history)
    reviewed(history, "2018-03-01")
    event = lesson(history)
    assert (event.gate, event.review, event.office) == ("consolidation", f"{AIX}-consolidation-1", "coordinator")


def test_or_else_to_the_last_one_of_the_gate_that_is_named() -> None:
    history = programme()
    reviewed(history)
    history.do("gate open", territory=AIX, on="2018-03-01")
    assert lesson(history, gate="selection").review == f"{AIX}-selection-1"


def test_a_lesson_may_come_before_any_review_of_a_gate_of_the_charter() -> None:
    event = lesson(programme(), gate="decollage")
    assert (event.gate, event.review) == ("decollage", None)


def test_a_gate_missing_or_unknown_is_refused_where_there_is_no_review() -> None:
    fields = {"territory": AIX, "text": "T"}
    assert programme().refusal("gate lesson", **fields) == ["gate-missing"]
    (reason,) = programme().reasons("gate lesson", **fields, gate="decolage")
    assert (reason.rule, reason.near) == ("unknown-id", ("decollage",))  # type: ignore[attr-defined]


@pytest.mark.parametrize("gate", [None, "selection"])
def test_without_a_charter_there_is_no_gate_to_learn_at(gate: str | None) -> None:
    history = History()
    history.do("territory propose", territory=AIX, name="Aix", on="2016")
    expected = ["gate-missing"] if gate is None else ["unknown-id"]
    assert history.refusal("gate lesson", territory=AIX, text="T", gate=gate) == expected


def test_of_an_unknown_territory_that_is_said() -> None:
    assert programme().refusal("gate lesson", territory="aix", text="T", gate="selection") == ["unknown-id"]

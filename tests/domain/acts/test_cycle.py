"""A cycle of workshops has its objectives, and meetings that name it."""

from __future__ import annotations

from programme.domain.aggregates.cycle import Cycle
from programme.domain.naming import names
from tests.support.history import History
from tests.support.one_gate import AIX

OBJECTIVES = ("Faire émerger les enjeux", "Initier une dynamique de coopération", "Définir les projets phares")


def set_out() -> History:
    history = History()
    history.do("territory propose", territory=AIX, name="Aix", on="2016-09")
    fields = {"title": "Ateliers 2017", "objectives": OBJECTIVES, "territories": [AIX], "on": "2017"}
    history.do("meeting cycle", cycle="ateliers-2017", **fields)
    return history


def cycle(history: History) -> Cycle:
    return history.reading().of(Cycle, "ateliers-2017")


def test_a_cycle_keeps_its_objectives_in_order() -> None:
    history = set_out()
    assert (cycle(history).exists, cycle(history).objectives) == (True, OBJECTIVES)
    assert names(history.reading(), "fr")["cycle:ateliers-2017"] == "Ateliers 2017"


def test_of_a_cycle_that_nobody_set_out_nothing_is_known() -> None:
    nothing = History().reading().of(Cycle, "ateliers-2017")
    assert (nothing.exists, nothing.objectives) == (False, ())


def test_the_workshops_of_a_cycle_name_it_called_or_not() -> None:
    history = set_out()
    fields = {"kinds": ["workshop"], "title": "Atelier", "cycle": "ateliers-2017"}
    history.do("meeting hold", **fields, on="2017-02", id="w1")
    history.do("meeting convene", **fields, due="2017-04", on="2017-03", id="w2")
    history.do("meeting hold", meeting="w2", on="2017-04")
    history.do("meeting hold", kinds=["workshop"], title="Ailleurs", on="2017-05")
    found = cycle(history)
    assert [getattr(fact.event, "meeting", "") for fact in found.held] == ["w1", "w2"]
    assert [getattr(fact.event, "meeting", "") for fact in found.convened] == ["w2"]


def test_the_id_of_a_cycle_is_given_once_and_its_territories_are_known() -> None:
    again = {"title": "X", "objectives": ["x"], "territories": ["nowhere"]}
    assert set_out().refusal("meeting cycle", cycle="ateliers-2017", **again) == ["id-taken", "unknown-id"]


def test_a_meeting_belongs_to_a_known_cycle() -> None:
    fields = {"kinds": ["workshop"], "title": "Atelier", "cycle": "ateliers-2018"}
    assert set_out().refusal("meeting hold", **fields) == ["unknown-id"]

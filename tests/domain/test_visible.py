"""Who could have known: what an office or a body certainly had part in, or was told of."""

from __future__ import annotations

from datetime import date

from programme.domain.visible import Ground, witness
from tests.support.history import History
from tests.support.scenes import T, programme, seat

TODAY = date(2030, 1, 1)


def grounds(history: History, who: str, day: date = TODAY) -> dict[str, Ground]:
    """Return the type of each entry that could be known, with why; entries as if recorded on that day."""
    seen = witness(history.reading(), who)
    found = ((fact.event.type, seen.ground(fact.event, fact.recorded_by, day)) for fact in history.facts)
    return {name: ground for name, ground in found if ground is not None}


def met() -> History:
    history = programme()
    history.do("meeting hold", title="W", id="w", kinds=["workshop"], territories=[T], on="2017-01-10")
    history.do("meeting attend", meeting="w", present=["pilot"], excused=["treasurer"], on="2017-01-10")
    history.do("decision record", id="d", title="D", meeting="w", on="2017-01-10")
    return history


def test_who_was_present_could_know_of_what_names_the_meeting() -> None:
    assert grounds(met(), "pilot") == {
        "meeting-held": Ground.PRESENT,
        "attendance-recorded": Ground.NAMED,
        "decision-recorded": Ground.PRESENT,
    }


def test_who_was_excused_is_not_said_to_know() -> None:
    assert grounds(met(), "treasurer") == {}


def test_who_was_told_of_a_decision_by_id_or_name_knows_of_it_and_of_nothing_else() -> None:
    for told in ("committee", "Committee"):
        history = met()
        history.do("decision communicate", decision="d", to=told, on="2017-01-12")
        known = grounds(history, "committee")
        assert (known["decision-recorded"], known["decision-communicated"]) == (Ground.TOLD, Ground.TOLD)
        assert "meeting-held" not in known


def test_a_seat_tells_of_what_names_the_body_while_it_is_surely_held() -> None:
    history = programme()
    seat(history, "treasurer", on="2017-02")
    history.do("body vacate", body="committee", office="treasurer", on="2017-09")
    history.do("decision record", id="d", title="D", decided_by="committee", on="2017-01-10")
    days = (date(2017, 2, 15), date(2017, 3, 1), date(2017, 8, 31), date(2017, 9, 15))
    told = [grounds(history, "treasurer", day).get("decision-recorded") for day in days]
    assert told == [None, Ground.SEATED, Ground.SEATED, None]


def test_who_recorded_everything_could_know_of_everything() -> None:
    history = met()
    assert set(grounds(history, history.by).values()) == {Ground.RECORDED}
    assert len(grounds(history, history.by)) == len({fact.event.type for fact in history.facts})


def test_what_happened_to_the_register_alone_is_known_to_who_did_it() -> None:
    history = met()
    history.do("entry rectify", position=history.facts[-1].position, field="title", to=["Autre"], reason="R")
    assert grounds(history, "coordinator")["entry-rectified"] is Ground.RECORDED
    assert "entry-rectified" not in grounds(history, "pilot")
